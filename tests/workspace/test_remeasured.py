"""Metrics that were measured again: pairs of periods, and which changes are sure."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.format.catalog import Metric
from cjmap.format.journey import MetricUse
from cjmap.format.periods import span_of
from cjmap.workspace.remeasured import remeasured

METRICS = {
    "csat": Metric.model_validate({"id": "csat", "method": "csat-top2", "better": "higher"}),
    "left": Metric.model_validate({"id": "left", "method": "share", "better": "lower"}),
    "nps": Metric.model_validate({"id": "nps", "method": "nps"}),
    "time": Metric.model_validate({"id": "time", "method": "duration"}),
}


def use(metric: str, period: str | None, value: float | None, **more: Any) -> MetricUse:
    return MetricUse.model_validate({"metric": metric, "period": period, "value": value, **more})


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([use("left", "2026-Q3", 0.31, n=2812), use("left", "2026-Q4", 0.4, n=1493)], (True, False)),
        ([use("left", "2026-Q4", 0.31, n=2812), use("left", "2026-Q3", 0.4, n=1493)], (True, True)),
        ([use("csat", "2026-09", 73, n=120), use("csat", "2026-10-01..2026-10-20", 83, n=130)], (False, True)),
        ([use("nps", "2025", 20, n=9), use("nps", "2026", 60, n=9)], (False, True)),
        ([use("time", "2025", 9, low=8, high=10), use("time", "2026", 4, low=3, high=6)], (True, None)),
        ([use("time", "2025", 9), use("time", "2026", 4)], (False, None)),
        ([use("left", "2026-Q3", 0.3, n=90), use("left", "2026-Q3", 0.5, n=90)], None),
        ([use("left", "2026-Q3", 0.3, n=90), use("left", "2026-09", 0.5, n=90)], None),
        ([use("left", "before", 0.3, n=90), use("left", "2026-09", 0.5, n=90)], None),
        ([use("left", None, 0.3, n=90), use("left", "2026-09", 0.5, n=90)], None),
        ([use("left", "2026-Q3", 0.3, n=90), use("left", "2026-Q4", None, target=0.1)], None),
    ],
)  # fmt: skip
def test_two_periods_of_one_metric(
    uses: list[MetricUse], expected: tuple[bool, bool | None] | None
) -> None:
    found = remeasured([uses], METRICS.get)
    assert [(each.sure, each.better) for each in found] == ([] if expected is None else [expected])


def test_of_many_periods_the_last_two_are_told() -> None:
    uses = [
        use("left", str(year), value, n=900)
        for year, value in ((2026, 0.2), (2024, 0.4), (2025, 0.3))
    ]
    (found,) = remeasured([uses], METRICS.get)
    assert (found.before.period, found.after.period) == ("2025", "2026")
    assert found.change == pytest.approx(-0.1)


def test_all_pairs_are_corrected_for_together() -> None:
    weak = [use("left", "2025", 0.40, n=300), use("left", "2026", 0.31, n=300)]
    still = [use("left", "2025", 0.4, n=300), use("left", "2026", 0.4, n=300)]
    assert [each.sure for each in remeasured([weak], METRICS.get)] == [True]
    assert not any(each.sure for each in remeasured([weak, *[still] * 9], METRICS.get))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", "2026-01-01 2026-12-31"),
        ("2026-Q3", "2026-07-01 2026-09-30"),
        ("2026q4", "2026-10-01 2026-12-31"),
        ("2026-02", "2026-02-01 2026-02-28"),
        ("2026-10-01..2026-11-15", "2026-10-01 2026-11-15"),
        ("2026-Q1..2026-Q2", "2026-01-01 2026-06-30"),
        ("2026-13", None),
        ("2026-Q4..2026-Q1", None),
        ("last summer", None),
        ("", None),
    ],
)
def test_periods_as_maps_write_them(text: str, days: str | None) -> None:
    found = span_of(text)
    assert (found and f"{found[0]} {found[1]}") == days
