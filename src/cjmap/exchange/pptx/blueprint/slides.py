"""All slides of a blueprint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.footer import footnotes
from cjmap.draw.parts.times import total_told
from cjmap.draw.pictures.blueprint.plan import plan_of
from cjmap.exchange.pptx.blueprint.details import detail_slides
from cjmap.exchange.pptx.blueprint.flow import flow_slides
from cjmap.exchange.pptx.grounds import sources_of
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, height, plain, said, strong

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.exchange.pptx.deck import Deck, Page
    from cjmap.exchange.pptx.drawing import Box
    from cjmap.format.blueprint import Action, Blueprint


def blueprint_slides(
    deck: Deck, blueprint: Blueprint, context: Context, view: View, own: dict[str, str]
) -> None:
    """Add the slides of a blueprint to a deck."""
    plan = plan_of(blueprint, context, view)
    _cover(deck, plan, own)
    flow_slides(deck, plan, own)
    detail_slides(deck, plan, own)


def _cover(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    blueprint, setting = plan.blueprint, plan.setting
    theme, words = setting.theme, setting.said
    kind = words["blueprint"]
    if blueprint.path:
        kind = f"{kind} · {words[f'path-{blueprint.path}']}"
    journey = setting.context.map_of("journey", blueprint.journey or "")
    text = [
        Paragraph((Run(kind, theme.brand, True, 12.0),)),
        *plain(blueprint.summary, theme.body, 14.0),
    ]
    for label, told in (
        (words["goal"], blueprint.goal),
        (words["journey"], journey.title if journey is not None else blueprint.journey),
    ):
        if told:
            text += [strong(label, theme.ink, 12.0), *plain(told, theme.body, 12.0)]
    standing = [*total_told(plan.durations(), words), *footnotes(blueprint, setting)[:3]]
    if standing:
        text.append(Paragraph((Run(" · ".join(map(said, standing)), theme.muted, size=11.0),)))
    spaced = [
        replace(each, above=2.0 if n and text[n - 1].runs[0].bold else 8.0)
        for n, each in enumerate(text)
    ]
    page = deck.cover(blueprint.title, spaced)
    if deck.own:
        _risks(page, plan, deck.panel(page), own)
    sources = sources_of(setting, blueprint)
    deck.speak(
        page, [f"{words['sources']}:", *(f"– {each}" for each in sources)] if sources else []
    )


def _gravity(action: Action) -> int:
    """Sort the gravest fail point first."""
    point = action.fail_point
    return -(point.severity or 0) if point is not None else 0


def _risks(page: Page, plan: Plan, area: Box, own: dict[str, str]) -> None:
    """List what can go wrong, the gravest first, as far as there is room."""
    theme, words = plan.setting.theme, plan.setting.said
    failing = [action for action in plan.blueprint.actions if action.fail_point]
    failing.sort(key=_gravity)
    told: list[Paragraph] = []
    for action in failing:
        point = action.fail_point
        assert point is not None
        grave = f"  {'●' * point.severity}{'○' * (5 - point.severity)}" if point.severity else ""
        title = (Run(said(action.text), theme.ink, True, 12.0), Run(grave, theme.fail, size=12.0))
        text = f"{said(point.text)} → {said(point.recovery) or words['no-recovery']}"
        block = [Paragraph(title, above=9.0), *plain(text, theme.body, 12.0)]
        if height([*told, *block], area.width) > area.height - 30:
            break
        told += block
    if told:
        heading = strong(own["fails"], theme.fail, 14.0)
        page.drawing.label(area, f"{plan.blueprint.id}#fails", [heading, *told])
