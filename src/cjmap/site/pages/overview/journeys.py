"""The journeys that the overview shows, each in short."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.pictures.overview.families import families
from cjmap.insight.gathered.pains import weighing
from cjmap.site.pages.overview.sparkline import Sparkline, sparkline
from cjmap.site.summary import JourneySummary, journey_summary

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.site import Site

MOST = 24
"""So many journeys are shown; of more, those with the heaviest pains."""


@dataclass(frozen=True, slots=True)
class JourneyCard:
    """A journey in short, its line, and all its steps with their scores in words."""

    told: JourneySummary
    line: Sparkline
    words: str


@dataclass(frozen=True, slots=True)
class Journeys:
    """The journeys that are shown, and how many there are."""

    cards: tuple[JourneyCard, ...]
    count: int


def journeys(site: Site) -> Journeys:
    """Choose and tell the journeys: a version after what it is a version of, or the worst first.

    What is deprecated is in the list of journeys only.
    """
    found = site.inquiry.maps("journey")
    shown = _related(found) if len(found) <= MOST else _heaviest(site.inquiry, found)[:MOST]
    return Journeys(tuple(_card(site, each) for each in shown), len(found))


def _related(found: tuple[Subject[Journey], ...]) -> list[Subject[Journey]]:
    by_id = {each.model.id: each for each in reversed(found)}
    models = [each.model for each in by_id.values()][::-1]
    return [by_id[member.journey.id] for family in families(models) for member in family]


def _heaviest(inquiry: Inquiry, found: tuple[Subject[Journey], ...]) -> list[Subject[Journey]]:
    weights: dict[int, float] = defaultdict(float)
    for pain in inquiry.once(weighing).pains:
        weights[pain.placed.at.journey.entry.number] += pain.weight or 0.0
    return sorted(found, key=lambda each: -weights[each.entry.number])


def _card(site: Site, journey: Subject[Journey]) -> JourneyCard:
    told = journey_summary(site, journey.entry)
    say = site.frame_words
    words = ", ".join(f"{each.ref.title} {say.score(each.score)}" for each in told.steps)
    return JourneyCard(told, sparkline(told), words)
