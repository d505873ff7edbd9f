"""Nobody goes through the journey.

## What it does
Reports a journey that names no persona.

## Why it matters
A map without somebody walking it describes nobody. “The customer” has no hurry, no stiff hands and no
bad memory of the last time, so every feeling on the map is the average of people who never met, and
every disagreement about it ends in taste. One person with a name settles it: would *she* do that?

## Bad
```yaml
# follow-up.journey.yaml
kind: journey  # ←
id: follow-up
title: I come back for a check-up
status: draft
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: -1}
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
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: -1}
```

## When not to listen
Hardly ever, and not for want of research: a persona that rests on none yet is marked `proto: true`
and does its work all the same.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ201",
    "no-persona",
    Severity.WARNING,
    "Nobody goes through the journey.",
    kinds=("journey",),
)

_OFFERED = 3
"""So many of the workspace's personas are offered at most."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey without personas."""
    if subject.model.personas:
        return
    offered = subject.survey.ask(_offered)
    if offered:
        order = f"Name one under `personas`: {listed(offered)}."
    else:
        order = "Write a persona, marked `proto: true` while it rests on no research, and name it under `personas`."
    yield Problem(
        RULE,
        f"Nobody goes through “{subject.model.title}”: the journey names no persona.",
        Route(("personas",)),
        order,
    )


def _offered(survey: Survey) -> tuple[str, ...]:
    """Find personas who go through no journey yet: those of other journeys are other people."""
    busy = {id for _, personas in survey.told(_busy, Section.JOURNEY) for id in personas}
    idle = survey.workspace.index.workspace_ids(Section.PERSONA).keys() - busy
    return tuple(sorted(idle)[:_OFFERED])


def _busy(journey: Journey) -> tuple[str, ...] | None:
    """Tell who goes through a journey."""
    return journey.personas or None
