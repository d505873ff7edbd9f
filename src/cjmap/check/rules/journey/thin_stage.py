"""A stage tells what happens, and not what it is like.

## What it does
Reports a stage of two or more steps in which nobody thinks or feels anything: no step has `thinks`, `feels`
or an `emotion`, as usual or in any context. A stage of a single step may be a mere passage, and drafts are let
alone.

## Why it matters
A list of steps is what the organisation knew before the research. What people think and feel at
those steps is what they went out to learn, and it is where ideas come from: nobody ever improved “fills
in form”, but “they asked me the same thing in March” can be acted on the next day.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: patient-interviews
personas: helen
scenario: Three months after the diagnosis Helen's hands are better, but she sleeps badly.
goal: Helen knows whether the tablets work.
stages:
  - id: visit  # ←
    title: I see the doctor
    steps:
      - {id: wait, title: I wait in the corridor}
      - {id: talk, title: I tell her how I am}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: patient-interviews
personas: helen
scenario: Three months after the diagnosis Helen's hands are better, but she sleeps badly.
goal: Helen knows whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: wait, title: I wait in the corridor}
      - {id: talk, title: I tell her how I am, thinks: [She remembers me.], emotion: 1}
```

## When not to listen
Where a stage stands only for the passing of time, or where the map shows one thing on purpose, such
as the touchpoints alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import called, own_stages
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, Step

RULE = Rule(
    "CJ205",
    "thin-stage",
    Severity.WARNING,
    "A stage tells what happens, and not what it is like.",
    kinds=("journey",),
    completeness=True,
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each stage of several steps without any thought and feeling."""
    if subject.from_logs:
        return
    for stage in own_stages(subject):
        steps = stage.value.steps
        if len(steps) < 2 or any(step.journey or _is_told(step) for step in steps):
            continue
        yield Problem(
            RULE,
            f"{called(stage)} does not tell what anybody thinks or feels in it.",
            Route(stage.path),
            "Write at its steps what goes through their head, and how that feels.",
        )


def _is_told(step: Step) -> bool:
    """Whether a step tells a thought or a feeling, as usual or in another context."""
    return any(
        each.thinks or each.feels or each.emotion is not None for each in (step, *step.variants)
    )
