"""The lane of the ways between steps: branches and returns, as arrows below the steps.

Every way goes down from its step, along a track of its own and up to the step that it leads to.
Tracks are given from the shortest way to the longest, so that ways which enclose one another do
not cross; a label stands below its line, in the widest gap that no other way passes through.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.grid import Columns, band
from cjmap.draw.lane import label_height, lane_label
from cjmap.draw.scene import Dash, Mark, Shape, Stroke, Weight, Words, rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.theme import Hue, Theme

_SIZE = 9.0
_PORT = 13.0
_ABOVE = 10.0
_BELOW = 8.0


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one column to another (or back to the same), with what is written at it."""

    start: int
    end: int
    label: str
    title: str
    id: str
    dash: Dash = "solid"

    @property
    def span(self) -> int:
        """How many columns it passes."""
        return abs(self.end - self.start)


@dataclass(slots=True)
class _Laid:
    """A way with its place: where it leaves and arrives, its track, the label's place."""

    way: Way
    start: float
    end: float
    track: int = 0
    lines: tuple[str, ...] = ()
    middle: float = 0.0

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)

    def reach(self, columns: Columns) -> tuple[float, float]:
        """Give the room that line and label take from left to right."""
        if self.way.span:
            return self.low, self.high
        return columns.start(self.way.start) + 4, columns.start(self.way.start + 1) - 4


@dataclass(frozen=True, slots=True)
class WaysLane:
    """The lane with all its ways."""

    key: str
    label: str
    hint: str
    hue: Hue
    theme: Theme
    ways: tuple[Way, ...]

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give its marks and its height."""
        laid = self._tracks(self._ports(columns), columns)
        self._labels(laid, columns)
        tracks = max(each.track for each in laid) + 1
        levels: list[float] = []
        top = _ABOVE
        for track in range(tracks):
            levels.append(top + 4)
            lines = max(len(each.lines) for each in laid if each.track == track)
            top += 4 + (texts.height(lines, _SIZE) + 5 if lines else 4) + _BELOW
        height = max(top, label_height(self.label, self.hint))
        marks = [
            band(self.key, self.hue, columns, y, height),
            lane_label(self.key, self.label, self.hint, self.hue, y, height),
        ]
        marks += [self._mark(each, y, y + levels[each.track]) for each in laid]
        return marks, height

    def _mark(self, laid: _Laid, y: float, level: float) -> Mark:
        points = [(laid.start, y + 2), (laid.start, level), (laid.end, level), (laid.end, y + 1)]
        shapes: list[Shape] = [
            Stroke(rounded_polyline(points, 6), self.theme.arrow, 1.3, laid.way.dash, head=True)
        ]
        if laid.lines:
            shapes.append(
                Words(
                    laid.middle,
                    level + 4 + _SIZE * 0.96,
                    laid.lines,
                    _SIZE,
                    self.theme.body,
                    Weight.SEMIBOLD,
                    "middle",
                )
            )
        return Mark("way", tuple(shapes), laid.way.id, laid.way.title)

    def _ports(self, columns: Columns) -> list[_Laid]:
        """Give every way the points at which it leaves and arrives.

        Each way leaves by itself; all that arrive from one side arrive together. From left to
        right stand those of the left, the shortest first, then those of the right, the longest
        first. They keep to the middle half of the column, so that labels have the rest.
        """
        ports: dict[int, dict[tuple[str, int], tuple[int, int, int]]] = {}
        for number, way in enumerate(self.ways):
            for here, there, name in (
                (way.start, way.end, ("leaves", number)),
                (way.end, way.start, ("arrives", _side(way))),
            ):
                own = ports.setdefault(here, {})
                if here == there:
                    own["leaves", number] = (3, number, 0)
                    own["returns", number] = (0, -number, 0)
                elif there > here:
                    own[name] = min(own.get(name, (2, 0, number)), (2, -way.span, number))
                else:
                    own[name] = max(own.get(name, (1, 0, number)), (1, way.span, number))
        places: dict[tuple[int, str, int], float] = {}
        for column, own in ports.items():
            ordered = [name for name, _ in sorted(own.items(), key=lambda item: item[1])]
            spacing = min(_PORT, columns.width / 2 / max(len(ordered) - 1, 1))
            for index, (kind, number) in enumerate(ordered):
                offset = (index - (len(ordered) - 1) / 2) * spacing
                places[column, kind, number] = columns.middle(column) + offset
        return [
            _Laid(
                way,
                places[way.start, "leaves", number],
                places[way.end, "returns", number]
                if way.span == 0
                else places[way.end, "arrives", _side(way)],
            )
            for number, way in enumerate(self.ways)
        ]

    def _tracks(self, laid: list[_Laid], columns: Columns) -> list[_Laid]:
        """Give the tracks, those of steps that lead to themselves below all that they meet."""
        laid.sort(
            key=lambda each: (each.way.span == 0, each.high - each.low, each.low, each.way.id)
        )
        for number, each in enumerate(laid):
            taken = {
                other.track
                for other in laid[:number]
                if other.reach(columns)[0] - 8 < each.reach(columns)[1]
                and each.reach(columns)[0] - 8 < other.reach(columns)[1]
            }
            if each.way.span == 0:
                each.track = max(taken, default=-1) + 1
            else:
                each.track = next(track for track in range(len(laid)) if track not in taken)
        return laid

    def _labels(self, laid: Sequence[_Laid], columns: Columns) -> None:
        for each in laid:
            low, high = each.reach(columns)
            passing = sorted(
                x
                for other in laid
                if other.track > each.track
                for x in (other.start, other.end)
                if low < x < high
            )
            left, right = max(
                itertools.pairwise([low, *passing, high]),
                key=lambda gap: (gap[1] - gap[0], -gap[0]),
            )
            room = max(right - left - 10, 24.0)
            each.middle = (left + right) / 2
            each.lines = texts.wrap(each.way.label, room, _SIZE, Weight.SEMIBOLD)


def _side(way: Way) -> int:
    """Tell from which side a way arrives: −1 from the left, 1 from the right."""
    return -1 if way.start < way.end else 1
