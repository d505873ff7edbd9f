"""CJML 2.0 into maps: a journey each, its touchpoints as steps, its actors as personas and teams.

A communication point has two sides. The label at the end user's is the step, in the words of who
lives it; that at the other side names the touchpoint, which belongs to who stands there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.cjml.actors import Actors
from cjmap.exchange.cjml.names import (
    ACTIONS,
    ACTUAL,
    CHILDREN,
    JOURNEYS,
    PLANNED,
    POINTS,
    ROOT,
    VERSION,
)
from cjmap.exchange.cjml.phases import Phases
from cjmap.exchange.cjml.strange import tell_strange
from cjmap.exchange.cjml.touchpoints import Touchpoints, is_said
from cjmap.exchange.cjml.tree import Element, read_xml
from cjmap.exchange.coming.gathered import Data, filled, unique_ids
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate
from cjmap.format.roles import Section
from cjmap.format.slugs import slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)
_COUNTED = re.compile(r"[A-Z]{0,3}\d+", re.ASCII)
"""Ids that are only counted within their file: `AJ1`."""
_MOST_JOURNEYS = 1_000
_MOST_TOUCHPOINTS = 5_000


def read(gathered: Gathered) -> None:
    """Read every journey of a file. Raises `UnreadableError` where it is no CJML of version 2.0."""
    file = read_xml(gathered.source)
    _check(gathered, file.root)
    for comment in file.comments:
        gathered.lose(
            Fate.DROPPED,
            "comment",
            f"A comment: “{one_line(comment.text)}”.",
            comment.place,
            value=comment.text,
            severity=Severity.INFO,
        )
    journeys = list(file.root.named(*JOURNEYS))
    _check_size(gathered, file.root, journeys)
    tell_strange(gathered, file.root)
    reader = _Journeys(gathered)
    for journey in sorted(journeys, key=lambda each: each.name != PLANNED):
        reader.read(journey)
    reader.refer()
    reader.touchpoints.tell_names()
    if not any(data["kind"] == "journey" for data in gathered.maps):
        raise UnreadableError(
            f"{one_line(gathered.source.name)}: there is no journey in it.",
            hint=f"A journey is an element `<{ACTUAL}>` or `<{PLANNED}>` with `<touchpoints>`.",
        )


def _check(gathered: Gathered, root: Element) -> None:
    """Refuse what is no CJML of version 2.0, by name."""
    name, version = one_line(gathered.source.name), root.attributes.get("version")
    place = f"{name}:{root.place.label}"
    if root.name != ROOT:
        hint = None
        if root.name.lower() == "cjml":
            hint = "`<cjml>` is what the CJML diagram generator writes, a format of its own."
        raise UnreadableError(
            f"{place}: this is `<{one_line(root.name)}>`, not `<{ROOT}>`.", hint=hint
        )
    if version is None:
        raise UnreadableError(
            f'{place}: `<{ROOT}>` has no version; expected `version="{VERSION}"`.'
        )
    if version.strip() == VERSION:
        return
    hint = f"CJML {VERSION} is what can be read."
    if version.strip().startswith("3"):
        hint = (
            "CJML 3 is announced, and its XML is not published. What its tools write so far is much like"
            f' {VERSION}: write `version="{VERSION}"` to have it read, and look at what is told.'
        )
    raise UnreadableError(f"{place}: this is CJML {one_line(version)}.", hint=hint)


def _check_size(gathered: Gathered, root: Element, journeys: list[Element]) -> None:
    """Refuse what would be maps that nobody can read."""
    inner = [each for journey in journeys for each in journey.named("touchpoints")]
    for name, number, most in (
        ("journeys", len(journeys), _MOST_JOURNEYS),
        ("touchpoints", sum(len(each.children) for each in inner), _MOST_TOUCHPOINTS),
    ):
        if number > most:
            raise UnreadableError(
                f"{one_line(gathered.source.name)}:{root.place.label}: {number:,} {name} stand in it; no"
                f" more than {most:,} are read.",
                hint="Parts of it can be imported one by one.",
            )


class _Journeys:
    """The journeys of a file while they are read; actual ones refer to planned ones."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.actors = Actors(gathered)
        self.touchpoints = Touchpoints(gathered, self.actors)
        self.ids: dict[str, str] = {}
        """The ids of maps by those of the file."""
        self.references: list[tuple[Data, Element]] = []
        self.made = 0
        """The ids that were made for the journey at hand."""

    def read(self, journey: Element) -> None:
        """Read one journey."""
        gathered = self.gathered
        personas = self.actors.read(journey.child("actors"))
        phases = Phases(gathered, journey.child("journeyPhases"))
        inner = journey.child("touchpoints")
        kinds = (POINTS[journey.name], ACTIONS[journey.name])
        found = list(inner.named(*kinds)) if inner is not None else []
        for each in inner.children if inner is not None else ():
            if each.name not in kinds and each.name in CHILDREN["touchpoints"]:
                gathered.lose(
                    Fate.UNREADABLE,
                    "element",
                    f"`<{each.name}>` stands in `<{journey.name}>`, and was left out.",
                    each.place,
                )
        if not found:
            gathered.lose(
                Fate.UNREADABLE,
                "journey",
                f"“{self._words(journey, 'journeyTitle', 'journeyID')}” has no touchpoint, and was left"
                " out.",
                journey.place,
            )
            return
        gathered.count("planned journey" if journey.name == PLANNED else "actual journey")
        steps = []
        for each in found:
            step = self.touchpoints.read(each, journey.name, personas)
            steps.append(step)
            phases.add(each, step)
        foreign = self._words(journey, "journeyID")
        title = self._title(journey, foreign)
        stages = phases.stages(title)
        self._give_ids(stages, steps)
        self._add(journey, foreign, title, personas, stages)

    def _give_ids(self, stages: list[Data], steps: list[Data]) -> None:
        """Keep the ids that the file gives once, and make the others."""
        taken: set[str] = set()
        for part in (*stages, *steps):
            if part.get("id") in taken:
                self.gathered.lose(
                    Fate.CHANGED,
                    "id",
                    f"The id `{part['id']}` stands twice in the journey; “{part.get('title', '')}” got"
                    " another.",
                    value=part.pop("id"),
                )
            elif part.get("id"):
                taken.add(part["id"])
        self.made = sum(not part.get("id") for part in (*stages, *steps))
        unique_ids(stages, "stage", taken)
        unique_ids(steps, "step", taken | {stage["id"] for stage in stages})

    def _add(
        self, journey: Element, foreign: str, title: str, personas: list[str], stages: list[Data]
    ) -> None:
        gathered = self.gathered
        known = {"id": foreign} if self._is_id(foreign) else {}
        data = gathered.add_map("journey", title, **known)
        if foreign and foreign != data["id"]:
            if _COUNTED.fullmatch(foreign):
                gathered.lose(
                    Fate.DROPPED,
                    "id",
                    f"`{foreign}` is counted in this file alone; the journey is `{data['id']}` now.",
                    journey.place,
                    value=foreign,
                    severity=Severity.INFO,
                )
            elif slug(foreign) != data["id"]:
                data["was"] = [f"cjml:{foreign}"]
        if foreign:
            self.ids.setdefault(foreign, data["id"])
        if self.made:
            said = f"{self.made:,} ids, of the titles of stages and steps."
            gathered.lose(Fate.MADE, "id", said, journey.place, map=data["id"])
        data |= filled(
            {
                "personas": personas,
                "state": self._state(journey, title),
                "summary": self._words(journey, "journeyShortSummary"),
                "scenario": self._scenario(journey),
            }
        )
        data["stages"] = stages
        self._tell_others(journey, title)
        reference = journey.child("plannedReference")
        if reference is not None and is_said(reference.text):
            self.references.append((data, reference))

    def _title(self, journey: Element, foreign: str) -> str:
        """Return the title: its own, its id where that is more than a number, else of the file's name."""
        title = self._words(journey, "journeyTitle")
        if not title and not _COUNTED.fullmatch(foreign):
            title = foreign
        if title:
            return title
        stem = self.gathered.source.stem.replace("-", " ").replace("_", " ")
        title = f"{stem} {foreign}".strip()
        self.gathered.lose(
            Fate.MADE,
            "title",
            f"The title “{title}”, of the file's name: the journey has none.",
            journey.place,
            value=title,
        )
        return title

    def _is_id(self, foreign: str) -> bool:
        return bool(_SLUG.fullmatch(foreign)) and not _COUNTED.fullmatch(foreign)

    def _state(self, journey: Element, title: str) -> str:
        """Return the state: a planned journey that refers to another is one that is to come."""
        if journey.name == ACTUAL:
            return "actual"
        state = "future" if self._words(journey, "plannedReference") else "current"
        said = "how it is meant to be today; write `state: future` if it is yet to come."
        if state == "future":
            said = "one that is yet to come, as it refers to another."
        self.gathered.lose(
            Fate.GUESSED,
            "state",
            f"“{title}” is planned: taken for {said}",
            journey.place,
            value=state,
        )
        return state

    def _scenario(self, journey: Element) -> str:
        words = self._words(journey, "journeyLongSummary")
        if words:
            element = journey.child("journeyLongSummary")
            self.gathered.lose(
                Fate.GUESSED,
                "journeyLongSummary",
                "The long summary became the scenario.",
                element.place if element is not None else journey.place,
                severity=Severity.INFO,
            )
        return words

    def _tell_others(self, journey: Element, title: str) -> None:
        for name in ("journeyStatus", "journeyStartDate", "comment"):
            element = journey.child(name)
            if element is not None and is_said(element.text):
                self.gathered.lose(
                    Fate.DROPPED,
                    name,
                    f"`<{name}>` of “{title}” has no place in a map: “{one_line(element.text.strip())}”.",
                    element.place,
                    value=element.text.strip(),
                )

    def _words(self, journey: Element, *names: str) -> str:
        """Return the text of the first of these elements that says something."""
        for name in names:
            element = journey.child(name)
            if element is not None and is_said(element.text):
                return self.gathered.text(element.text, element.place)
        return ""

    def refer(self) -> None:
        """Connect actual journeys with the planned ones that they refer to."""
        for data, reference in self.references:
            foreign = self.gathered.text(reference.text, reference.place)
            planned = self.ids.get(foreign)
            if planned is None and foreign in self.gathered.surroundings.ids(Section.JOURNEY):
                planned = foreign
            if planned is not None:
                data["of"] = planned
                continue
            self.gathered.lose(
                Fate.UNREADABLE,
                "plannedReference",
                f"There is no planned journey `{one_line(foreign)}`; the reference was left out.",
                reference.place,
                value=foreign,
                severity=Severity.WARNING,
            )
