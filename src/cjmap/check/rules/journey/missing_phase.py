"""Nothing comes before the purchase or use.

## What it does
Looks at journeys whose stages carry a `phase`, and reports those in which none is `before`. A journey
that maps a part of another one (`parent`, or `journey` at a step there), or that says where it begins
(`scope.from`), is let alone.

## Why it matters
An experience begins long before the first contact that we can measure: with what a neighbour told, what
the last provider broke, and a week of putting it off. Expectations are made there. A map that begins at our
door finds the disappointment and misses where it came from.

## Bad
```yaml
# check-up.journey.yaml
kind: journey
id: check-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    phase: during  # ←
    steps:
      - {id: wait, title: I wait in the corridor, emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1}
  - id: home
    title: I go on at home
    phase: after
    steps:
      - {id: read, title: I read the plan again, emotion: -0.5}
```

## Good
```yaml
# check-up.journey.yaml
kind: journey
id: check-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: prepare
    title: I get ready for it
    phase: before
    steps:
      - {id: list, title: I list what got worse, emotion: 0}
  - id: visit
    title: I see the doctor
    phase: during
    steps:
      - {id: wait, title: I wait in the corridor, emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1}
  - id: home
    title: I go on at home
    phase: after
    steps:
      - {id: read, title: I read the plan again, emotion: -0.5}
```

## When not to listen
Where the beginning is another map's business: say so with `parent`, or with `scope: {from: …}`.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
- [Conifer Research: common mistakes during customer journey mapping](http://blog.coniferresearch.com/common-mistakes-during-customer-journey-mapping)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.details import is_detail
from cjmap.format.journey import Phase
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ207",
    "missing-phase",
    Severity.INFO,
    "Nothing comes before the purchase or use.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report, at the first phase there is, that none is `before`."""
    journey = subject.model
    if subject.from_logs or (journey.scope and journey.scope.from_):
        return
    first = None
    for stage in subject.stages:
        phase = stage.value.phase
        if phase is Phase.BEFORE:
            return
        first = first or (stage if phase is not None else None)
    if first is not None and not is_detail(subject):
        yield Problem(
            RULE,
            f"Nothing comes before the purchase or use: the first phase told is `{first.value.phase}`.",
            Route((*first.path, "phase")),
            "Add a stage for what leads up to it, or say with `scope` where this map begins.",
        )
