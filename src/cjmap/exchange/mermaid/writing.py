"""Journeys as Mermaid: what its grammar has no sign for is replaced or left out, and told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.losses import Fate
from cjmap.exchange.mermaid.scanning import ID_COMMENT
from cjmap.format.roles import Section
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import Journey, Stage, Step
    from cjmap.problem import MapPath

HOLDS = (
    "kind",
    "id",
    "lang",
    "title",
    "summary",
    "personas",
    "stages[].title",
    "stages[].steps[].title",
    "stages[].steps[].actor",
    "stages[].steps[].emotion.score",
)
"""What comes back when the text is imported again. Ids of stages and steps are made anew of the titles."""

_SIGNS = {"#": "#35;", ";": "#59;", ":": "#58;"}
_MISTAKEN = re.compile(r"(?:title|section|journey|acctitle|accdescr)\b|.?%%|%", re.IGNORECASE)
"""What Mermaid takes for a word of its own, or a comment, at the beginning of a task."""
_LINE_BREAK = re.compile(r"<(?=br\s*/?>)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"%(?=%\{)")
"""What Mermaid obeys wherever it stands, also in a title: it would set up the whole diagram."""
_SPACES = re.compile(r"\s+")


def write(outgoing: Outgoing) -> list[Made]:
    """Write each journey as a Mermaid diagram of its own."""
    return [
        Made(f"{map.file_stem}.mmd", _Writer(outgoing, map).text().encode())
        for map in outgoing.maps
    ]


class _Writer:
    """One journey while it is written."""

    def __init__(self, outgoing: Outgoing, map: GoingMap) -> None:
        self.outgoing = outgoing
        self.map = map
        self.journey = cast("Journey", map.model)

    def text(self) -> str:
        """Return the diagram, and tell what is not in it."""
        tell_unheld(self.outgoing, self.map, HOLDS)
        return _DIRECTIVE.sub("#37;", "\n".join(self._lines())) + "\n"

    def _lines(self) -> Iterator[str]:
        journey = self.journey
        yield f"{ID_COMMENT} {journey.id}"
        yield "journey"
        yield f"  title {self._name(journey.title, ('title',), ':')}"
        if journey.summary:
            yield from self._description(journey.summary)
        for number, stage in enumerate(journey.stages):
            yield from self._stage(stage, ("stages", number))

    def _description(self, summary: str) -> Iterator[str]:
        """Write the summary; over several lines it stands in braces, where `}` would end it."""
        lines = summary.strip().split("\n")
        if len(lines) == 1:
            yield f"  accDescr: {lines[0]}"
            return
        yield "  accDescr {"
        for line in lines:
            yield f"    {line.replace('}', ')').strip()}"
        yield "  }"
        if "}" in summary:
            self._changed(summary, "`}` would end the description", ("summary",))

    def _stage(self, stage: Stage, path: MapPath) -> Iterator[str]:
        yield f"  section {self._name(stage.label or self.journey.title, (*path, 'title'))}"
        for number, step in enumerate(stage.steps):
            yield self._task(step, (*path, "steps", number))

    def _task(self, step: Step, path: MapPath) -> str:
        name = self._name(step.title, (*path, "title"))
        if _MISTAKEN.match(name):
            name = f"#{ord(name[0])};{name[1:]}"
        actors = ", ".join(self._actors(step, path))
        return f"    {name}: {self._score(step, path)}" + (f": {actors}" if actors else "")

    def _score(self, step: Step, path: MapPath) -> str:
        emotion = step.emotion
        if emotion is None or emotion.score is None:
            self.outgoing.lose(
                self.map,
                Fate.MADE,
                "score",
                f"“{step.title}” has no emotion; it is drawn as 3, the middle.",
                path,
                severity=Severity.WARNING,
            )
            return "3"
        return f"{emotion.score + 3:g}"

    def _actors(self, step: Step, path: MapPath) -> list[str]:
        workspace = self.outgoing.workspace
        if step.actor is None:
            known = [workspace.title_of(Section.PERSONA, id) or id for id in self.journey.personas]
            return [self._actor(name, ("personas",)) for name in known]
        named = workspace.title_of(Section.PERSONA, step.actor) or workspace.title_of(
            Section.TEAM, step.actor
        )
        if named is not None:
            return [self._actor(named, (*path, "actor"))]
        names = [each.strip() for each in step.actor.split(",")]
        return [self._name(each, (*path, "actor")) for each in names if each]

    def _actor(self, name: str, path: MapPath) -> str:
        bare = name.replace(",", " ")
        if bare != name:
            self._changed(name, "a comma parts two actors", path)
        return self._name(bare, path)

    def _name(self, text: str, path: MapPath, allowed: str = "") -> str:
        """Write a name on one line, with references for the signs that would end it."""
        line = self._line(text, path)
        signed = "".join(each if each in allowed else _SIGNS.get(each, each) for each in line)
        return _LINE_BREAK.sub("#60;", signed)

    def _line(self, text: str, path: MapPath) -> str:
        if "\n" in text.strip():
            self._changed(text, "it may have one line only", path)
        return _SPACES.sub(" ", text).strip()

    def _changed(self, text: str, why: str, path: MapPath) -> None:
        self.outgoing.lose(
            self.map,
            Fate.CHANGED,
            "text",
            f"“{text[:60]}” was written otherwise: {why}.",
            path,
            value=text,
            severity=Severity.INFO,
        )
