"""A low does not say why.

## What it does
Reports a step that is scored −1.5 or below by anybody, and that has no pain, barrier, need, thought, feeling or
summary, nor an expectation that was not met.

## Why it matters
A low is the most expensive line of a map: somebody went and found out. Without its reason it can be admired and
not mended, and when the person who knew has left, the team will guess, each member another cause.

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
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: desk, title: I give my name, emotion: -2}  # ←
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
      - id: desk
        title: I give my name
        emotion: -2
        pains: [The whole waiting room hears what I have]
```

## When not to listen
Where the title says it all: “I miss the last train”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import low
from cjmap.check.questions.stages import own_steps
from cjmap.format.items import Met
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, Step

RULE = Rule(
    "CJ219",
    "unexplained-low",
    Severity.INFO,
    "A low does not say why.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each low for which the step gives no reason."""
    if subject.from_logs:
        return
    for placed in own_steps(subject):
        step = placed.value
        found = low(step)
        if found is not None and not _explained(step):
            yield Problem(
                RULE,
                f"“{step.title}” is a low ({found.told}), and nothing there says why.",
                Route((*placed.path, "emotion")),
                "Write what hurts under `pains`, or what goes through their head under `thinks`.",
            )


def _explained(step: Step) -> bool:
    if step.pains or step.barriers or step.needs or step.thinks or step.feels or step.summary:
        return True
    return any(each.met in (Met.NO, Met.PARTLY) for each in step.expectations)
