"""The journeys that show today's reality, as much of them as other maps ask for; shared by several rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjmap.format.envelope import Status
from cjmap.format.journey import State

if TYPE_CHECKING:
    from cjmap.format.journey import Journey


class CurrentJourney(NamedTuple):
    """What a journey of today is called, in which language, and who goes through it."""

    id: str
    title: str
    lang: str | None
    personas: tuple[str, ...]


def is_current(journey: Journey) -> bool:
    """Whether a journey shows today's reality and is not deprecated."""
    return journey.state in (None, State.CURRENT) and journey.status is not Status.DEPRECATED


def current_journey(journey: Journey) -> CurrentJourney | None:
    """Tell a journey of today; nothing of any other one."""
    if not is_current(journey):
        return None
    return CurrentJourney(journey.id, journey.title, journey.lang, journey.personas)
