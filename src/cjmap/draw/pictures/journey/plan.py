"""The plan of a journey's picture: its columns, its people and its opportunities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.limits import check_size
from cjmap.draw.parts.people import Person, people_of
from cjmap.draw.parts.setting import Setting, setting_of
from cjmap.draw.pictures.journey.contexts import differences, in_contexts
from cjmap.workspace.remeasured import remeasured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.format.backlog import Opportunity
    from cjmap.format.journey import Journey, Step
    from cjmap.workspace.remeasured import Remeasured

ITEM_FIELDS = (
    "does",
    "thinks",
    "feels",
    "needs",
    "expectations",
    "drivers",
    "barriers",
    "pains",
    "gains",
)
"""The fields of a step, or a variant of it, that hold items of text; in the order of the lanes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column: a step, or the place of a stage that has none. `stage` counts from 0."""

    stage: int
    step: Step | None


@dataclass(frozen=True, slots=True)
class Index:
    """Where everything is, looked up rather than searched: a map may have thousands of steps."""

    stages: tuple[tuple[int, int], ...]
    """The first and the last column of each stage."""
    spans: Mapping[str, tuple[int, int]]
    """By the ids of stages, steps and items, their first and last column."""
    titles: Mapping[str, str]
    """By the ids of stages and steps, what they are called."""
    stage_of: Mapping[str, int]
    """By the ids of steps, the number of their stage from 0."""
    usual: Mapping[str, Step]
    """By their ids, the steps as they are without a context."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A journey with its columns, before anything has a size.

    `journey` is as it is shown: in the contexts that were asked for. `usual` is as it is without.
    """

    journey: Journey
    usual: Journey
    changes: Mapping[str, frozenset[str]]
    """By the ids of the steps, the fields that are otherwise than usual."""
    setting: Setting
    places: tuple[Place, ...]
    index: Index
    people: tuple[Person, ...]
    opportunities: tuple[Opportunity, ...]
    answered: frozenset[str]
    """Ids of the places that an opportunity answers: stages, steps and items."""
    remeasured: tuple[Remeasured, ...] = ()
    """Metrics with a value in two periods, all told together."""

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Give each step with its column, which counts from 0."""
        for column, place in enumerate(self.places):
            if place.step is not None:
                yield column, place.step

    def usual_steps(self) -> Iterator[tuple[int, Step]]:
        """Give each step as it usually is, with its column."""
        for column, step in self.steps():
            yield column, self.index.usual[step.id]

    def differs(self, step: Step, field: str) -> bool:
        """Tell whether a field of a step is otherwise than usual."""
        return field in self.changes.get(step.id, ())

    def shows(self, persona: str | None) -> bool:
        """Tell whether what belongs to a persona is shown; what belongs to nobody always is."""
        asked = self.setting.view.personas
        return persona is None or not asked or persona in asked

    def columns_of_stage(self, index: int) -> tuple[int, int]:
        """Give the first and the last column of a stage."""
        return self.index.stages[index]

    def span(self, id: str) -> tuple[int, int] | None:
        """Give the first and last column of a stage, a step, or an item; None if it is not here."""
        return self.index.spans.get(id)

    def title_of(self, id: str) -> str:
        """Give the title of a stage or a step; of anything else the id."""
        return self.index.titles.get(id, id)


def plan_of(journey: Journey, context: Context, view: View) -> Plan:
    """Give the plan of a journey's picture. Raise DrawError where it would be too large."""
    check_size(0, len(journey.stages))  # the chevrons, which are there whatever lanes are shown
    setting = setting_of(journey, context, view)
    usual, journey = journey, in_contexts(journey, view.contexts)
    changes = differences(usual, journey)
    places: list[Place] = []
    for index, stage in enumerate(journey.stages):
        places += [Place(index, step) for step in stage.steps] or [Place(index, None)]
    people = tuple(
        person
        for person in people_of(_persona_ids(usual), context, setting.theme, setting.said)
        if not view.personas or person.id in view.personas
    )
    opportunities = _opportunities(journey, setting)
    answered = frozenset(
        reference.rpartition("#")[2]
        for opportunity in opportunities
        if not setting.is_gone(opportunity)
        for reference in opportunity.for_
    )
    again = remeasured((step.metrics for step in journey.steps), context.metric_of)
    return Plan(
        journey,
        usual,
        changes,
        setting,
        tuple(places),
        _index(usual, journey, places),
        people,
        opportunities,
        answered,
        tuple(again),
    )


def _index(usual: Journey, journey: Journey, places: Sequence[Place]) -> Index:
    stages: list[tuple[int, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    titles: dict[str, str] = {}
    column = 0
    for stage in journey.stages:
        last = column + max(len(stage.steps), 1) - 1
        stages.append((column, last))
        if stage.id:
            spans[stage.id] = (column, last)
            titles.setdefault(stage.id, stage.label or stage.id)
        column = last + 1
        for step in stage.steps:
            titles.setdefault(step.id, step.title)
    stage_of: dict[str, int] = {}
    for column, place in enumerate(places):
        if place.step is not None:
            stage_of.setdefault(place.step.id, place.stage)
            for id in (place.step.id, *_items(place.step)):
                spans.setdefault(id, (column, column))
    known = {step.id: step for step in usual.steps}
    return Index(tuple(stages), spans, titles, stage_of, known)


def _persona_ids(journey: Journey) -> list[str]:
    """Give the journey's personas, then those whose feelings a step tells besides."""
    ids = dict.fromkeys(journey.personas)
    for step in journey.steps:
        if step.emotion:
            ids |= dict.fromkeys(step.emotion.by)
    return list(ids)


def _opportunities(journey: Journey, setting: Setting) -> tuple[Opportunity, ...]:
    """Give the journey's own opportunities that its context does not know, then all others.

    In a comparison all of its own come first, as it is they that the comparison speaks of.
    """
    found = setting.context.opportunities_for(journey.id)
    if setting.view.comparison:
        own = {opportunity.id for opportunity in journey.opportunities}
        return (*journey.opportunities, *(each for each in found if each.id not in own))
    known = {opportunity.id for opportunity in found}
    return (*(each for each in journey.opportunities if each.id not in known), *found)


def _items(step: Step) -> set[str]:
    """Give the ids of all items in a step."""
    return {item.id for field in ITEM_FIELDS for item in getattr(step, field) if item.id}
