"""The lane of the ways between steps: branches and returns, as arrows below the steps.

Every way goes down from its step, along a track of its own and up to the step that it leads to.
Tracks are given from the shortest way to the longest, so that ways which enclose one another do
not cross; a label stands upon its line, in the widest gap that no other way passes through. A way
between two rows is drawn in both: to the end of one and from the end of the other, each with the
name of the step at its other end. Where some leave for good, a short arrow ends at a bar, below all
ways that it meets, with what is told of them under it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.differences import SMALL, Flag, difference_sign, flagged
from cjmap.draw.parts.grid import OUTSET, Columns, band
from cjmap.draw.parts.lane import label_height, lane_label, of_lane
from cjmap.draw.scene import (
    Box,
    Dash,
    Mark,
    Point,
    Shape,
    Stroke,
    Weight,
    Words,
    polyline,
    rounded_polyline,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue, Theme

_SIZE = 9.0
_PORT = 14.0
_ABOVE = 12.0
_BELOW = 7.0
_APART = 4.0
"""Space between a track with its label and the next one, in points."""

_BESIDE = 12.0
"""How much of a line stays in sight to the left and to the right of its label, in points."""

_EDGE = 3.0
"""How far from the end of a lane a way between two rows ends, in points."""


_BAR = 6.0
"""Half of the bar at which an arrow ends that leads nowhere, in points."""

_Port = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one column to another (or back to the same), with what is written at it."""

    start: int
    end: int
    label: str
    title: str
    id: str
    dash: Dash = "solid"
    origin: str = ""
    target: str = ""
    """The names of the steps at both ends, for a way between two rows."""
    departs: bool = False
    """Whether it leads nowhere: who goes it leaves at its step."""
    flag: Flag | None = None
    """How it differs from what it was."""


_MANY = 400
"""Of more ways in a row each has a track of its own, and lines may cross labels: nobody follows so many."""


@dataclass(slots=True)
class _Laid:
    """What of a way lies in a row, with its place.

    `first` and `last` are the columns that it joins; one beyond the row for a way that crosses
    its end. `start` and `end` are where it leaves and arrives, from left to right.
    """

    way: Way
    first: int
    last: int
    leaves: bool
    arrives: bool
    start: float = 0.0
    end: float = 0.0
    track: int = 0
    lines: tuple[str, ...] = ()
    middle: float = 0.0

    @property
    def span(self) -> int:
        """How many columns it passes."""
        return abs(self.last - self.first)

    @property
    def side(self) -> int:
        """From which side it arrives: −1 from the left, 1 from the right."""
        return -1 if self.first < self.last else 1

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)

    @property
    def label(self) -> str:
        """What is written at it here."""
        if self.way.departs:
            return self.way.label
        if not self.arrives:
            return f"{self.way.label} → {self.way.target}".strip()
        if not self.leaves:
            return f"{self.way.origin} →" if self.side < 0 else f"← {self.way.origin}"
        return self.way.label

    @property
    def sign_room(self) -> float:
        """The width that the sign of a difference takes before its label."""
        flag = self.way.flag
        if flag is None or flag.quiet:
            return 0.0
        return SMALL + (4.0 if self.lines else 0.0)

    @property
    def tall(self) -> float:
        """The height of its label, or of the sign that stands alone."""
        return texts.height(max(len(self.lines), 1 if self.sign_room else 0), _SIZE)

    @property
    def id(self) -> str:
        """Its id; the part that arrives from another row has one of its own."""
        return self.way.id if self.leaves else f"{self.way.id}-arrives"

    @property
    def upon(self) -> bool:
        """Whether the label stands upon the line, not below: a loop at one step has no room."""
        return self.span > 0

    def reach(self, columns: Columns) -> tuple[float, float]:
        """Give the room that line and label take from left to right."""
        if self.span:
            return self.low, self.high
        return columns.start(self.first) + 4, columns.start(self.first + 1) - 4


