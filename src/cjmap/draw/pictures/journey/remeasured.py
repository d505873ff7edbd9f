"""What a metric did since the period before: told in words, with a sign and a colour only where it is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import MetricUse
    from cjmap.workspace.remeasured import Remeasured

_POINTS = {"share": 100.0, "csat-top2": 1.0, "nps": 1.0, "ces-net": 1.0}
"""The methods whose values differ by points: what makes them points."""

_SIZE = 8.5


def since_before(plan: Plan, use: MetricUse) -> tuple[Block, ...]:
    """Give the line of a card that tells the change; none where there is no period before."""
    found = next((each for each in plan.remeasured if each.after is use), None)
    if found is None:
        return ()
    theme = plan.setting.theme
    told = change_told(plan.setting, found)
    if not found.sure:
        return (Block(told, _SIZE, Weight.REGULAR, theme.muted, 2.0),)
    colour = theme.body if found.better is None else theme.good if found.better else theme.bad
    sign = "▲" if found.change > 0 else "▼"
    return (Block(f"{sign} {told}", _SIZE, Weight.SEMIBOLD, colour, 2.0),)


def change_told(setting: Setting, found: Remeasured) -> str:
    """Tell a change with its interval, against which period, and what may be said of it."""
    said = setting.said
    metric = setting.context.metric_of(found.after.metric)
    method = str(metric.method) if metric is not None and metric.method is not None else ""
    factor = _POINTS.get(method, 1.0)
    # No finer than it is meant: people read tenths of a grade, and whole points.
    decimals = 0 if method in ("nps", "ces-net") else 1
    unit = (
        said["points"] if method in _POINTS else (metric.unit if metric is not None else "") or ""
    )
    told = said.signed(factor * found.change, decimals)
    if unit:
        told += f"\u00a0{unit}"
    if found.interval is not None:
        low, high = (
            said.signed(factor * end, decimals) for end in (found.interval.low, found.interval.high)
        )
        told += f" ({low}…{high})"
    key = "no-change-seen" if found.interval is not None else "change-unsure"
    if found.sure:
        key = {True: "change-better", False: "change-worse", None: "change-sure"}[found.better]
    return f"{told} {said['against-period']} {found.before.period}: {said[key]}"
