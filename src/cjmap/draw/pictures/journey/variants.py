"""The cards of the variants: what of a step changes in another context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block, Card, flagged_card
from cjmap.draw.parts.scores import score_of
from cjmap.draw.parts.times import each_told
from cjmap.draw.pictures.journey.changes import item_flag
from cjmap.draw.pictures.journey.feelings import when_of
from cjmap.draw.pictures.journey.items import INSET
from cjmap.draw.pictures.journey.plan import ITEM_FIELDS
from cjmap.draw.pictures.journey.steps import touchpoint_names
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import Step, Variant


def variant_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give one card for each variant: its contexts, and a list of what changes."""
    setting = plan.setting
    for variant in step.variants:
        blocks = [Block(when_of(setting, variant), 9.5, Weight.SEMIBOLD, hue.ink)]
        for index, (name, text) in enumerate(_changes(setting, variant)):
            gap = 4.0 if index == 0 else 2.0
            line = f"{name}: {text}"
            blocks.append(Block(line, 9.0, Weight.REGULAR, setting.theme.body, gap, bullet="•"))
        card = Card(tuple(blocks), hue.card, hue.edge, "card variant", inset=INSET, raised=True)
        yield flagged_card(card, item_flag(plan, step, variant))


def _changes(setting: Setting, variant: Variant) -> Iterable[tuple[str, str]]:
    """Give what changes: the name of each field, and what it holds instead."""
    said = setting.said
    score = score_of(variant)
    if score is not None:
        yield said["emotion"], said.signed(score)
    for field in ITEM_FIELDS:
        items = getattr(variant, field)
        if items:
            yield said[field], "; ".join(item.text for item in items)
    if variant.touchpoint:
        name, channel = touchpoint_names(setting, variant.touchpoint)
        yield said["touchpoint"], f"{name} ({channel})" if channel else name
    if variant.duration:
        yield said["duration"], ", ".join(each_told(variant.duration, said))
    for use in variant.metrics:
        if use.value is not None:
            name = setting.name_of("metric", use.metric)
            yield name, setting.figure(use.value, use.metric)
