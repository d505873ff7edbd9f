"""No step stands out as a moment of truth.

## What it does
Looks at journeys of five or more steps, and reports those in which no step has `moment_of_truth: true`.

## Why it matters
Customers do not add up all they went through; they make up their mind at one or two moments, and what comes
after is seen in that light. Attention and money have to go somewhere first. A map that names the moment
says where, and a team that cannot agree on it has learned something too.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:  # ←
  - id: visit
    title: I see the doctor
    steps:
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: desk, title: I give my name, emotion: 0}
      - {id: wait, title: I wait in the corridor, emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1.5}
      - {id: plan, title: I get a new plan, emotion: 1}
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
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: desk, title: I give my name, emotion: 0}
      - {id: wait, title: I wait in the corridor, emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1.5, moment_of_truth: true}
      - {id: plan, title: I get a new plan, emotion: 1}
```

## When not to listen
Where the moment is still being looked for.

## References
- [A service blueprint skill by J. Clegg](https://github.com/j-clegg/service-blueprint-skill)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ217",
    "no-moment-of-truth",
    Severity.INFO,
    "No step stands out as a moment of truth.",
    kinds=("journey",),
    profile=Profile.PEDANTIC,
)

_FEWEST = 5
"""Among fewer steps, none needs to stand out."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey without a moment of truth."""
    steps = subject.steps
    if len(steps) < _FEWEST or subject.from_logs:
        return
    if any(placed.value.moment_of_truth for placed in steps):
        return
    yield Problem(
        RULE,
        f"None of the {len(steps)} steps is a moment of truth.",
        Route(("stages",), on_key=True),
        "Find the step at which customers make up their mind about you, and mark it `moment_of_truth: true`.",
    )
