"""Answers as a histogram: how many gave each answer, and with which weights.

Millions of answers come down to a few lines, which an engine counts and everything here works on.
Sums are exact and taken in the order of the answers, so the same answers always give the same
figures, in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import fsum, isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave an answer, the sum of their weights, and the sum of the squares of these."""

    count: int
    weight: float
    squares: float


@dataclass(frozen=True, slots=True, init=False)
class Answers:
    """A histogram of answers, lowest answer first."""

    tallies: Mapping[float, Tally]

    def __init__(self, tallies: Iterable[tuple[float, int, float, float]] = ()) -> None:
        """Take an answer, its count, the sum of the weights and that of their squares.

        An answer may come several times, as it does from the parts of a period.

        Raises:
            ValueError: for an answer that is no finite number, and for a negative count or weight.
        """
        parts: defaultdict[float, list[tuple[int, float, float]]] = defaultdict(list)
        for answer, count, weight, squares in tallies:
            if not isfinite(answer + weight + squares) or min(count, weight, squares) < 0:
                raise ValueError(f"no tally of an answer: {answer}, {count}, {weight}, {squares}")
            if count:
                parts[answer].append((count, weight, squares))
        summed = {answer: _together(parts[answer]) for answer in sorted(parts)}
        object.__setattr__(self, "tallies", summed)

    @classmethod
    def counted(cls, counts: Mapping[float, int]) -> Answers:
        """Return answers that all weigh the same."""
        return cls((answer, count, count, count) for answer, count in counts.items())

    def __iter__(self) -> Iterator[tuple[float, Tally]]:
        return iter(self.tallies.items())

    def where(self, wanted: Callable[[float], bool]) -> Answers:
        """Return the answers that are wanted."""
        return Answers(
            (answer, tally.count, tally.weight, tally.squares)
            for answer, tally in self
            if wanted(answer)
        )

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(tally.count for _, tally in self)

    @property
    def weight(self) -> float:
        """What all weigh together."""
        return fsum(tally.weight for _, tally in self)

    @property
    def is_weighted(self) -> bool:
        """Whether some answers weigh more than others."""
        return self.effective_n < self.n * (1 - 1e-9)

    @property
    def effective_n(self) -> float:
        """How many answers of the same weight would be as sure: (Σw)² / Σw².

        L. Kish 1965, Survey Sampling, section 11.7. It supposes that weights have nothing to do with
        the answers; then intervals keep their promise.
        """
        squares = fsum(tally.squares for _, tally in self)
        return min(self.weight**2 / squares, self.n) if squares else 0.0

    @property
    def mean(self) -> float:
        """The weighted mean of the answers, of which there must be some with a weight.

        Where all are alike it is that answer, to the last digit.
        """
        weighed = [(answer, tally.weight) for answer, tally in self if tally.weight]
        if len(weighed) == 1:
            return weighed[0][0]
        return fsum(answer * weight for answer, weight in weighed) / self.weight

    @property
    def variance(self) -> float:
        """The variance of one answer, unbiased: Σw(x − mean)² / (Σw − Σw²/Σw).

        It needs an effective n above 1, and is exactly 0 where all answers are alike.
        """
        mean, n = self.mean, self.effective_n
        spread = fsum(tally.weight * (answer - mean) ** 2 for answer, tally in self) / self.weight
        return spread * n / (n - 1)

    def part(self, wanted: Callable[[float], bool]) -> float:
        """Return the weighted share of the answers that are wanted, from 0 to 1."""
        return self.where(wanted).weight / self.weight


def _together(parts: list[tuple[int, float, float]]) -> Tally:
    if len(parts) == 1:
        return Tally(*parts[0])
    counts, weights, squares = zip(*parts, strict=True)
    return Tally(sum(counts), fsum(weights), fsum(squares))
