"""Nobody comes back.

## What it does
Looks at journeys that go on after the purchase or use (`phase: after`), and reports those without
any loop. Journeys that detail a part of another one are not looked at.

## Why it matters
Most business is done with people who have been there before, and their journey begins somewhere
else: nobody looks for the entrance twice. A loop shows where they come in again, and whether they
come because it was good or because it did not work the first time.

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
    phase: during
    steps: [{id: talk, title: I talk to the doctor}]
  - id: home
    title: I go on at home
    phase: after  # ←
    steps: [{id: box, title: I fill the pill box}]
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
loops:
  - {from: home, to: come, kind: repeat}
```

## When not to listen
Where once is enough: the registration of a birth, a funeral, a first home.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.details import is_detail
from cjmap.format.journey import Phase
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ256",
    "no-loop",
    Severity.INFO,
    "Nobody comes back.",
    kinds=("journey",),
    profile=Profile.PEDANTIC,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey that ends for good, at the phase of its last stage after the purchase."""
    if subject.model.loops or is_detail(subject):
        return
    after = [stage for stage in subject.stages if stage.value.phase is Phase.AFTER]
    if after:
        yield Problem(
            RULE,
            "No loop shows where customers come back, or whether they do.",
            Route((*after[-1].path, "phase")),
            "Add a loop of kind `loyalty` or `repeat` to where they come in again.",
        )
