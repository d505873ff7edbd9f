"""The key figures below the title: how many cases went as planned, and where most did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block, Card, fit
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.pictures.flow.looks import cases
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.flows import Count
    from cjmap.draw.pictures.flow.plan import Plan
    from cjmap.draw.scene import Mark

_GAP = 12.0
_WIDEST = 360.0
_USUAL, _MOST = 1300.0, 1.35
"""The width up to which tiles have their least size, in points, and how much they may grow."""


def tiles(plan: Plan, width: float, y: float) -> tuple[list[Mark], float]:
    """Place the tiles in a row with their upper side at y; give their marks and lower end."""
    grown = min(max(width / _USUAL, 1.0), _MOST)
    told = list(_told(plan))
    wide = min((width + _GAP) / len(told) - _GAP, _WIDEST * grown)
    theme = plan.setting.theme
    fitted = [
        fit(
            Card(
                (
                    Block(label, 9.0 * grown, Weight.SEMIBOLD, theme.muted),
                    Block(figure, 20.0 * grown, Weight.BOLD, theme.ink, 2.0 * grown),
                    Block(detail, 9.0 * grown, Weight.REGULAR, theme.body, 2.0 * grown),
                ),
                theme.panel,
                theme.faint,
                "figure",
                inset=(12.0 * grown, 10.0 * grown),
                raised=True,
            ),
            wide,
        )
        for label, figure, detail in told
    ]
    tall = max(each.height for each in fitted)
    marks = [each.place(MARGIN + n * (wide + _GAP), y, tall) for n, each in enumerate(fitted)]
    return marks, y + tall


def _told(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Give what each tile says: what it is of, the figure, and more of it."""
    flows, setting, said = plan.flows, plan.setting, plan.setting.said
    yield said["flow-log"], said.number(flows.cases), flows.period
    if flows.as_planned is not None:
        yield said["flow-as-planned"], *_figures(flows.as_planned, setting)
    titles = {step.id: step.title for step in plan.steps}
    for field in ("left", "missing", "failed"):
        found: list[tuple[Count, str]] = [
            (count, titles[each.step])
            for each in flows.steps
            if each.step in titles and (count := getattr(each, field)) and count.cases
        ]
        if found:
            count, title = max(found, key=lambda each: each[0].cases)
            figure, detail = _figures(count, setting)
            told = f"{title} · {detail}" if detail else title
            yield said[f"flow-most-{field}"], figure, told


def _figures(count: Count, setting: Setting) -> tuple[str, str]:
    """Give the share with the cases below it, or the cases alone."""
    if count.share is None:
        return setting.said.number(count.cases), ""
    return setting.said.percent(count.share), cases(count.cases, setting)
