"""What becomes of a feeling where the channel changes along the way."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.gathered.ways import ways_of
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class ChannelPair(Published):
    """All changes from one channel to another."""

    before: str = Field(description="The id of the channel that is left.")
    after: str = Field(description="The id of the one that is come to.")
    before_title: str = Field(description="The title of the first.")
    after_title: str = Field(description="The title of the second.")
    times: int = Field(ge=1, description="How many ways lead from one to the other.")
    mean: float = Field(description="The mean change of the score.")


class ChangesOfChannel(Published):
    """The ways from a step to a later one, where both have a score and a channel."""

    changes: int = Field(ge=0, description="Ways on which the channel changes.")
    stays: int = Field(ge=0, description="Ways on which it stays.")
    mean_change: float | None = Field(description="The mean change of the score where it changes.")
    mean_stay: float | None = Field(description="The mean change of the score where it stays.")
    falls: int = Field(ge=0, description="Ways on which the score falls.")
    falls_at_change: int = Field(ge=0, description="Those of them on which the channel changes.")
    fallen: float = Field(ge=0, description="How much the score falls on all of them together.")
    fallen_at_change: float = Field(ge=0, description="How much of it where the channel changes.")
    pairs: list[ChannelPair] = Field(description="From which channel to which, the worst first.")


def channel_changes(inquiry: Inquiry) -> ChangesOfChannel | None:
    """Return what becomes of the score at changes of channel; None where no channel changes."""
    ways = [each for journey in inquiry.journeys for each in _ways(inquiry.steps_of(journey))]
    changed: dict[tuple[str, str], list[float]] = defaultdict(list)
    stayed: list[float] = []
    for before, after in ways:
        change = (after.score or 0.0) - (before.score or 0.0)
        if before.meeting.channel == after.meeting.channel:
            stayed.append(change)
        else:
            changed[before.meeting.channel, after.meeting.channel].append(change)
    if not changed:
        return None
    at_change = [each for told in changed.values() for each in told]
    drops = [-each for each in (*at_change, *stayed) if each < 0]
    drops_at_change = [-each for each in at_change if each < 0]
    pairs = [
        ChannelPair(
            before=before,
            after=after,
            before_title=inquiry.name_of("channel", before),
            after_title=inquiry.name_of("channel", after),
            times=len(told),
            mean=fmean(told),
        )
        for (before, after), told in changed.items()
    ]
    return ChangesOfChannel(
        changes=len(at_change),
        stays=len(stayed),
        mean_change=fmean(at_change),
        mean_stay=fmean(stayed) if stayed else None,
        falls=len(drops),
        falls_at_change=len(drops_at_change),
        fallen=sum(drops),
        fallen_at_change=sum(drops_at_change),
        pairs=sorted(pairs, key=lambda each: (each.mean, -each.times)),
    )


def _ways(steps: Sequence[PlacedStep]) -> Iterator[tuple[PlacedStep, PlacedStep]]:
    """Go through the ways onward of a journey between steps that have a score and a channel."""
    for way in ways_of([each.step for each in steps]).onward:
        before, after = steps[way.source], steps[way.target]
        if all(each.score is not None and each.meeting.channel for each in (before, after)):
            yield before, after
