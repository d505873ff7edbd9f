"""All slides of a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.pictures.journey.plan import plan_of
from cjmap.exchange.pptx.journey.cover import cover
from cjmap.exchange.pptx.journey.overview import overview_slides
from cjmap.exchange.pptx.journey.stage import stage_slides
from cjmap.exchange.pptx.opportunities import opportunity_slides
from cjmap.exchange.pptx.paragraphs import said

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.exchange.pptx.deck import Deck
    from cjmap.format.backlog import Opportunity
    from cjmap.format.journey import Journey


def journey_slides(
    deck: Deck, journey: Journey, context: Context, view: View, own: dict[str, str]
) -> None:
    """Add the slides of a journey to a deck."""
    plan = plan_of(journey, context, view)
    cover(deck, plan, own)
    overview_slides(deck, plan, own)
    for number in range(len(journey.stages)):
        stage_slides(deck, plan, number, own)
    opportunity_slides(
        deck, plan.setting, journey.id, plan.opportunities, lambda each: _answers(plan, each), own
    )


def _answers(plan: Plan, opportunity: Opportunity) -> str:
    """Name the steps and pains of this journey that an opportunity is for."""
    texts = {
        item.id: item.text
        for step in plan.journey.steps
        for field in (
            "pains",
            "gains",
            "needs",
            "expectations",
            "barriers",
            "drivers",
            "does",
            "thinks",
        )
        for item in getattr(step, field)
        if item.id
    }
    names = []
    for reference in opportunity.for_:
        journey, _, place = reference.rpartition("#")
        if journey in ("", plan.journey.id):
            names.append(said(texts.get(place) or plan.title_of(place)))
    return "; ".join(dict.fromkeys(names))
