"""The pages of the touchpoints of the catalogs, and what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.report.consistency.figures import figures
from cjmap.insight.report.consistency.saying import said
from cjmap.insight.report.consistency.statements import Outcome
from cjmap.insight.voice import Voice
from cjmap.site.addresses import TOUCHPOINTS, touchpoint_address
from cjmap.site.appearances import appearance_table
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.listing.catalog import catalogued_touchpoints
from cjmap.site.references import Ref, channel_ref, step_ref, term_ref
from cjmap.site.summary import Badge
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.catalog import Touchpoint
    from cjmap.insight.report.consistency.commitments import Commitment
    from cjmap.insight.report.consistency.figures import HowItFeels, TouchpointFigures
    from cjmap.insight.report.consistency.sides import Uneven
    from cjmap.site.appearances import AppearanceTable
    from cjmap.site.site import Site

_TONES = {
    Outcome.REACHED: "is-good",
    Outcome.MISSED: "is-bad",
    Outcome.IN_PART: "is-fair",
    Outcome.UNDECIDED: "",
}

_CONSISTENCY = "cjmap.insight.report.consistency"
"""Where the words are that tell of goals."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """Something aimed at at a step, in words, and what becomes of it."""

    step: Ref
    told: tuple[str, ...]
    outcome: Badge


@dataclass(frozen=True, slots=True)
class Facts:
    """What a touchpoint is, and how it is met. Texts are empty where the maps do not tell.

    `felt` is of the journeys that show what is; None where none of them meets it. `even` says in
    sentences where it feels different.
    """

    channel: Ref | None
    mode: str
    owner: Ref | None
    promise: str
    standard: str
    felt: HowItFeels | None
    even: tuple[str, ...]
    goals: tuple[GoalRow, ...]
    appearances: AppearanceTable


def pages(site: Site) -> Iterator[Page]:
    """Give a page for each touchpoint of the catalogs."""
    for each in catalogued_touchpoints(site):
        yield Page(
            touchpoint_address(each.id),
            "touchpoint",
            each.label,
            id=each.id,
            section=TOUCHPOINTS,
            parent=TOUCHPOINTS,
        )


def facts(site: Site, page: Page) -> Facts:
    """Tell of a touchpoint."""
    touchpoint = _touchpoint(site, page)
    words = site.words(page.kind)
    told = site.inquiry.once(figures)
    own = _figures_of(site, page.id)
    channel = site.workspace.channel_named(touchpoint.channel) if touchpoint.channel else None
    owner = touchpoint.owner or (channel.owner if channel is not None else None)
    uneven = [each for each in told.uneven if each.touchpoint == page.id] if told else []
    return Facts(
        channel=channel_ref(site, touchpoint.channel) if touchpoint.channel else None,
        mode=words(channel.mode) if channel is not None and channel.mode is not None else "",
        owner=term_ref(site, "team", owner) if owner else None,
        promise=touchpoint.promise or "",
        standard=touchpoint.standard or "",
        felt=own.felt if own is not None and own.felt.steps else None,
        even=tuple(_even(each, words) for each in uneven),
        goals=tuple(_goals(site, own.commitment)) if own is not None and own.commitment else (),
        appearances=appearance_table(site, uses(site).at_touchpoint(page.id)),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find a touchpoint by its title, its id, and what it promises."""
    each = _touchpoint(site, page)
    texts = [each.id, each.promise, each.standard]
    place = channel_ref(site, each.channel).title if each.channel else ""
    told = tuple(text for text in texts if text)
    yield Findable(Link(page.address), site.words(page.kind)("kind"), page.title, place, told)


def _touchpoint(site: Site, page: Page) -> Touchpoint:
    found = site.workspace.touchpoint_of(page.id)
    if found is None:
        raise TypeError(f"{page.address} is of no touchpoint of a catalog")
    return found


def _figures_of(site: Site, id: str) -> TouchpointFigures | None:
    told = site.inquiry.once(figures)
    known = told.touchpoints if told is not None else []
    return next((each for each in known if each.touchpoint == id), None)


def _even(uneven: Uneven, words: Voice) -> str:
    """Tell where a touchpoint feels best and where worst."""
    return words(
        f"uneven-{uneven.by}",
        high=words.score(uneven.high.mean),
        high_title=words.title(uneven.high.title),
        low=words.score(uneven.low.mean),
        low_title=words.title(uneven.low.title),
    )


def _goals(site: Site, commitment: Commitment) -> Iterator[GoalRow]:
    voice, words = Voice(_CONSISTENCY, site.lang), site.words("touchpoint")
    for goal in commitment.goals:
        yield GoalRow(
            step=step_ref(site, goal.ref, None),
            told=tuple(_sentence(said(each, voice)) for each in goal.statements),
            outcome=Badge(words(f"outcome-{goal.outcome}"), _TONES[goal.outcome]),
        )


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
