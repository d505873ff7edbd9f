"""Where a journey meets touchpoints, and which of them seem to be the same; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.check.questions.likeness import Likenesses
from cjmap.format.envelope import Status
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Touchpoint
    from cjmap.format.journey import Journey, TouchpointUse
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A touchpoint of a catalog: the entry of the catalog, and the number in its list."""

    entry: Entry
    number: int
    touchpoint: Touchpoint

    @property
    def path(self) -> MapPath:
        """Its path in the catalog."""
        return ("touchpoints", self.number)


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def told_at_steps(subject: Subject[Journey]) -> tuple[tuple[MapPath, TouchpointUse], ...]:
    """List the touchpoints of steps and variants of which more is told than an id, with their paths."""
    told: list[tuple[MapPath, TouchpointUse]] = []
    for step in subject.steps:
        use = step.value.touchpoint
        if use is not None and (use.title is not None or use.channel is not None):
            told.append(((*step.path, "touchpoint"), use))
        for number, variant in enumerate(step.value.variants):
            use = variant.touchpoint
            if use is not None and (use.title is not None or use.channel is not None):
                told.append(((*step.path, "variants", number, "touchpoint"), use))
    return tuple(told)


def earlier_twin(survey: Survey, here: Catalogued) -> Catalogued | None:
    """Return the first touchpoint listed before one that has its channel and nearly its title."""
    for other in survey.ask(_by_title).find(here.touchpoint.label):
        if (
            (other.entry.number, other.number) < (here.entry.number, here.number)
            and other.touchpoint.id != here.touchpoint.id
            and other.touchpoint.channel == here.touchpoint.channel
        ):
            return other
    return None


def seems_to_be(survey: Survey, use: TouchpointUse) -> Catalogued | None:
    """Return the touchpoint of the catalog that one described on the spot seems to be.

    Its title is nearly the same and its channel no other one. None where there is none, or several.
    """
    if use.id is not None or use.title is None:
        return None
    known = [
        each
        for each in survey.ask(_by_title).find(use.title)
        if use.channel in (None, each.touchpoint.channel)
    ]
    return known[0] if len({each.touchpoint.id for each in known}) == 1 else None


def _by_title(survey: Survey) -> Likenesses[Catalogued]:
    """File the touchpoints of all catalogs under their titles."""
    found: Likenesses[Catalogued] = Likenesses()
    for entry, catalog in survey.maps(Section.CATALOG):
        if catalog.status is not Status.DEPRECATED:
            for number, touchpoint in enumerate(catalog.touchpoints):
                found.add(touchpoint.label, Catalogued(entry, number, touchpoint))
    return found
