"""Where customers go on to from each step, and how many get there, as the shares at the branches say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.format.journey import Step

_ROUNDED = 0.005
"""By how much shares that are meant to be everybody may differ from 1: maps round."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The share (0..1) of those who begin a journey that get to a step.

    `guessed` says that a branch before it gives no shares, so that they were taken to be even.
    """

    share: float
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a step to a later one, by their numbers from 0 through the journey.

    `share` is the part (0..1) of those who begin the journey that takes it.
    """

    source: int
    target: int
    share: float


@dataclass(frozen=True, slots=True)
class Leaving:
    """The step, by its number from 0, after which a part (0..1) of those who began the journey leaves."""

    source: int
    share: float


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways through a journey: the reach of each step in order, the ways onward, and who leaves."""

    reach: tuple[Reach, ...]
    onward: tuple[Way, ...]
    leaving: tuple[Leaving, ...]

    @property
    def branch(self) -> bool:
        """Whether some step is not everybody's."""
        return any(each.share < 1.0 for each in self.reach)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part (0..1) of those at a step that goes on to the step `target`."""

    target: int
    part: float
    guessed: bool


def ways_of(steps: Sequence[Step]) -> Ways:
    """Follow the ways through the steps of a journey.

    Without `next`, all go on to the step after. What the shares of a branch leave is spread evenly
    over its ways without one; a single way without a share is everybody's. Ways back, to the same
    step or an earlier one, bring nobody for the first time: who takes one comes by again, and goes
    on as the others do. A step that no way leads to from before, such as a call from the organisation,
    is taken to concern everybody. Who leaves is told only where all ways onward have a share.
    """
    numbers = {step.id: number for number, step in enumerate(steps)}
    arriving = [0.0] * len(steps)
    guessed = [False] * len(steps)
    led_to = [False] * len(steps)
    reach: list[Reach] = []
    ways: list[Way] = []
    leaving: list[Leaving] = []
    for number, step in enumerate(steps):
        share = min(1.0, arriving[number]) if led_to[number] else 1.0
        reach.append(Reach(share, guessed[number]))
        onward = _onward(step, number, numbers, len(steps))
        for part in onward:
            arriving[part.target] += share * part.part
            guessed[part.target] |= part.guessed or guessed[number]
            led_to[part.target] = True
            ways.append(Way(number, part.target, share * part.part))
        left = 1.0 - sum(part.part for part in onward)
        if onward and left > _ROUNDED and _all_told(step, numbers):
            leaving.append(Leaving(number, share * left))
    return Ways(tuple(reach), tuple(ways), tuple(leaving))


def _onward(step: Step, number: int, numbers: dict[str, int], count: int) -> list[_Part]:
    """List where a step leads on to: later steps, and the part of those at the step that goes there."""
    if not step.next:
        return [_Part(number + 1, 1.0, False)] if number + 1 < count else []
    told = sum(way.share for way in step.next if way.share is not None)
    silent = sum(way.share is None for way in step.next)
    even = max(0.0, 1.0 - told) / silent if silent else 0.0
    ways = [
        _Part(
            numbers[way.to],
            even if way.share is None else way.share,
            way.share is None and silent > 1,
        )
        for way in step.next
        if way.to in numbers
    ]
    back = sum(way.part for way in ways if way.target <= number)
    going_on = 1.0 - back if 0 < back < 1 else 1.0
    return [
        _Part(way.target, min(1.0, way.part / going_on), way.guessed)
        for way in ways
        if way.target > number
    ]


def _all_told(step: Step, numbers: dict[str, int]) -> bool:
    return all(way.share is not None and way.to in numbers for way in step.next)
