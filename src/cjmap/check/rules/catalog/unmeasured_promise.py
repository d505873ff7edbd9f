"""A touchpoint makes a promise, customers are let down there, and nobody checks.

## What it does
Takes the touchpoints of the catalog with a `promise` or a `standard`, and the steps of today's
journeys that use them. Reports a touchpoint when at one of these steps it counts (a moment of truth,
or a score of -1 or less) and at none of them anything tells whether the promise is kept: no metric
there or in a blueprint, no judged expectation, no pain with a `frequency`, no `duration` that is
both planned and `actual`.

## Why it matters
A promise sets the bar by which customers judge, and satisfaction follows from the distance to it. A
promise that nobody measures is kept on good days. Where the curve already dips, it is the first
thing to look at: either the service slips, or the promise was too big.

## Bad
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
touchpoints:
  - id: delivery
    title: Home delivery
    channel: counter
    promise: At your door by noon  # ←
```
```yaml
# delivered.journey.yaml
kind: journey
id: delivered
title: I get my tablets delivered
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Helen cannot leave the house.
goal: Have the tablets by noon.
stages:
  - id: wait
    title: I wait for the bag
    steps:
      - id: door
        title: I listen for the bell
        touchpoint: delivery
        emotion: -1
        thinks: [Not yet]
        expectations: [It comes before noon]
```

## Good
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
touchpoints:
  - id: delivery
    title: Home delivery
    channel: counter
    promise: At your door by noon
```
```yaml
# delivered.journey.yaml
kind: journey
id: delivered
title: I get my tablets delivered
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Helen cannot leave the house.
goal: Have the tablets by noon.
stages:
  - id: wait
    title: I wait for the bag
    steps:
      - id: door
        title: I listen for the bell
        touchpoint: delivery
        emotion: -1
        thinks: [Not yet]
        expectations: [{text: It comes before noon, met: yes}]
```

## When not to listen
Where the promise is a slogan that nobody takes literally; but ask customers first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cjmap.check.questions.current_journeys import is_current
from cjmap.check.questions.lows import lowest
from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.catalog import Catalog
    from cjmap.format.journey import Journey, Step
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ506",
    "unmeasured-promise",
    Severity.INFO,
    "A touchpoint makes a promise, customers are let down there, and nobody checks.",
    kinds=("catalog",),
    gathers=True,
)

_LET_DOWN = -1


@dataclass(frozen=True, slots=True)
class _Counts:
    """A step at which a touchpoint counts."""

    entry: Entry
    path: MapPath


class _Use(NamedTuple):
    """A step that uses a touchpoint and measures nothing itself."""

    touchpoint: str
    id: str
    path: MapPath
    counts: bool


class _Uses(NamedTuple):
    """How the steps of a journey use touchpoints: those that some step measures, and all other uses."""

    journey: str
    measured: frozenset[str]
    others: tuple[_Use, ...]


def check(subject: Subject[Catalog]) -> Iterator[Problem]:
    """Report each promise that counts and goes unmeasured, where the catalog makes it."""
    for number, touchpoint in enumerate(subject.model.touchpoints):
        if touchpoint.promise:
            field, said = "promise", f"promises “{touchpoint.promise}”"
        elif touchpoint.standard:
            field, said = "standard", f"is held to “{touchpoint.standard}”"
        else:
            continue
        step = subject.survey.ask(_unmeasured_at, touchpoint.id)
        if step is None:
            continue
        yield Problem(
            RULE,
            f"“{touchpoint.label}” {said}, and nothing tells whether that is kept.",
            Route(("touchpoints", number, field)),
            "Measure it at a step that uses the touchpoint, or judge an expectation there.",
            (Related(step.entry.file, Route(step.path), "it counts here"),),
        )


def _unmeasured_at(survey: Survey, touchpoint: str) -> _Counts | None:
    return survey.ask(_unmeasured).get(touchpoint)


def _unmeasured(survey: Survey) -> dict[str, _Counts]:
    """Find the touchpoints that nobody measures, each with the first step at which it counts."""
    counting: dict[str, _Counts] = {}
    measured: set[str] = set()
    watched = {each for _, steps in survey.told(_watched, Section.BLUEPRINT) for each in steps}
    for entry, uses in survey.told(_uses, Section.JOURNEY):
        measured |= uses.measured
        zoomed = survey.zoomed_in(entry)
        for use in uses.others:
            if use.id in zoomed or (uses.journey, use.id) in watched:
                measured.add(use.touchpoint)
            elif use.counts:
                counting.setdefault(use.touchpoint, _Counts(entry, use.path))
    return {id: step for id, step in counting.items() if id not in measured}


def _uses(journey: Journey) -> _Uses | None:
    """Tell how a journey of today uses touchpoints."""
    if not is_current(journey) or journey.status is Status.DRAFT:
        return None
    measured: set[str] = set()
    others: list[_Use] = []
    for outer, stage in enumerate(journey.stages):
        for inner, step in enumerate(stage.steps):
            id = step.touchpoint.id if step.touchpoint is not None else None
            if id is None or id in measured:
                continue
            if _is_measured(step):
                measured.add(id)
            else:
                others.append(_Use(id, step.id, ("stages", outer, "steps", inner), _counts(step)))
    left = tuple(each for each in others if each.touchpoint not in measured)
    return _Uses(journey.id, frozenset(measured), left) if measured or left else None


def _is_measured(step: Step) -> bool:
    """Whether the step tells by a number or a verdict how it went, as usual or in some context.

    One that another journey maps in detail is measured there.
    """
    if step.journey:
        return True
    for each in (step, *step.variants):
        if each.metrics:
            return True
        if each.duration is not None and each.duration.planned and each.duration.actual:
            return True
        if any(expectation.met is not None for expectation in each.expectations):
            return True
        if any(pain.frequency is not None for pain in each.pains):
            return True
    return False


def _counts(step: Step) -> bool:
    scored = lowest(step.emotion)
    return step.moment_of_truth or (scored is not None and scored.score <= _LET_DOWN)


def _watched(blueprint: Blueprint) -> frozenset[tuple[str, str]] | None:
    """Tell the steps, as (journey, step), at which a blueprint watches a metric."""
    found: set[tuple[str, str]] = set()
    columns = {each.at for each in blueprint.actions if any(kpi.metric for kpi in each.kpis)}
    for column in blueprint.steps:
        if column.step and column.key in columns:
            journey, _, step = column.step.rpartition("#")
            found.add((journey or blueprint.journey or "", step))
    return frozenset(found) or None
