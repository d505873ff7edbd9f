"""A target is missed, and nothing is going to be done about it.

## What it does
Looks for measured values that are worse than their target, where no opportunity names the step or
anything in it, and none that is meant for this journey has the metric as its outcome. Which way is
worse, the metric says (`better`). A target within the confidence interval (`low` to `high`) may
well have been reached, and is not reported. Some numbers speak of the journey as a whole, and any
opportunity for the journey answers them: a net promoter score, whatever is measured at the last
step, and a duration at a step that has no `duration` of its own, such as the days from order to
delivery. Steps of which `unanswered-pain` speaks are left to it.

## Why it matters
Somebody agreed on the target, somebody measures, and the number has been red for so long that
nobody sees it any more. Either there is something to do, or the target is not meant: both are
worth a line.

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
            value: 0.78  # ←
            n: 2894
            period: 2026-Q3
            target: 0.9
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
            target: 0.9
opportunities:
  - {id: big-letters, title: Larger letters on the kiosk, for: check-in, status: idea}
```

## When not to listen
While the remedy is in place already and the number has yet to follow; an opportunity that is `done`
says so. Where an opportunity at another step is the remedy, let it name the metric as its `outcome`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import told_as_pain
from cjmap.check.questions.metrics import aimed_at, direction, figure, is_worse, metric_of
from cjmap.check.questions.stages import own_steps
from cjmap.format.catalog import Better, Method
from cjmap.format.journey import State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Metric
    from cjmap.format.journey import Journey, MetricUse, Step

RULE = Rule(
    "CJ508",
    "missed-target",
    Severity.INFO,
    "A target is missed, and nothing is going to be done about it.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each step at which targets are missed and no opportunity answers, at the first value."""
    if subject.model.state is State.FUTURE:
        return
    for placed in own_steps(subject):
        if not placed.value.metrics:
            continue
        missed = [
            (number, f"“{metric.label}” is {_compared(use.value, use.target, metric)}")
            for number, use in enumerate(placed.value.metrics)
            if use.value is not None
            and use.target is not None
            and (metric := metric_of(subject.survey, use.metric)) is not None
            and _is_missed(use, metric)
            and not _is_answered(subject, placed.value, metric)
        ]
        if (
            missed
            and not subject.survey.answered_within(subject.entry, placed.path)
            and placed.value.id not in told_as_pain(subject)
        ):
            told = ", ".join(said for _, said in missed)
            yield Problem(
                RULE,
                f"At “{placed.value.title}”, {told}, and no opportunity answers that.",
                Route((*placed.path, "metrics", missed[0][0], "value")),
                "Add an opportunity for the step, name this metric as the `outcome` of one you have, or"
                " agree on a target that is meant.",
            )


def _is_missed(use: MetricUse, metric: Metric) -> bool:
    """Whether a value is worse than its target by more than its interval leaves open."""
    if use.value is None or use.target is None or not is_worse(use.value, use.target, metric):
        return False
    end = use.high if direction(metric) is Better.HIGHER else use.low
    return end is None or is_worse(end, use.target, metric)


def _compared(value: float, target: float, metric: Metric) -> str:
    """Write a value beside its target as people read them: `3.1 days instead of 2.5`."""
    if metric.method is Method.SHARE:
        return f"{figure(value * 100)} % instead of {figure(target * 100)} %"
    if metric.method is Method.CSAT_TOP2:
        return f"{figure(value)} % instead of {figure(target)} %"
    unit = f" {metric.unit}" if metric.unit else ""
    return f"{figure(value)}{unit} instead of {figure(target)}"


def _is_answered(subject: Subject[Journey], step: Step, metric: Metric) -> bool:
    """Whether an opportunity elsewhere in the journey may be what changes the metric at a step."""
    survey, entry = subject.survey, subject.entry
    if aimed_at(survey, entry, metric.id):
        return True
    return _is_of_the_whole(subject, step, metric) and (
        bool(subject.model.opportunities) or survey.answered_map(entry)
    )


def _is_of_the_whole(subject: Subject[Journey], step: Step, metric: Metric) -> bool:
    """Whether what is measured at a step sums up the journey rather than the step."""
    if metric.method is Method.NPS or step is subject.steps[-1].value:
        return True
    return metric.method is Method.DURATION and step.duration is None
