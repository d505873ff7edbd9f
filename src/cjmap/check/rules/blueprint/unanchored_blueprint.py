"""The blueprint does not say which journey or which goal it serves.

## What it does
Reports a blueprint without a `goal`; and one without a `journey`, where a column is called as a step of
a journey in the workspace is, by id or title. A blueprint of `path: exception` with columns of its own is not looked
at.

## Why it matters
A blueprint of a whole organisation cannot be drawn. One of a single scenario can, if it is clear which
customers go through it and what the organisation wants to reach by it. The goal decides which wait is
too long and which action is worth its cost; the journey ties each column to what customers feel there.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint  # ←
id: check-up
title: A check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
journey: first-visit
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: call, at: wait, lane: front, text: Nurse calls the patient, owner: nurses}
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}
  - {id: archive, at: consult, lane: support, text: Archive opens the record, system: ehr}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: screen, at: check-in, lane: props, text: Kiosk screen}
  - {id: call, at: wait, lane: front, text: Nurse calls the patient, owner: nurses}
  - {id: clean, at: wait, lane: back, text: Assistant cleans the room, owner: doctors}
  - {id: archive, at: consult, lane: support, text: Archive opens the record, system: ehr}
```

## When not to listen
A blueprint for a service that no journey covers yet has nothing to name; it is worth asking who goes
through it. A draft is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.words.folding import folded
from cjmap.format.blueprint import PathKind
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ307",
    "unanchored-blueprint",
    Severity.WARNING,
    "The blueprint does not say which journey or which goal it serves.",
    kinds=("blueprint",),
    completeness=True,
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report a missing journey where there are some, and a missing goal."""
    blueprint = subject.model
    anchored = blueprint.journey is not None or any(column.step for column in blueprint.steps)
    if not anchored and blueprint.path is PathKind.EXCEPTION:
        return
    if not anchored and subject.survey.ask(_is_in_a_journey, _places(blueprint)):
        yield Problem(
            RULE,
            "This blueprint does not say which journey it makes happen.",
            Route(("journey",)),
            "Name the journey in `journey`, and its steps in the columns.",
        )
    if not (blueprint.goal or "").strip():
        yield Problem(
            RULE,
            "This blueprint does not say what the organisation wants to achieve.",
            Route(("goal",)),
            "Write the aim in `goal`, so that one can tell whether it was met.",
        )


def _places(blueprint: Blueprint) -> tuple[str, ...]:
    """Return what the customer does in a blueprint, by id and by title."""
    columns = [(column.id, column.title) for column in blueprint.steps]
    return tuple(folded(word) for names in columns for word in names if word)


def _is_in_a_journey(survey: Survey, places: tuple[str, ...]) -> bool:
    """Whether a step of any journey is called like one of the places."""
    return not survey.ask(_steps).isdisjoint(places)


def _steps(survey: Survey) -> frozenset[str]:
    """Find the steps of all journeys, by id and by title."""
    return frozenset(name for _, names in survey.told(_names, Section.JOURNEY) for name in names)


def _names(journey: Journey) -> tuple[str, ...]:
    """Tell what the steps of a journey are called, by id and by title."""
    return tuple(folded(word) for step in journey.steps for word in (step.id, step.title))
