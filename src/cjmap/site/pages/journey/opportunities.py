"""What would be done about a journey, and what of it each opportunity answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.pictures.journey.plan import ITEM_FIELDS
from cjmap.site.page import HERE, Link
from cjmap.site.pages.opportunities.standing import standing
from cjmap.site.progress import Progress, is_overdue, progress_of
from cjmap.site.references import Ref, opportunity_ref, term_ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cjmap.format.backlog import Opportunity
    from cjmap.site.pages.journey.shown import Shown
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Planned:
    """An opportunity: the places of the journey that it answers, its worth, cost and progress."""

    opportunity: Ref
    kind: str
    answers: tuple[Ref, ...]
    impact: str
    effort: str
    status: Progress
    owner: Ref | None
    due: date | None
    overdue: bool
    excludes: tuple[Ref, ...]


def planned(shown: Shown) -> tuple[Planned, ...]:
    """Return the opportunities of a journey: its own, then those that backlogs aim at it."""
    found = shown.site.workspace.opportunities_for(shown.usual.id)
    places = _places(shown)
    return tuple(_planned(shown, each, places) for each in found)


def _planned(shown: Shown, each: Opportunity, places: Mapping[str, Ref]) -> Planned:
    site, said = shown.site, shown.said
    return Planned(
        opportunity=opportunity_ref(site, each.id, each.title),
        kind=shown.values(f"word-{each.kind}") if each.kind else "",
        answers=tuple(_answers(shown, each, places)),
        impact=f"{each.impact}/5" if each.impact is not None else "",
        effort=said.number(each.effort) if each.effort is not None else "",
        status=progress_of(site, each),
        owner=term_ref(site, "team", each.owner) if each.owner else None,
        due=each.due,
        overdue=is_overdue(site, each),
        excludes=tuple(_excluded(site, each)),
    )


def _excluded(site: Site, each: Opportunity) -> Iterator[Ref]:
    """Refer to the opportunities that cannot be taken up beside this one, whichever of the two says so."""
    found = site.inquiry.once(standing)
    own = found.get(each.id)
    for id in dict.fromkeys((*each.excludes, *(own.excluded_by if own is not None else ()))):
        other = found.get(id)
        yield opportunity_ref(site, id, other.opportunity.title if other is not None else id)


def _answers(shown: Shown, each: Opportunity, places: Mapping[str, Ref]) -> Iterator[Ref]:
    for reference in each.for_:
        journey, _, place = reference.rpartition("#")
        if journey in ("", shown.usual.id) and place in places:
            yield places[place]


def _places(shown: Shown) -> dict[str, Ref]:
    """Return the steps, stages and things told in words that have an id, by that id."""
    found: dict[str, Ref] = {}
    for step in shown.journey.steps:
        found.setdefault(step.id, Ref(step.title, Link(HERE, step.id)))
        for holder in (step, *step.variants):
            for name in ITEM_FIELDS:
                for item in getattr(holder, name):
                    if item.id:
                        found.setdefault(item.id, Ref(item.text, Link(HERE, f"item.{item.id}")))
    for stage in shown.journey.stages:
        if stage.id:
            found.setdefault(stage.id, Ref(stage.label, Link(HERE, f"stage.{stage.id}")))
    return found
