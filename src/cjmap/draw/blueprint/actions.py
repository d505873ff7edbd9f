"""The card of an action: who does it with what, how long it takes, and badges for the rest.

Badges on the corner are for what goes wrong, smaller ones below the text for what is planned or
watched. What each stands for is a note, to be told in full below the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.cards import Badge, Block, Card
from cjmap.draw.notes import Note
from cjmap.draw.scene import Weight
from cjmap.draw.times import each_told, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.setting import Setting
    from cjmap.draw.theme import Hue
    from cjmap.format.blueprint import Action, FailPoint
    from cjmap.format.items import Kpi


def action_card(setting: Setting, action: Action, hue: Hue) -> Card:
    """Give the card of an action in the hue of its lane, and put its signs into the legend."""
    dash = setting.dash(action)
    return Card(
        (Block(action.text, 10.0, Weight.REGULAR, hue.ink), *_captions(setting, action)),
        hue.card,
        hue.edge,
        "card action",
        f"action-{action.id}" if action.id else "",
        setting.tooltip(action.text, action),
        _badges(_corner(setting, action)),
        signs=_badges(_signs(setting, action)),
        dash=dash,
    )


def action_notes(setting: Setting, action: Action) -> tuple[Note, ...]:
    """Tell what the badges of an action stand for."""
    told = (*_corner(setting, action), *_signs(setting, action))
    return tuple(Note(badge, action.text, text) for badge, text in told)


def _badges(told: Iterable[tuple[Badge, str]]) -> tuple[Badge, ...]:
    """Give each badge once, though it may stand for several things."""
    return tuple(dict.fromkeys(badge for badge, _ in told))


def _captions(setting: Setting, action: Action) -> Iterable[Block]:
    """Tell who does it, with which system, who seems to do it, and how long it takes."""
    names = [setting.name_of("team", action.owner)] if action.owner else []
    if action.system:
        names.append(f"◇\u00a0{setting.name_of('system', action.system)}")
    for index, name in enumerate(names):
        yield _caption(setting, name, 1.0 if index else 3.0)
    if action.perceived_owner:
        seen = setting.name_of("team", action.perceived_owner)
        yield _caption(setting, f"{setting.said['perceived']}: {seen}", 1.5)
    if action.duration:
        yield _caption(setting, " · ".join(each_told(action.duration, setting.said)), 1.5)


def _caption(setting: Setting, text: str, gap: float) -> Block:
    return Block(text, 8.5, Weight.REGULAR, setting.theme.body, gap)


def _corner(setting: Setting, action: Action) -> Iterable[tuple[Badge, str]]:
    """Give the badges on the corner, each with what it stands for."""
    theme = setting.theme
    if action.fail_point:
        yield setting.badge("F", theme.fail, "fail"), _failure(setting, action.fail_point)
    if action.wait:
        yield setting.badge("W", theme.wait, "wait"), spelled(action.wait, setting.said)


def _signs(setting: Setting, action: Action) -> Iterable[tuple[Badge, str]]:
    """Give the lesser badges, each with what it stands for; one badge may come up repeatedly."""
    theme = setting.theme
    if action.improve:
        yield setting.badge("↗", theme.improve, "improve"), action.improve
    if action.policy:
        yield setting.badge("§", theme.arrow, "policy"), action.policy
    for kpi in action.kpis:
        yield setting.badge("◆", theme.good, "kpis"), _watched(setting, kpi)


def _failure(setting: Setting, point: FailPoint) -> str:
    text = point.text
    if point.recovery:
        text += f" → {point.recovery}"
    if point.severity is not None:
        text += f" ({setting.said['severity']} {point.severity}/5)"
    return text


def _watched(setting: Setting, kpi: Kpi) -> str:
    """Name a KPI, its metric where that has another name, and its target."""
    text = kpi.text
    if kpi.metric:
        metric = setting.name_of("metric", kpi.metric)
        text += f" ({metric})" if metric != kpi.text else ""
    if kpi.target is not None:
        text += f", {setting.said['target']} {setting.figure(kpi.target, kpi.metric)}"
    return text
