"""The same thing named in two ways: touchpoints, teams and personas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.check.questions.likeness import Likenesses
from cjmap.check.questions.owners import unlinked
from cjmap.check.questions.touchpoints import earlier_twins, seems_to_be, told_at_steps
from cjmap.format.roles import Section
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import TouchpointUse
    from cjmap.insight.inquiry import Inquiry

_Spellings = dict[str, int]
"""Other names by how often they are written."""


class TwoNames(Published):
    """Something that seems to have two names or more."""

    of: Literal["touchpoint", "team", "persona"] = Field(description="What it is.")
    id: str | None = Field(description="Its id; null for a touchpoint that no catalog has.")
    name: str = Field(description="The name in the catalog, or else the one that came first.")
    others: list[str] = Field(description="The other names.")
    places: int = Field(ge=1, description="At how many places another name is written.")


def two_names(inquiry: Inquiry) -> list[TwoNames]:
    """Find what is named in two ways, that with the most places first."""
    found = [*_twins(inquiry), *_on_the_spot(inquiry), *_owners(inquiry)]
    return sorted(found, key=lambda each: -each.places)


def _twins(inquiry: Inquiry) -> Iterator[TwoNames]:
    """Find the touchpoints of the catalogs that another one has nearly the title of."""
    for subject in inquiry.maps("catalog"):
        for number, twin in earlier_twins(inquiry.survey, subject.entry).items():
            yield TwoNames(
                of="touchpoint",
                id=twin.touchpoint.id,
                name=twin.touchpoint.label,
                others=[subject.model.touchpoints[number].label],
                places=1,
            )


def _on_the_spot(inquiry: Inquiry) -> Iterator[TwoNames]:
    """Find touchpoints described at steps that the catalog has, or that are spelt in two ways."""
    known: dict[str, tuple[str, _Spellings]] = {}
    unknown: Likenesses[tuple[TouchpointUse, _Spellings]] = Likenesses()
    groups: list[tuple[TouchpointUse, _Spellings]] = []
    for journey in inquiry.journeys:
        for _, use in told_at_steps(journey):
            if use.id is not None or use.title is None:
                continue
            catalogued = seems_to_be(inquiry.survey, use)
            if catalogued is not None:
                touchpoint = catalogued.touchpoint
                spellings = known.setdefault(touchpoint.id, (touchpoint.label, {}))[1]
                spellings[use.title] = spellings.get(use.title, 0) + 1
                continue
            group = next(
                (each for each in unknown.find(use.title) if each[0].channel == use.channel), None
            )
            if group is None:
                group = (use, {})
                groups.append(group)
                unknown.add(use.title, group)
            elif use.title != group[0].title:
                group[1][use.title] = group[1].get(use.title, 0) + 1
    for id, (label, spellings) in known.items():
        yield _named("touchpoint", id, label, spellings)
    for first, spellings in groups:
        if spellings:
            yield _named("touchpoint", None, first.title or "", spellings)


def _owners(inquiry: Inquiry) -> Iterator[TwoNames]:
    """Find the teams and personas that maps call by another name than their title."""
    meant = {each.entry.number for each in inquiry.subjects}
    for (section, id), places in inquiry.survey.ask(unlinked).items():
        name, spellings = inquiry.name_of(section, id), _Spellings()
        for place in places:
            if place.entry.number in meant and place.text != name:
                spellings[place.text] = spellings.get(place.text, 0) + 1
        if spellings:
            of: Literal["team", "persona"] = "team" if section == Section.TEAM else "persona"
            yield _named(of, id, name, spellings)


def _named(
    of: Literal["touchpoint", "team", "persona"], id: str | None, name: str, spellings: _Spellings
) -> TwoNames:
    return TwoNames(of=of, id=id, name=name, others=list(spellings), places=sum(spellings.values()))
