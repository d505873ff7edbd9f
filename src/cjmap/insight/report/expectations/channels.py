"""The channels that a persona prefers, against those that the persona is met on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import score_for
from cjmap.insight.gathered.walkers import walkers_of
from cjmap.insight.report.steps_felt import StepsFelt, steps_felt
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry


class ChannelMet(StepsFelt):
    """A channel that a persona prefers, or is met on."""

    channel: str = Field(description="The id of the channel.")
    name: str = Field(description="What people call it.")
    preferred: bool = Field(description="Whether the persona prefers it.")


class StepOff(Published):
    """A step on a channel that the persona does not prefer."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title.")
    channel: str = Field(description="The name of the channel.")
    score: float = Field(ge=-2, le=2, description="The score of the persona.")


class PreferredChannels(Published):
    """The channels of a persona. What steps feel like is the persona's own score."""

    preferred: StepsFelt = Field(description="The steps on a preferred channel.")
    other: StepsFelt = Field(description="The steps on any other channel.")
    difference: float | None = Field(
        ge=-4, le=4, description="The mean on preferred channels less that on the others."
    )
    channels: list[ChannelMet] = Field(
        description="The preferred channels as the persona has them, then the others by steps."
    )
    worst: StepOff | None = Field(description="The worst step on a channel that is not preferred.")


class Walks:
    """The steps with a channel that each persona walks."""

    def __init__(self, inquiry: Inquiry) -> None:
        """Go through the steps once."""
        self._steps: dict[str, list[PlacedStep]] = defaultdict(list)
        for placed in inquiry.steps:
            if placed.meeting.channel:
                for persona in walkers_of(placed):
                    self._steps[persona].append(placed)

    def of(self, persona: str) -> Sequence[PlacedStep]:
        """Return those of a persona."""
        return self._steps.get(persona, ())


def preferred_channels(inquiry: Inquiry, walks: Walks, persona: str) -> PreferredChannels | None:
    """Set the preferred channels of a persona against the steps.

    None without any preference, or without a step that has a channel.
    """
    known = inquiry.personas.get(persona)
    steps = walks.of(persona)
    if known is None or known.preferences is None or not known.preferences.channels or not steps:
        return None
    liked = tuple(dict.fromkeys(known.preferences.channels))
    by_channel: dict[str, list[PlacedStep]] = {each: [] for each in liked}
    for placed in steps:
        by_channel.setdefault(placed.meeting.channel, []).append(placed)
    others = sorted(
        (each for each in by_channel if each not in liked), key=lambda each: -len(by_channel[each])
    )
    on = _felt((step for step in steps if step.meeting.channel in liked), persona)
    off = _felt((step for step in steps if step.meeting.channel not in liked), persona)
    return PreferredChannels(
        preferred=on,
        other=off,
        difference=None if on.mean is None or off.mean is None else on.mean - off.mean,
        channels=[
            ChannelMet(
                channel=each,
                name=inquiry.name_of("channel", each),
                preferred=each in liked,
                **_felt(by_channel[each], persona).model_dump(),
            )
            for each in (*liked, *others)
        ],
        worst=_worst(inquiry, [step for each in others for step in by_channel[each]], persona),
    )


def _felt(steps: Iterable[PlacedStep], persona: str) -> StepsFelt:
    return steps_felt(score_for(each.step.emotion, persona) for each in steps)


def _worst(inquiry: Inquiry, steps: Sequence[PlacedStep], persona: str) -> StepOff | None:
    scored = [(score_for(each.step.emotion, persona), each) for each in steps]
    found = min(
        ((score, each.number, each) for score, each in scored if score is not None),
        key=lambda each: each[:1],
        default=None,
    )
    if found is None:
        return None
    score, _, placed = found
    return StepOff(
        ref=placed.ref,
        title=placed.step.title,
        channel=inquiry.name_of("channel", placed.meeting.channel),
        score=score,
    )
