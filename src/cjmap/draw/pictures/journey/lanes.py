"""The lanes of a journey: what they are called, in which order they stand, and how each is made.

This is the one list of them. A lane is drawn where the map fills it, and where it is asked for or
nothing else is. The lanes of what is told in words, from needs to gains, often hold a card or two
in a wide picture; then those share one lane, in which every card says what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cjmap.draw.parts.grid import Columns, band
from cjmap.draw.parts.lane import of_lane
from cjmap.draw.parts.times import Place, TimesRow, explain_waiting, is_told
from cjmap.draw.pictures.journey import items, steps
from cjmap.draw.pictures.journey.branches import branch_lane
from cjmap.draw.pictures.journey.card_lanes import CardsOf, card_lane
from cjmap.draw.pictures.journey.changes import field_flag, is_gone
from cjmap.draw.pictures.journey.feelings import emotion_lane, feeling_lane
from cjmap.draw.pictures.journey.metrics import metric_cards
from cjmap.draw.pictures.journey.opportunities import opportunity_lane
from cjmap.draw.pictures.journey.sharing import shared
from cjmap.draw.pictures.journey.variants import variant_cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.draw.scene import Mark
    from cjmap.format.journey import Timing


class Row(Protocol):
    """Anything that can be placed below the last lane."""

    def height(self, columns: Columns) -> float:
        """Give its height where it is placed, in points; 0 where it has nothing in these columns."""
        ...

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place it with its upper side at y; give its marks and its height, in points.

        Nothing and 0 where it has nothing in these columns.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Times:
    """The row of durations, on a ground of its own."""

    row: TimesRow

    def height(self, columns: Columns) -> float:
        places = self._places(columns)
        return self.row.height(places, columns.first) if places else 0.0

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        places = self._places(columns)
        if not places:
            return [], 0.0
        key = columns.name("duration")
        marks, height = self.row.lay_out(places, y, columns.first, key)
        return of_lane("duration", [band(key, self.row.hue, columns, y, height), *marks]), height

    def _places(self, columns: Columns) -> list[Place]:
        """Give where each column's time is placed; nothing where no column has a time."""
        if not any(self.row.times[index] for index in columns.numbers):
            return []
        return [(columns.start(index) + 8, columns.width - 16) for index in columns.numbers]


def durations(plan: Plan) -> list[Timing | None]:
    """Give how long the step of each column takes; one that is gone takes no time."""
    return [
        place.step.duration if place.step and not is_gone(plan, column) else None
        for column, place in enumerate(plan.places)
    ]


def _times(plan: Plan) -> Row | None:
    times = durations(plan)
    if not any(times):
        return None
    setting = plan.setting
    said, theme = setting.said, setting.theme
    explain_waiting(setting, times)
    usual: list[Timing | None] = []
    if setting.view.contexts:
        known = {step.id: step.duration for step in plan.usual.steps}
        usual = [known[place.step.id] if place.step else None for place in plan.places]
    hue = theme.hues["slate"]
    flags = [
        field_flag(plan, place.step, "duration") if place.step and is_told(time) else None
        for place, time in zip(plan.places, times, strict=True)
    ]
    hint = said["duration-hint"]
    return _Times(TimesRow(said["duration"], hint, hue, theme, said, times, usual, flags))


def _cards(key: str, hue: str, cards: CardsOf) -> Callable[[Plan], Row | None]:
    return lambda plan: card_lane(plan, key, hue, cards)


LANES: dict[str, Callable[[Plan], Row | None]] = {
    "steps": _cards("steps", "blue", steps.step_cards),
    "next": branch_lane,
    "touchpoints": _cards("touchpoints", "teal", steps.touchpoint_cards),
    "thinks": _cards("thinks", "violet", items.thought_cards),
    "emotion": emotion_lane,
    "feels": feeling_lane,
    "needs": _cards("needs", "sky", items.cards_of("needs")),
    "expectations": _cards("expectations", "indigo", items.expectation_cards),
    "drivers": _cards("drivers", "emerald", items.cards_of("drivers")),
    "barriers": _cards("barriers", "orange", items.cards_of("barriers")),
    "pains": _cards("pains", "rose", items.pain_cards),
    "gains": _cards("gains", "lime", items.cards_of("gains")),
    "metrics": _cards("metrics", "sky", metric_cards),
    "duration": _times,
    "contexts": _cards("contexts", "slate", steps.context_cards),
    "variants": _cards("variants", "fuchsia", variant_cards),
    "opportunities": opportunity_lane,
}
"""By the key of each lane, in the order in which they are drawn, what makes it of a plan.

The key is also that of the lane's name in `cjmap.draw.look.labels`.
"""

LANE_KEYS: tuple[str, ...] = tuple(LANES)
"""The keys of the lanes that can be asked for, in the order in which they are drawn."""

ALWAYS = "steps"
"""The lane that is drawn whatever is asked for."""


def lanes_of(plan: Plan) -> list[Row]:
    """Give the lanes that the map fills, or those of them that are asked for, in their order."""
    asked = plan.setting.view.lanes
    made = {
        key: row
        for key, make in LANES.items()
        if not asked or key == ALWAYS or key in asked
        if (row := make(plan)) is not None
    }
    if asked:
        # Whoever names lanes wants to see them as lanes.
        return list(made.values())
    return shared(made, plan)
