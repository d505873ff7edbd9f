"""The value that answers give by the method of a metric, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.statistics.answers import Answers
from cjmap.statistics.means import mean_interval
from cjmap.statistics.measurements import NET
from cjmap.statistics.medians import Median, median_of
from cjmap.statistics.methods import (
    WITHOUT_INTERVAL,
    Family,
    Scale,
    family_of,
    is_better,
    is_worse,
    scale_of,
    takes,
    unit_of,
)
from cjmap.statistics.net_scores import Sides, net_interval
from cjmap.statistics.shares import share_interval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.statistics.interval import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the unit of its method, and what it rests on.

    `n` is how many answered, `effective_n` how many answers of one weight would be as sure.
    `interval` (95 %) is None where none can be had. `counts` names the two sides of a net score; with
    weights it is empty, as the counts would not give the value. `left_out` are the answers that the
    question does not allow.
    """

    value: float
    n: int
    effective_n: float
    interval: Interval | None
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: Answers = field(default_factory=Answers)


def measured(method: str, scale: Scale | None, answers: Answers) -> Figure | None:
    """Calculate the value of a metric from its answers; None where none of them counts.

    Args:
        method: as the catalog has it; `methods` says what each takes and gives.
        scale: the lowest and the highest answer, where the catalog declares them.
        answers: all there are. Those that the question does not allow are left out, and told.

    Raises:
        CjmapError: for a method that answers have no value by, a scale that it cannot use, and
            weighted durations.
    """
    taken = allowed(method, scale, answers)
    if not taken.weight:
        return None
    counts = {}
    if method in NET and not taken.is_weighted:
        sides = sides_of(method, scale, taken)
        counts = dict(zip(NET[method], (round(sides.better), round(sides.worse)), strict=True))
    left_out = answers.where(lambda answer: answer not in taken.tallies)
    value, interval = value_of(method, scale, taken), _interval_of(method, scale, taken)
    return Figure(value, taken.n, taken.effective_n, interval, counts, left_out)


def allowed(method: str, scale: Scale | None, answers: Answers) -> Answers:
    """Return the answers that the question allows."""
    if scale_of(method, scale) is None:
        return answers
    return answers.where(lambda answer: takes(method, scale, answer))


def sides_of(method: str, scale: Scale | None, answers: Answers) -> Sides:
    """Return the two sides of a net score; with weights, as so many answers of one weight."""
    n = answers.effective_n
    better = answers.part(lambda answer: is_better(method, scale, answer))
    worse = answers.part(lambda answer: is_worse(method, scale, answer))
    return Sides(n * better, n * worse, n)


def share_of(method: str, scale: Scale | None, answers: Answers) -> float:
    """Return the share of answers on the better side, from 0 to 1."""
    return answers.part(lambda answer: is_better(method, scale, answer))


def median_of_answers(answers: Answers) -> Median:
    """Return the median of answers, which must all weigh the same."""
    if answers.is_weighted:
        raise CjmapError(
            "Durations have weights, and a median is calculated without.",
            hint="Leave the column of weights out of the mapping for durations.",
        )
    return median_of((answer, tally.count) for answer, tally in answers)


def value_of(method: str, scale: Scale | None, answers: Answers) -> float:
    """Return the value of allowed answers, of which some must have a weight."""
    match family_of(method):
        case Family.NET:
            return unit_of(method) * sides_of(method, scale, answers).score
        case Family.SHARE:
            return unit_of(method) * share_of(method, scale, answers)
        case Family.MEAN:
            return answers.mean
        case Family.MEDIAN:
            return median_of_answers(answers).value


def _interval_of(method: str, scale: Scale | None, answers: Answers) -> Interval | None:
    match family_of(method):
        case Family.NET:
            return net_interval(sides_of(method, scale, answers)).times(unit_of(method))
        case Family.SHARE:
            share = share_of(method, scale, answers)
            return share_interval(share, answers.effective_n).times(unit_of(method))
        case Family.MEAN if method in WITHOUT_INTERVAL:
            return None
        case Family.MEAN:
            return mean_interval(answers, scale_of(method, scale))
        case Family.MEDIAN:
            return median_of_answers(answers).interval
