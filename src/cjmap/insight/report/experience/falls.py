"""Where the score falls, and whether the channel changes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.gathered.ways import Ways

STEEP = 1.0
"""From this drop on, a fall is steep."""


class Fall(Published):
    """Two steps that follow on each other, the second of which feels worse."""

    before: str = Field(description="The title of the first.")
    after: str = Field(description="The title of the second.")
    ref: str = Field(description="The second, as other maps refer to it.")
    drop: float = Field(gt=0, le=4, description="By how much the score falls.")
    share: float = Field(ge=0, le=1, description="The share of customers who go this way.")
    changes_channel: bool | None = Field(
        description="Whether the channel is another one after it; null where either is not told."
    )


class ChannelChanges(Published):
    """How many steps lead on into another channel, where both channels are told."""

    moves: int = Field(ge=0, description="How many steps lead on to another, all channels told.")
    changes: int = Field(ge=0, description="How many of them change the channel.")
    falls: int = Field(ge=0, description="How many of them are falls of 1 or more.")
    falls_at_changes: int = Field(ge=0, description="How many of these change the channel.")


def falls_of(placed: Sequence[PlacedStep], ways: Ways) -> list[Fall]:
    """Return the falls along the ways of a journey, the steepest first."""
    return sorted(_falls(placed, ways), key=lambda fall: -fall.drop)


def _falls(placed: Sequence[PlacedStep], ways: Ways) -> Iterator[Fall]:
    for way in ways.onward:
        first, second = placed[way.source], placed[way.target]
        drop = _drop(first, second)
        if drop > 0:
            yield Fall(
                before=first.step.title,
                after=second.step.title,
                ref=second.ref,
                drop=drop,
                share=min(1.0, way.share),
                changes_channel=_changes_channel(first, second),
            )


def _drop(first: PlacedStep, second: PlacedStep) -> float:
    """Return by how much the score falls; 0 where either step has none."""
    return 0.0 if first.score is None or second.score is None else first.score - second.score


def _changes_channel(first: PlacedStep, second: PlacedStep) -> bool | None:
    before, after = first.meeting.channel, second.meeting.channel
    return before != after if before and after else None


def channel_changes(placed: Sequence[PlacedStep], ways: Ways) -> ChannelChanges:
    """Count how often falls and changes of the channel come together."""
    pairs = [(placed[way.source], placed[way.target]) for way in ways.onward]
    known = [each for each in pairs if _changes_channel(*each) is not None]
    falls = [each for each in known if _drop(*each) >= STEEP]
    return ChannelChanges(
        moves=len(known),
        changes=sum(bool(_changes_channel(*each)) for each in known),
        falls=len(falls),
        falls_at_changes=sum(bool(_changes_channel(*each)) for each in falls),
    )
