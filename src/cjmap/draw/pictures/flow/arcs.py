"""Flows that do not lead to the next step: back above the steps, ahead below them.

An arc leaves its card upright, runs level along a track of its own and comes back upright. Tracks
are given from the shortest arc to the longest, and the ports of a card are in an order in which
arcs that enclose one another do not cross. The label stands on the level part, in the widest gap
through which no other arc passes.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred
from cjmap.draw.pictures.flow.lines import head_length
from cjmap.draw.pictures.flow.plan import LABEL
from cjmap.draw.scene import Box, Mark, Weight, rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.pictures.flow.lines import Line
    from cjmap.draw.pictures.flow.plan import Place
    from cjmap.draw.scene import Point

_CORNER = 11.0
"""The least distance of a port from the corner of its card, in points."""

_PORTS = 6.0
"""The distance of two lines at a card, in points."""

_APART = 6.0
"""The distance of two tracks with their lines and labels, in points."""

_BESIDE = 7.0
"""How much of a line stays in sight on either side of its label, in points."""

_RADIUS = 8.0


@dataclass(slots=True)
class Arc:
    """An arc from the card of one column to that of another, or back to the same."""

    line: Line
    first: int
    last: int
    labels: tuple[str, ...]
    """What may be written on it, the longest first: the first that there is room for is."""
    start: float = 0.0
    end: float = 0.0
    track: int = 0

    @property
    def span(self) -> int:
        """How many columns it passes."""
        return abs(self.last - self.first)

    @property
    def low(self) -> float:
        """Its left end."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """Its right end."""
        return max(self.start, self.end)

    @property
    def tall(self) -> float:
        """The height that its line and its label take."""
        return max(self.line.width, LABEL * 1.3)


@dataclass(frozen=True, slots=True, order=True)
class _Port:
    """Where an arc leaves its card or arrives; ports are in order from left to right.

    First come those from and to the left (`side` −1), the shortest first, then those that come back to
    the same card (0), and those of the right (1), the longest first.
    """

    side: int
    span: int
    """How many columns away the other end is, below 0 to the right."""
    number: int
    leaves: bool
    arc: Arc = field(compare=False)

    def distance(self, other: _Port) -> float:
        """Give the distance of the next port, in points; between two of one arc stands its label."""
        apart = _PORTS
        if other.number == self.number:
            shortest = self.arc.labels[-1]
            apart = texts.width(shortest, LABEL, Weight.SEMIBOLD) + 2 * _BESIDE
        return apart + (self.arc.line.width + other.arc.line.width) / 2


@dataclass(slots=True)
class Arcs:
    """All arcs on one side of the cards: `side` is −1 above them, 1 below."""

    arcs: list[Arc]
    side: int

    def lay_out(self, cards: Mapping[int, Place]) -> float:
        """Find the places of all arcs from left to right; give the height that they need."""
        self._ports(cards)
        self._tracks()
        return self._levels()[1]

    def marks(self, edge: float, ground: str) -> tuple[list[Mark], list[Mark]]:
        """Draw the arcs at cards whose upper or lower side is at y `edge`; labels come apart."""
        levels, _ = self._levels()
        lines, labels = [], []
        for arc in self.arcs:
            level = edge + self.side * levels[arc.track]
            points: list[Point] = [
                (arc.start, edge),
                (arc.start, level),
                (arc.end, level),
                (arc.end, edge),
            ]
            path = rounded_polyline(points, _RADIUS + arc.line.width / 2)
            lines += arc.line.marks(path)
            labels.append(self._label(arc, level, ground))
        return lines, labels

    def _ports(self, cards: Mapping[int, Place]) -> None:
        """Give every arc the points at which it leaves and arrives, closer together where they are many."""
        ports: dict[int, list[_Port]] = {}
        for number, arc in enumerate(self.arcs):
            for here, there, leaves in ((arc.first, arc.last, True), (arc.last, arc.first, False)):
                port = _Port((there > here) - (there < here), here - there, number, leaves, arc)
                ports.setdefault(here, []).append(port)
        for column, own in ports.items():
            own.sort()
            card = cards[column]
            steps = [first.distance(second) for first, second in itertools.pairwise(own)]
            outer = (own[0].arc.line.width + own[-1].arc.line.width) / 2
            room = card.right - card.left - 2 * _CORNER - outer
            part = min(1.0, room / sum(steps)) if steps else 1.0
            x = (card.left + card.right - sum(steps) * part) / 2
            for port, step in zip(own, [*steps, 0.0], strict=True):
                if port.leaves:
                    port.arc.start = x
                else:
                    port.arc.end = x
                x += step * part

    def _tracks(self) -> None:
        """Give each arc the first track above all shorter ones that it passes."""
        self.arcs.sort(key=lambda arc: (arc.high - arc.low, arc.low, arc.line.id))
        for number, arc in enumerate(self.arcs):
            passed = [
                other.track
                for other in self.arcs[:number]
                if other.low - 10 - other.line.width < arc.high
                and arc.low - 10 - arc.line.width < other.high
            ]
            arc.track = max(passed, default=-1) + 1

    def _levels(self) -> tuple[list[float], float]:
        """Give how far each track is from the cards, and where the last one ends, in points."""
        if not self.arcs:
            return [], 0.0
        reach = 6.0 + max(head_length(arc.line.width) for arc in self.arcs)
        levels = []
        for track in range(max(arc.track for arc in self.arcs) + 1):
            tall = max(arc.tall for arc in self.arcs if arc.track == track)
            levels.append(reach + tall / 2)
            reach += tall + _APART
        return levels, reach - _APART

    def _label(self, arc: Arc, level: float, ground: str) -> Mark:
        """Write on the level part of an arc, in the widest gap that no arc of a higher track crosses."""
        passing = sorted(
            x
            for other in self.arcs
            if other.track > arc.track
            for x in (other.start, other.end)
            if arc.low < x < arc.high
        )
        left, right = max(
            itertools.pairwise([arc.low, *passing, arc.high]),
            key=lambda gap: (gap[1] - gap[0], -gap[0]),
        )
        room = right - left - 2 * _BESIDE - arc.line.width
        fitting = (each for each in arc.labels if texts.width(each, LABEL, Weight.SEMIBOLD) <= room)
        label = next(fitting, arc.labels[-1])
        middle = (left + right) / 2
        half = texts.width(label, LABEL, Weight.SEMIBOLD) / 2 + 3.5
        tall = arc.tall + 2
        box = Box(middle - half, level - tall / 2, 2 * half, tall, ground, rounded=False)
        words = centred(label, middle, level, LABEL, arc.line.ink, Weight.SEMIBOLD)
        return Mark("way-label", (box, words))
