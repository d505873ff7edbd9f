"""The cards of measured values: the figure large, against its target, what it rests on below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from cjmap.draw.look.theme import mix
from cjmap.draw.parts.cards import Block, Card, centred, flagged_card, paragraph
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.measures import titled
from cjmap.draw.pictures.journey.changes import item_flag
from cjmap.draw.pictures.journey.items import INSET, changed_badges, met_lead
from cjmap.draw.pictures.journey.remeasured import since_before
from cjmap.draw.scene import Box, Disc, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.theme import Hue, Theme
    from cjmap.draw.parts.cards import Badge, Lead
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import MetricUse, Step

Verdict = Literal["yes", "partly", "no"]

_RANGES = {
    "nps": (-100.0, 100.0),
    "ces-net": (-100.0, 100.0),
    "csat-top2": (0.0, 100.0),
    "share": (0.0, 1.0),
}
"""The ends of the scale of a method, where it has any."""

_HIGHER = frozenset({"nps", "ces-net", "csat-top2", "csat-mean"})
"""The methods of which more is better, whether the catalog says so or not."""

_SIZE = 8.5
_SIGN = 5.5
_TRACK = 16.0


def metric_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    """Give one card for each value that was measured at a step."""
    for use in step.metrics:
        card = _card(plan, use, hue, changed_badges(plan, step, "metrics"))
        yield flagged_card(card, item_flag(plan, step, use))


def _card(plan: Plan, use: MetricUse, hue: Hue, badges: tuple[Badge, ...]) -> Card:
    setting = plan.setting
    blocks = [Block(setting.name_of("metric", use.metric), 9.0, Weight.REGULAR, hue.ink)]
    if use.value is not None:
        figure = setting.figure(use.value, use.metric)
        blocks.append(Block(figure, 13.0, Weight.BOLD, hue.ink, 2.0))
    elif use.target is not None:
        # Nothing is measured yet, as in a journey of the future.
        target = _target(setting, use.target, use.metric)
        blocks.append(Block(target, 10.5, Weight.SEMIBOLD, hue.ink, 2.0))
    against = _against(setting, use, hue)
    if against is not None:
        blocks.append(Block("", gap=1.5, graph=against))
    remarks = " · ".join(_remarks(setting, use))
    if remarks:
        blocks.append(Block(remarks, _SIZE, Weight.REGULAR, setting.theme.body, 2.0))
    since = since_before(plan, use)
    blocks += since
    title = " ".join((*_told(setting, use), *(block.text for block in since)))
    return Card(
        tuple(blocks),
        hue.card,
        hue.edge,
        "card metrics",
        title=titled(title, use.evidence, setting.context),
        badges=badges,
        inset=INSET,
    )


def _remarks(setting: Setting, use: MetricUse) -> Iterable[str]:
    """Tell the confidence interval, the number of answers and the time."""
    if use.low is not None or use.high is not None:
        yield "–".join(
            setting.figure(end, use.metric) if end is not None else "…"
            for end in (use.low, use.high)
        )
    if use.n is not None:
        yield f"n\u00a0=\u00a0{setting.said.number(use.n)}"
    if use.period:
        yield use.period


def _told(setting: Setting, use: MetricUse) -> Iterable[str]:
    """Tell everything in the order in which it stands on the card."""
    yield setting.name_of("metric", use.metric)
    if use.value is not None:
        yield setting.figure(use.value, use.metric)
    if use.target is not None:
        yield _target(setting, use.target, use.metric)
    verdict = verdict_of(use, setting.context.metric_of(use.metric))
    if verdict:
        yield f"({setting.said[f'met-{verdict}']})"
    yield " · ".join(_remarks(setting, use))


def _target(setting: Setting, target: float, metric: str) -> str:
    return f"{setting.said['target']} {setting.figure(target, metric)}"


def verdict_of(use: MetricUse, metric: Any | None) -> Verdict | None:
    """Tell whether a value has reached its target; None where that cannot be told.

    `metric` is the metric of the catalog, which says whether more or less of it is better. A value
    that has not, but whose confidence interval holds the target, may have: that is "partly".
    """
    if use.value is None or use.target is None or metric is None:
        return None
    better = str(metric.better) if metric.better else ""
    if not better and metric.method in _HIGHER:
        better = "higher"
    if not better:
        return None
    ahead = use.value - use.target if better == "higher" else use.target - use.value
    if ahead >= 0:
        return "yes"
    within = use.low is not None and use.high is not None and use.low <= use.target <= use.high
    return "partly" if within else "no"


def _against(setting: Setting, use: MetricUse, hue: Hue) -> Against | None:
    """Give the graph of a value against its target and interval; None without a value."""
    if use.value is None or (use.target is None and use.low is None and use.high is None):
        return None
    metric = setting.context.metric_of(use.metric)
    known = [v for v in (use.value, use.target, use.low, use.high) if v is not None]
    text = _target(setting, use.target, use.metric) if use.target is not None else ""
    verdict = verdict_of(use, metric)
    sign = met_lead(setting, verdict)
    low = use.low if use.low is not None else use.value
    high = use.high if use.high is not None else use.value
    _explain(setting, hue, target=use.target is not None, interval=high > low)
    return Against(
        text, sign, use.value, use.target, low, high, _ends(known, metric), hue, setting.theme
    )


def _explain(setting: Setting, hue: Hue, *, target: bool, interval: bool) -> None:
    """Explain in the legend what lies on the tracks."""
    said, legend = setting.said, setting.legend
    legend.add(Entry("value", said["track-value"], hue.accent))
    if target:
        legend.add(Entry("target", said["track-target"], hue.ink))
    if interval:
        legend.add(Entry("interval", said["track-interval"], _interval_colour(hue)))


def _interval_colour(hue: Hue) -> str:
    return mix(hue.accent, hue.card, 0.45)


def _ends(known: list[float], metric: Any | None) -> tuple[float, float]:
    """Give the ends of the track.

    Those of the scale for means; else it begins at 0, or at the end of the scale if a value lies
    below, and goes on for a good half beyond the highest value, but not beyond the scale.
    """
    if metric is not None and metric.scale is not None:
        low, high = metric.scale.min, metric.scale.max
    else:
        natural = _RANGES.get(str(metric.method)) if metric is not None and metric.method else None
        low = natural[0] if natural and min(known) < 0 else 0.0
        high = max(known) * 1.6 if max(known) > 0 else 0.0
        if natural:
            high = min(high, natural[1]) if min(known) >= 0 else natural[1]
    low, high = min(low, *known), max(high, *known)
    return (low, high) if high > low else (low, low + 1)


@dataclass(frozen=True, slots=True)
class Against:
    """A value against what was aimed at.

    A line says the target, with the sign of whether it is reached. Below lies a track with the
    confidence interval as a band, the value as a dot and the target as an upright line.
    """

    text: str
    sign: Lead | None
    value: float
    target: float | None
    low: float
    high: float
    ends: tuple[float, float]
    hue: Hue
    theme: Theme

    def height(self, width: float) -> float:
        """Give its height, in points."""
        return self._line(0.0, 0.0, width)[1] + _TRACK

    def shapes(self, x: float, y: float, width: float) -> list[Shape]:
        """Draw it with its top left corner at (x, y)."""
        shapes, tall = self._line(x, y, width)
        middle = y + tall + _TRACK / 2 + 0.5
        # The dot keeps inside at both ends.
        left, room = x + 4, width - 8

        def place(value: float) -> float:
            low, high = self.ends
            return left + room * (value - low) / (high - low)

        shapes.append(Box(x, middle - 1.5, width, 3, self.theme.track, rounded=False))
        if self.high > self.low:
            start, end = place(self.low), place(self.high)
            band = _interval_colour(self.hue)
            shapes.append(Box(start, middle - 4, max(end - start, 2), 8, band, rounded=False))
        if self.target is not None:
            across = place(self.target)
            shapes.append(Box(across - 1, middle - 6.5, 2, 13, self.hue.ink, rounded=False))
        shapes.append(Disc(place(self.value), middle, 4, self.hue.accent, self.hue.card, 1.2))
        return shapes

    def _line(self, x: float, y: float, width: float) -> tuple[list[Shape], float]:
        indent = 2 * _SIGN + 4 if self.sign else 0.0
        words, tall = paragraph(self.text, x + indent, y, width - indent, _SIZE, self.theme.body)
        if self.sign is None or not words:
            return words, tall
        middle = y + max(tall, 2 * _SIGN) / 2 if tall < 2 * _SIZE * 1.2 else y + _SIGN + 0.5
        disc = Disc(x + _SIGN, middle, _SIGN, self.sign.fill)
        letter = centred(self.sign.letter, x + _SIGN, middle, 7.5, self.sign.ink, Weight.BOLD)
        return [disc, letter, *words], max(tall, 2 * _SIGN + 1)
