"""Two values of one metric: better, worse, within noise, or not to be compared."""

from __future__ import annotations

import pytest
from tests.compare.edits import compared

from cjmap.compare.words.told import Teller

CATALOG = """\
kind: catalog
id: words
title: Words
metrics:
  - {id: nps, title: NPS, method: nps}
  - {id: easy, title: Ease, method: ces-net, better: higher}
  - {id: csat, title: Happy, method: csat-top2, unit: "%"}
  - {id: lost, title: Lost, method: share, better: lower}
  - {id: mean, title: Mean, method: csat-mean, scale: {min: 1, max: 5}}
  - {id: time, title: Time, method: duration, unit: h, better: lower}
  - {id: visits, title: Visits, method: count}
"""

JOURNEY = """\
kind: journey
id: way
title: Way
stages:
  - id: s
    title: S
    steps:
      - id: x
        title: X
        metrics: [{metric: %s}]
"""

A = "n: 120, counts: {promoters: 60, detractors: 20}"
B = "n: 130, counts: {promoters: 75, detractors: 15}"


def _told(before: str, after: str, catalog: str = CATALOG) -> tuple[str, str]:
    """Return the kind and the sentence of the one change between two uses of a metric."""
    old = {"c.catalog.yaml": CATALOG, "j.journey.yaml": JOURNEY % before}
    new = {"c.catalog.yaml": catalog, "j.journey.yaml": JOURNEY % after}
    changes = [each for each in compared(old, new).changes if each.thing.model == "MetricUse"]
    [change] = changes
    return change.kind.id, Teller("en").sentence(change)


@pytest.mark.parametrize(
    ("before", "after", "kind", "interval"),
    [
        # net scores from the answers: the worked case, then a change that is none of chance
        (f"nps, value: 33.3, {A}", f"nps, value: 46.2, {B}", "within-noise", (-5.12, 30.31)),
        (f"nps, value: 46.2, {B}", f"nps, value: 33.3, {A}", "within-noise", (-30.31, 5.12)),
        (f"nps, value: 33.3, {A}", "nps, value: 80, n: 100, counts: {promoters: 85, detractors: 5}", "improved", None),
        ("easy, value: 10, n: 50, counts: {easy: 25, difficult: 20}", "easy, value: -60, n: 50, counts: {easy: 5, difficult: 35}", "worsened", None),
        # answers that do not give the value are not believed: the widest interval, by n
        (f"nps, value: 33.3, {A}", f"nps, value: 60, {B}", "improved", None),
        ("nps, value: 33, n: 120", "nps, value: 46, n: 130", "within-noise", (-9.67, 35.2)),
        ("nps, value: 33, n: 1200", "nps, value: 46, n: 1300", "improved", None),
        # shares
        ("csat, value: 73.333, n: 120", "csat, value: 83.077, n: 130", "within-noise", (-0.49, 19.89)),
        ("csat, value: 73.3, n: 1200", "csat, value: 83.1, n: 1300", "improved", None),
        ("lost, value: 0.31, n: 2812", "lost, value: 0.36, n: 2900", "worsened", None),
        ("lost, value: 1.4, n: 20", "lost, value: 0.36, n: 29", "improved", None),  # no share at all
        # intervals that are given; an interval beside its value is not one
        ("mean, value: 3.9, low: 3.7, high: 4.1", "mean, value: 4.0, low: 3.8, high: 4.2", "within-noise", (-0.18, 0.38)),
        ("nps, value: 10, n: 90, low: 8, high: 12", "nps, value: 20, n: 90, low: 18, high: 22", "improved", (7.17, 12.83)),
        ("time, value: 3, low: 4, high: 5", "time, value: 2, low: 1.5, high: 2.5", "improved", None),
        # nothing tells how sure, nothing tells which way is better
        ("time, value: 3.1, n: 1940", "time, value: 2.4, n: 1840", "improved", None),
        ("visits, value: 500", "visits, value: 600", "changed", None),
        ("unknown, value: 5", "unknown, value: 6", "changed", None),
    ],
)  # fmt: skip
def test_two_values(
    before: str, after: str, kind: str, interval: tuple[float, float] | None
) -> None:
    """A change is better or worse only where chance does not explain it; the interval is told."""
    name, sentence = _told(before, after)
    assert name == f"metric-{kind}"
    if interval is not None:
        low, high = (f"{end:+}".replace("-", "−") for end in interval)
        assert f"{low} to {high}" in sentence


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("time, value: 3, target: 2.5", "time, value: 2.5, target: 2.5", "metric-on-target"),
        ("time, value: 2.5, target: 2.5", "time, value: 3, target: 2.5", "metric-off-target"),
        ("time, value: 4, target: 2.5", "time, value: 3, target: 2.5", "metric-improved"),
        ("csat, value: 79, n: 90, target: 80", "csat, value: 81, n: 90, target: 80", "metric-within-noise"),
        ("time, value: 3", "time", "metric-unvalued"),
        ("time", "time, value: 3, n: 4", "metric-valued"),
        ("time, value: 3, period: Q1, n: 5", "time, value: 3, period: Q2, n: 9", "metric-remeasured"),
        ("time, value: 3, target: 2", "time, value: 3, target: 1", "target-moved"),
        ("time, value: 3, target: 2", "time, value: 3", "target-dropped"),
        ("time, value: 3, evidence: [a]", "time, value: 3, evidence: [b, a]", "evidence-added"),
    ],
)  # fmt: skip
def test_targets_and_repeats(before: str, after: str, kind: str) -> None:
    """Crossing a target is told as such, unless it may be chance; a repeat is one change."""
    assert _told(before, after)[0] == kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("method: csat-mean", "method: csat-top2", "incomparable"),
        ("scale: {min: 1, max: 5}", "scale: {min: 1, max: 7}", "incomparable"),
        ("unit: h", "unit: min", "incomparable"),
        ("unit: h, better: lower", "unit: h, better: higher", "changed"),
    ],
)
def test_another_definition(before: str, after: str, kind: str) -> None:
    """Values compare only where method, scale and unit agree, and up is up in both."""
    metric = "time" if "unit" in before else "mean"
    catalog = CATALOG.replace(before, after)
    assert _told(f"{metric}, value: 3", f"{metric}, value: 4", catalog)[0] == f"metric-{kind}"
