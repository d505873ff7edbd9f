"""Everything that maps hold, each with its kind, its place, and what it stands in.

A thing is a part of a map that people speak of: a step, a pain, a touchpoint, the map itself. What it
stands in gives it its circumstances: a pain has the channel of its step and the personas of its
journey. A column shows a step of another map and has what that has, an opportunity what the steps
and pains have that it answers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.insight.gathered.linked import line_and_column, linked, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.format.part import Part
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

MAPS = ("journey", "blueprint", "persona", "empathy-map", "backlog", "catalog")
"""The kinds of things that are maps."""

ENTRIES = ("channel", "touchpoint", "team", "system", "context", "metric", "evidence")
"""The kinds of things that a catalog holds."""

AT_STEP = (
    "doing",
    "thought",
    "feeling",
    "need",
    "expectation",
    "driver",
    "barrier",
    "pain",
    "gain",
)
"""The kinds of texts at a step. Some of them occur in personas and empathy maps too."""

ITEMS = (*AT_STEP, "sight", "hearing", "quote", "goal", "motivation", "behaviour")
"""The kinds of things that are texts."""

KINDS = (
    "journey",
    "stage",
    "step",
    "variant",
    *AT_STEP,
    "metric-value",
    "opportunity",
    "persona",
    "goal",
    "motivation",
    "behaviour",
    "empathy-map",
    "sight",
    "hearing",
    "quote",
    "blueprint",
    "column",
    "action",
    "fail-point",
    "kpi",
    "backlog",
    "catalog",
    *ENTRIES,
)
"""The kinds of things, in the order in which people are told of them."""

_PARTS = {
    "stages": "stage",
    "steps": "step",
    "does": "doing",
    "thinks": "thought",
    "feels": "feeling",
    "needs": "need",
    "expectations": "expectation",
    "drivers": "driver",
    "barriers": "barrier",
    "pains": "pain",
    "gains": "gain",
    "metrics": "metric-value",
    "variants": "variant",
    "opportunities": "opportunity",
    "goals": "goal",
    "frustrations": "pain",
    "motivations": "motivation",
    "behaviours": "behaviour",
    "sees": "sight",
    "hears": "hearing",
    "says": "quote",
    "actions": "action",
    "fail_point": "fail-point",
    "kpis": "kpi",
    "channels": "channel",
    "touchpoints": "touchpoint",
    "teams": "team",
    "systems": "system",
    "contexts": "context",
    "evidence": "evidence",
}
"""The fields of the models that hold things, with the kind of those."""

_OF = {("Blueprint", "steps"): "column", ("Catalog", "metrics"): "metric"}
"""The fields that hold another kind of thing than those of the same name elsewhere."""


class Thing:
    """A part of a map; `within` is what it stands in, `shows` what it lends its circumstances from."""

    __slots__ = ("called", "entry", "kind", "part", "path", "shows", "within")

    def __init__(
        self, kind: str, part: Any, entry: Entry, path: MapPath, within: Thing | None
    ) -> None:
        """Keep what it is and where it stands."""
        self.kind = kind
        self.part = part
        self.entry = entry
        self.path = path
        self.within = within
        self.shows: Sequence[Thing] = ()
        self.called: str | None = None
        """What people call it where that stands in the catalog: the contexts of a variant."""

    @property
    def id(self) -> str | None:
        """Its id, a column's that of its step; None where it has none."""
        key: str | None = self.part.key if self.kind == "column" else None
        own: str | None = getattr(self.part, "id", None)
        return own or key

    @property
    def title(self) -> str:
        """What people call it: its title, its text, or what else says what it is."""
        part = self.part
        if self.called is not None:
            return self.called
        if self.kind == "column" and part.title is None and self.shows:
            return self.shows[0].title
        told = getattr(part, "label", None) or getattr(part, "title", None)
        return told or getattr(part, "text", None) or self.id or ""

    @property
    def ref(self) -> str:
        """The reference that maps write for it, or for the next that holds it and has one."""
        if self.kind in MAPS or self.kind in ENTRIES or self.kind == "opportunity":
            return str(self.id)
        here: Thing | None = self
        while here is not None and here.path:
            if here.id is not None:
                return f"{self.map_id}#{here.id}"
            here = here.within
        return self.map_id

    @property
    def map_id(self) -> str:
        """The id of the map that it is in."""
        return str(self.entry.id)

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column where it begins, from 1."""
        return line_and_column(self.entry, self.path)


class Things:
    """The things of the valid maps of a workspace, in the order of the files and of their texts."""

    def __init__(self, inquiry: Inquiry) -> None:
        """Take the maps apart, and connect what shows something with what it shows."""
        self.all: list[Thing] = []
        self._at: dict[tuple[int, MapPath], Thing] = {}
        for entry in inquiry.workspace.entries:
            if entry.model is not None:
                start = len(self.all)
                self.all.extend(_taken_apart(str(entry.kind_name), entry.model, entry, (), None))
                for thing in self.all[start:]:
                    self._at[entry.number, thing.path] = thing
                    thing.called = _called(thing, inquiry)
                if entry.kind_name == "blueprint":
                    _into_columns(self.all[start:])
        self._connect(inquiry)

    def at(self, entry: Entry, path: MapPath) -> Thing | None:
        """Return what stands at a path, or holds what does; None in a map that is not valid."""
        for length in range(len(path), -1, -1):
            found = self._at.get((entry.number, path[:length]))
            if found is not None:
                return found
        return None

    def exactly_at(self, entry: Entry, path: MapPath) -> Thing | None:
        """Return the thing that has this very path."""
        return self._at.get((entry.number, path))

    def _connect(self, inquiry: Inquiry) -> None:
        shown: dict[Thing, list[Thing]] = {}
        for reference in inquiry.once(linked):
            path = reference.path
            # Of an empathy map, a blueprint as a whole, a column, an opportunity.
            if path not in (("step",), ("journey",)) and (path[0], *path[2:3]) not in (
                ("steps", "step"),
                ("opportunities", "for"),
            ):
                continue
            holder = self._at.get((reference.entry.number, path[:2] if len(path) > 1 else ()))
            if holder is None:
                continue
            for definition in reference.found:
                target = self._at.get((definition.entry.number, place_of(definition)))
                if target is not None:
                    shown.setdefault(holder, []).append(target)
        for thing, targets in shown.items():
            # A step is nearer than the journey that it is in.
            nearer = [each for each in targets if each.kind != "journey"]
            thing.shows = tuple(dict.fromkeys(nearer or targets))


def things(inquiry: Inquiry) -> Things:
    """Return the things of the workspace, for `inquiry.once`."""
    return Things(inquiry)


def _called(thing: Thing, inquiry: Inquiry) -> str | None:
    """Return what a variant or a value is called, after its contexts or metric; else None."""
    part = thing.part
    if thing.kind == "variant":
        return ", ".join(inquiry.name_of("context", id) for id in part.when)
    if thing.kind == "metric-value":
        period = f" {part.period}" if part.period else ""
        return f"{inquiry.name_of('metric', part.metric)}{period}"
    return None


def _taken_apart(
    kind: str, part: Any, entry: Entry, path: MapPath, within: Thing | None
) -> Iterator[Thing]:
    """Go through a part and all things in it, itself first."""
    thing = Thing(kind, part, entry, path, within)
    yield thing
    model: type[Part] = type(part)
    for field, key, inner in _holding(model):
        held = getattr(part, field)
        if not held:
            continue
        if isinstance(held, tuple):
            for number, each in enumerate(held):
                yield from _taken_apart(inner, each, entry, (*path, key, number), thing)
        else:
            yield from _taken_apart(inner, held, entry, (*path, key), thing)


@lru_cache
def _holding(model: type[Part]) -> tuple[tuple[str, str, str], ...]:
    """List the fields of a model that hold things: its name, its key in a map, the kind of thing."""
    name = model.__name__
    found: Mapping[str, Any] = model.model_fields
    return tuple(
        (field, field, _OF.get((name, field), kind))
        for field, kind in _PARTS.items()
        if field in found and not (field == "evidence" and name != "Catalog")
    )


def _into_columns(found: list[Thing]) -> None:
    """Let each action of a blueprint stand in its column."""
    columns = {thing.id: thing for thing in reversed(found) if thing.kind == "column"}
    for thing in found:
        if thing.kind == "action":
            thing.within = columns.get(thing.part.at, thing.within)
