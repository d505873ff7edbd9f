"""Who answers for a pain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cjmap.check.questions.owners import owner_called
from cjmap.insight.gathered.opportunities import furthest

if TYPE_CHECKING:
    from cjmap.insight.gathered.pains import PlacedPain
    from cjmap.insight.inquiry import Inquiry

Source = Literal["opportunity", "touchpoint"]
"""What tells an owner: the opportunity that has got furthest, or the touchpoint (or its channel)."""


class Owner(NamedTuple):
    """Who answers: `key` is the same however the maps write it, `name` what people read."""

    key: str
    name: str
    source: Source


def owner_of(inquiry: Inquiry, placed: PlacedPain) -> Owner | None:
    """Return who answers for a pain.

    That is the owner of the open opportunity that names it and has got furthest; else the team of the
    touchpoint or its channel; else the owner of an open opportunity that names its step. The owner of
    the map keeps the map true, and answers for no pain.
    """
    open_ones = [each for each in placed.answers if each.open and each.opportunity.owner]
    first = furthest(each for each in open_ones if placed.named_by(each))
    if first is None and placed.meeting.owner:
        return _called(inquiry, placed.meeting.owner, "touchpoint")
    first = first or furthest(open_ones)
    owner = first.opportunity.owner if first is not None else None
    return _called(inquiry, owner, "opportunity") if owner else None


def _called(inquiry: Inquiry, owner: str, source: Source) -> Owner:
    key = owner_called(inquiry.survey, owner)
    return Owner(key, inquiry.workspace.title_of("team", key) or owner, source)
