"""A survey's number does not say how many answered, or when.

## What it does
Looks at the values of metrics that come from a question put to customers (`nps`, `csat-top2`,
`csat-mean`, `ces-mean`, `ces-net`), and reports those without a number of answers (`n`, or
`counts`) or without a `period`. Evidence that the value names stands in: its `n` for the number of
answers, its `date` for the time.

## Why it matters
3.8 from twelve answers and 3.8 from twelve thousand are different facts, and so are last month's
and last year's. With a dozen answers, one angry customer moves the number by more than most
improvements do. A map that shows the number alone invites celebrating noise.

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
          - {metric: nps, value: 41}  # ←
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
          - {metric: nps, value: 41, n: 356, period: 2026-Q3}
```

## When not to listen
Where the number was published without them; say so in a comment, and treat it as hearsay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import SURVEYS, figure, metric_of, metric_uses
from cjmap.check.questions.sources import evidence_called
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ502",
    "metric-without-sample",
    Severity.WARNING,
    "A survey's number does not say how many answered, or when.",
    kinds=("journey",),
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each value of a survey that lacks its sample or its time, at the value's metric."""
    for placed in metric_uses(subject):
        use = placed.value
        if use.value is None or (use.n and use.period):
            continue
        metric = metric_of(subject.survey, use.metric)
        if metric is None or metric.method not in SURVEYS:
            continue
        known = (evidence_called(subject.survey, id) for id in use.evidence)
        sources = [each[-1][1] for each in known if each]
        lacking = []
        if not (use.n or any(use.counts.values()) or any(source.n for source in sources)):
            lacking.append("how many answered")
        if not (use.period or any(source.date for source in sources)):
            lacking.append("when they were asked")
        if lacking:
            yield Problem(
                RULE,
                f"The value {figure(use.value)} of “{metric.label}” does not say"
                f" {' or '.join(lacking)}.",
                Route((*placed.path, "n" if lacking[0].startswith("how") else "period")),
                "Add `n` and `period`, or name the evidence that has them.",
            )
