"""The lane of the opportunities, each below the steps that it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import flagged_card
from cjmap.draw.parts.grid import Cell
from cjmap.draw.parts.items import item_card
from cjmap.draw.pictures.journey.card_lanes import lane_of
from cjmap.draw.pictures.journey.items import INSET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.cards import Card
    from cjmap.draw.parts.grid import Lane
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.backlog import Opportunity

_WHOLE = 4
"""How many columns the card takes of an opportunity that answers the whole journey."""


def opportunity_lane(plan: Plan) -> Lane | None:
    """Give the lane of the opportunities; None if there is none."""
    setting = plan.setting
    hue = setting.theme.hues["amber"]
    own = {opportunity.id for opportunity in plan.journey.opportunities}
    cells: list[Cell] = []
    for opportunity in plan.opportunities:
        spans = _targets(plan, opportunity)
        where = ""
        if not spans:
            # One of a backlog answers something that is not here.
            if opportunity.id not in own:
                continue
            spans = [(0, min(len(plan.places), _WHOLE) - 1)]
            where = setting.said["all"]
        card = flagged_card(_card(setting, opportunity, where, hue), setting.flag(opportunity))
        # One that answers several places stands below each, but only once with its id.
        for number, (first, last) in enumerate(spans):
            cells.append(Cell(first, last, replace(card, id="") if number else card))
    # From left to right, the wide ones last, so that little room is lost.
    cells.sort(key=lambda cell: (cell.last - cell.first, cell.first))
    return lane_of(plan, "opportunities", hue, cells)


def _targets(plan: Plan, opportunity: Opportunity) -> list[tuple[int, int]]:
    """Give the columns that an opportunity answers; neighbours are joined to one span."""
    columns: set[int] = set()
    for reference in opportunity.for_:
        journey, _, place = reference.rpartition("#")
        if journey in ("", plan.journey.id):
            span = plan.span(place)
            if span is not None:
                columns |= set(range(span[0], span[1] + 1))
    spans: list[tuple[int, int]] = []
    for column in sorted(columns):
        if spans and spans[-1][1] == column - 1:
            spans[-1] = (spans[-1][0], column)
        else:
            spans.append((column, column))
    return spans


def _card(setting: Setting, opportunity: Opportunity, where: str, hue: Hue) -> Card:
    return item_card(
        opportunity.title,
        hue,
        "opportunity",
        f"opportunity-{opportunity.id}",
        setting.tooltip(opportunity.summary or opportunity.title, opportunity),
        notes=[" · ".join(_facts(setting, opportunity, where))],
        dash=setting.dash(opportunity),
        inset=INSET,
    )


def _facts(setting: Setting, opportunity: Opportunity, where: str) -> Iterable[str]:
    """Tell what it answers if not what stands above it, then kind, worth, cost and progress."""
    said = setting.said
    if where:
        yield where
    if opportunity.kind:
        yield said[f"kind-{opportunity.kind}"]
    if opportunity.impact is not None:
        yield f"{said['impact']} {opportunity.impact}/5"
    if opportunity.effort is not None:
        yield f"{said.number(opportunity.effort)} {said['days']}"
    if opportunity.status:
        yield said[f"is-{opportunity.status}"]
    if opportunity.due:
        yield said.day(opportunity.due)
