"""Nobody is named for a piece of work.

## What it does
Reports an action frontstage, backstage or in support without an `owner`, unless it uses a system of the
catalog that has one.

## Why it matters
A blueprint is where teams see what they owe each other. Work without a name on it is work that every
team believes is done by another, and the first to notice that it is nobody's is the customer.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: call, at: wait, lane: front, text: Somebody calls the patient}  # ←
links:
  - {from: call, to: wait}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: call, at: wait, lane: front, text: Nurse calls the patient, owner: nurses}
links:
  - {from: call, to: wait}
```

## When not to listen
Where one person runs the whole service, or in a first sketch with those who do not know the
organisation. Before it is built, every action needs a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import WORK, service_of
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.catalog import Catalog

RULE = Rule(
    "CJ318",
    "action-without-owner",
    Severity.INFO,
    "Nobody is named for a piece of work.",
    kinds=("blueprint",),
    profile=Profile.PEDANTIC,
    gathers=True,
)


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each action for which neither an owner nor a system with an owner stands in."""
    for seat in service_of(subject).seats:
        action = seat.action
        if seat.role in WORK and not action.owner and not _is_run_by_a_team(action.system, subject):
            yield Problem(
                RULE,
                f"{shown(action.text)} has no owner: nobody is named who does it.",
                Route((*seat.path, "owner")),
                "Name the team that does it in `owner`.",
            )


def _is_run_by_a_team(system: str | None, subject: Subject[Blueprint]) -> bool:
    return system is not None and subject.survey.ask(_has_owner, system)


def _has_owner(survey: Survey, system: str) -> bool:
    """Whether some team answers for a system."""
    return system in survey.ask(_owned)


def _owned(survey: Survey) -> frozenset[str]:
    """Find the systems for which some team answers."""
    return frozenset(id for _, owned in survey.told(_with_owner, Section.CATALOG) for id in owned)


def _with_owner(catalog: Catalog) -> tuple[str, ...] | None:
    """Tell the systems of a catalog that have an owner."""
    return tuple(system.id for system in catalog.systems if system.owner) or None
