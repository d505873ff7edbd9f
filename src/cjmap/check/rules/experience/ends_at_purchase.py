"""The journey ends with the purchase.

## What it does
Looks at journeys whose stages say when they happen (`phase`). Reports one with a stage `during` the
purchase or use, none `after` it, and no loop of kind `loyalty`. A journey that details a stage or
step of another one (`parent`, or `journey` there) is not looked at: the other one tells the rest.

## Why it matters
For the organisation the purchase is the end; for the customer it is where the doubts begin. What
follows (the first use, the first fault, the first bill) decides whether they come back and what
they tell others. A map that stops at the till cannot show any of it.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: come
    title: I get there
    phase: before
    steps: [{id: bus, title: I take the bus}]
  - id: visit
    title: I see the doctor
    phase: during  # ←
    steps: [{id: talk, title: I talk to the doctor}]
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
  - id: come
    title: I get there
    phase: before
    steps: [{id: bus, title: I take the bus}]
  - id: visit
    title: I see the doctor
    phase: during
    steps: [{id: talk, title: I talk to the doctor}]
  - id: home
    title: I go on at home
    phase: after
    steps: [{id: box, title: I fill the pill box}]
```

## When not to listen
Where another map takes over; name it as the `journey` of the last step.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
- [Conifer Research: common mistakes during customer journey mapping](http://blog.coniferresearch.com/common-mistakes-during-customer-journey-mapping)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.details import is_detail
from cjmap.check.questions.stages import called
from cjmap.format.journey import LoopKind, Phase
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ255",
    "ends-at-purchase",
    Severity.INFO,
    "The journey ends with the purchase.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey that tells nothing of what comes after, at the phase of its last stage with one."""
    phases = {stage.value.phase for stage in subject.stages}
    if Phase.DURING not in phases or Phase.AFTER in phases or is_detail(subject):
        return
    last_stage = subject.stages[-1].value
    if last_stage.steps and last_stage.steps[-1].journey is not None:
        return
    if any(loop.kind is LoopKind.LOYALTY for loop in subject.model.loops):
        return
    last = [stage for stage in subject.stages if stage.value.phase is Phase.DURING][-1]
    yield Problem(
        RULE,
        f"{called(last)} is the last thing that is told: nothing comes after the purchase or use.",
        Route((*last.path, "phase")),
        "Add a stage with `phase: after`: the first days, the first fault, the first bill.",
    )
