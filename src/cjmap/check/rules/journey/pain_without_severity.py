"""A pain is not weighed where it hurts, though others of the map are.

## What it does
Looks at journeys in which at least half of the pains have a `severity`, and reports the others where it hurts: at steps
that somebody scores −1 or below. A pain of another context goes by the score there, or by that of the step where
the context has none.

## Why it matters
A nuisance is put up with, a detour is remembered, a reason to leave is a customer lost, and each calls for
another answer. Once some pains are weighed, one without a weight drops out of every list that is sorted by it,
and silently counts as nothing.

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
      - id: wait
        title: I wait in the corridor
        emotion: -1
        pains:
          - {text: Nobody says how long it takes, severity: 3}
          - All chairs are too low  # ←
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
      - id: wait
        title: I wait in the corridor
        emotion: -1
        pains:
          - {text: Nobody says how long it takes, severity: 3}
          - {text: All chairs are too low, severity: 2}
```

## When not to listen
Where only the worst are weighed, on purpose, to make them stand out. A nuisance at a step that goes well enough,
or that nobody scored, is not asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import lowest
from cjmap.check.subject import Placed
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Pain
    from cjmap.format.journey import Emotion, Journey

RULE = Rule(
    "CJ212",
    "pain-without-severity",
    Severity.INFO,
    "A pain is not weighed where it hurts, though others of the map are.",
    kinds=("journey",),
    gathers=True,
)

_HURTS = -1.0
"""The score from which on a step hurts, and a pain there has to be weighed."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each pain without severity where it hurts, in a map that weighs pains."""
    unweighed: list[Placed[Pain]] = []
    weighed = pains = 0
    for placed in subject.steps:
        step = placed.value
        for number, pain in enumerate(step.pains):
            pains += 1
            if pain.severity is not None:
                weighed += 1
            elif _hurts(step.emotion):
                unweighed.append(Placed((*placed.path, "pains", number), pain))
        for position, variant in enumerate(step.variants):
            for number, pain in enumerate(variant.pains):
                pains += 1
                if pain.severity is not None:
                    weighed += 1
                elif _hurts(variant.emotion or step.emotion):
                    path = (*placed.path, "variants", position, "pains", number)
                    unweighed.append(Placed(path, pain))
    if weighed * 2 < pains:  # the few that have a weight were meant to stand out
        return
    for each in unweighed:
        yield Problem(
            RULE,
            f"The pain “{each.value.text}” has no severity, though others of this map have one.",
            Route((*each.path, "severity")),
            "Say how bad it is: 1 a nuisance, 3 a detour, 5 a reason to leave.",
        )


def _hurts(emotion: Emotion | None) -> bool:
    """Whether anybody's score says so."""
    scored = lowest(emotion)
    return scored is not None and scored.score <= _HURTS
