"""A feeling belongs to nobody in particular, though several personas go through the journey.

## What it does
Looks at journeys of two or more personas, and reports steps with `emotion` or `feels` that say
neither who acts (`actor`) nor how each persona feels (`emotion.by`). Where a step names another
persona than the first as its `actor`, the steps without one are taken for the first's. Where other steps
tell the personas apart, only those scored −1 or below are reported.

## Why it matters
The person who needs the medicine and the person who fetches it do not have the same evening. One score
for both of them is either a mean that nobody felt or the view of whoever spoke last in the workshop,
and the two look the same on the map. Read as a mean it hides the one who suffers.

## Bad
```yaml
# test-results.journey.yaml
kind: journey
id: test-results
title: We wait for the results
status: draft
personas: [helen, tom]
stages:
  - id: wait
    title: We wait
    steps:
      - {id: test, title: Give blood, actor: helen, emotion: 0}
      - {id: ask, title: Ask on the phone, emotion: -1}  # ←
      - {id: drive, title: Drive to the clinic, emotion: {by: {tom: -0.5}}}
```

## Good
```yaml
# test-results.journey.yaml
kind: journey
id: test-results
title: We wait for the results
status: draft
personas: [helen, tom]
stages:
  - id: wait
    title: We wait
    steps:
      - {id: test, title: Give blood, actor: helen, emotion: 0}
      - {id: ask, title: Ask on the phone, emotion: {by: {helen: -1, tom: 0}}}
      - {id: drive, title: Drive to the clinic, actor: tom, emotion: -0.5}
```

## When not to listen
Where the personas are known to feel alike at that step. Where they never differ, one persona is
enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import lowest
from cjmap.check.questions.stages import own_steps
from cjmap.format.near import listed
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, Step

RULE = Rule(
    "CJ202",
    "mixed-viewpoints",
    Severity.WARNING,
    "A feeling belongs to none of several personas.",
    kinds=("journey",),
    gathers=True,
)


_LOW = -1.0


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each step whose feelings cannot be told to be somebody's.

    `emotion.by` need not hold everybody: who is not there at a step has no score.
    """
    personas = subject.model.personas
    if len(personas) < 2 or subject.from_logs:
        return
    others = personas[1:]
    if any(placed.value.actor in others for placed in subject.steps):
        return  # whose step it is stands where it is another's; the rest is the first one's
    told_apart = any(each.value.emotion and each.value.emotion.by for each in subject.steps)
    for placed in own_steps(subject):
        step = placed.value
        if told_apart and not _hurts(step):
            continue  # where it mattered, the map tells the personas apart
        if step.actor is not None or not (step.emotion or step.feels):
            continue
        if step.emotion is None:
            field = "feels"
        elif step.emotion.by:
            continue
        else:
            field = "emotion"
        yield Problem(
            RULE,
            f"“{step.title}” does not say who feels that way: {listed(personas, 'and')} go through the journey.",
            Route((*placed.path, field)),
            "Name the one it is about as `actor`, or give each a score under `emotion.by`.",
        )


def _hurts(step: Step) -> bool:
    """Whether a step is scored so low that it matters whom it hurts."""
    found = lowest(step.emotion)
    return found is not None and found.score <= _LOW
