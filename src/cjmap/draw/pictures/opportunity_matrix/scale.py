"""The axis of effort: even where efforts are of one size, logarithmic where they are not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR_APART = 12.0
"""The greatest effort to the least (above 0), from which on an even axis crowds the small ones."""

_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from 0 to 1. `low` and `high` are the efforts at its ends, in person-days."""

    low: float
    high: float
    logarithmic: bool

    def place(self, effort: float) -> float:
        """Give where an effort lies, 0..1. On a logarithmic axis no effort at all lies at 0."""
        if not self.logarithmic:
            return (effort - self.low) / (self.high - self.low)
        if effort <= self.low:
            return 0.0
        return math.log(effort / self.low) / math.log(self.high / self.low)

    def between(self, first: float, second: float) -> float:
        """Give the place halfway between two efforts, as the axis shows them."""
        return (self.place(first) + self.place(second)) / 2

    def ticks(self) -> list[float]:
        """Give the efforts to write at the axis: round numbers, both ends among them or near."""
        if not self.logarithmic:
            step = _round_step(self.high - self.low)
            count = int(self.high / step + 1e-9)
            return [step * index for index in range(count + 1)]
        # A logarithmic axis begins and ends with 1, 2 or 5 times a power of ten.
        ticks = [self.low]
        while ticks[-1] < self.high * 0.999:
            ticks.append(_next_round(ticks[-1]))
        stride = math.ceil(len(ticks) / _MOST_TICKS)
        return ticks[::stride]


def scale_of(efforts: Sequence[float]) -> Scale:
    """Choose the axis for some efforts (in person-days, each 0 or more)."""
    known = [effort for effort in efforts if effort > 0]
    if not known:
        return Scale(0.0, 1.0, logarithmic=False)
    least, most = min(known), max(known)
    if most / least <= _FAR_APART:
        step = _round_step(most)
        return Scale(0.0, step * math.ceil(most / step * 1.02), logarithmic=False)
    low, high = _round_below(least), _round_below(most)
    if 0 in efforts:
        low = _round_below(low * 0.99)  # The end of the axis stands for no effort at all.
    while high <= most:
        high = _next_round(high)
    return Scale(low, high, logarithmic=True)


def _round_step(reach: float) -> float:
    """Give a step of 1, 2 or 5 times a power of ten that divides a reach into 4 to 10 parts."""
    step = _round_below(reach / 5)
    return step if reach / step <= 10 else _next_round(step)


def _round_below(value: float) -> float:
    """Give the greatest of 1, 2 and 5 times a power of ten that is not above a value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(part * power for part in (0.5, 1, 2, 5) if part * power <= value * (1 + 1e-9))


def _next_round(value: float) -> float:
    """Give the next of 1, 2 and 5 times a power of ten after a value that is one."""
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return next(part * power for part in (2, 5, 10) if part * power > value * (1 + 1e-9))
