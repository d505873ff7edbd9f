"""A journey of the future, or from logs, does not say of what it is a version.

## What it does
Reports a journey with `state: future` or `state: actual` and without `of`, if the workspace has a journey of
today that it may be a version of: for a future, one of the same personas. Drafts are let alone.

## Why it matters
A wish is worth as much as the distance to today that can be seen. With `of`, cjmap knows which steps are new,
gone or changed, and readers can tell a plan from the reality beside it. Without it there are two maps that
contradict each other.

## Bad
```yaml
# first-visit-2028.journey.yaml
kind: journey  # ←
id: first-visit-2028
title: I see a specialist without queueing
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
personas: helen
scenario: Helen's hands have hurt since winter, and her family doctor books the slot with her.
goal: Helen knows what she has and what happens next.
status: proposed
state: future
stages:
  - id: arrive
    title: I arrive
    steps:
      - {id: in, title: Walk straight in, thinks: [No kiosk!], emotion: 1.5}
```

## Good
```yaml
# first-visit-2028.journey.yaml
kind: journey
id: first-visit-2028
title: I see a specialist without queueing
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
personas: helen
scenario: Helen's hands have hurt since winter, and her family doctor books the slot with her.
goal: Helen knows what she has and what happens next.
status: proposed
state: future
of: first-visit
stages:
  - id: arrive
    title: I arrive
    steps:
      - {id: in, title: Walk straight in, thinks: [No kiosk!], emotion: 1.5}
```

## When not to listen
Where the service is new, and nothing of it exists today.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cjmap.check.questions.current_journeys import current_journey
from cjmap.format.journey import State
from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ220",
    "version-without-origin",
    Severity.INFO,
    "A journey of the future, or from logs, does not say of what it is a version.",
    kinds=("journey",),
    completeness=True,
)

_OFFERED = 3
"""So many journeys of today are offered at most."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a version without its origin, if there is one."""
    journey = subject.model
    if journey.state not in (State.FUTURE, State.ACTUAL) or journey.of is not None:
        return
    origins = subject.survey.ask(_origins, None if subject.from_logs else journey.personas)
    if origins:
        shows = "the future" if journey.state is State.FUTURE else "what was observed"
        yield Problem(
            RULE,
            f"“{journey.title}” shows {shows}, but does not say of which journey of today it is a version.",
            Route(("of",)),
            f"Name it as `of`: {listed(origins)}.",
        )


def _origins(survey: Survey, people: tuple[str, ...] | None) -> tuple[str, ...]:
    """Find the first journeys of today that some of these personas go through, or, with None, anybody."""
    found = (
        told.id
        for _, told in survey.told(current_journey, Section.JOURNEY)
        if people is None or not set(people).isdisjoint(told.personas)
    )
    return tuple(islice(found, _OFFERED))
