"""Arrows from what refers to what it names, in the gutter between two columns: never through a card.

All arrows to one card share a trunk: an upright line on a track of its own. From the card on the left
it is reached by one line, and every card on the right joins it at a height of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.draw.parts.legend import Entry
from cjmap.draw.pictures.impact.columns import incoming
from cjmap.draw.scene import Mark, Stroke, rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.legend import Sign
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.impact.chart import Chart, Edge
    from cjmap.draw.pictures.impact.columns import Columns, Laid, Placed

_TRACK = 8.0
"""The distance of two tracks, in points."""

_SIDE = 24.0
"""The distance of the first and the last track from the panels, in points."""

_NARROWEST = 64.0
_APART = 3.5
"""The least distance of two level lines that are not of one trunk, in points."""

_SAME = 0.5
"""What counts as one height, in points."""

_RADIUS = 6.0
_WIDTH = 1.3
_THIN = 0.9


@dataclass(slots=True)
class Trunk:
    """All arrows to one card: where it begins, and where each of them joins, as heights."""

    target: Placed
    edges: list[Edge]
    start: float = 0.0
    joins: list[float] = field(default_factory=list)
    track: int = 0

    @property
    def low(self) -> float:
        """Its upper end."""
        return min(self.start, *self.joins)

    @property
    def high(self) -> float:
        """Its lower end."""
        return max(self.start, *self.joins)

    @property
    def straight(self) -> bool:
        """Whether it is one level line."""
        return self.high - self.low < _SAME

    @property
    def downwards(self) -> bool:
        """Whether more of it lies below its beginning than above."""
        return self.high - self.start > self.start - self.low


@dataclass(slots=True)
class Gutter:
    """The trunks between two columns, and how many tracks they need."""

    trunks: list[Trunk]
    tracks: int

    @property
    def width(self) -> float:
        """How wide it has to be, in points."""
        return max(_NARROWEST, 2 * _SIDE + _TRACK * max(self.tracks - 1, 0))


def gutter(left: Laid, right: Laid, chart: Chart, columns: Columns) -> Gutter:
    """Find the trunks between two columns whose cards have their heights, and their tracks."""
    leading = incoming(chart.edges)
    shown = {card.item.key for card in right.cards}
    trunks = []
    for card in left.cards:
        edges = [edge for edge in leading.get(card.item.key, ()) if edge.source in shown]
        if edges:
            trunks.append(Trunk(card, edges))
    _join(trunks, columns)
    _begin(trunks)
    return Gutter(trunks, _tracks(trunks))


def _join(trunks: Sequence[Trunk], columns: Columns) -> None:
    """Give each card a port for each trunk that it joins, the highest trunk first."""
    joining: dict[str, list[Trunk]] = {}
    for trunk in sorted(trunks, key=lambda each: each.target.middle):
        for edge in trunk.edges:
            joining.setdefault(edge.source, []).append(trunk)
    ports = {
        key: dict(zip(map(id, found), columns.cards[key].ports(len(found)), strict=True))
        for key, found in joining.items()
    }
    for trunk in trunks:
        trunk.joins = [ports[edge.source][id(trunk)] for edge in trunk.edges]


def _begin(trunks: Sequence[Trunk]) -> None:
    """Choose the height at which each trunk begins: that of a card it leads to, or free of others."""
    for trunk in trunks:
        others = [join for other in trunks if other is not trunk for join in other.joins]
        trunk.start = next(_heights(trunk, others), trunk.target.middle)


def _heights(trunk: Trunk, others: Sequence[float]) -> Iterator[float]:
    """Go through the heights at which no line of another trunk runs, the middle of the card first."""
    middle, reach = trunk.target.middle, trunk.target.height / 2 - 9
    near = min(trunk.joins, key=lambda join: abs(join - middle))
    candidates = [near] if abs(near - middle) < min(_APART * 2, reach) else []
    for step in range(24):
        candidates += [middle + step * 2.0, middle - step * 2.0]
    for height in candidates:
        if abs(height - middle) <= reach and all(abs(height - y) >= _APART for y in others):
            yield height


def _tracks(trunks: Sequence[Trunk]) -> int:
    """Give trunks that pass each other tracks of their own; return how many there are.

    From left to right: those that lead down, the lowest first, then those that lead up, the highest
    first. So the line from a card to its trunk crosses no trunk that goes the same way.
    """
    bent = [trunk for trunk in trunks if not trunk.straight]
    order = sorted(
        bent,
        key=lambda each: (not each.downwards, -each.start if each.downwards else each.start),
    )
    placed: list[Trunk] = []
    for trunk in order:
        beside = [
            other.track
            for other in placed
            if other.low - _APART < trunk.high and trunk.low - _APART < other.high
        ]
        trunk.track = max(beside, default=-1) + 1
        placed.append(trunk)
    return max((trunk.track + 1 for trunk in bent), default=1)


def arrow_marks(found: Gutter, left: float, columns: Columns, setting: Setting) -> list[Mark]:
    """Draw the arrows of a gutter that begins at x `left`, and put their kinds into the legend."""
    marks = []
    first = left + (found.width - _TRACK * (found.tracks - 1)) / 2
    for trunk in found.trunks:
        x = first + trunk.track * _TRACK
        for edge, join in zip(trunk.edges, trunk.joins, strict=True):
            source, end = columns.cards[edge.source], trunk.target.right
            points = [(source.x, join), (x, join), (x, trunk.start), (end, trunk.start)]
            if abs(join - trunk.start) < _SAME:
                points = [(source.x, trunk.start), (end, trunk.start)]
            # No dashes: on a trunk that several share, one line would fill the gaps of another.
            width = _THIN if edge.free else _WIDTH
            path = rounded_polyline(points, _RADIUS)
            stroke = Stroke(path, setting.theme.arrow, width, head=not edge.free)
            title = f"{source.item.title} → {trunk.target.item.title}"
            marks.append(Mark("link", (stroke,), f"link-{edge.source}-{edge.target}", title))
            word = setting.said["impact-free" if edge.free else "impact-refers"]
            sign: Sign = "line" if edge.free else "arrow"
            setting.legend.add(Entry(sign, word, setting.theme.arrow))
    return marks
