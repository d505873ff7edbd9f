"""The branches and returns: where steps lead if not just to the one after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.ways import Way, WaysLane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import Loop, Next


def branch_lane(plan: Plan) -> WaysLane | None:
    """Give the lane of branches (solid) and returns (dashed); None if all steps just lead on."""
    ways = (*_branches(plan), *_returns(plan))
    if not ways:
        return None
    said, theme = plan.setting.said, plan.setting.theme
    return WaysLane("next", said["next"], said["next-hint"], theme.hues["slate"], theme, ways)


def _branches(plan: Plan) -> Iterable[Way]:
    for column, step in plan.steps():
        for index, way in enumerate(step.next):
            span = plan.span(way.to)
            if span is None:
                continue
            target = span[0]
            parts = _conditions(plan, way)
            # What nobody needs to be told: the step leads to the one after it.
            if not parts and len(step.next) == 1 and target == column + 1:
                continue
            names = f"{plan.title_of(step.id)} → {plan.title_of(way.to)}"
            title = " · ".join((names, *parts))
            id = f"next-{column + 1}-{index + 1}"
            ends = (plan.title_of(step.id), plan.title_of(way.to))
            yield Way(column, target, " · ".join(parts), title, id, "solid", *ends)


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
        yield Way(start[1], end[0], label, title, f"loop-{index + 1}", "dashed", *ends)


def _label(plan: Plan, loop: Loop) -> str:
    parts = [loop.title] if loop.title else []
    if loop.kind:
        parts.append(plan.setting.said[str(loop.kind)])
    return f"↺ {' · '.join(parts)}" if parts else "↺"
