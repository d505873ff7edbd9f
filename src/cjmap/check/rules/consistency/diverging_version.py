"""A journey is a version of one that other people go through.

## What it does
Looks at journeys with `state: future` or `actual` that name, with `of`, the journey they are a version
of. Reports those that have a persona which the other journey does not have, not even as one that it
extends or is extended by. Placeholders (`proto: true`) in a journey made from logs are let pass.

## Why it matters
A version is made to be laid beside the first one: how it is and how it should be, or how it was drawn
and how it really went. If the people differ, so do their needs, their feelings and their starting point,
and whatever seems to get better may only be somebody else.

## Bad
```yaml
# first-visit-2028.journey.yaml
kind: journey
id: first-visit-2028
title: I see a specialist within two weeks
status: draft
personas: tom  # ←
state: future
of: first-visit
stages:
  - id: need
    title: I need an appointment
    steps:
      - {id: book, title: I pick a slot on the phone, emotion: 1}
```

## Good
```yaml
# first-visit-2028.journey.yaml
kind: journey
id: first-visit-2028
title: I see a specialist within two weeks
status: draft
personas: helen
state: future
of: first-visit
stages:
  - id: need
    title: I need an appointment
    steps:
      - {id: book, title: I pick a slot on the phone, emotion: 1}
```

## When not to listen
Where the change is about the people: a service that is to be opened to a new group. Say so in the
`summary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lineage import line
from cjmap.format.envelope import Status
from cjmap.format.journey import State
from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ607",
    "diverging-version",
    Severity.INFO,
    "A journey is a version of one that other people go through.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report the first persona of a version that the journey it is a version of does not have."""
    journey = subject.model
    if journey.of is None or journey.state not in (State.FUTURE, State.ACTUAL):
        return
    survey = subject.survey
    first = survey.ask(_people, journey.of)
    if not first or journey.status is Status.DEPRECATED:
        return
    known = {each for id in first for each in survey.ask(line, id).ids}
    for number, id in enumerate(journey.personas):
        persona = survey.ask(line, id)
        if not persona.known or (subject.from_logs and persona.proto):
            continue
        if known.isdisjoint(persona.ids):
            home = subject.workspace.index.defined(Section.JOURNEY, journey.of)[0].entry
            yield Problem(
                RULE,
                f"`{id}` goes through this version, but {listed(first, 'and')} through the journey "
                f"`{journey.of}` that it is a version of.",
                Route(("personas", number)),
                "Give both journeys the same personas, or take `of` away.",
                (Related(home.file, Route(("personas",)), "the personas there"),),
            )
            return


def _people(survey: Survey, journey: str) -> tuple[str, ...]:
    """Find the personas of the journey of an id."""
    defined = survey.workspace.index.defined(Section.JOURNEY, journey)
    first = next((each.entry for each in defined if each.entry.valid), None)
    return (first.told(_personas) or ()) if first is not None else ()


def _personas(journey: Journey) -> tuple[str, ...] | None:
    """Tell the personas of a journey."""
    return journey.personas or None
