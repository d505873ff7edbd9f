"""Mermaid journeys into maps: a section is a stage, a task a step, a score how it felt.

The actor of most tasks becomes a persona without research, and the others are kept as `actor`.
Mermaid knows no ids, so they are made of the titles.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled, unique_ids
from cjmap.exchange.coming.language import guess_language
from cjmap.exchange.coming.source import Scale, UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.mermaid.blocks import LONGEST_LINE, PAGES, Block, blocks_of, whole
from cjmap.exchange.mermaid.front_matter import front_title
from cjmap.exchange.mermaid.scanning import Statement, statements
from cjmap.exchange.mermaid.scores import score_of
from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.exchange.coming.gathered import Gathered

_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,3}", re.ASCII)
_OWN_ID = re.compile(r"cjmap:\s*(?P<id>[a-z0-9][a-z0-9_-]{0,63})")
_SCALES = (Scale(1, 10), Scale(0, 10), Scale(-5, 5), Scale(0, 100))
"""Scales that people use besides 1..5, the likelier first."""
_LONG_NAME = 5
"""The words from which an actor's name is hardly one."""


def read(gathered: Gathered) -> None:
    """Read every journey of a Mermaid, Markdown or HTML file.

    Raises `UnreadableError` where there is none, or none with a task.
    """
    for thing in ("section", "task", "actor", "score"):  # the order in which they are told
        gathered.count(thing, 0)
    blocks = _blocks(gathered)
    journeys = [block for block in blocks if block.diagram.lower() == "journey"]
    if not journeys:
        raise _no_journey(gathered.source.name, blocks)
    for block in journeys:
        _check_lines(gathered.source.name, block)
    for block in blocks:
        if block.diagram.lower() != "journey":
            gathered.lose(
                Fate.DROPPED,
                "diagram",
                f"A diagram of another kind ({one_line(block.diagram)[:40] or 'empty'}) was left alone.",
                Place(block.line),
                severity=Severity.INFO,
            )
    met: set[str] = set()
    for number, block in enumerate(journeys, start=1):
        _Journey(gathered, block, number if len(journeys) > 1 else None, met).read()
    if not any(data["kind"] == "journey" for data in gathered.maps):
        raise UnreadableError(
            f"{one_line(gathered.source.name)}: the journey has no task.",
            hint="A task is `Name: score: actors`, such as `Search: 3: Anna`.",
        )


def _check_lines(name: str, block: Block) -> None:
    """Raise `UnreadableError` for a line that is too long to be read."""
    for number, line in block.lines:
        if len(line) > LONGEST_LINE:
            raise UnreadableError(
                f"{one_line(name)}, line {number:,}: {len(line):,} characters;"
                f" no more than {LONGEST_LINE:,} are read in one."
            )


def _blocks(gathered: Gathered) -> list[Block]:
    source = gathered.source
    if source.name.lower().endswith(PAGES):
        return blocks_of(source.text)
    block = whole(source.text)
    if block.diagram.lower() != "journey" and (found := blocks_of(source.text)):
        return found
    return [block]


def _no_journey(name: str, blocks: list[Block]) -> UnreadableError:
    others = sorted({one_line(block.diagram)[:40] for block in blocks} - {""})
    said = f"{one_line(name)} holds no Mermaid journey"
    said += f", but {listed(others, 'and')}." if others else "."
    return UnreadableError(
        said, hint="A journey begins with the line `journey`; only such diagrams can be imported."
    )


