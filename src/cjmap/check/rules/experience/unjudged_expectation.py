"""An expectation stands at a step, and nobody says whether it was met.

## What it does
Looks at the expectations at the steps of today's journeys, and reports those without `met`. What
customers count on throughout, at the head of a journey, may stand as it is.

## Why it matters
An expectation is half a finding; the other half is what happened. Often the answer is in the
interview already and only did not get into the map. Where it is not, there is a question for the
next one.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: approved
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Helen is called back after three months.
goal: Know whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: wait
        title: I wait in the corridor
        thinks: [It is past ten]
        emotion: -1
        expectations: [Called at the time on my letter]  # ←
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: approved
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Helen is called back after three months.
goal: Know whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: wait
        title: I wait in the corridor
        thinks: [It is past ten]
        emotion: -1
        expectations: [{text: Called at the time on my letter, met: partly}]
```

## When not to listen
Before anybody could ask, as in the first weeks of a new service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import own_steps
from cjmap.format.journey import State
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ252",
    "unjudged-expectation",
    Severity.INFO,
    "An expectation stands at a step, and nobody says whether it was met.",
    kinds=("journey",),
    profile=Profile.PEDANTIC,
    completeness=True,
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each expectation at a step that has no verdict."""
    if subject.model.state not in (None, State.CURRENT):
        return
    for step in own_steps(subject):
        for number, expectation in enumerate(step.value.expectations):
            if expectation.met is None:
                yield Problem(
                    RULE,
                    f"Nothing says whether the expectation “{expectation.text}” was met.",
                    Route((*step.path, "expectations", number, "met")),
                    "Ask customers, and add `met: yes`, `partly` or `no`.",
                )
