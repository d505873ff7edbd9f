"""The document `sbp`: lanes, tasks in them, and arrows between tasks.

A lane of the kind `cjm` shows copies of the journey's actions, which are the columns of ours. A task
stands at a free place in its lane; the column it belongs to is what it names as its source, else what
it was put beside.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.enablement.known import Known, Part, id_of, title_of, was
from cjmap.exchange.losses import Fate
from cjmap.format.roles import Section
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.fields import Fields

_ROLES = {"cjm": "customer", "human": "frontstage", "team": "backstage", "system": "support"}
"""The kinds of their lanes, and what we take each for. They say who acts, not whether it is seen."""


@dataclass(slots=True)
class _Task:
    """A task while its column is looked for: `x` is where it was drawn, `at` the column's id."""

    fields: Fields
    foreign: str
    title: str
    x: float | None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class _Lane:
    """A lane of ours: its id, and what its tasks inherit of it."""

    id: str
    shared: Data


def read_blueprint(document: Fields, known: Known) -> None:
    """Make a blueprint of the journey in the same file."""
    _Blueprint(document, known).read()


class _Blueprint:
    """One blueprint while it is read."""

    def __init__(self, document: Fields, known: Known) -> None:
        self.document = document
        self.known = known
        self.gathered = known.gathered
        self.lanes: dict[str, _Lane] = {}
        self.lane_data: list[Data] = []
        self.lane_ids: set[str] = set()
        self.columns: dict[str, Data] = {}
        """Columns by the id of the action in the journey that they show."""
        self.ends: dict[str, str] = {}
        """What arrows begin and end at, by its id in the file."""
        self.taken: set[str] = set()
        self.drawn = 0

    def read(self) -> None:
        """Read lanes, tasks and arrows."""
        known, document = self.known, self.document
        foreign = document.text("id")
        title = title_of(foreign, self.gathered.source.stem)
        id = id_of(foreign, title, set(known.journeys), "blueprint", parts=2)
        self.gathered.lose(
            Fate.MADE,
            "title",
            f"The title “{title}”: such a blueprint has none.",
            document.place("id"),
            value=title,
        )
        data = self.gathered.add_map("blueprint", title, id=id, was=was(foreign, parts=2))
        if known.journeys:
            data["journey"] = known.journeys[0]
        for lane in document.parts("lanes", "lane"):
            self._lane(lane)
        copies, tasks = self._tasks()
        connections = document.parts("connections", "connection")
        self._columns(copies, tasks, connections)
        self._place(tasks, {copy.foreign: copy.x for copy in copies}, connections)
        actions = [self._action(task, id) for task in tasks]
        data |= filled(
            {
                "steps": list(self.columns.values()),
                "lanes": self.lane_data,
                "actions": actions,
                "links": self._links(connections),
            }
        )
        self._order_lanes()
        self._tell_drawing()

    # --- lanes ---

    def _order_lanes(self) -> None:
        """Put the lanes in the order of their roles: the lines between them follow from it."""
        order = list(_ROLES.values())
        before = list(self.lane_data)
        self.lane_data.sort(key=lambda lane: order.index(lane["role"]))
        if self.lane_data != before:
            self.gathered.lose(
                Fate.CHANGED,
                "lane",
                "The lanes stand in the order of what they became, from the customer downwards.",
                self.document.place("lanes"),
            )

    def _lane(self, lane: Fields) -> None:
        self.gathered.count("lane")
        foreign, title, kind = lane.text("id"), lane.needed("name"), lane.text("kind")
        role = _ROLES.get(kind, "backstage")
        if role != "customer":
            self.gathered.lose(
                Fate.GUESSED,
                "lane",
                f"The lane “{title}”, {one_line(kind) or 'of no kind'}, became {role}; theirs say who"
                " acts, ours how near to the customer it is.",
                lane.place("kind"),
                value=role,
            )
        id = self._add_lane(foreign, title, role)
        shared: Data = {}
        if kind == "team" and title:
            shared["owner"] = self.gathered.entry(Section.TEAM, title, lane.place("name"))
        elif kind == "system" and title:
            shared["system"] = self.gathered.entry(Section.SYSTEM, title, lane.place("name"))
        self.lanes.setdefault(foreign, _Lane(id, shared))
        lane.drop("description", f"A lane has no description; that of “{title}” was left out.")
        self._skip_drawing(lane)
        lane.tell_rest()

    def _add_lane(self, foreign: str, title: str, role: str) -> str:
        id = id_of(foreign, title, self.lane_ids, "lane")
        self.lane_data.append(filled({"id": id, "role": role, "title": title}))
        return id

    def _skip_drawing(self, fields: Fields) -> float | None:
        """Count what is only about the drawing; return x."""
        position, size = fields.part("position"), fields.part("size")
        self.drawn += (position is not None) + (size is not None)
        return position.number("x") if position is not None else None

    # --- tasks and columns ---

    def _tasks(self) -> tuple[list[_Task], list[_Task]]:
        """Return the copies of the journey's actions, and the tasks proper."""
        copies: list[_Task] = []
        tasks: list[_Task] = []
        for fields in self.document.parts("tasks", "task"):
            foreign = fields.text("id")
            task = _Task(
                fields, foreign, fields.needed("name") or foreign or "…", self._skip_drawing(fields)
            )
            (copies if fields.flag("readonly") else tasks).append(task)
        self.gathered.count("task", len(tasks))
        return copies, tasks

    def _columns(self, copies: list[_Task], tasks: list[_Task], connections: list[Fields]) -> None:
        """Make a column of every action of the journey that is shown or referred to."""
        named = {copy.foreign for copy in copies}
        named |= {task.fields.text("source_id") for task in tasks}
        named |= {each.text(end) for each in connections for end in ("source", "target")}
        for foreign, step in self.known.steps.items():
            if foreign in named:
                self._add_column(foreign, {"step": step.id}, step.id)
        for copy in copies:
            copy.fields.text("lane")
            if copy.foreign not in self.columns:
                if self.known.steps:
                    kept = f"“{copy.title}” became a column without a step"
                    self.known.dangling(copy.fields, "id", "action of the journey", kept)
                id = id_of(copy.foreign, copy.title, self.taken, "column")
                self._add_column(copy.foreign, {"id": id, "title": copy.title}, id)
            copy.fields.tell_rest()
        if not self.columns and tasks:
            title = title_of(self.document.text("id"), self.gathered.source.stem)
            self._add_column("", {"id": id_of("", title, self.taken, "column"), "title": title}, "")
            self.gathered.lose(
                Fate.MADE,
                "column",
                f"The column “{title}”: an action stands in one, and nothing tells of a journey.",
                self.document.place("tasks"),
            )

    def _add_column(self, foreign: str, column: Data, key: str) -> None:
        self.columns[foreign] = column
        key = key or str(column["id"])
        self.taken.add(key)
        self.ends[foreign] = key

    def _place(
        self, tasks: list[_Task], drawn: dict[str, float | None], connections: list[Fields]
    ) -> None:
        """Find the column of every task: what it names, what it stands beside, what it is tied to."""
        beside = [(x, self.ends[key]) for key, x in drawn.items() if x is not None]
        for task in tasks:
            source = task.fields.text("source_id")
            if source in self.columns:
                task.at = self.ends[source]
                continue
            if source:
                kept = f"“{task.title}” stands where it was drawn"
                self.known.dangling(task.fields, "source_id", "action of the journey", kept)
        for task in tasks:
            if task.at is None and task.x is not None and beside:
                x = task.x
                task.at = min(beside, key=lambda each: abs(each[0] - x))[1]
                self._tell_place(task, "which it is drawn nearest to")
        self._follow(tasks, connections)
        first = next(iter(self.ends.values()), "")
        for task in tasks:
            if task.at is None:
                task.at = first
                self._tell_place(task, "the first, as nothing tells of another")

    def _follow(self, tasks: list[_Task], connections: list[Fields]) -> None:
        """Give tasks without a column that of the nearest one along the arrows."""
        beside: dict[str, list[str]] = {}
        for each in connections:
            source, target = each.text("source"), each.text("target")
            beside.setdefault(source, []).append(target)
            beside.setdefault(target, []).append(source)
        placed = {key: self.ends[key] for key in self.columns}
        placed |= {task.foreign: task.at for task in tasks if task.at is not None}
        waiting = deque(placed)
        while waiting:
            here = waiting.popleft()
            for neighbour in beside.get(here, ()):
                if neighbour not in placed:
                    placed[neighbour] = placed[here]
                    waiting.append(neighbour)
        for task in tasks:
            if task.at is None and task.foreign in placed:
                task.at = placed[task.foreign]
                self._tell_place(task, "which an arrow ties it to")

    def _tell_place(self, task: _Task, why: str) -> None:
        self.gathered.lose(
            Fate.GUESSED,
            "column",
            f"“{task.title}” names no action of the journey; it stands at `{task.at}`, {why}.",
            task.fields.place("name"),
            value=task.at,
        )

    def _action(self, task: _Task, blueprint: str) -> Data:
        fields = task.fields
        lane = self.lanes.get(fields.text("lane"))
        if lane is None:
            foreign = fields.text("lane")
            kept = f"“{task.title}” stands in a lane made for it, behind the scenes"
            self.known.dangling(fields, "lane", "lane", kept)
            title = foreign.rpartition(":")[2]
            lane = self.lanes[foreign] = _Lane(self._add_lane(foreign, title, "backstage"), {})
        id = id_of(task.foreign, task.title, self.taken, "action")
        if task.foreign in self.ends:
            self.gathered.lose(
                Fate.UNREADABLE,
                "id",
                f"The id `{one_line(task.foreign)}` stands twice; what refers to it means the first.",
                fields.place("id"),
                severity=Severity.WARNING,
            )
        self.ends.setdefault(task.foreign, id)
        self.known.tasks.setdefault(task.foreign, Part(blueprint, id, task.title))
        fields.drop(
            "description", f"An action has no description; that of “{task.title}” was left out."
        )
        fields.drop("connections", "Arrows stand in `connections` of the document.")
        fields.tell_rest()
        return {
            "id": id,
            "text": task.title,
            "at": task.at,
            "lane": lane.id,
            **lane.shared,
            "was": was(task.foreign),
        }

    # --- arrows ---

    def _links(self, connections: list[Fields]) -> list[Data]:
        links: list[Data] = []
        for each in connections:
            self.gathered.count("connection")
            ends = [self._end(each, "source"), self._end(each, "target")]
            for handle in ("id", "sourceHandle", "targetHandle"):
                self.drawn += bool(each.text(handle))
            each.tell_rest()
            link = {"from": ends[0], "to": ends[1]}
            if all(ends) and link not in links:
                links.append(link)
        if links:
            self.gathered.lose(
                Fate.GUESSED,
                "connection",
                f"Arrows became `triggers` ({len(links):,}): the first sets off the second; theirs do"
                " not say what they mean.",
                self.document.place("connections"),
            )
        return links

    def _end(self, connection: Fields, key: str) -> str | None:
        end = self.ends.get(connection.text(key)) if connection.text(key) else None
        if end is None:
            self.known.dangling(connection, key, "task", "the arrow was left out")
        return end

    def _tell_drawing(self) -> None:
        if self.drawn:
            self.gathered.lose(
                Fate.DROPPED,
                "coordinates",
                f"{self.drawn:,} positions, sizes and handles: a map holds none, it is laid out anew.",
                self.document.place("tasks"),
                severity=Severity.INFO,
            )
