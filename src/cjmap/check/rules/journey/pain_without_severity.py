"""A pain is not weighed, though others of the map are.

## What it does
Looks at journeys in which some pain has a `severity`, and reports those that have none.

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
Where only the worst are weighed, on purpose, to make them stand out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.subject import Placed
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Pain
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ212",
    "pain-without-severity",
    Severity.INFO,
    "A pain is not weighed, though others of the map are.",
    kinds=("journey",),
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each pain without severity in a map that weighs pains."""
    unweighed: list[Placed[Pain]] = []
    weighed = False
    for placed in subject.steps:
        step = placed.value
        for number, pain in enumerate(step.pains):
            if pain.severity is not None:
                weighed = True
            else:
                unweighed.append(Placed((*placed.path, "pains", number), pain))
        for position, variant in enumerate(step.variants):
            for number, pain in enumerate(variant.pains):
                if pain.severity is not None:
                    weighed = True
                else:
                    path = (*placed.path, "variants", position, "pains", number)
                    unweighed.append(Placed(path, pain))
    if not weighed:
        return
    for each in unweighed:
        yield Problem(
            RULE,
            f"The pain “{each.value.text}” has no severity, though others of this map have one.",
            Route((*each.path, "severity")),
            "Say how bad it is: 1 a nuisance, 3 a detour, 5 a reason to leave.",
        )
