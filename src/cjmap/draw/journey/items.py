"""The cards of what is told in words: thoughts, needs, expectations, pains and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.items import item_card
from cjmap.draw.legend import Entry
from cjmap.draw.measures import met_lead, quoted, severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.cards import Card, Lead
    from cjmap.draw.journey.lanes import CardsOf
    from cjmap.draw.journey.plan import Plan
    from cjmap.draw.setting import Setting
    from cjmap.draw.theme import Hue
    from cjmap.format.items import Expectation, Item
    from cjmap.format.journey import Step

INSET = (9.0, 7.0)
"""Space between the edge and the text of these cards, to the side and above, in points."""


def cards_of(field: str) -> CardsOf:
    """Give what makes the cards of a step's field that holds plain items."""

    def cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
        for item in getattr(step, field):
            yield _card(plan, item, hue, field, item.text)

    return cards


def thought_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the thoughts, as quotations."""
    for item in step.thinks:
        yield _card(plan, item, hue, "thinks", quoted(item.text, plan.setting.said))


def expectation_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the expectations, with who has them, and a sign of whether they were met."""
    setting = plan.setting
    for item in step.expectations:
        by = [f"{setting.said['by']} {setting.name_of('persona', item.by)}"] if item.by else []
        lead = _met(setting, item)
        yield _card(plan, item, hue, "expectations", item.text, by, lead)


def pain_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the pains, with how severe and how frequent they are."""
    for item in step.pains:
        yield _card(plan, item, hue, "pains", item.text, [severity(item, plan.setting.said)])


def _met(setting: Setting, item: Expectation) -> Lead | None:
    lead = met_lead(item, setting.theme)
    if lead is not None:
        said = setting.said[f"met-{item.met}"]
        setting.legend.add(Entry("badge", said, lead.fill, lead.letter))
    return lead


def _card(
    plan: Plan,
    item: Item,
    hue: Hue,
    css: str,
    text: str,
    notes: Sequence[str] = (),
    lead: Lead | None = None,
) -> Card:
    """Give the card of an item, with a badge where an opportunity answers it."""
    setting = plan.setting
    answered = item.id is not None and item.id in plan.answered
    amber = setting.theme.hues["amber"].accent
    return item_card(
        text,
        hue,
        css,
        item.id,
        setting.tooltip(item.text, item),
        notes=notes,
        badges=(setting.badge("↗", amber, "opportunity"),) if answered else (),
        lead=lead,
        dash=setting.dash(item),
        inset=INSET,
    )
