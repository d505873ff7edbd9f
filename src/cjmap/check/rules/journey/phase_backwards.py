"""The phases of the stages go back in time.

## What it does
Reports a stage whose `phase` lies before that of the stage in front of it, such as `before` after `after`.

## Why it matters
A journey is read from left to right as time. A phase that goes back is either the slip of a copied line, or the
next round of the same journey, drawn as if it were its end. Coming again is the best thing that can
happen, and deserves to be seen as what it is: a loop.

## Bad
```yaml
# check-up.journey.yaml
kind: journey
id: check-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: prepare
    title: I get ready
    phase: before
    steps: [{id: list, title: I list what got worse, emotion: 0}]
  - id: home
    title: I go on at home
    phase: after
    steps: [{id: read, title: I read the plan again, emotion: -0.5}]
  - id: visit
    title: I see the doctor
    phase: during  # ←
    steps: [{id: talk, title: I tell her how I am, emotion: 1}]
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
    title: I get ready
    phase: before
    steps: [{id: list, title: I list what got worse, emotion: 0}]
  - id: visit
    title: I see the doctor
    phase: during
    steps: [{id: talk, title: I tell her how I am, emotion: 1}]
  - id: home
    title: I go on at home
    phase: after
    steps: [{id: read, title: I read the plan again, emotion: -0.5}]
```

## When not to listen
Where one map follows two purchases, each with its own before and after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Phase
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ218",
    "phase-backwards",
    Severity.WARNING,
    "The phases of the stages go back in time.",
    kinds=("journey",),
)

_ORDER = {phase: place for place, phase in enumerate(Phase)}


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each stage that goes back behind the one before it."""
    before = None
    for stage in subject.stages:
        phase = stage.value.phase
        if phase is None:
            continue
        if before is not None:
            earlier = before.value.phase
            if earlier is not None and _ORDER[phase] < _ORDER[earlier]:
                yield Problem(
                    RULE,
                    f"The phases go back in time: `{phase}` comes after `{earlier}`.",
                    Route((*stage.path, "phase")),
                    "Put the stages in the order of time; draw coming again under `loops`.",
                    (Related(None, Route((*before.path, "phase")), f"`{earlier}` stands here"),),
                )
        before = stage
