"""The cards of the steps themselves, and of where and in which context they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block, Card, flagged_card
from cjmap.draw.parts.items import chip, edge_of
from cjmap.draw.parts.scores import score_of
from cjmap.draw.pictures.journey.changes import field_flag, item_flag, step_flag
from cjmap.draw.pictures.journey.items import changed_badges
from cjmap.draw.pictures.journey.sparkline import SubJourney
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import Step, TouchpointUse


def step_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the card of a step: title, remarks, and what the customer does."""
    setting, theme = plan.setting, plan.setting.theme
    blocks = [Block(step.title, 10.5, Weight.SEMIBOLD, hue.ink)]
    blocks += [
        Block(note, 8.5, Weight.REGULAR, theme.muted, 2.5) for note in _remarks(setting, step)
    ]
    for index, item in enumerate(step.does):
        gap = 5.0 if index == 0 else 2.0
        flag = item_flag(plan, step, item)
        gone = flag is not None and flag.removed
        colour = theme.muted if gone else theme.body
        line = Block(item.text, 9.5, Weight.REGULAR, colour, gap, "•", flag=flag, struck=gone)
        blocks.append(line)
    truth = (setting.badge("★", theme.truth, "truth"),) if step.moment_of_truth else ()
    badges = (*truth, *changed_badges(plan, step, "does"))
    if step.journey:
        blocks.append(Block("", gap=6.0, graph=_sub_journey(setting, step.journey, hue)))
    dash = setting.dash(step)
    card = Card(
        tuple(blocks),
        hue.card,
        edge_of(hue, dash),
        "card step",
        f"step-{step.id}",
        setting.tooltip(step.title, step),
        badges,
        dash=dash,
        inset=(9.0, 9.0),
        raised=True,
    )
    yield flagged_card(card, step_flag(plan, step))


def _remarks(setting: Setting, step: Step) -> Iterable[str]:
    """Tell who acts, and what the step is about."""
    context, said = setting.context, setting.said
    if step.actor:
        yield context.title_of("persona", step.actor) or setting.name_of("team", step.actor)
    if step.initiator == "organisation":
        yield said["organisation"]
    if step.summary:
        yield step.summary


def _sub_journey(setting: Setting, id: str, hue: Hue) -> SubJourney:
    """Give the chip of the journey that maps a step in detail, with its curve where it is known."""
    other = setting.context.map_of("journey", id)
    title = other.title if other else id
    scores = [score_of(step) for step in other.steps] if other else []
    known = tuple(score for score in scores if score is not None)
    return SubJourney(f"{setting.said['zoom']} ↘", title, known, hue, setting.theme)


def touchpoint_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give the chip of the touchpoint, with its channel below where that says more."""
    if step.touchpoint is not None:
        name, channel = touchpoint_names(plan.setting, step.touchpoint)
        muted = plan.setting.theme.muted
        more = (Block(channel, 8.5, Weight.REGULAR, muted, 1.0),) if channel else ()
        badges = changed_badges(plan, step, "touchpoint")
        card = chip(name, hue, "touchpoint", more=more, badges=badges)
        yield flagged_card(card, field_flag(plan, step, "touchpoint"))


def touchpoint_names(setting: Setting, use: TouchpointUse) -> tuple[str, str]:
    """Give the name of a touchpoint and that of its channel; "" for one that says no more."""
    name, channel = use.title, use.channel
    if use.id:
        name = name or setting.name_of("touchpoint", use.id)
        channel = channel or setting.context.channel_of(use.id)
    shown = setting.name_of("channel", channel) if channel else ""
    name = name or shown or "–"
    return name, shown if shown != name else ""


def context_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give a chip for each context in which the step happens."""
    for index, id in enumerate(step.context):
        card = chip(plan.setting.name_of("context", id), hue, "context")
        yield flagged_card(card, field_flag(plan, step, "context", index))
