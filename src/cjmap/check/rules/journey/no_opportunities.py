"""Nothing follows from the map.

## What it does
Looks at journeys of today with five or more steps, and reports those that have no opportunities of their
own and that no backlog names. It is silent where `unanswered-pain` speaks, which says more.

## Why it matters
A map is not the result, it is the reason for one. What it shows should end in something to try, to mend or to
leave alone on purpose. Otherwise it hangs on the wall as a picture, and the next workshop finds the same
things again.

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
stages:  # ←
  - id: visit
    title: I see the doctor
    steps:
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: desk, title: I give my name, emotion: 0}
      - {id: wait, title: I wait in the corridor, thinks: ["Is it my turn?"], emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1}
      - {id: plan, title: I get a new plan, emotion: 0.5}
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
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: desk, title: I give my name, emotion: 0}
      - {id: wait, title: I wait in the corridor, thinks: ["Is it my turn?"], emotion: -1}
      - {id: talk, title: I tell her how I am, emotion: 1}
      - {id: plan, title: I get a new plan, emotion: 0.5}
opportunities:
  - {id: number-on-door, title: Show at the door who is next, for: wait}
```

## When not to listen
Where the map was made to understand something, and what follows is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import unanswered
from cjmap.format.journey import State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ213",
    "no-opportunities",
    Severity.INFO,
    "Nothing follows from the map.",
    kinds=("journey",),
    completeness=True,
)

_FEWEST = 5
"""A journey of fewer steps may well have nothing to mend."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey of today that no opportunity comes from."""
    journey = subject.model
    if journey.state not in (None, State.CURRENT) or journey.opportunities:
        return
    if len(subject.steps) < _FEWEST or subject.survey.answered_map(subject.entry):
        return
    if any(unanswered(subject)):
        return
    yield Problem(
        RULE,
        f"Nothing follows from “{journey.title}”: no opportunity names anything in it.",
        Route(("stages",), on_key=True),
        "Write under `opportunities` what could be done where it is worst, with `for` naming the step.",
    )
