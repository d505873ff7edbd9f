"""A number lies where its metric cannot be.

## What it does
Compares each number of a metric with what the method of the metric in the catalog can give: values,
targets and confidence intervals at steps, targets of what a blueprint watches, and the outcomes of
opportunities.

| method | numbers |
|---|---|
| `nps`, `ces-net` | -100 to 100 |
| `csat-top2` | 0 to 100 |
| `share` | 0 to 1 |
| `csat-mean`, `ces-mean`, `score` | the `scale` of the metric |
| `duration`, `count`, `money` | 0 or more |

An interval whose ends are the wrong way round, or that does not hold its own value, is reported too.

## Why it matters
A share of 78, or an effort of 8 on a scale to 7, is a slip of the pen or a number from another
survey. It is drawn as boldly as a right one, and the decision that rests on it is wrong. Whoever
finds one such number stops believing the others.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: check-in
        title: I check in at the kiosk
        metrics:
          - metric: kiosk-success
            value: 78  # ←
            n: 2894
            period: 2026-Q3
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: check-in
        title: I check in at the kiosk
        metrics:
          - metric: kiosk-success
            value: 0.78
            n: 2894
            period: 2026-Q3
```

## When not to listen
Never. If the number is right, the method or the scale in the catalog is not.

## References
- [Agero: net promoter score](https://blog.agero.com/client-help-center/nps)
- [Delighted: customer satisfaction](https://help.delighted.com/article/240)
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from cjmap.check.questions.metrics import ON_A_SCALE, bounds, figure, metric_of, metric_uses
from cjmap.format.blueprint import Blueprint
from cjmap.format.catalog import Method
from cjmap.format.journey import Journey
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Metric
    from cjmap.format.journey import MetricUse
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ501",
    "metric-out-of-range",
    Severity.ERROR,
    "A number lies where its metric cannot be.",
    kinds=("journey", "blueprint", "backlog"),
)

_CALLED = {"from": "start", "to": "goal", "low": "lower end", "high": "upper end"}


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each number that its metric cannot have, and each interval that is none, at the number."""
    model = subject.model
    if isinstance(model, Journey):
        for placed in metric_uses(subject):
            use = placed.value
            metric = metric_of(subject.survey, use.metric)
            if metric is not None:
                numbers = (use.value, use.target, use.low, use.high)
                yield from _outside(subject, metric, placed.path, _MEASURED, numbers)
                if use.low is not None or use.high is not None:
                    yield from _interval(metric, placed.path, use)
    if isinstance(model, Blueprint):
        for number, action in enumerate(model.actions):
            for index, kpi in enumerate(action.kpis):
                metric = metric_of(subject.survey, kpi.metric) if kpi.metric else None
                if metric is not None:
                    path: MapPath = ("actions", number, "kpis", index)
                    yield from _outside(subject, metric, path, _AIMED_AT, (kpi.target,))
    for opportunity in subject.opportunities:
        outcome = opportunity.value.outcome
        if outcome is None:
            continue
        metric = metric_of(subject.survey, outcome.metric)
        if metric is not None:
            path = (*opportunity.path, "outcome")
            yield from _outside(subject, metric, path, _CHANGED, (outcome.from_, outcome.to))


_MEASURED = ("value", "target", "low", "high")
_AIMED_AT = ("target",)
_CHANGED = ("from", "to")


def _outside(
    subject: Subject[Any],
    metric: Metric,
    path: MapPath,
    names: tuple[str, ...],
    numbers: tuple[float | None, ...],
) -> Iterator[Problem]:
    within = bounds(metric)
    if within is None:
        return
    least, greatest = within
    for name, number in zip(names, numbers, strict=True):
        if number is not None and not least <= number <= greatest:
            yield Problem(
                RULE,
                f"The {_CALLED.get(name, name)} {figure(number)} of “{metric.label}” cannot be:"
                f" {_expected(metric, least, greatest)}.",
                Route((*path, name)),
                _help(metric, number),
                _in_the_catalog(subject, metric),
            )


def _expected(metric: Metric, least: float, greatest: float) -> str:
    if metric.method in ON_A_SCALE:
        return f"its scale goes from {figure(least)} to {figure(greatest)}"
    if greatest == inf:
        return f"its method, `{metric.method}`, gives no number below 0"
    return f"its method, `{metric.method}`, gives {figure(least)} to {figure(greatest)}"


def _help(metric: Metric, number: float) -> str:
    if metric.method is Method.SHARE and 1 < number <= 100:
        return f"Write {figure(number)} % as `{figure(round(number / 100, 12))}`."
    part = "`scale`" if metric.method in ON_A_SCALE else "`method`"
    return f"Correct the number, or the {part} of the metric in the catalog."


def _in_the_catalog(subject: Subject[Any], metric: Metric) -> tuple[Related, ...]:
    known = subject.workspace.index.defined(Section.METRIC, metric.id)
    return tuple(
        Related(each.entry.file, Route(each.path), "the metric is defined here")
        for each in known[:1]
    )


def _interval(metric: Metric, path: MapPath, use: MetricUse) -> Iterator[Problem]:
    low, high, value = use.low, use.high, use.value
    if low is not None and high is not None and low > high:
        yield Problem(
            RULE,
            f"The interval of “{metric.label}” begins at {figure(low)}, above its end at"
            f" {figure(high)}.",
            Route((*path, "low")),
            "Exchange `low` and `high`.",
        )
    elif value is not None and (
        (low is not None and value < low) or (high is not None and value > high)
    ):
        ends = " to ".join("…" if end is None else figure(end) for end in (low, high))
        yield Problem(
            RULE,
            f"The value {figure(value)} of “{metric.label}” lies outside its own interval, {ends}.",
            Route((*path, "value")),
            "Correct the value or the interval.",
        )
