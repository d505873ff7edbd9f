"""Most steps are the organisation's, not the customer's.

## What it does
Looks at journeys of six or more steps, and reports those in which more than half of the steps are done by a
team of the catalog or started by the organisation, and say nothing of what the customer thinks or feels
there.

## Why it matters
A process map describes the company and answers the question who hands over to whom. It looks like a journey
and calms everybody, because all boxes are green. What it costs the customer to be on the other end of
that process is on no box.

## Bad
```yaml
# referral.journey.yaml
kind: journey
id: referral
title: How a referral is handled
status: draft
personas: helen
stages:  # ←
  - id: intake
    title: Until the appointment
    steps:
      - {id: ask, title: Ask for a date, emotion: -0.5}
      - {id: check, title: Check data by phone, actor: front-desk, touchpoint: phone-line}
      - {id: assign, title: Send the slot, initiator: organisation, touchpoint: text-message}
      - {id: remind, title: Send a reminder, initiator: organisation, touchpoint: text-message}
      - {id: admit, title: Admit the patient, actor: front-desk, touchpoint: reception}
      - {id: see, title: See the doctor, emotion: 0}
```

## Good
```yaml
# referral.journey.yaml
kind: journey
id: referral
title: I get a date with a specialist
status: draft
personas: helen
stages:
  - id: wait
    title: I wait for a date
    steps:
      - {id: ask, title: Ask for a date, emotion: -0.5}
      - {id: check, title: Spell my name again, touchpoint: phone-line, emotion: -1}
      - {id: assign, title: Read the date, touchpoint: text-message, emotion: 1}
      - {id: remind, title: Feel remembered, touchpoint: text-message, emotion: 0.5}
      - {id: admit, title: Queue at the desk, touchpoint: reception, emotion: -0.5}
      - {id: see, title: See the doctor, emotion: 0}
```

## When not to listen
Where the customer really only watches, as on the day of an operation. What the organisation does out of
their sight belongs in a blueprint.

## References
- [DCKAP: ten mistakes to avoid in journey mapping](https://www.dckap.com/blog/ten-mistakes-avoid-journey-mapping)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Initiator
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, Step

RULE = Rule(
    "CJ209",
    "process-not-journey",
    Severity.INFO,
    "Most steps are the organisation's, not the customer's.",
    kinds=("journey",),
)

_FEWEST = 6
"""With fewer steps, a few of the organisation's are not the point of the map."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey most of whose steps the customer has no part in."""
    steps = subject.steps
    if len(steps) < _FEWEST or subject.from_logs:
        return
    internal = 0
    for placed in steps:
        step = placed.value
        if step.emotion is None and not step.thinks and not step.feels:
            internal += step.initiator is Initiator.ORGANISATION or _is_of_a_team(step, subject)
    if internal * 2 > len(steps):
        yield Problem(
            RULE,
            f"{internal} of the {len(steps)} steps tell what the organisation does, and nothing of"
            " what that is like for the customer.",
            Route(("stages",), on_key=True),
            "Tell at those steps what the customer sees, thinks and feels, or move them to a blueprint.",
        )


def _is_of_a_team(step: Step, subject: Subject[Journey]) -> bool:
    index = subject.workspace.index
    return step.actor is not None and bool(index.defined(Section.TEAM, step.actor))
