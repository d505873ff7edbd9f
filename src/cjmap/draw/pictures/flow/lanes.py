"""What went otherwise than planned, in lanes of small cards below the steps that it happened at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block, Card, Lead, fit
from cjmap.draw.parts.grid import OUTSET
from cjmap.draw.parts.lane import ground, label_height, lane_label, of_lane
from cjmap.draw.parts.legend import Entry
from cjmap.draw.pictures.flow.choosing import is_drawn
from cjmap.draw.pictures.flow.looks import colour_of, figure
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.cards import Fitted
    from cjmap.draw.parts.grid import Columns
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.flows import AdHoc, Count
    from cjmap.draw.pictures.flow.plan import Place, Plan
    from cjmap.draw.scene import Mark

_PADDING = 9.0
_BETWEEN = 6.0
_INSET = (7.0, 6.0)
_WORD = 8.5
_FIGURE = 9.0

_SIGNS = {"missing": "–", "failed": "✗", "ad-hoc": "+", "left": "⇥", "open": "…"}
"""The sign of each thing that may be told, by the key of its word."""


@dataclass(frozen=True, slots=True)
class SmallLane:
    """A lane of small cards, stacked in their columns."""

    key: str
    hue: Hue
    cards: Mapping[int, list[Card]]
    said: Speech

    def lay_out(
        self, places: Mapping[int, Place], columns: Columns, y: float
    ) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give marks and height, 0 if it has no card."""
        fitted = {
            column: [fit(card, place.right - place.left) for card in self.cards.get(column, ())]
            for column, place in places.items()
        }
        tallest = max(map(_stacked, fitted.values()))
        if not tallest:
            return [], 0.0
        label, hint = self.said[f"flow-{self.key}"], self.said[f"flow-{self.key}-hint"]
        height = max(tallest + 2 * _PADDING, label_height(label, hint))
        name = columns.name(self.key)
        marks = [
            ground(name, self.hue, columns.right + OUTSET, y, height),
            lane_label(name, label, hint, self.hue, y, height),
        ]
        for column, cards in fitted.items():
            top = y + _PADDING
            for card in cards:
                marks.append(card.place(places[column].left, top))
                top += card.height + _BETWEEN
        return of_lane(self.key, marks), height


def _stacked(cards: list[Fitted]) -> float:
    return sum(card.height for card in cards) + _BETWEEN * max(len(cards) - 1, 0)


def deviations_lane(plan: Plan, columns: Columns) -> SmallLane:
    """Give the lane of steps that were skipped or failed."""
    theme = plan.setting.theme
    amber, rose = theme.hues["amber"], theme.hues["rose"]
    cards = {
        column: [
            *_told("missing", flow.missing, theme.wait, amber, plan),
            *_told("failed", flow.failed, theme.fail, rose, plan),
            *_told("failed", flow.slow, theme.fail, rose, plan, "slow"),
            *_told("failed", flow.channel, theme.fail, rose, plan, "channel"),
        ]
        for column, flow in plan.known(columns).items()
    }
    return SmallLane("deviations", rose, cards, plan.setting.said)


def ends_lane(plan: Plan, columns: Columns) -> SmallLane:
    """Give the lane of cases that left at a step, or are still there."""
    theme = plan.setting.theme
    hue = theme.hues["slate"]
    cards = {
        column: [
            *_told("left", flow.left, theme.arrow, hue, plan),
            *_told("open", flow.open, theme.arrow, hue, plan),
        ]
        for column, flow in plan.known(columns).items()
    }
    return SmallLane("ends", hue, cards, plan.setting.said)


def ad_hoc_lane(plan: Plan, columns: Columns) -> SmallLane:
    """Give the lane of touchpoints that the plan lacks."""
    hue = plan.setting.theme.hues["violet"]
    cards = {
        column: [
            _card("ad-hoc", _named(each, plan.setting), each.count, hue.accent, hue, plan.setting)
            for each in plan.beside[plan.steps[column].id]
        ]
        for column in columns.numbers
    }
    return SmallLane("beside", hue, cards, plan.setting.said)


def _named(touchpoint: AdHoc, setting: Setting) -> Iterable[str]:
    """Give the name of a touchpoint, and that it came before any step if it did."""
    yield touchpoint.label
    if touchpoint.after is None:
        yield setting.said["flow-before-any"]


def elsewhere_lane(plan: Plan, columns: Columns) -> SmallLane:
    """Give the lane of flows to and from other rows, each with the title of the step there."""
    setting = plan.setting
    hue = setting.theme.hues["slate"]
    cards: dict[int, list[Card]] = {column: [] for column in columns.numbers}
    for each, first, last in plan.ways():
        if (first in cards) == (last in cards):
            continue
        here, there, arrow = (first, last, "→") if first in cards else (last, first, "←")
        title = f"{arrow} {plan.steps[there].title}"
        blocks = [
            Block(title, _WORD, Weight.REGULAR, hue.ink),
            Block(figure(each.count, setting), _FIGURE, Weight.SEMIBOLD, hue.ink, 1.0),
        ]
        if not each.kind.as_planned:
            word = setting.said[f"flow-{each.kind}"]
            blocks.append(Block(word, _WORD, Weight.REGULAR, hue.hint, 1.0))
        lead = Lead(colour_of(each.kind, setting.theme))
        css = "card elsewhere"
        cards[here].append(Card(tuple(blocks), hue.card, hue.edge, css, lead=lead, inset=_INSET))
    return SmallLane("elsewhere", hue, cards, setting.said)


def _told(
    key: str, count: Count | None, fill: str, hue: Hue, plan: Plan, word: str = ""
) -> Iterable[Card]:
    if count is not None and is_drawn(count, plan.flows):
        words = (plan.setting.said[f"flow-{word or key}"],)
        yield _card(key, words, count, fill, hue, plan.setting)


def _card(
    key: str, words: Iterable[str], count: Count, fill: str, hue: Hue, setting: Setting
) -> Card:
    """Give a small card: the sign, how many cases, what it is; its sign goes into the legend."""
    sign = _SIGNS[key]
    setting.legend.add(Entry("badge", setting.said[f"flow-{key}"], fill, sign))
    return Card(
        (
            Block(figure(count, setting), _FIGURE, Weight.SEMIBOLD, hue.ink),
            *(Block(word, _WORD, Weight.REGULAR, hue.hint, 1.0) for word in words),
        ),
        hue.card,
        hue.edge,
        f"card {key}",
        lead=Lead(fill, sign, setting.theme.on_mark),
        inset=_INSET,
    )
