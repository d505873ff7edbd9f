"""An opportunity sets out to make its metric worse.

## What it does
Compares the `from` and `to` of an outcome with the direction in which the metric is better.
Opportunities that were dropped are left out.

## Why it matters
Nobody plans to make customers wait longer. The two numbers were exchanged, the number has another
unit, or the metric's `better` is wrong, and then every verdict on its targets is wrong too.

## Bad
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: second-nurse
    title: A second nurse at eleven
    for: first-visit#wait
    owner: nurses
    status: planned
    outcome:
      metric: waiting-time
      from: 10
      to: 18  # ←
```

## Good
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: second-nurse
    title: A second nurse at eleven
    for: first-visit#wait
    owner: nurses
    status: planned
    outcome:
      metric: waiting-time
      from: 18
      to: 10
```

## When not to listen
Where something gets a little worse on purpose, for the sake of something that matters more; then
name the metric that gets better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.metrics import direction, figure, is_worse, metric_of
from cjmap.format.backlog import OpportunityStatus
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ555",
    "outcome-gets-worse",
    Severity.WARNING,
    "An opportunity sets out to make its metric worse.",
    kinds=("journey", "backlog"),
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each outcome whose goal is worse than its start, at the goal."""
    for placed in subject.opportunities:
        outcome = placed.value.outcome
        if outcome is None or outcome.from_ is None or outcome.to is None:
            continue
        metric = metric_of(subject.survey, outcome.metric)
        if metric is None or placed.value.status is OpportunityStatus.DROPPED:
            continue
        if is_worse(outcome.to, outcome.from_, metric):
            yield Problem(
                RULE,
                f"“{placed.value.title}” is to take “{metric.label}” from {figure(outcome.from_)}"
                f" to {figure(outcome.to)}, though {direction(metric)} is better.",
                Route((*placed.path, "outcome", "to")),
                "Exchange the two numbers, or correct `better` in the catalog.",
            )
