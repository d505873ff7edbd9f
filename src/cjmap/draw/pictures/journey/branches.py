"""The branches, returns and departures: where steps lead if not just to the one after them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjmap.draw.parts.ways import Way, WaysLane
from cjmap.draw.pictures.journey.changes import is_gone, item_flag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import Loop, Next, Step

_NOBODY = 0.0005
"""The share below which nobody leaves: what is left of rounded shares, not of customers."""


def branch_lane(plan: Plan) -> WaysLane | None:
    """Give the lane of branches (solid), returns (dashed) and departures (to a bar).

    None if all steps just lead on.
    """
    ways = (*_branches(plan), *_returns(plan), *_departures(plan))
    if not ways:
        return None
    said, theme = plan.setting.said, plan.setting.theme
    return WaysLane("next", said["next"], said["next-hint"], theme.hues["slate"], theme, ways)


def _branches(plan: Plan) -> Iterable[Way]:
    for column, step in plan.steps():
        if is_gone(plan, column):
            continue  # That it led on goes without saying; that it is gone is told by its card.
        for index, way in enumerate(step.next):
            span = plan.span(way.to)
            if span is None:
                continue
            target = span[0]
            parts = _conditions(plan, way)
            # What nobody needs to be told: the step leads to the one after it.
            flag = item_flag(plan, step, way)
            if not parts and len(step.next) == 1 and target == _following(plan, column):
                continue
            names = f"{plan.title_of(step.id)} → {plan.title_of(way.to)}"
            title = " · ".join((names, *parts))
            id = f"next-{column + 1}-{index + 1}"
            ends = (plan.title_of(step.id), plan.title_of(way.to))
            yield Way(column, target, " · ".join(parts), title, id, "solid", *ends, flag=flag)


def _following(plan: Plan, column: int) -> int:
    """Give the column that comes after one, but for those of steps that are gone."""
    column += 1
    while column < len(plan.places) - 1 and is_gone(plan, column):
        column += 1
    return column


def _conditions(plan: Plan, way: Next) -> list[str]:
    """Tell which share of customers goes this way, and when."""
    parts = [plan.setting.said.percent(way.share)] if way.share is not None else []
    return [*parts, way.when] if way.when else parts


def _returns(plan: Plan) -> Iterable[Way]:
    for index, loop in enumerate(plan.journey.loops):
        start, end = plan.span(loop.from_), plan.span(loop.to)
        if start is None or end is None:
            continue
        label = _label(plan, loop)
        ends = (plan.title_of(loop.from_), plan.title_of(loop.to))
        title = f"{ends[0]} → {ends[1]} {label}"
        flag = plan.setting.flag(loop)
        id = f"loop-{index + 1}"
        yield Way(start[1], end[0], label, title, id, "dashed", *ends, flag=flag)


def _departures(plan: Plan) -> Iterable[Way]:
    """Give where customers leave the journey: what the shares out of a step lack."""
    for column, step in plan.steps():
        share = 0.0 if is_gone(plan, column) else _leaving(step)
        if share > _NOBODY:
            label = plan.setting.said["leave"].format(share=plan.setting.said.percent(share))
            title = f"{plan.title_of(step.id)} · {label}"
            yield Way(column, column, label, title, f"leave-{column + 1}", departs=True)


def _leaving(step: Step) -> float:
    """Give the share that leaves at a step; 0 where a way has no share, so that nobody knows."""
    shares = [way.share for way in step.next]
    known = [share for share in shares if share is not None]
    if not shares or len(known) < len(shares):
        return 0.0
    return 1.0 - math.fsum(known)


def _label(plan: Plan, loop: Loop) -> str:
    parts = [loop.title] if loop.title else []
    if loop.kind:
        parts.append(plan.setting.said[str(loop.kind)])
    return f"↺ {' · '.join(parts)}" if parts else "↺"
