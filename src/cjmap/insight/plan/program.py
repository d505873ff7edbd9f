"""A portfolio as a mixed-integer program for HiGHS: what its columns and rows mean, and nothing else.

Columns: whether an option is chosen (1) or not (0), layer by layer; how far a level of relief is
reached; by how much a limit is extended, which is 0 unless somebody asks. Rows: the gain; a level of
relief needs an option that reaches it; requires; excludes; limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm, log10
from typing import TYPE_CHECKING

import highspy
import numpy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.insight.plan.portfolio import Limit, Portfolio

ENDLESS = highspy.kHighsInf

_GRAIN = 1000
"""Efforts in parts of a day down to this are counted in whole numbers."""

_DIGITS = 4
"""Gains are scaled so that the greatest has so many digits before the point, and mostly none after."""


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a limit: its number, its right side, and what person-days are multiplied by."""

    layer: int
    limit: Limit
    number: int
    right: float
    scale: int
    extension: int
    """The column that extends it."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A degree of confidence of a relief: what reaching it adds, and which options reach it."""

    worth: Fraction
    answers: tuple[int, ...]


class Program:
    """The program of some layers: the same options at the end of one period after another."""

    def __init__(self, layers: Sequence[Portfolio], *, whole: bool) -> None:
        """Set it up; without `whole`, options may be chosen in part, which gives bounds quickly."""
        self.layers = tuple(layers)
        self.whole = whole
        self.options = len(layers[0].options)
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self.limits: list[Row] = []
        self._rows = 0
        levels = [tuple(_levels(layer)) for layer in layers]
        worths = [option.gain for layer in layers for option in layer.options]
        worths += [level.worth for each in levels for level in each]
        self.scale = _scale_of(worths)
        """What gains are multiplied by."""
        self.gains = numpy.array([float(each * self.scale) for each in worths])
        self.day = _whole_numbers(each.effort for each in layers[0].options)
        """What efforts are multiplied by where they are to be as low as can be."""
        self._set_up(levels)

    def bound_column(self, number: int, low: float, high: float) -> None:
        """Set between what the value of a column lies."""
        self.highs.changeColBounds(number, low, high)

    def bound_row(self, number: int, low: float, high: float) -> None:
        """Set between what the value of a row lies."""
        self.highs.changeRowBounds(number, low, high)

    def free(self, option: int) -> None:
        """Let the solver choose an option or not; one that is impossible it may not choose."""
        high = 0.0 if option in self.layers[0].impossible else 1.0
        self.bound_column(option, 0.0, high)

    def maximise(self, worths: numpy.ndarray) -> None:
        """Set what each column is worth. HiGHS makes a cost least, so that each is a cost below 0."""
        self.highs.changeColsCost(len(worths), _numbers(len(worths)), -worths)

    @property
    def worths(self) -> numpy.ndarray:
        """What each column is worth in gain; an extension costs nothing."""
        return numpy.concatenate([self.gains, numpy.zeros(len(self.limits))])

    @property
    def nothing(self) -> numpy.ndarray:
        """Columns that are worth nothing, to begin with."""
        return numpy.zeros(len(self.gains) + len(self.limits))

    def add(self, low: float, high: float, values: Mapping[int, float]) -> int:
        """Add a row: the sum of columns, each times a value, lies between `low` and `high`."""
        columns = numpy.array(list(values), dtype=numpy.int32)
        self.highs.addRow(low, high, len(values), columns, numpy.array(list(values.values())))
        self._rows += 1
        return self._rows - 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    def remove_from(self, row: int) -> None:
        """Remove a row and all after it."""
        if row < self._rows:
            numbers = numpy.arange(row, self._rows, dtype=numpy.int32)
            self.highs.deleteRows(len(numbers), numbers)
            self._rows = row

    def _set_up(self, levels: Sequence[tuple[_Level, ...]]) -> None:
        for name, value in _SETTINGS.items():
            self.highs.setOptionValue(name, value)
        count = len(self.gains)
        self.highs.addVars(count, numpy.zeros(count), numpy.ones(count))
        self.gain_row = self.add(-ENDLESS, ENDLESS, dict(enumerate(self.gains)))
        level = self.options * len(self.layers)
        for number, layer in enumerate(self.layers):
            first = number * self.options
            for each in levels[number]:
                self.add(-ENDLESS, 0.0, {level: 1.0, **{first + one: -1.0 for one in each.answers}})
                level += 1
            self._set_up_layer(layer, first)
            for limit in layer.limits:
                self._set_up_limit(number, limit)
        if self.whole:
            count = self.options * len(self.layers)
            kinds = numpy.full(count, highspy.HighsVarType.kInteger)
            self.highs.changeColsIntegrality(count, _numbers(count), kinds)

    def _set_up_layer(self, layer: Portfolio, first: int) -> None:
        """Set up what goes with what; and that what was done before a layer is done in it."""
        for option, needed in layer.requires:
            self.add(-ENDLESS, 0.0, {first + option: 1.0, first + needed: -1.0})
        for one, other in layer.excludes:
            self.add(-ENDLESS, 1.0, {first + one: 1.0, first + other: 1.0})
        for option in layer.impossible:
            self.bound_column(first + option, 0.0, 0.0)
        if first:
            for option in range(first, first + self.options):
                self.add(-ENDLESS, 0.0, {option - self.options: 1.0, option: -1.0})

    def _set_up_limit(self, number: int, limit: Limit) -> None:
        layer, first = self.layers[number], number * self.options
        efforts = {each: layer.options[each].effort for each in limit.members}
        # What takes far more than there is can never be chosen, and would only disturb the floats.
        efforts = {each: days for each, days in efforts.items() if days <= 2 * limit.amount}
        scale = _whole_numbers((*efforts.values(), limit.amount))
        right = float(min(limit.amount, 2 * sum(efforts.values()) + 1) * scale)
        extension = len(self.gains) + len(self.limits)
        self.highs.addVars(1, numpy.zeros(1), numpy.zeros(1))
        values = {first + each: float(days * scale) for each, days in efforts.items()}
        row = self.add(-ENDLESS, right, {**values, extension: -1.0})
        self.limits.append(Row(number, limit, row, right, scale, extension))


_SETTINGS: dict[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


def _levels(layer: Portfolio) -> Iterator[_Level]:
    """Part each relief into the degrees of confidence that one or more options reach."""
    for relief in layer.reliefs:
        degrees = {layer.options[each].confidence for each in relief.answers}
        below = relief.floor
        for degree in sorted(each for each in degrees if each > relief.floor):
            answers = tuple(
                each for each in relief.answers if layer.options[each].confidence >= degree
            )
            yield _Level(relief.weight * (degree - below), answers)
            below = degree


def _scale_of(worths: Iterable[Fraction]) -> Fraction:
    """Return the power of ten that brings the greatest gain to its number of digits."""
    greatest = max(worths, default=Fraction(0))
    if not greatest:
        return Fraction(1)
    return Fraction(10) ** (_DIGITS - floor(log10(greatest)))


def _whole_numbers(days: Iterable[Fraction]) -> int:
    """Return what makes efforts whole numbers; 1 where they are too fine for that."""
    common = 1
    for each in days:
        common = lcm(common, each.denominator)
        if common > _GRAIN:
            return 1
    return common


def _numbers(count: int) -> numpy.ndarray:
    return numpy.arange(count, dtype=numpy.int32)
