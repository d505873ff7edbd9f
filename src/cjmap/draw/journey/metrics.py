"""The cards of measured values: the figure large, what it is compared to and rests on below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.cards import Block, Card
from cjmap.draw.journey.items import INSET
from cjmap.draw.measures import titled
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.journey.plan import Plan
    from cjmap.draw.setting import Setting
    from cjmap.draw.theme import Hue
    from cjmap.format.journey import MetricUse, Step


def metric_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give one card for each value that was measured at a step."""
    for use in step.metrics:
        yield _card(plan.setting, use, hue)


def _card(setting: Setting, use: MetricUse, hue: Hue) -> Card:
    blocks = [Block(setting.name_of("metric", use.metric), 9.0, Weight.REGULAR, hue.ink)]
    if use.value is not None:
        figure = setting.figure(use.value, use.metric)
        blocks.append(Block(figure, 13.0, Weight.BOLD, hue.ink, 2.0))
    remarks = " · ".join(_remarks(setting, use))
    if remarks:
        blocks.append(Block(remarks, 8.5, Weight.REGULAR, setting.theme.body, 1.5))
    title = " ".join(block.text for block in blocks)
    return Card(
        tuple(blocks),
        hue.card,
        hue.edge,
        "card metrics",
        title=titled(title, use.evidence, setting.context),
        inset=INSET,
    )


def _remarks(setting: Setting, use: MetricUse) -> Iterable[str]:
    """Tell the target, the confidence interval, the number of answers and the time."""
    if use.target is not None:
        yield f"{setting.said['target']} {setting.figure(use.target, use.metric)}"
    if use.low is not None or use.high is not None:
        yield "–".join(
            setting.figure(end, use.metric) if end is not None else "…"
            for end in (use.low, use.high)
        )
    if use.n is not None:
        yield f"n\u00a0=\u00a0{use.n}"
    if use.period:
        yield use.period
