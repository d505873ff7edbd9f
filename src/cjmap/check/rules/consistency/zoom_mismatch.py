"""Two journeys disagree about which of them zooms into the other.

## What it does
A step leads into a journey of its own with `journey`, and that journey leads back with `parent`.
Reports the end that is missing, or that names something else. A journey may be entered from several
steps, and a step may be detailed by several journeys (one for each persona, or today and tomorrow):
then one of them is enough.

## Why it matters
A zoom is a door with two sides. Where one side is missing, readers of the overview never learn that
there is more to see, or readers of the detail cannot tell where in the whole they are. Checks and
pictures follow the zoom too, and look for the pains of that step in the wrong place.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: before
    title: I get ready
    steps:
      - {id: blood, title: I have my blood taken}  # ←
```
```yaml
# blood-test.journey.yaml
kind: journey
id: blood-test
title: I have my blood taken on the way to work
status: draft
personas: helen
parent: follow-up#blood
stages:
  - id: lab
    title: I am at the lab
    steps:
      - {id: number, title: I take a number, touchpoint: blood-lab}
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
  - id: before
    title: I get ready
    steps:
      - {id: blood, title: I have my blood taken, journey: blood-test}
```
```yaml
# blood-test.journey.yaml
kind: journey
id: blood-test
title: I have my blood taken on the way to work
status: draft
personas: helen
parent: follow-up#blood
stages:
  - id: lab
    title: I am at the lab
    steps:
      - {id: number, title: I take a number, touchpoint: blood-lab}
```

## When not to listen
While the overview belongs to somebody else, who has yet to agree to the zoom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.envelope import Status
from cjmap.format.near import listed
from cjmap.format.roles import Reach, Refers, Section
from cjmap.problem import (
    Add,
    Edit,
    Fix,
    Fixability,
    Problem,
    Related,
    Replace,
    Route,
    Rule,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ602",
    "zoom-mismatch",
    Severity.WARNING,
    "Two journeys disagree about which of them zooms into the other.",
    kinds=("journey",),
    fix=Fixability.UNSAFE,
)

_PARENT = Refers((Section.STAGE, Section.STEP), Reach.PATH)


@dataclass(frozen=True, slots=True)
class _Door:
    """One end of a zoom: the map, the path of the step (or the journey), and how to refer to it."""

    entry: Entry
    path: MapPath
    written: str


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report the ends of zooms that are missing in this journey, and a `parent` that is another."""
    ways_in, ways_back = subject.survey.ask(_doors)
    if (ways_in or ways_back) and subject.model.status is not Status.DEPRECATED:
        yield from _parent_problem(subject, ways_in.get(subject.model.id, []))
        yield from _missing_journeys(subject, ways_back)


def _parent_problem(subject: Subject[Journey], doors: list[_Door]) -> Iterator[Problem]:
    """Compare `parent` with the steps that lead into this journey."""
    parent = subject.model.parent
    if not doors or (parent is not None and _leads_to(subject, parent, doors)):
        return
    names = listed((door.written for door in doors), "and")
    related = tuple(
        Related(door.entry.file, Route((*door.path, "journey")), "leads into this journey")
        for door in doors[:3]
    )
    edit: Edit
    if parent is None:
        said = f"{names} {'lead' if len(doors) > 1 else 'leads'} into this journey, which has no `parent`."
        edit = Add(("parent",), doors[0].written)
    else:
        said = f"The `parent` is `{parent}`, but it is {names} that leads into this journey."
        edit = Replace(("parent",), doors[0].written)
    order = f"Write `parent: {doors[0].written}`"
    yield Problem(
        RULE,
        said,
        Route(("parent",)),
        f"{order}, or take `journey` away from the step.",
        related,
        Fix(order, (edit,), safe=False) if len(doors) == 1 else None,
    )


def _leads_to(subject: Subject[Journey], parent: str, doors: list[_Door]) -> bool:
    """Whether `parent` is one of the steps, or a stage that holds one; or is nothing (an error)."""
    ends = subject.workspace.index.find(subject.entry, _PARENT, parent)
    return not ends or any(
        door.entry is end.entry and door.path[: len(end.path) - 1] == end.path[:-1]
        for door in doors
        for end in ends
    )


def _missing_journeys(
    subject: Subject[Journey], ways_back: dict[tuple[int, MapPath], list[_Door]]
) -> Iterator[Problem]:
    """Look for steps that journeys name as their `parent`, and that lead nowhere."""
    for step in subject.steps:
        doors = ways_back.get((subject.entry.number, step.path), ())
        if not doors or step.value.journey is not None:
            continue
        inner = doors[0]
        order = f"Write `journey: {inner.written}`"
        edit = Add((*step.path, "journey"), inner.written)
        yield Problem(
            RULE,
            f"The journey `{inner.written}` zooms into the step `{step.value.id}`, which does not say so.",
            Route((*step.path, "journey")),
            f"{order} at the step, or correct the `parent` there.",
            (Related(inner.entry.file, Route(("parent",)), "zooms in from here"),),
            Fix(order, (edit,), safe=False) if len(doors) == 1 else None,
        )


def _doors(
    survey: Survey,
) -> tuple[dict[str, list[_Door]], dict[tuple[int, MapPath], list[_Door]]]:
    """Find the steps that lead into each journey, and the journeys that lead back to each step.

    A journey that a step leads into already leads back as `parent` says, right or wrong; a stage has
    no way in, so nothing is missing there. Deprecated maps count for nothing.
    """
    ways_in: dict[str, list[_Door]] = {}
    ways_back: dict[tuple[int, MapPath], list[_Door]] = {}
    journeys: list[tuple[Entry, Journey]] = [
        (entry, model)
        for entry, model in survey.maps(Section.JOURNEY)
        if model.status is not Status.DEPRECATED
    ]
    for entry, model in journeys:
        for outer, stage in enumerate(model.stages):
            for inner, step in enumerate(stage.steps):
                if step.journey is not None:
                    path = ("stages", outer, "steps", inner)
                    door = _Door(entry, path, f"{model.id}#{step.id}")
                    ways_in.setdefault(step.journey, []).append(door)
    for entry, model in journeys:
        if model.parent is None or model.id in ways_in:
            continue
        for end in survey.workspace.index.find(entry, _PARENT, model.parent):
            if end.section is Section.STEP:
                place = (end.entry.number, end.path[:-1])
                ways_back.setdefault(place, []).append(_Door(entry, (), model.id))
    return ways_in, ways_back
