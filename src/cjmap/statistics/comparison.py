"""Change between two periods or groups, and how it differs from that of a comparison group.

A change is what the figures show, not what caused it: nothing else was held constant. Only a
comparison group, which shared all but one thing, allows more.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cjmap.statistics.figures import allowed, median_of_answers, share_of, sides_of
from cjmap.statistics.means import mean_contrast, mean_variance
from cjmap.statistics.medians import median_contrast, median_variance
from cjmap.statistics.methods import WITHOUT_INTERVAL, Family, Scale, family_of, scale_of, unit_of
from cjmap.statistics.net_scores import ADDED, adjusted, net_contrast
from cjmap.statistics.sample_size import Spread, answers_needed, smallest_change
from cjmap.statistics.shares import share_contrast, share_variance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.statistics.answers import Answers
    from cjmap.statistics.interval import Contrast, Interval
    from cjmap.statistics.medians import Median


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in the unit of the method, later less earlier, and how sure it is.

    `interval` (95 %) and `p` are None where too little is known for them. `needed` is how many
    answers each group would need for a change as large to be seen in four of five cases, and
    `smallest` the smallest change that the answers at hand would show as often.
    """

    difference: float
    interval: Interval | None
    p: float | None
    needed: int | None
    smallest: float | None

    def times(self, factor: float) -> Change:
        """Return it in another unit."""
        return Change(
            self.difference * factor,
            self.interval.times(factor) if self.interval is not None else None,
            self.p,
            self.needed,
            self.smallest * factor if self.smallest is not None else None,
        )


def change(method: str, scale: Scale | None, before: Answers, after: Answers) -> Change | None:
    """Return the change between two groups of different people; None where one gave no answer.

    Method and scale must be the same on both sides; answers that they do not allow are left out.

    Raises:
        CjmapError: as `figures.measured`.
    """
    return _contrasted(method, scale, ((-1, before), (1, after)))


def difference_in_differences(
    method: str,
    scale: Scale | None,
    before: Answers,
    after: Answers,
    control_before: Answers,
    control_after: Answers,
) -> Change | None:
    """Return by how much the change differs from that of a comparison group.

    It tells of an effect only if both groups would otherwise have changed alike (J. Angrist and
    J.-S. Pischke 2009, Mostly Harmless Econometrics, section 5.2). All four groups are taken as
    different people.

    Raises:
        CjmapError: as `figures.measured`.
    """
    return _contrasted(
        method, scale, ((-1, before), (1, after), (1, control_before), (-1, control_after))
    )


def contrast_of_medians(groups: Sequence[tuple[int, Median]]) -> Change:
    """Return the change between medians that a database has found by ranks.

    Args:
        groups: each median with its sign: -1 before and 1 after, and the other way round for a
            comparison group.
    """
    difference = fsum(sign * median.value for sign, median in groups)
    contrast = median_contrast(groups)
    if contrast is None:
        return Change(difference, None, None, None, None)
    spreads = [Spread(median_variance(median), median.n) for _, median in groups]
    return _change(difference, contrast, spreads)


def _contrasted(
    method: str, scale: Scale | None, given: Sequence[tuple[int, Answers]]
) -> Change | None:
    groups = [(sign, allowed(method, scale, answers)) for sign, answers in given]
    if not all(answers.weight for _, answers in groups):
        return None
    match family_of(method):
        case Family.NET:
            return _of_net_scores(method, scale, groups)
        case Family.SHARE:
            return _of_shares(method, scale, groups)
        case Family.MEAN:
            return _of_means(method, scale, groups)
        case Family.MEDIAN:
            return contrast_of_medians([(sign, median_of_answers(each)) for sign, each in groups])


def _of_net_scores(
    method: str, scale: Scale | None, groups: Sequence[tuple[int, Answers]]
) -> Change:
    sides = [(sign, sides_of(method, scale, answers)) for sign, answers in groups]
    difference = fsum(sign * each.score for sign, each in sides)
    spreads = [
        _spread(answers, adjusted(each).variance, ADDED)
        for (_, answers), (_, each) in zip(groups, sides, strict=True)
    ]
    return _change(difference, net_contrast(sides), spreads, ADDED).times(unit_of(method))


def _of_shares(method: str, scale: Scale | None, groups: Sequence[tuple[int, Answers]]) -> Change:
    shares = [
        (sign, share_of(method, scale, answers), answers.effective_n) for sign, answers in groups
    ]
    difference = fsum(sign * share for sign, share, _ in shares)
    spreads = [
        _spread(answers, share_variance(share, n))
        for (_, answers), (_, share, n) in zip(groups, shares, strict=True)
    ]
    return _change(difference, share_contrast(shares), spreads).times(unit_of(method))


def _of_means(method: str, scale: Scale | None, groups: Sequence[tuple[int, Answers]]) -> Change:
    difference = fsum(sign * answers.mean for sign, answers in groups)
    ends = scale_of(method, scale)
    contrast = None if method in WITHOUT_INTERVAL else mean_contrast(groups, ends)
    if contrast is None:
        return Change(difference, None, None, None, None)
    spreads = [_spread(answers, mean_variance(answers, ends)) for _, answers in groups]
    return _change(difference, contrast, spreads)


def _spread(answers: Answers, variance: float, added: int = 0) -> Spread:
    """Return the spread of single answers as they were given: weights make them less sure."""
    return Spread(variance * answers.n / answers.effective_n, answers.n + added)


def _change(
    difference: float, contrast: Contrast, spreads: Sequence[Spread], added: int = 0
) -> Change:
    needed, smallest = answers_needed(spreads, difference, added), smallest_change(spreads)
    return Change(difference, contrast.interval, contrast.p, needed, smallest)
