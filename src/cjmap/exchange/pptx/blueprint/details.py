"""What is done, action by action: who with what, how long, what can go wrong, what is to improve."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.times import each_told, spelled
from cjmap.draw.pictures.blueprint.table import first_places
from cjmap.draw.pictures.blueprint.weak_points import is_weak
from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, items, plain, said, strong
from cjmap.exchange.pptx.tables import Cell, Row, Table, draw, fitted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.exchange.pptx.deck import Deck
    from cjmap.format.blueprint import Action

    _Places = Mapping[str | None, int]

_SHARES = (0.21, 0.16, 0.17, 0.13, 0.17, 0.16)
"""The parts of the table's width that its columns have."""


def detail_slides(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    """Add the slides of the actions of which more is known than what is done."""
    lanes = first_places(lane.id for lane in plan.lanes)
    columns = first_places(column.key for column in plan.columns)
    placed = [
        action
        for action in plan.blueprint.actions
        if action.lane in lanes and action.at in columns and _has_more(action)
    ]
    if not placed:
        return
    placed.sort(key=lambda action: (columns[action.at], lanes[action.lane]))
    theme = plan.setting.theme
    page = deck.page(own["details"])
    names = (own["action"], own["where"], own["who"], own["time"], own["fails"], own["remarks"])
    table = Table(
        deck.unique(f"{plan.blueprint.id}#actions"),
        f"{plan.blueprint.title}: {own['details']}",
        tuple(Cell((strong(name, theme.on_stage),), theme.brand) for name in names),
        tuple(_row(plan, action, lanes, columns) for action in placed),
        tuple(page.area.width * share for share in _SHARES),
        theme.faint,
    )
    table, shown = fitted(table, page.area.height)
    for count, rows in enumerate(shown):
        page = deck.part(page, own["details"], count + 1, len(shown), own)
        name = table.name if not count else deck.unique(table.name)
        draw(page.drawing, replace(table, name=name), rows, page.area.left, page.area.top)
        deck.speak(page, notes_of(plan.setting, own, placed))


def _has_more(action: Action) -> bool:
    return bool(
        action.owner or action.perceived_owner or action.system or action.fail_point
        or action.wait or action.duration or action.improve or action.policy or action.kpis
    )  # fmt: skip


def _row(plan: Plan, action: Action, lanes: _Places, columns: _Places) -> Row:
    setting = plan.setting
    theme, words = setting.theme, setting.said
    column = columns[action.at]
    lane = lanes[action.lane]
    who = [setting.name_of("team", action.owner)] if action.owner else []
    if action.perceived_owner:
        who.append(f"{words['perceived']}: {setting.name_of('team', action.perceived_owner)}")
    if action.system:
        who.append(setting.name_of("system", action.system))
    times = each_told(action.duration, words) if action.duration else []
    if action.wait:
        times.append(f"{words['waiting']} {spelled(action.wait, words)}")
    colour = theme.fail if is_weak(action) else theme.ink
    return (
        Cell((strong(action.text, colour),)),
        Cell(
            (*plain(plan.label(lane), plan.hue(lane).ink), *plain(plan.title(column), theme.body))
        ),
        Cell(tuple(items(who, theme.body))),
        Cell(tuple(items(times, theme.body))),
        Cell(tuple(_failure(plan, action))),
        Cell(tuple(_remarks(plan, action))),
    )


def _failure(plan: Plan, action: Action) -> list[Paragraph]:
    point = action.fail_point
    if point is None:
        return []
    theme, words = plan.setting.theme, plan.setting.said
    text = said(point.text)
    if point.severity is not None:
        text += f" ({words['severity']}\u00a0{point.severity}/5)"
    recovery = f"→ {said(point.recovery) or words['no-recovery']}"
    return [Paragraph((Run(text, theme.fail),)), Paragraph((Run(recovery, theme.body),))]


def _remarks(plan: Plan, action: Action) -> list[Paragraph]:
    setting = plan.setting
    words, body = setting.said, setting.theme.body
    told = []
    for key, text in (("improve", action.improve), ("policy", action.policy)):
        if text:
            told.append(Paragraph((Run(f"{words[key]}: ", body, True), Run(said(text), body))))
    for kpi in action.kpis:
        text = said(kpi.text)
        if kpi.metric:
            name = said(setting.name_of("metric", kpi.metric))
            text += f" ({name})" if name != text else ""
        if kpi.target is not None:
            text += f", {words['target']} {setting.figure(kpi.target, kpi.metric)}"
        told.append(Paragraph((Run(f"{words['kpis']}: ", body, True), Run(text, body))))
    return told
