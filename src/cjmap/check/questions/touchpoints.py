"""Where a journey meets touchpoints, and which of them seem to be the same; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjmap.check.questions.likeness import Likenesses, letters_of
from cjmap.format.envelope import Status
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog, Touchpoint
    from cjmap.format.journey import Journey, TouchpointUse
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry


class Touchpoints(NamedTuple):
    """The touchpoints of a catalog, and what it says of itself."""

    lang: str | None
    status: Status | None
    listed: tuple[Touchpoint, ...]


def touchpoints_in(catalog: Catalog) -> Touchpoints | None:
    """Tell the touchpoints of a catalog."""
    if not catalog.touchpoints:
        return None
    return Touchpoints(catalog.lang, catalog.status, catalog.touchpoints)


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


def earlier_twins(survey: Survey, catalog: Entry) -> Mapping[int, Catalogued]:
    """Return the twins of touchpoints of a catalog, by the number of the touchpoint in its list.

    A twin is the first touchpoint listed before one that has its channel and nearly its title.
    """
    return survey.ask(_earlier_twins, catalog)


def _earlier_twins(survey: Survey, catalog: Entry) -> dict[int, Catalogued]:
    told: Touchpoints | None = catalog.told(touchpoints_in)
    twins = (
        (number, _earlier_twin(survey, Catalogued(catalog, number, touchpoint)))
        for number, touchpoint in enumerate(told.listed if told is not None else ())
    )
    return {number: twin for number, twin in twins if twin is not None}


def _earlier_twin(survey: Survey, here: Catalogued) -> Catalogued | None:
    of_channel = survey.ask(_by_channel).get(here.touchpoint.channel)
    for other in of_channel.find(here.touchpoint.label) if of_channel is not None else ():
        if (other.entry.number, other.number) < (
            here.entry.number,
            here.number,
        ) and other.touchpoint.id != here.touchpoint.id:
            return other
    return None


def seems_to_be(survey: Survey, use: TouchpointUse) -> Catalogued | None:
    """Return the touchpoint of the catalog that one described on the spot seems to be.

    Its title is nearly the same and its channel no other one. None where there is none, or several.
    """
    if use.id is not None or use.title is None:
        return None
    return survey.ask(_the_one_called, use.title, use.channel)


def _the_one_called(survey: Survey, title: str, channel: str | None) -> Catalogued | None:
    titles = survey.ask(_by_title) if channel is None else survey.ask(_by_channel).get(channel)
    known = titles.find(title) if titles is not None else []
    return known[0] if len({each.touchpoint.id for each in known}) == 1 else None


def _by_title(survey: Survey) -> Likenesses[Catalogued]:
    """File the touchpoints of all catalogs under their titles."""
    return _filed(survey.ask(_in_catalogs))


def _by_channel(survey: Survey) -> dict[str | None, Likenesses[Catalogued]]:
    """File the touchpoints of each channel under their titles."""
    channels: dict[str | None, list[Catalogued]] = {}
    for each in survey.ask(_in_catalogs):
        channels.setdefault(each.touchpoint.channel, []).append(each)
    return {channel: _filed(touchpoints) for channel, touchpoints in channels.items()}


def _filed(touchpoints: Iterable[Catalogued]) -> Likenesses[Catalogued]:
    """File touchpoints under their titles: of one title the first, and the first with another id.

    Nobody asks for more, and thousands of one title would be gone through for each of them.
    """
    found: Likenesses[Catalogued] = Likenesses()
    known: dict[str, set[str]] = {}
    for each in touchpoints:
        ids = known.setdefault(letters_of(each.touchpoint.label), set())
        if len(ids) < 2 and each.touchpoint.id not in ids:
            ids.add(each.touchpoint.id)
            found.add(each.touchpoint.label, each)
    return found


def _in_catalogs(survey: Survey) -> tuple[Catalogued, ...]:
    """List the touchpoints of all catalogs that hold, in their order."""
    return tuple(
        Catalogued(entry, number, touchpoint)
        for entry, told in survey.told(touchpoints_in, Section.CATALOG)
        if told.status is not Status.DEPRECATED
        for number, touchpoint in enumerate(told.listed)
    )
