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

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

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
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition

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


@dataclass(frozen=True, slots=True)
class _Doors:
    """The other ends of a journey's zooms: the steps that lead into it, the journeys that lead back to its steps."""

    ways_in: tuple[_Door, ...] = ()
    ways_back: dict[MapPath, list[_Door]] = field(default_factory=dict)


class _Zooms(NamedTuple):
    """What a journey says of zooms: the steps that lead into another (path, id, journey), its `parent`."""

    id: str
    steps: tuple[tuple[MapPath, str, str], ...]
    parent: str | None


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report the ends of zooms that are missing in this journey, and a `parent` that is another."""
    journey = subject.model
    if journey.status is not Status.DEPRECATED:
        doors = subject.survey.ask(_open_doors, subject.entry, journey.id, journey.parent)
        yield from _parent_problem(subject, doors.ways_in)
        yield from _missing_journeys(subject, doors.ways_back)


def _parent_problem(subject: Subject[Journey], doors: tuple[_Door, ...]) -> Iterator[Problem]:
    """Tell the steps that lead into this journey where `parent` does not."""
    parent = subject.model.parent
    if not doors:
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


def _missing_journeys(
    subject: Subject[Journey], ways_back: Mapping[MapPath, list[_Door]]
) -> Iterator[Problem]:
    """Look for steps that journeys name as their `parent`, and that lead nowhere."""
    for step in subject.steps:
        doors = ways_back.get(step.path, ())
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


def _open_doors(survey: Survey, entry: Entry, id: str, parent: str | None) -> _Doors:
    """Find the ways back to the steps of a journey, and the ways into it where `parent` leads to none of them."""
    ways_in, ways_back = survey.ask(_doors)
    doors = ways_in.get(id, ())
    if doors and parent is not None:
        ends = survey.workspace.index.find(entry, _PARENT, parent)
        if not ends or _lead_to(ends, doors):  # one that leads nowhere is an error of its own
            doors = ()
    return _Doors(tuple(doors), ways_back.get(entry, {}))


def _lead_to(ends: Sequence[Definition], doors: Sequence[_Door]) -> bool:
    """Whether one of the ends of `parent` is one of the steps, or a stage that holds one."""
    return any(
        door.entry is end.entry and door.path[: len(end.path) - 1] == end.path[:-1]
        for door in doors
        for end in ends
    )


def _doors(
    survey: Survey,
) -> tuple[dict[str, list[_Door]], dict[Entry, dict[MapPath, list[_Door]]]]:
    """Find the steps that lead into each journey, and the journeys that lead back to each map's steps.

    A journey that a step leads into already leads back as `parent` says, right or wrong; a stage has
    no way in, so nothing is missing there.
    """
    ways_in: dict[str, list[_Door]] = {}
    ways_back: dict[Entry, dict[MapPath, list[_Door]]] = {}
    journeys = list(survey.told(_zooms, Section.JOURNEY))
    for entry, zooms in journeys:
        for path, step, journey in zooms.steps:
            ways_in.setdefault(journey, []).append(_Door(entry, path, f"{zooms.id}#{step}"))
    for entry, zooms in journeys:
        if zooms.parent is None or zooms.id in ways_in:
            continue
        for end in survey.workspace.index.find(entry, _PARENT, zooms.parent):
            if end.section is Section.STEP:
                back = ways_back.setdefault(end.entry, {}).setdefault(end.path[:-1], [])
                back.append(_Door(entry, (), zooms.id))
    return ways_in, ways_back


def _zooms(journey: Journey) -> _Zooms | None:
    """Tell what a journey says of zooms; nothing if it is deprecated."""
    if journey.status is Status.DEPRECATED:
        return None
    steps = tuple(
        (("stages", outer, "steps", inner), step.id, step.journey)
        for outer, stage in enumerate(journey.stages)
        for inner, step in enumerate(stage.steps)
        if step.journey is not None
    )
    return (
        _Zooms(journey.id, steps, journey.parent) if steps or journey.parent is not None else None
    )
