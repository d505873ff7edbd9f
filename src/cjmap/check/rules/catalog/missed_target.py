"""A target is missed, and nothing is going to be done about it.

## What it does
Looks for measured values that are worse than their target, where no opportunity names the step or
anything in it, and none that is meant for this journey has the metric as its outcome. Which way is
worse, the metric says (`better`). A target within the confidence interval (`low` to `high`) may
well have been reached, and is not reported. A net promoter score speaks of a journey as a whole:
there, any opportunity for the journey will do.

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
says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import direction, figure, is_worse, metrics_of
from cjmap.check.questions.stages import own_steps
from cjmap.format.catalog import Better, Method
from cjmap.format.ids import references
from cjmap.format.journey import State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Metric
    from cjmap.format.journey import Journey, MetricUse

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
    metrics = metrics_of(subject.survey)
    for placed in own_steps(subject):
        if not placed.value.metrics:
            continue
        missed = [
            (number, f"“{metric.label}” is {figure(use.value)} instead of {figure(use.target)}")
            for number, use in enumerate(placed.value.metrics)
            if use.value is not None
            and use.target is not None
            and (metric := metrics.get(use.metric)) is not None
            and _is_missed(use, metric)
            and not _is_answered(subject, metric)
        ]
        if missed and not subject.survey.answered_within(subject.entry, placed.path):
            told = ", ".join(said for _, said in missed)
            yield Problem(
                RULE,
                f"At “{placed.value.title}”, {told}, and no opportunity answers that.",
                Route((*placed.path, "metrics", missed[0][0], "value")),
                "Add an opportunity for the step, or agree on a target that is meant.",
            )


def _is_missed(use: MetricUse, metric: Metric) -> bool:
    """Whether a value is worse than its target by more than its interval leaves open."""
    if use.value is None or use.target is None or not is_worse(use.value, use.target, metric):
        return False
    end = use.high if direction(metric) is Better.HIGHER else use.low
    return end is None or is_worse(end, use.target, metric)


def _is_answered(subject: Subject[Journey], metric: Metric) -> bool:
    """Whether an opportunity for this journey sets out to change the metric."""
    survey, entry = subject.survey, subject.entry
    if metric.method is Method.NPS and survey.answered_map(entry):
        return True
    return (entry.number, metric.id) in survey.once(_set_out_for)


def _set_out_for(survey: Survey) -> frozenset[tuple[int, str]]:
    """Gather (entry number of a journey, metric) of the outcomes of the opportunities for it."""
    found: set[tuple[int, str]] = set()
    for kind in ("journey", "backlog"):
        for entry, model in survey.maps(kind):
            metrics = {
                number: each.outcome.metric
                for number, each in enumerate(model.opportunities)
                if each.outcome is not None
            }
            if not metrics:
                continue
            if kind == "journey":  # what stands in a journey is for it
                found.update((entry.number, metric) for metric in metrics.values())
            for path, role, text in references(entry.read.found):
                if path[0] == "opportunities" and path[2] == "for" and path[1] in metrics:
                    for definition in survey.workspace.index.find(entry, role, text):
                        found.add((definition.entry.number, metrics[int(path[1])]))
    return frozenset(found)
