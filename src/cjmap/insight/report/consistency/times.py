"""Whether a metric measures the time that its step takes, too: the same fact told twice."""

from __future__ import annotations

from math import isclose

from pydantic_core import PydanticCustomError

from cjmap.format.catalog import Method
from cjmap.format.texts import duration_seconds
from cjmap.insight.report.consistency.statements import MetricStatement, Statement, TimeStatement

_CLOSE = 0.01
"""By what part two lengths of time may differ that are one: people round."""


def is_of_time(metric: Statement, time: Statement) -> bool:
    """Whether a metric of a length of time is about the same length as the time of its step.

    It is where the value or the target is the same. A unit that the format does not know cannot be
    compared; then it is where the value lies as far off its target as the time off its plan.
    """
    if not (isinstance(metric, MetricStatement) and isinstance(time, TimeStatement)):
        return False
    if metric.method != Method.DURATION:
        return False
    value, target = (_seconds(each, metric.unit) for each in (metric.value, metric.target))
    if value is None or target is None:
        return _close(metric.value * time.planned, metric.target * time.actual)
    return _close(value, time.actual) or _close(target, time.planned)


def _seconds(amount: float, unit: str | None) -> float | None:
    try:
        return duration_seconds(f"{amount:.15g} {unit or ''}".strip())
    except PydanticCustomError:
        return None


def _close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_CLOSE)
