"""The cards of what is told in words: thoughts, needs, expectations, pains and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import flagged_card
from cjmap.draw.parts.items import item_card, mark_id
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.measures import met_sign, quoted, severity
from cjmap.draw.pictures.journey.changes import item_flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.cards import Badge, Card, Lead
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.card_lanes import CardsOf
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.items import Item
    from cjmap.format.journey import Step

INSET = (9.0, 7.0)
"""Space between the edge and the text of these cards, to the side and above, in points."""


def cards_of(field: str) -> CardsOf:
    """Give what makes the cards of a step's field that holds plain items."""

    def cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
        for item in getattr(step, field):
            yield _card(plan, step, item, hue, field, item.text)

    return cards


def thought_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the thoughts, as quotations."""
    for item in step.thinks:
        yield _card(plan, step, item, hue, "thinks", quoted(item.text, plan.setting.said))


def expectation_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the expectations, with who has them, and a sign of whether they were met."""
    setting = plan.setting
    for item in step.expectations:
        if not plan.shows(item.by):
            continue
        by = [f"{setting.said['by']} {setting.name_of('persona', item.by)}"] if item.by else []
        lead = met_lead(setting, item.met)
        yield _card(plan, step, item, hue, "expectations", item.text, by, lead)


def pain_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the pains, with how severe and how frequent they are."""
    for item in step.pains:
        notes = [severity(item, plan.setting.said)]
        if item.severity is not None:
            plan.setting.legend.add(Entry("severity", plan.setting.said["severity-dots"], hue.ink))
        yield _card(plan, step, item, hue, "pains", item.text, notes)


def met_lead(setting: Setting, met: str | None) -> Lead | None:
    """Give the sign of what was met ("yes", "partly", "no"), and explain it in the legend."""
    if met is None:
        return None
    lead = met_sign(str(met), setting.theme)
    setting.legend.add(Entry("badge", setting.said[f"met-{met}"], lead.fill, lead.letter))
    return lead


def changed_badges(plan: Plan, step: Step, field: str) -> tuple[Badge, ...]:
    """Give the badge of what is otherwise than usual in the contexts shown; none if it is not."""
    if not plan.differs(step, field):
        return ()
    setting = plan.setting
    return (setting.badge("≠", setting.theme.hues["fuchsia"].accent, "differs"),)


def _card(
    plan: Plan,
    step: Step,
    item: Item,
    hue: Hue,
    css: str,
    text: str,
    notes: Sequence[str] = (),
    lead: Lead | None = None,
) -> Card:
    """Give the card of an item, with badges where an opportunity answers it or it is unusual."""
    setting = plan.setting
    answered = item.id is not None and item.id in plan.answered
    amber = setting.theme.hues["amber"].accent
    badges = (setting.badge("↗", amber, "opportunity"),) if answered else ()
    card = item_card(
        text,
        hue,
        css,
        mark_id(item),
        setting.tooltip(item.text, item),
        notes=notes,
        badges=(*badges, *changed_badges(plan, step, css)),
        lead=lead,
        dash=setting.dash(item),
        inset=INSET,
    )
    return flagged_card(card, item_flag(plan, step, item))
