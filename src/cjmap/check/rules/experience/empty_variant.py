"""A variant of a step changes nothing.

## What it does
Compares each variant with its step, and reports one that gives nothing, or only what the step says
anyway.

## Why it matters
A variant promises that something is different in these circumstances. If nothing is, readers look
for the difference in vain; and if something is, it has not been written down yet.

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
      - id: check-in
        title: I check in at the kiosk
        emotion: 0.5
        variants:
          - when: early-morning  # ←
            emotion: 0.5
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
      - id: check-in
        title: I check in at the kiosk
        emotion: 0.5
        variants:
          - when: early-morning
            emotion: 0
```

## When not to listen
Where it is a finding that a circumstance makes no difference; say that in the step's `summary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.journey import Experience
from cjmap.format.part import Part
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ254",
    "empty-variant",
    Severity.INFO,
    "A variant of a step changes nothing.",
    kinds=("journey",),
)

_FIELDS = tuple(Experience.model_fields)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each variant that says nothing that its step does not."""
    for placed in subject.steps:
        step = placed.value
        for number, variant in enumerate(step.variants):
            if all(_repeats(getattr(variant, name), getattr(step, name)) for name in _FIELDS):
                yield Problem(
                    RULE,
                    f"The variant of “{step.title}” changes nothing of the step.",
                    Route((*placed.path, "variants", number)),
                    "Say what is different in this context, or remove the variant.",
                )


def _repeats(here: Any, usual: Any) -> bool:
    """Whether what a variant gives is nothing, or is part of what the step gives.

    A list takes the place of the step's, so that a shorter one is a change.
    """
    if here is None or here == () or here == {}:
        return True
    if isinstance(here, Part):
        return isinstance(usual, Part) and all(
            _repeats(getattr(here, name), getattr(usual, name)) for name in here.model_fields_set
        )
    if isinstance(here, dict):
        return isinstance(usual, dict) and here.items() <= usual.items()
    if isinstance(here, tuple):
        return (
            isinstance(usual, tuple)
            and len(here) == len(usual)
            and all(_repeats(one, other) for one, other in zip(here, usual, strict=True))
        )
    return bool(here == usual)
