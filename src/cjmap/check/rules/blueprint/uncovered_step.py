"""A contact with the customer is in the journey, but in no blueprint.

## What it does
Looks at the steps of the journey that the blueprint names, from the first to the last that it shows.
Reports those with a touchpoint that no blueprint has a column for. A step with a journey of its own is
left to that one's blueprints.

## Why it matters
Where customers touch the organisation, somebody or something answers. A contact that no blueprint
covers is run by habit: nobody has said who does it, what it needs, or what happens when it fails.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: repeat-prescription
goal: Repeats are approved within a day.
steps:  # ←
  - {step: log-in}
  - {step: approval}
  - {step: ready}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: repeat-prescription
goal: Repeats are approved within a day.
steps:
  - {step: log-in}
  - {step: request}
  - {step: approval}
  - {step: ready}
```

## When not to listen
A blueprint of one scenario may well leave out what belongs to another one, such as the desk where
only those go whom the kiosk did not find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.journey import Journey
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Step
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ317",
    "uncovered-step",
    Severity.INFO,
    "A contact with the customer is in the journey, but in no blueprint.",
    kinds=("blueprint",),
    profile=Profile.PEDANTIC,
)

_TOLD = 3
"""How many steps are named."""


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report all uncovered steps in one problem: they are missing from one list."""
    journey = subject.model.journey
    if journey is None:
        return
    shown_here = [
        found
        for found in service_of(subject).steps
        if found is not None and found.entry.id == journey
    ]
    if len(shown_here) < 2:
        return
    entry = shown_here[0].entry
    paths = [found.path for found in shown_here]
    covered = subject.survey.ask(_covered_in, entry)
    missing = [
        (path, step)
        for path, step in _contacts(entry, subject.survey)
        if min(paths) < path < max(paths) and path not in covered
    ]
    if not missing:
        return
    names = [shown(step.title) for _, step in missing[:_TOLD]]
    if len(missing) > _TOLD:
        names.append(f"{len(missing) - _TOLD} more")
    *others, last = names
    said = f"{', '.join(others)} and {last}" if others else last
    yield Problem(
        RULE,
        f"No blueprint shows who answers the customer at {said}.",
        Route(("steps",), on_key=True),
        "Add a column for it, with the work behind it."
        if len(missing) == 1
        else "Add a column for each of these steps, with the work behind it.",
        related=tuple(
            Related(entry.file, Route(path), "a step without a column")
            for path, _ in missing[:_TOLD]
        ),
    )


def _contacts(entry: Entry, survey: Survey) -> Iterator[tuple[MapPath, Step]]:
    """Go through the steps of a journey that have a touchpoint and are not mapped in detail elsewhere."""
    journey = entry.model
    if not isinstance(journey, Journey):
        return
    for stage_number, stage in enumerate(journey.stages):
        if (stage.id or "") in survey.zoomed_in(entry):
            continue
        for number, step in enumerate(stage.steps):
            zooms = step.journey is not None or step.id in survey.zoomed_in(entry)
            if step.touchpoint is not None and not zooms:
                yield ("stages", stage_number, "steps", number), step


def _covered_in(survey: Survey, journey: Entry) -> frozenset[MapPath]:
    """Return the steps of a journey that a column of any blueprint shows."""
    return frozenset(survey.ask(_covered).get(journey, ()))


def _covered(survey: Survey) -> dict[Entry, set[MapPath]]:
    """Find the steps that a column of any blueprint shows, by the entry of their journey."""
    covered: dict[Entry, set[MapPath]] = {}
    for entry in survey.workspace.entries:
        if entry.kind_name == Section.BLUEPRINT:
            for path, role, text in entry.references:
                if path[0] == "steps":
                    for definition in survey.workspace.index.find(entry, role, text):
                        covered.setdefault(definition.entry, set()).add(definition.path[:-1])
    return covered
