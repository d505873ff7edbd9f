"""Values of metrics as they are measured: how sure one is, and how sure the change between two.

What can be said follows from the method by which a metric is calculated, and from what was told
beside the value: how many answers, their counts, an interval of somebody's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.statistics.interval import Interval, difference_of_estimates
from cjmap.statistics.net_scores import Sides, net_change, net_interval, widest_net_change
from cjmap.statistics.shares import share_change, share_interval

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLES = {"csat-top2": 100.0, "share": 1.0}
"""The methods that give shares, with what everybody is."""

NET = {"nps": ("promoters", "detractors"), "ces-net": ("easy", "difficult")}
"""The methods that give net scores (−100 to 100), with the names of their two sides."""

_ROUNDED = 1.0
"""Points by which a net score may differ from the answers behind it: people round."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value, how many answers or cases it rests on, its 95 % interval, and the counts of answers.

    All but the value may be unknown.
    """

    value: float
    n: float | None = None
    low: float | None = None
    high: float | None = None
    counts: Mapping[str, float] = field(default_factory=dict)

    @property
    def given(self) -> Interval | None:
        """The interval that was told, unless the value lies outside it."""
        if self.low is None or self.high is None or not self.low <= self.value <= self.high:
            return None
        return Interval(self.low, self.high)


def interval_of(method: str | None, measured: Measurement) -> Interval | None:
    """Return the 95 % interval of a value, as told or else calculated; None where nothing tells."""
    if measured.given is not None:
        return measured.given
    sides = _sides(method, measured)
    if sides is not None:
        return net_interval(sides).times(100)
    whole = WHOLES.get(method or "")
    if whole and measured.n and 0 <= measured.value <= whole:
        return share_interval(measured.value / whole, int(measured.n)).times(whole)
    return None


def change_between(
    method: str | None, before: Measurement, after: Measurement
) -> tuple[Interval | None, str]:
    """Return the 95 % interval of `after - before`, and what it rests on.

    That is `counts`, `n`, `intervals`, `bound` (the widest that the numbers allow), or `unknown`
    where there is no interval.
    """
    if method in NET:
        sides = _sides(method, before), _sides(method, after)
        if sides[0] is not None and sides[1] is not None:
            return net_change(sides[0], sides[1]).times(100), "counts"
    values = before.value, after.value
    if before.given is not None and after.given is not None:
        change = difference_of_estimates(values[0], before.given, values[1], after.given)
        return change, "intervals"
    whole = WHOLES.get(method or "")
    if whole and before.n and after.n and 0 <= min(values) <= max(values) <= whole:
        change = share_change(values[0] / whole, int(before.n), values[1] / whole, int(after.n))
        return change.times(whole), "n"
    if method in NET and before.n and after.n and max(map(abs, values)) <= 100:
        widest = widest_net_change(values[0] / 100, int(before.n), values[1] / 100, int(after.n))
        return widest.times(100), "bound"
    return None, "unknown"


def _sides(method: str | None, measured: Measurement) -> Sides | None:
    """Return the answers behind a net score, where they are told and give the value."""
    better, worse = (measured.counts.get(name) for name in NET.get(method or "", ("", "")))
    n = measured.n or sum(measured.counts.values())
    if better is None or worse is None or not n or min(better, worse) < 0 or better + worse > n:
        return None
    sides = Sides(better, worse, int(n))
    return sides if abs(100 * sides.score - measured.value) <= _ROUNDED else None
