"""What all rows of a flow picture share: the steps, the flows that are drawn, and the scale."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.pictures.flow.choosing import chosen_ad_hoc, chosen_passages
from cjmap.draw.pictures.flow.scale import Scale
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.grid import Columns
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.choosing import Rest
    from cjmap.draw.pictures.flow.flows import AdHoc, Flows, Passage, StepFlow
    from cjmap.format.journey import Journey, Step

LABEL = 8.5
"""The size of the labels of lines, in points."""

LEAST_GUTTER = 34.0
"""The least space between two cards, in points."""


@dataclass(frozen=True, slots=True)
class Place:
    """The left and the right side of the card of a column, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn; columns count the steps of the journey from 0."""

    journey: Journey
    flows: Flows
    setting: Setting
    passages: tuple[Passage, ...]
    rare: Rest
    beside: dict[str, list[AdHoc]]
    rare_beside: Rest
    scale: Scale
    gutter: float
    """The space between two cards, in points."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in their order."""
        return self.journey.steps

    @property
    def stages(self) -> tuple[int, ...]:
        """The number of the stage of each step."""
        return tuple(n for n, stage in enumerate(self.journey.stages) for _ in stage.steps)

    def known(self, columns: Columns) -> dict[int, StepFlow]:
        """Give what is known of the steps of a row."""
        found = {each.step: each for each in self.flows.steps}
        ids = {column: self.steps[column].id for column in columns.numbers}
        return {column: found[id] for column, id in ids.items() if id in found}

    def ways(self) -> Iterator[tuple[Passage, int, int]]:
        """Give the flows that are drawn, each with the columns that it joins."""
        places = {step.id: place for place, step in enumerate(self.steps)}
        for each in self.passages:
            yield each, places[each.start], places[each.end]

    def places(self, columns: Columns) -> dict[int, Place]:
        """Give the places of the cards of a row."""
        half = self.gutter / 2
        return {
            column: Place(columns.start(column) + half, columns.start(column + 1) - half)
            for column in columns.numbers
        }


def plan_of(journey: Journey, flows: Flows, setting: Setting) -> Plan:
    """Choose what is drawn of a journey that has steps."""
    ids = [step.id for step in journey.steps]
    # Who ends at the end has not left.
    steps = (replace(each, left=None) if each.step == ids[-1] else each for each in flows.steps)
    flows = replace(flows, steps=tuple(steps))
    passages, rare = chosen_passages(flows, ids)
    beside, rare_beside = chosen_ad_hoc(flows, ids)
    following = set(itertools.pairwise(ids))
    labels = [
        texts.width(setting.said.number(each.count.cases), LABEL, Weight.SEMIBOLD)
        for each in passages
        if (each.start, each.end) in following
    ]
    return Plan(
        journey=journey,
        flows=flows,
        setting=setting,
        passages=tuple(passages),
        rare=rare,
        beside=beside,
        rare_beside=rare_beside,
        scale=Scale(max([0, *(each.count.cases for each in passages), *_left(flows, ids)])),
        gutter=max([LEAST_GUTTER, *(wide + 10 for wide in labels)]),
    )


def _left(flows: Flows, ids: Sequence[str]) -> Iterator[int]:
    """Give the numbers of cases that left at the steps, whose lines are drawn too."""
    for each in flows.steps:
        if each.left is not None and each.step in ids:
            yield each.left.cases
