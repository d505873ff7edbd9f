"""The phases of a journey, and which touchpoints belong to them, into stages.

Touchpoints stand in the order of time, phases do not always. Time is kept: a phase that comes back
is a stage once more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.losses import Fate
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.cjml.tree import Element
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)


class Phases:
    """The phases that a journey lists, and the stages made of them so far."""

    def __init__(self, gathered: Gathered, listed: Element | None) -> None:
        """Read the list; ids are compared without the blanks around them, which tools write."""
        self.gathered = gathered
        self._listed: dict[str, Data] = {}
        self._stages: list[tuple[str, Data]] = []
        for phase in listed.named("journeyPhase") if listed is not None else ():
            self._list(phase)

    def _list(self, phase: Element) -> None:
        foreign = self.gathered.text(phase.attributes.get("phaseID", ""), phase.place)
        words = {}
        for name in ("phaseName", "phaseDescription"):
            if (each := phase.child(name)) is not None:
                words[name] = self.gathered.text(each.text, each.place)
        self.gathered.count("phase")
        id = foreign if _SLUG.fullmatch(foreign) else None
        title = words.get("phaseName") or (None if id else foreign)
        self._listed[foreign] = filled(
            {"id": id, "title": title, "summary": words.get("phaseDescription")}
        )

    def add(self, touchpoint: Element, step: Data) -> None:
        """Put a step into the stage of its phase."""
        belongs = touchpoint.child("belongsTo")
        foreign = ""
        if belongs is not None:
            foreign = self.gathered.text(belongs.attributes.get("phaseIDref", ""), belongs.place)
            if foreign and foreign not in self._listed:
                self._unlisted(foreign, belongs)
        if not self._stages or (foreign and self._stages[-1][0] != foreign):
            self._begin(foreign, touchpoint)
        elif not foreign and self._stages[-1][0]:
            self._stay(step, touchpoint)
        self._stages[-1][1].setdefault("steps", []).append(step)

    def _stay(self, step: Data, touchpoint: Element) -> None:
        self.gathered.lose(
            Fate.GUESSED,
            "phase",
            f"“{step['title']}” belongs to no phase; it stays in the one before it.",
            touchpoint.place,
        )

    def _unlisted(self, foreign: str, belongs: Element) -> None:
        self._listed[foreign] = {"title": foreign}
        self.gathered.lose(
            Fate.UNREADABLE,
            "phase",
            f"The phase `{one_line(foreign)}` is not listed among the phases of its journey; its name was"
            " kept.",
            belongs.place,
            value=foreign,
            severity=Severity.WARNING,
        )

    def _begin(self, foreign: str, touchpoint: Element) -> None:
        stage = dict(self._listed.get(foreign, {}))
        if foreign and any(name == foreign for name, _ in self._stages):
            stage = filled({"title": stage.get("title") or foreign})
            self.gathered.lose(
                Fate.CHANGED,
                "phase",
                f"The phase “{stage['title']}” comes back after another; it is a stage once more, as"
                " steps stay in their order.",
                touchpoint.place,
                value=foreign,
            )
        self._stages.append((foreign, stage))

    def stages(self, title: str) -> list[Data]:
        """Return the stages in the order of time, with the empty ones where they are listed.

        Touchpoints before any phase make a stage that is called as the journey is, by its `title`.
        """
        if self._stages and not self._stages[0][0]:
            self._stages[0][1]["title"] = title
            self.gathered.lose(
                Fate.MADE,
                "stage",
                f"The stage “{title}”, for what belongs to no phase.",
                value=title,
            )
        used = [foreign for foreign, _ in self._stages]
        stages = [stage for _, stage in self._stages]
        before: int = 0
        for foreign, stage in self._listed.items():
            if foreign in used:
                before = (
                    next(i for i, each in enumerate(stages) if each is self._first(foreign)) + 1
                )
            else:
                stages.insert(before, stage)
                before += 1
        return stages

    def _first(self, foreign: str) -> Data:
        return next(stage for name, stage in self._stages if name == foreign)
