"""A metric at a step has no target anywhere.

## What it does
Looks at the values measured in journeys, and reports those with no `target` beside them, no
opportunity whose outcome says where the metric should get to, and no target in a blueprint. Counts,
amounts of money and durations often only describe, and are left alone.

## Why it matters
A number without the wished-for one beside it is trivia: nobody can say whether it calls for joy or
for work. Agreeing on the target is the part that takes a meeting, which is why it is left out.

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
      - id: rate
        title: I rate the visit
        metrics:
          - {metric: nps, value: 41, n: 356, period: 2026-Q3}  # ←
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
      - id: rate
        title: I rate the visit
        metrics:
          - {metric: nps, value: 41, n: 356, period: 2026-Q3, target: 40}
```

## When not to listen
In the first months of measuring, when nobody knows yet what is within reach.

## References
- [Fawkes: metrics and their targets](https://github.com/paruff/fawkes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import figure, metric_of, metric_uses
from cjmap.format.backlog import OpportunityStatus
from cjmap.format.catalog import Method
from cjmap.format.roles import Section
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.backlog import Backlog
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ504",
    "metric-without-target",
    Severity.INFO,
    "A metric at a step has no target anywhere.",
    kinds=("journey",),
    profile=Profile.PEDANTIC,
    gathers=True,
)

_DESCRIBING = frozenset({Method.COUNT, Method.MONEY, Method.DURATION})


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each value that nothing says the goal of, at its metric."""
    if subject.from_logs:
        return
    for placed in metric_uses(subject):
        use = placed.value
        if use.value is None or use.target is not None:
            continue
        metric = metric_of(subject.survey, use.metric)
        if metric is None or metric.method in _DESCRIBING:
            continue
        if not subject.survey.ask(_has_goal, use.metric):
            yield Problem(
                RULE,
                f"“{metric.label}” stands at {figure(use.value)}, and nothing says where it should"
                " get to.",
                Route((*placed.path, "target")),
                "Add the `target` that was agreed on.",
            )


def _has_goal(survey: Survey, metric: str) -> bool:
    return metric in survey.ask(_with_goals)


def _with_goals(survey: Survey) -> frozenset[str]:
    """Gather the metrics that an opportunity or a blueprint sets a goal for."""
    aimed_at = survey.told(_aimed_at, Section.JOURNEY, Section.BACKLOG)
    watched = survey.told(_watched, Section.BLUEPRINT)
    return frozenset(metric for _, told in (*aimed_at, *watched) for metric in told)


def _aimed_at(model: Journey | Backlog) -> frozenset[str] | None:
    """Tell the metrics that the opportunities of a map set a goal for."""
    found = (
        each.outcome.metric
        for each in model.opportunities
        if each.outcome is not None
        and each.outcome.to is not None
        and each.status is not OpportunityStatus.DROPPED
    )
    return frozenset(found) or None


def _watched(blueprint: Blueprint) -> frozenset[str] | None:
    """Tell the metrics that a blueprint sets a goal for."""
    kpis = (kpi for action in blueprint.actions for kpi in action.kpis)
    return frozenset(kpi.metric for kpi in kpis if kpi.metric and kpi.target is not None) or None
