"""How many customers get to each step, as the shares at the branches say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.format.journey import Step


@dataclass(frozen=True, slots=True)
class Reach:
    """The share (0..1) of those who begin a journey that get to a step.

    `guessed` says that a branch before it gives no shares, so that they were taken to be even.
    """

    share: float
    guessed: bool = False


def reach_of(steps: Sequence[Step]) -> tuple[Reach, ...]:
    """Return the reach of each step of a journey, in order.

    Without `next`, all go on to the step after. What the shares of a branch leave is spread evenly
    over its ways without one; a single way without a share is everybody's. Ways back, to the same
    step or an earlier one, bring nobody for the first time: who takes one comes by again, and goes
    on as the others do. A step that no way leads to from before, such as a call from the organisation,
    is taken to concern everybody.
    """
    numbers = {step.id: number for number, step in enumerate(steps)}
    arriving = [0.0] * len(steps)
    guessed = [False] * len(steps)
    led_to = [False] * len(steps)
    found: list[Reach] = []
    for number, step in enumerate(steps):
        share = min(1.0, arriving[number]) if led_to[number] else 1.0
        found.append(Reach(share, guessed[number]))
        for target, part, is_guess in _ways(step, number, numbers, len(steps)):
            arriving[target] += share * part
            guessed[target] = guessed[target] or is_guess or guessed[number]
            led_to[target] = True
    return tuple(found)


def _ways(
    step: Step, number: int, numbers: dict[str, int], count: int
) -> list[tuple[int, float, bool]]:
    """List where a step leads on to: the number of a later step, the part, whether it is a guess."""
    if not step.next:
        return [(number + 1, 1.0, False)] if number + 1 < count else []
    told = sum(way.share for way in step.next if way.share is not None)
    silent = sum(way.share is None for way in step.next)
    even = max(0.0, 1.0 - told) / silent if silent else 0.0
    ways = [
        (numbers[way.to], even if way.share is None else way.share, way.share is None)
        for way in step.next
        if way.to in numbers
    ]
    onward = [way for way in ways if way[0] > number]
    back = sum(part for target, part, _ in ways if target <= number)
    going_on = 1.0 - back
    if back and going_on > 0:
        onward = [(target, min(1.0, part / going_on), guess) for target, part, guess in onward]
    return [(target, part, guess and silent > 1) for target, part, guess in onward]
