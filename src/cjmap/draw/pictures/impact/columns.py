"""Cards in columns, in panels by map, with the ports where arrows begin and end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Block, Card, Fitted, Lead, fit, paragraph
from cjmap.draw.pictures.impact.chart import Family, Item
from cjmap.draw.scene import Mark, Weight, rounded_area

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.impact.chart import Chart, Edge, Group

CARD = 190.0
"""Width of a card, in points."""

PAD = 12.0
"""Space between a panel and its cards, in points."""

_BETWEEN_CARDS = 8.0
_BETWEEN_PANELS = 14.0
_HEAD = 9.5
_CORNER = 9.0
"""The least distance of a port from a corner of its card, in points."""

_PORTS = 6.0
"""The least distance of two ports, in points."""

_HUES = {
    Family.EXPERIENCE: "sky",
    Family.SERVICE: "teal-filled",
    Family.PEOPLE: "indigo",
    Family.OPPORTUNITY: "amber",
    Family.VOCABULARY: "rose",
}
_PANEL = "slate"


def hue_of(family: Family | None, setting: Setting) -> Hue:
    """Give the hue of a family of things; of a card that counts others, that of the panels."""
    return setting.theme.hues[_HUES[family] if family is not None else _PANEL]


@dataclass(slots=True)
class Placed:
    """A card with its place: left and upper side, and height, in points."""

    item: Item
    fitted: Fitted
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.fitted.width

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2

    def ports(self, count: int) -> list[float]:
        """Give the y of so many ports on one of its sides, evenly, clear of the corners."""
        room = self.height - 2 * _CORNER
        if count == 1:
            return [self.middle]
        return [self.y + _CORNER + room * number / (count - 1) for number in range(count)]


@dataclass(slots=True)
class Panel:
    """The cards of one map."""

    group: Group
    cards: list[Placed]
    heading: str
    head: float
    height: float
    y: float = 0.0


@dataclass(slots=True)
class Laid:
    """A column that was laid out: its panels, and where its left side is."""

    panels: list[Panel]
    x: float = 0.0

    @property
    def cards(self) -> list[Placed]:
        """All its cards, from top to bottom."""
        return [card for panel in self.panels for card in panel.cards]

    @property
    def height(self) -> float:
        """How high it is."""
        heights = sum(panel.height for panel in self.panels)
        return heights + _BETWEEN_PANELS * max(len(self.panels) - 1, 0)

    @property
    def width(self) -> float:
        """How wide it is."""
        return CARD + 2 * PAD


@dataclass(slots=True)
class Columns:
    """All columns, the thing asked about being the first; `cards` finds a card by its key."""

    laid: list[Laid]
    cards: dict[str, Placed] = field(default_factory=dict)

    def place(self, y: float) -> float:
        """Set the columns side by side, each in the middle of the highest; give the lower end."""
        most = max(column.height for column in self.laid)
        for column in self.laid:
            top = y + (most - column.height) / 2
            for panel in column.panels:
                panel.y = top
                inner = top + PAD + panel.head
                for card in panel.cards:
                    card.x, card.y = column.x + PAD, inner
                    inner += card.height + _BETWEEN_CARDS
                top += panel.height + _BETWEEN_PANELS
        return y + most


def columns_of(chart: Chart, setting: Setting) -> Columns:
    """Fit the cards of a chart, and put each column into an order that follows the one before."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in chart.edges:
        parents[edge.source].append(edge.target)
    laid = [Laid([_panel(chart.subject, setting, {}, subject=True)])]
    places: dict[str, float] = {chart.item.key: 0.0}
    for column in chart.columns:
        groups = sorted(
            ((_mean(_of(group.items, parents), places), group) for group in column.groups),
            key=lambda pair: pair[0],
        )
        panels = []
        for _, group in groups:
            items = sorted(group.items, key=lambda each: _rank(each, parents, places))
            panels.append(_panel(group, setting, parents, items=items))
        laid.append(Laid(panels))
        places = {card.item.key: float(place) for place, card in enumerate(laid[-1].cards)}
    columns = Columns(laid)
    columns.cards = {card.item.key: card for each in laid for card in each.cards}
    return columns


def _of(items: Sequence[Item], parents: Mapping[str, list[str]]) -> list[str]:
    return [parent for item in items for parent in parents.get(item.key, ())]


def _mean(keys: Sequence[str], places: Mapping[str, float]) -> float:
    known = [places[key] for key in keys if key in places]
    return fmean(known) if known else 0.0


def _rank(
    item: Item, parents: Mapping[str, list[str]], places: Mapping[str, float]
) -> tuple[bool, float]:
    """Put things by what they refer to; the card that counts the others comes last."""
    return item.family is None, _mean(parents.get(item.key, ()), places)


def _panel(
    group: Group,
    setting: Setting,
    parents: Mapping[str, list[str]],
    *,
    items: Sequence[Item] | None = None,
    subject: bool = False,
) -> Panel:
    cards = []
    for item in items if items is not None else group.items:
        fitted = fit(_card(item, setting, subject=subject), CARD)
        needed = 2 * _CORNER + _PORTS * (len(parents.get(item.key, ())) - 1)
        cards.append(Placed(item, fitted, height=max(fitted.height, needed)))
    heading = " · ".join(word for word in (group.kind, group.title) if word)
    _, tall = paragraph(heading, 0, 0, CARD, _HEAD, "", Weight.SEMIBOLD)
    head = tall + 7 if tall else 0.0
    height = 2 * PAD + head + sum(card.height for card in cards)
    return Panel(group, cards, heading, head, height + _BETWEEN_CARDS * (len(cards) - 1))


def _card(item: Item, setting: Setting, *, subject: bool) -> Card:
    hue = hue_of(item.family, setting)
    blocks = [
        Block(item.kind, 8.5, Weight.SEMIBOLD, hue.hint),
        Block(item.title, 13.0 if subject else 10.0, Weight.SEMIBOLD, hue.ink, gap=1.5),
        Block(item.says, 8.5, Weight.REGULAR, hue.hint, gap=2.5),
    ]
    told = f"{item.kind}: {item.title}" if item.kind else item.title
    return Card(
        blocks=tuple(block for block in blocks if block.text),
        fill=hue.card,
        edge=hue.edge,
        css="card subject" if subject else "card thing" if item.family else "card more",
        id=f"thing-{item.key}",
        title=f"{told} ({item.says})" if item.says else told,
        lead=Lead(hue.accent) if item.family else None,
    )


def column_marks(column: Laid, setting: Setting) -> list[Mark]:
    """Draw the panels of a column with their cards."""
    hue = setting.theme.hues[_PANEL]
    marks = []
    for panel in column.panels:
        ground = rounded_area(column.x, panel.y, column.width, panel.height, 12, hue.band)
        key = f"map-{panel.group.key}"
        marks.append(Mark("band panel", (ground,), key, panel.heading))
        words, _ = paragraph(
            panel.heading, column.x + PAD, panel.y + PAD - 2, CARD, _HEAD, hue.hint, Weight.SEMIBOLD
        )
        if words:
            marks.append(Mark("heading", tuple(words)))
        marks += [card.fitted.place(card.x, card.y, card.height) for card in panel.cards]
    return marks


def incoming(edges: Sequence[Edge]) -> dict[str, list[Edge]]:
    """Give the edges by what they lead to."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.target].append(edge)
    return found
