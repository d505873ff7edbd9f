"""What was measured at a step: how sure a value is, whether it reaches its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import direction, is_worse
from cjmap.statistics import Measurement
from cjmap.statistics import interval_of as calculated

if TYPE_CHECKING:
    from cjmap.format.catalog import Metric
    from cjmap.format.journey import MetricUse
    from cjmap.statistics import Interval


def measurement(use: MetricUse) -> Measurement | None:
    """Return what was measured, with what is told of how sure it is; None for a target alone."""
    if use.value is None:
        return None
    return Measurement(use.value, use.n, use.low, use.high, use.counts)


def interval_of(use: MetricUse, metric: Metric | None) -> Interval | None:
    """Return the 95 % interval of a value, as the map or else its answers tell; None without either."""
    measured = measurement(use)
    if measured is None:
        return None
    return calculated(metric.method if metric is not None else None, measured)


def reaches(use: MetricUse, metric: Metric | None) -> bool | None:
    """Whether a value reaches its target; None where that cannot be told.

    It cannot where the 95 % interval of the value holds the target: the value may as well lie on its
    other side.
    """
    if use.value is None or use.target is None or metric is None or direction(metric) is None:
        return None
    interval = interval_of(use, metric)
    if interval is not None and interval.low <= use.target <= interval.high:
        return None
    return not is_worse(use.value, use.target, metric)