class _Journey:
    """One journey while it is read."""

    def __init__(self, gathered: Gathered, block: Block, number: int | None, met: set[str]) -> None:
        self.gathered = gathered
        self.met = met
        """The actors of the journeys before."""
        self.number = number
        title, self.block = front_title(block)
        self.titles = {"front": title} if title else {}
        self.id: str | None = None
        self.spoken = Place()
        self.summary = ""
        self.stages: list[Data] = []
        self._takers: dict[str, Callable[[Statement], None]] = {
            "comment": self._comment,
            "unknown": self._unknown,
            "title": self._take_title,
            "acc_title": self._acc_title,
            "acc_description": self._acc_description,
            "section": self._section,
            "task": self._task,
        }
        self.scores: list[float] = []
        self.beyond: list[tuple[str, float, Place]] = []
        """The tasks with a score that is not on the scale."""
        self.actors: list[tuple[Data, list[str], Place]] = []
        """The steps, with the names of those who act in them and where these stand."""

    def read(self) -> None:
        """Read the statements, and add the journey with its persona."""
        for statement in statements(self.block):
            self._take(statement)
        self._tell_beyond()
        if not self.actors:
            self.gathered.lose(
                Fate.UNREADABLE, "journey", "A journey without a task.", Place(self.block.line)
            )
            return
        place = Place(self.block.line)
        if self.block.commented:
            self.gathered.lose(
                Fate.GUESSED,
                "diagram",
                "The diagram stands in a comment of HTML, so no page shows it; it was read all the same.",
                place,
                severity=Severity.INFO,
            )
        data = self.gathered.add_map("journey", self._title(place), id=self._own_id())
        unique_ids(self.stages, "stage")
        unique_ids([step for step, _, _ in self.actors], "step", {s["id"] for s in self.stages})
        made = len(self.stages) + len(self.actors) + 1
        said = f"{made} ids, of the titles: the journey's, its stages' and steps'."
        self.gathered.lose(Fate.MADE, "id", said, place, map=data["id"])
        persona = self._act()
        data |= filled({"summary": self.summary, "personas": [persona] if persona else []})
        data["stages"] = [filled(stage) for stage in self.stages]

    def _take(self, statement: Statement) -> None:
        self._takers[statement.word](statement)
        if statement.guessed:
            self.gathered.lose(
                Fate.GUESSED,
                "name",
                f"“{one_line(statement.text)}” was read as it stands; to Mermaid"
                f" {statement.guessed}, so it refuses the diagram or reads it otherwise.",
                statement.place,
                value=statement.text,
            )
        if statement.rest.startswith("#"):
            self.gathered.lose(
                Fate.DROPPED,
                "rest of a line",
                f"`{one_line(statement.rest)}` is a comment to Mermaid and was left out; write"
                " `#35;` for #.",
                statement.place,
                value=statement.rest,
            )

    def _title(self, place: Place) -> str:
        """Return the title: of the diagram, of its front matter, for readers, or of our making."""
        for name in ("title", "front", "spoken"):
            if title := self.titles.get(name):
                if name != "spoken" and self.titles.get("spoken", title) != title:
                    self.gathered.lose(
                        Fate.DROPPED,
                        "accTitle",
                        "A journey has one title; the one for screen readers,"
                        f" “{one_line(self.titles['spoken'])}”, was left out.",
                        self.spoken,
                        value=self.titles["spoken"],
                    )
                return title
        heading = self.gathered.text(self.block.heading)
        title = heading or self.gathered.source.stem.replace("-", " ").replace("_", " ").strip()
        if self.number and not heading:
            title = f"{title} {self.number}"
        origin = "the heading above it" if heading else "the file's name"
        self.gathered.lose(
            Fate.MADE, "title", f"The title “{title}”, of {origin}.", place, value=title
        )
        return title or "journey"

    def _own_id(self) -> str | None:
        """Return the id that our own export wrote; a copy of the diagram is another journey."""
        known = {data["id"] for data in self.gathered.maps if data["kind"] == "journey"}
        return self.id if self.id not in known else None

    # --- statements ---

    def _comment(self, statement: Statement) -> None:
        if match := _OWN_ID.fullmatch(statement.text):
            self.id = match["id"]
            return
        self.gathered.lose(
            Fate.DROPPED,
            "comment",
            f"A comment: “{one_line(statement.text)}”.",
            statement.place,
            value=statement.text,
            severity=Severity.INFO,
        )

    def _unknown(self, statement: Statement) -> None:
        self.gathered.lose(
            Fate.UNREADABLE,
            "line",
            f"`{one_line(statement.text)}` is neither a title, a section with a name nor a task, and"
            " was left out; a task is `Name: score: actors`.",
            statement.place,
            value=statement.text,
        )

    def _take_title(self, statement: Statement) -> None:
        if "title" in self.titles:
            self.gathered.lose(
                Fate.DROPPED,
                "title",
                f"The last title counts; “{self.titles['title']}” was left out.",
                statement.place,
                value=self.titles["title"],
            )
        self.titles["title"] = self.gathered.text(statement.text, statement.place)

    def _acc_title(self, statement: Statement) -> None:
        self.titles["spoken"] = self.gathered.text(statement.text, statement.place)
        self.spoken = statement.place

    def _acc_description(self, statement: Statement) -> None:
        self.summary = self.gathered.text(statement.text, statement.place)
        if statement.rest == "{":
            self.gathered.lose(
                Fate.UNREADABLE,
                "accDescr",
                "`accDescr {` is not closed; all the rest of the diagram stands in it.",
                statement.place,
            )
        elif statement.rest:
            self._take(
                next(statements(Block(((statement.place.line or 1, statement.rest),))), statement)
            )

    def _section(self, statement: Statement) -> None:
        title = self.gathered.text(statement.text, statement.place)
        if not title:  # of characters that no map can hold
            self._unknown(statement)
            return
        self.stages.append({"title": title})
        self.gathered.count("section")

    def _task(self, statement: Statement) -> None:
        name = self.gathered.text(statement.text, statement.place)
        if not name:  # of characters that no map can hold
            self._unknown(statement)
            return
        score, *more = statement.pieces
        if name.lower() == "title" and not more and score_of(score) is None:
            self._misspelt_title(statement, score)
            return
        if not self.stages:
            self._first_stage(statement.place)
        step: Data = {"title": name, "emotion": self._emotion(name, score, statement.place)}
        if len(more) > 1 and any(each.strip() for each in more[1:]):
            rest = ":".join(more[1:])
            self.gathered.lose(
                Fate.DROPPED,
                "piece of a task",
                f"Behind the actors of “{name}”, which Mermaid drops in silence: `{one_line(rest)}`.",
                statement.place,
                value=rest,
            )
        step = filled(step)
        self.stages[-1].setdefault("steps", []).append(step)
        self.actors.append((step, self._names(more[0] if more else "", statement), statement.place))
        self.gathered.count("task")

    def _misspelt_title(self, statement: Statement, text: str) -> None:
        self.titles["title"] = self.gathered.text(text, statement.place)
        self.gathered.lose(
            Fate.GUESSED,
            "title",
            "`title:` was read as the title; to Mermaid it is a task, as a title has no colon.",
            statement.place,
        )

    def _first_stage(self, place: Place) -> None:
        lang = self.gathered.source.options.lang or guess_language(self.block.text)
        title = "Początek" if lang == "pl" else "Beginning"
        self.stages.append({"title": title})
        self.gathered.lose(
            Fate.MADE,
            "stage",
            f"The stage “{title}”, for tasks before any section.",
            place,
            value=title,
        )

    def _emotion(self, name: str, written: str, place: Place) -> Data | None:
        scale = self.gathered.source.options.scale
        score = score_of(written)
        if score is None and _DECIMAL_COMMA.fullmatch(written):
            score = score_of(written.replace(",", "."))
            self.gathered.lose(
                Fate.GUESSED,
                "score",
                f"`{written}` was read with a decimal comma; to Mermaid it is no number.",
                place,
                value=written,
            )
        if score is None:
            said = (
                f"“{name}” has no score" if not written else f"`{one_line(written)}` is no number"
            )
            self.gathered.lose(
                Fate.UNREADABLE,
                "score",
                f"{said}, so the step has no emotion; expected {scale}.",
                place,
                value=written,
            )
            return None
        self.scores.append(score)
        felt = scale.emotion(score)
        if felt is None:
            self.beyond.append((name, score, place))
            return None
        emotion, rounded = felt
        if rounded:
            self.gathered.lose(
                Fate.CHANGED,
                "score",
                f"The score {one_line(written)} of “{name}” became {emotion:g}; emotions are told in halves.",
                place,
                value=written,
            )
        self.gathered.count("score")
        return {"score": int(emotion) if emotion == int(emotion) else emotion, "basis": "assumed"}

    def _tell_beyond(self) -> None:
        """Tell of scores that are not on the scale, and which scale would hold them all."""
        low, high = min(self.scores, default=0), max(self.scores, default=0)
        fitting = next((each for each in _SCALES if each.low <= low and high <= each.high), None)
        another = fitting is not None and len(self.beyond) * 3 >= len(self.scores)
        advice = f"; is it `--scale {fitting}`?" if another else "."
        for name, score, place in self.beyond:
            self.gathered.lose(
                Fate.UNREADABLE,
                "score",
                f"The score {score:g} of “{name}” is not on the scale"
                f" {self.gathered.source.options.scale}, so the step has no emotion{advice}",
                place,
                value=f"{score:g}",
            )

    # --- actors ---

    def _names(self, written: str, statement: Statement) -> list[str]:
        if not written.strip():
            return []
        names = [self.gathered.text(each, statement.place) for each in written.split(",")]
        if not all(names):
            self.gathered.lose(
                Fate.CHANGED,
                "actor",
                "An actor without a name, where two commas meet, was left out.",
                statement.place,
                severity=Severity.INFO,
            )
        return [name for name in dict.fromkeys(names) if name]

    def _act(self) -> str | None:
        """Make the actor of most tasks the persona, and keep the others; return the persona's id."""
        tally = Counter(name for _, names, _ in self.actors for name in names)
        if not tally:
            return None
        self.gathered.count("actor", len(set(tally) - self.met))
        self.met.update(tally)
        main = max(tally, key=lambda name: tally[name])  # the first of those with as many
        place = next(place for _, names, place in self.actors if main in names)
        if len(tally) > 1:
            self.gathered.lose(
                Fate.GUESSED,
                "persona",
                f"“{main}” acts most often ({tally[main]} of {len(self.actors)}) and became the"
                " persona; who else acts is kept as `actor`.",
                place,
                value=main,
            )
        self._doubt(tally)
        persona = self.gathered.persona(main, place)
        for step, names, _place in self.actors:
            if len(names) > 1:
                step["actor"] = ", ".join(names)
            elif names and names != [main]:
                step["actor"] = self._actor(names[0])
        return persona

    def _actor(self, name: str) -> str:
        known = self.gathered.find(Section.PERSONA, name) or self.gathered.find(Section.TEAM, name)
        return known or name

    def _doubt(self, tally: Counter[str]) -> None:
        for name in tally:
            if len(name.split()) >= _LONG_NAME:
                self.gathered.lose(
                    Fate.GUESSED,
                    "actor",
                    f"“{one_line(name)}” stands where actors do, but hardly names one.",
                    next(place for _, names, place in self.actors if name in names),
                    value=name,
                )
