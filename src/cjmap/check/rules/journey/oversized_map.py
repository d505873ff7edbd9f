"""The map is too long to be read and kept.

## What it does
Reports a journey of more than 7 stages or more than 20 steps, and a service blueprint of more than 12
columns.

## Why it matters
A map is read standing, in a meeting, by people who did not make it. Past some length they stop reading and
start scrolling, and nobody revises forty steps twice a year. Two maps that fit their walls are worth
more than one that needs a corridor.

## Bad
```yaml
# pills.journey.yaml
kind: journey
id: pills
title: I live with the tablets
status: draft
personas: helen
stages:  # ←
  - {id: learn, title: I learn how, steps: [{id: a, title: Read the leaflet, emotion: -0.5}]}
  - {id: first, title: I take the first, steps: [{id: b, title: Open the blister, emotion: -1}]}
  - {id: wait, title: I wait for it to work, steps: [{id: c, title: Count days, emotion: 0}]}
  - {id: works, title: It works, steps: [{id: d, title: Open a jar, emotion: 1.5}]}
  - {id: travel, title: I travel with it, steps: [{id: e, title: Pack two weeks, emotion: 0}]}
  - {id: forget, title: I forget one, steps: [{id: f, title: Call the line, emotion: -1}]}
  - {id: ill, title: I feel ill of it, steps: [{id: g, title: Ask the nurse, emotion: -1}]}
  - {id: less, title: I need less of it, steps: [{id: h, title: Halve the dose, emotion: 1}]}
```

## Good
```yaml
# pills.journey.yaml
kind: journey
id: pills
title: I live with the tablets
status: draft
personas: helen
stages:
  - {id: learn, title: I learn how, steps: [{id: a, title: Read the leaflet, emotion: -0.5}]}
  - {id: first, title: I take the first, steps: [{id: b, title: Open the blister, emotion: -1}]}
  - {id: wait, title: I wait for it to work, steps: [{id: c, title: Count days, emotion: 0}]}
  - {id: works, title: It works, steps: [{id: d, title: Open a jar, emotion: 1.5}]}
  - {id: trouble, title: Something goes wrong, steps: [{id: f, title: Call the line, emotion: -1}]}
  - {id: less, title: I need less of it, steps: [{id: h, title: Halve the dose, emotion: 1}]}
```

## When not to listen
Where the length is the finding: a family that deals with eleven offices needs to be shown all eleven.
A journey made from logs is as long as it is, and not looked at.

## Options
- `stages`: the most stages of a journey (7).
- `steps`: the most steps of a journey (20).
- `columns`: the most columns of a blueprint (12).

## References
- [Cemantica: the main components of a journey map](https://help.cemantica.com/en/articles/12276472-the-main-components-of-a-journey-map)
- [Milkymap: the structure of a map](https://support.milkymap.com/Galaxy-JM/the-structure-of-a-milkymap)
- [A service blueprint skill by J. Clegg](https://github.com/j-clegg/service-blueprint-skill)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.blueprint import Blueprint
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ208",
    "oversized-map",
    Severity.INFO,
    "The map is too long to be read and kept.",
    kinds=("journey", "blueprint"),
)

STAGES = Setting("oversized-map.stages", 7, "The most stages of a journey.", low=1, high=1000)
STEPS = Setting("oversized-map.steps", 20, "The most steps of a journey.", low=1, high=1000)
COLUMNS = Setting("oversized-map.columns", 12, "The most columns of a blueprint.", low=1, high=1000)
OPTIONS: tuple[Setting, ...] = (STAGES, STEPS, COLUMNS)

_SPLIT_BLUEPRINT = "Split it: a blueprint each for the parts of the journey."
_SPLIT_JOURNEY = (
    "Join what belongs together, or move a part to a journey of its own and name it at the step, as"
    " `journey`."
)


def check(subject: Subject[Journey | Blueprint]) -> Iterator[Problem]:
    """Report a map with more parts than people read, once."""
    model = subject.model
    if subject.from_logs:
        return
    over = [
        f"{count} {noun} (at most {most} read well)"
        for noun, count, most in _sizes(subject)
        if count > most
    ]
    if over:
        blueprint = isinstance(model, Blueprint)
        yield Problem(
            RULE,
            f"“{model.title}” has {' and '.join(over)}.",
            Route(("steps" if blueprint else "stages",), on_key=True),
            _SPLIT_BLUEPRINT if blueprint else _SPLIT_JOURNEY,
        )


def _sizes(subject: Subject[Journey | Blueprint]) -> Iterator[tuple[str, int, int]]:
    """Tell how many parts of each sort there are, and how many there may be."""
    model = subject.model
    if isinstance(model, Blueprint):
        yield "columns", len(model.steps), subject.option(COLUMNS)
    else:
        yield "stages", len(model.stages), subject.option(STAGES)
        yield "steps", len(subject.steps), subject.option(STEPS)