@dataclass(frozen=True, slots=True)
class WaysLane:
    """The lane with all its ways."""

    key: str
    label: str
    hint: str
    hue: Hue
    theme: Theme
    ways: tuple[Way, ...]

    def height(self, columns: Columns) -> float:
        """Give the height of the lane, in points; 0 in a row that no way begins or ends in."""
        laid = self._laid(columns)
        return self._tall(_levels(laid)[1]) if laid else 0.0

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give its marks and its height.

        Nothing and 0 in a row that no way begins or ends in.
        """
        laid = self._laid(columns)
        if not laid:
            return [], 0.0
        levels, bottom = _levels(laid)
        height = self._tall(bottom)
        key = columns.name(self.key)
        marks = [
            band(key, self.hue, columns, y, height),
            lane_label(key, self.label, self.hint, self.hue, y, height),
        ]
        marks += [self._line(each, y, y + levels[each.track]) for each in laid]
        marks += [
            self._label(each, y + levels[each.track])
            for each in laid
            if each.lines or each.sign_room
        ]
        return of_lane(self.key, marks), height

    def _laid(self, columns: Columns) -> list[_Laid]:
        """Give what lies in a row of all ways, each with its track, its ends and its label."""
        laid = [part for way in self.ways for part in _parts(way, columns)]
        self._ports(laid, columns)
        self._tracks(laid, columns)
        self._labels(laid, columns)
        return laid

    def _tall(self, bottom: float) -> float:
        """Give the height of the lane by the lower end of its ways."""
        return max(bottom, label_height(self.label, self.hint))

    def _line(self, laid: _Laid, y: float, level: float) -> Mark:
        points: list[Point] = [(laid.start, level), (laid.end, level)]
        if laid.leaves:
            points.insert(0, (laid.start, y + 2))
        if laid.way.departs:
            return self._departure(laid, y, level)
        if laid.arrives:
            points.append((laid.end, y + 1))
        path = rounded_polyline(points, 6)
        gone = laid.way.flag is not None and laid.way.flag.removed
        colour = self.theme.removed if gone else self.theme.arrow
        line = Stroke(path, colour, 1.3, laid.way.dash, head=True)
        return flagged(Mark("way", (line,), laid.id, laid.way.title), laid.way.flag)

    def _departure(self, laid: _Laid, y: float, level: float) -> Mark:
        x, colour = laid.start, self.theme.arrow
        arrow = Stroke(polyline((x, y + 2), (x, level - 0.8)), colour, 1.3, head=True)
        bar = Stroke(polyline((x - _BAR, level), (x + _BAR, level)), colour, 1.6)
        return Mark("way", (arrow, bar), laid.id, laid.way.title)

    def _label(self, laid: _Laid, level: float) -> Mark:
        tall = laid.tall
        top = level - tall / 2 if laid.upon else level + 4
        wide = texts.widest(laid.lines, _SIZE, Weight.SEMIBOLD) if laid.lines else 0.0
        signs: list[Shape] = []
        flag, aside = laid.way.flag, laid.sign_room
        if flag is not None and aside:
            at = laid.middle - (wide + aside) / 2 + SMALL / 2
            signs = difference_sign(flag.difference, at, top + tall / 2, self.theme, SMALL)
        words = Words(
            laid.middle + aside / 2,
            top + _SIZE * 0.96,
            laid.lines,
            _SIZE,
            self.theme.body,
            Weight.SEMIBOLD,
            "middle",
            texts.direction(laid.label),
            struck=flag is not None and flag.removed,
            text=laid.label,
        )
        said = (words,) if laid.lines else ()
        if not laid.upon:
            return Mark("way-label", (*signs, *said))
        half = (wide + aside) / 2 + 5
        ground = Box(laid.middle - half, top - 1, 2 * half, tall + 2, self.hue.band, rounded=False)
        return Mark("way-label", (ground, *signs, *said))

    def _ports(self, laid: Sequence[_Laid], columns: Columns) -> None:
        """Give every way the points at which it leaves and arrives.

        Each way leaves by itself; all of one kind that arrive from one side arrive together. From
        left to right stand those of the left, the shortest first, those that come back to the same
        step, and those of the right, the longest first. They keep to the middle half of the column, so that labels have the rest.
        """
        ports: dict[int, dict[_Port, tuple[int, int, int]]] = {}
        for number, each in enumerate(laid):
            leaves, arrives = _ports_of(each, number)
            for here, there, name in (
                (each.first, each.last, leaves),
                (each.last, each.first, arrives),
            ):
                own = ports.setdefault(here, {})
                if here == there:
                    own[leaves] = (1, number + 1, 0)
                    if each.arrives:
                        own[arrives] = (1, -number - 1, 0)
                elif there > here:
                    own[name] = min(own.get(name, (2, 0, number)), (2, -each.span, number))
                else:
                    own[name] = max(own.get(name, (0, 0, number)), (0, each.span, number))
        places: dict[tuple[int, _Port], float] = {}
        for column, own in ports.items():
            if column not in columns.numbers:
                end = columns.right + OUTSET - _EDGE
                edge = columns.left - OUTSET + _EDGE if column < columns.first else end
                places.update({(column, name): edge for name in own})
                continue
            ordered = sorted(own, key=lambda name: own[name])
            spacing = min(_PORT, columns.width / 2 / max(len(ordered) - 1, 1))
            for index, name in enumerate(ordered):
                offset = (index - (len(ordered) - 1) / 2) * spacing
                places[column, name] = columns.middle(column) + offset
        for number, each in enumerate(laid):
            leaves, arrives = _ports_of(each, number)
            each.start = places[each.first, leaves]
            each.end = each.start if each.way.departs else places[each.last, arrives]

    def _tracks(self, laid: list[_Laid], columns: Columns) -> None:
        """Give the tracks, those of steps that lead to themselves below all that they meet."""
        laid.sort(key=lambda each: (each.span == 0, each.high - each.low, each.low, each.id))
        if len(laid) > _MANY:
            for number, each in enumerate(laid):
                each.track = number
            return
        reaches = [each.reach(columns) for each in laid]
        for number, each in enumerate(laid):
            low, high = reaches[number]
            taken = {
                laid[at].track
                for at, (other_low, other_high) in enumerate(reaches[:number])
                if other_low - 8 < high and low - 8 < other_high
            }
            if each.span == 0:
                each.track = max(taken, default=-1) + 1
            else:
                each.track = next(track for track in range(len(laid)) if track not in taken)

    def _labels(self, laid: Sequence[_Laid], columns: Columns) -> None:
        for each in laid:
            low, high = each.reach(columns)
            passing = sorted(
                x
                for other in (laid if len(laid) <= _MANY else ())
                if other.track > each.track
                for x, upright in ((other.start, other.leaves), (other.end, other.arrives))
                if upright and low < x < high
            )
            left, right = max(
                itertools.pairwise([low, *passing, high]),
                key=lambda gap: (gap[1] - gap[0], -gap[0]),
            )
            flagged_room = SMALL + 4.0 if each.way.flag else 0.0
            beside = 2 * (_BESIDE if each.upon else 5.0) + flagged_room
            room = max(right - left - beside, 24.0)
            each.middle = (left + right) / 2
            each.lines = texts.wrap(each.label, room, _SIZE, Weight.SEMIBOLD)
            if each.way.departs:
                # Below its bar, as far as the column has room.
                half = texts.widest(each.lines, _SIZE, Weight.SEMIBOLD) / 2
                each.middle = max(min(each.start, right - half), left + half)


def _parts(way: Way, columns: Columns) -> list[_Laid]:
    """Give what of a way lies in a row: all of it, one end of it, or nothing."""
    leaves, arrives = way.start in columns.numbers, way.end in columns.numbers
    if way.departs:
        return [_Laid(way, way.start, way.start, leaves=True, arrives=False)] if leaves else []
    if not leaves and not arrives:
        return []
    first = min(max(way.start, columns.first - 1), columns.last + 1)
    last = min(max(way.end, columns.first - 1), columns.last + 1)
    return [_Laid(way, first, last, leaves, arrives)]


def _ports_of(laid: _Laid, number: int) -> tuple[_Port, _Port]:
    """Name the ports at which a way leaves and arrives; ways of one name share one."""
    if laid.span == 0:
        return ("leaves", number, ""), ("returns", number, "")
    return ("leaves", number, ""), ("arrives", laid.side, laid.way.dash)


def _levels(laid: Sequence[_Laid]) -> tuple[list[float], float]:
    """Give the height of the line of each track below the lane's upper side, and the lower end."""
    levels: list[float] = []
    top = _ABOVE
    tracks: list[list[_Laid]] = [[] for _ in range(max(each.track for each in laid) + 1)]
    for each in laid:
        tracks[each.track].append(each)
    for own in tracks:
        upon = max((e.tall for e in own if e.upon), default=0.0)
        below = max((e.tall for e in own if not e.upon), default=0.0)
        half = max(upon / 2, 4.0)
        levels.append(top + half)
        top += half + max(half, below + 4 if below else 0.0) + _APART
    return levels, top - _APART + _BELOW
