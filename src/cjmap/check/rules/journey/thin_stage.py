"""A stage tells what happens, and not what it is like.

## What it does
Reports a stage in which no step has a thought (`thinks`), or no step has a feeling (`emotion` or
`feels`). A single step in which the organisation gets in touch may have neither. Drafts are let
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
      - {id: wait, title: I wait in the corridor, emotion: -0.5}
      - {id: talk, title: I tell her how I am, emotion: 1}
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
      - {id: wait, title: I wait in the corridor, emotion: -0.5}
      - {id: talk, title: I tell her how I am, thinks: [She remembers me.], emotion: 1}
```

## When not to listen
Where a stage stands only for the passing of time, or where the map shows one thing on purpose, such
as the touchpoints alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import called, own_stages
from cjmap.format.journey import Initiator
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """Report each stage without any thought, or without any feeling."""
    if subject.from_logs:
        return
    for stage in own_stages(subject):
        steps = stage.value.steps
        if not steps or any(step.journey for step in steps):
            continue
        if len(steps) == 1 and steps[0].initiator is Initiator.ORGANISATION:
            continue
        thought, felt = _told(steps)
        if thought and felt:
            continue
        if felt:
            lacks, order = "thinks", "Write at one of its steps what goes through their head."
        elif thought:
            lacks, order = "feels", "Say at one of its steps how that feels."
        else:
            lacks, order = (
                "thinks or feels",
                "Write at its steps what goes through their head, and how that feels.",
            )
        yield Problem(
            RULE,
            f"{called(stage)} does not tell what anybody {lacks} in it.",
            Route(stage.path),
            order,
        )


def _told(steps: Iterable[Step]) -> tuple[bool, bool]:
    """Whether any step tells a thought, and whether any tells a feeling, in any context."""
    thought = felt = False
    for step in steps:
        for each in (step, *step.variants):
            thought = thought or bool(each.thinks)
            felt = felt or each.emotion is not None or bool(each.feels)
        if thought and felt:
            break
    return thought, felt
