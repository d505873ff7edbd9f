"""Arrows between cards in a table, along the gutters: never through a card.

The table has rows and columns; a cell holds one card or none. Lines run where an arrow may: along
each gutter, and along the middle of each row and column wherever the cells are empty. The lines
are numbered from 0; even ones are gutters (line 2n is the gutter before row or column n), odd
ones are middles (line 2n + 1 is the middle of row or column n). `route` finds for each link the
cheapest way over this grid, where length, bends, crossings and company cost; it is Dijkstra's
search with a lower bound (A*, Hart, Nilsson and Raphael 1968). Then links that run along the same
line are given tracks side by side, ordered so that they cross as little as they can.

Only then are the gutters made as wide as their tracks need, and `Routed.path` gives points.
"""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjmap.draw.scene import Point

Cell = tuple[int, int]
"""Row and column of a card, from 0."""

Node = tuple[int, int]
"""Numbers of a vertical and a horizontal line: where they meet."""

_ACROSS = 80.0
_DOWN = 42.0
_BEND = 46.0
_CROSSING = 38.0
_COMPANY = 16.0
_THROUGH = 8.0
_REROUTED = 150

_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(slots=True)
class Segment:
    """A straight part of a link, on one line.

    `low` and `high` are the lines that it reaches at either end, half a line short of a card.
    `turn_low` and `turn_high` tell where the link goes from there: −1 to lower lines, 1 to higher
    ones, 0 into a card. `track` counts from 0 within the tracks of its neighbours, `tracks` tells
    how many there are, and `middle` which of them lies in the middle of the line.
    """

    link: int
    upright: bool
    line: int
    low: float
    high: float
    turn_low: int = 0
    turn_high: int = 0
    track: int = 0
    tracks: int = 1
    middle: float = 0.0

    def meets(self, other: Segment) -> bool:
        """Tell whether two segments of one line would lie upon each other."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one link: its segments from the first card to the second."""

    nodes: tuple[Node, ...]
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class Routed:
    """All links of a table, with their ways."""

    ways: list[Way]
    tracks: dict[tuple[bool, int], int] = field(default_factory=dict)
    """How many tracks each line needs, by (upright, line)."""

    def path(
        self,
        link: int,
        place: Callable[[Segment], float],
        sides: Callable[[Cell], tuple[float, float, float, float]],
    ) -> list[Point]:
        """Give the corners of a link, in points.

        `place` gives the coordinate of a segment (x if upright, else y), `sides` the left, top,
        right and lower side of the card in a cell.
        """
        way = self.ways[link]
        first, last = way.segments[0], way.segments[-1]
        start = _port(first, way.nodes[0], way.nodes[1], place, sides)
        end = _port(last, way.nodes[-1], way.nodes[-2], place, sides)
        points = [start]
        for before, after in zip(way.segments, way.segments[1:], strict=False):
            x = place(before) if before.upright else place(after)
            y = place(after) if before.upright else place(before)
            points.append((x, y))
        points.append(end)
        return points


def _port(
    segment: Segment,
    card: Node,
    beside: Node,
    place: Callable[[Segment], float],
    sides: Callable[[Cell], tuple[float, float, float, float]],
) -> Point:
    """Give the point at which a segment meets the side of its card."""
    left, top, right, bottom = sides((card[1] // 2, card[0] // 2))
    if segment.upright:
        return (place(segment), bottom if beside[1] > card[1] else top)
    return (right if beside[0] > card[0] else left, place(segment))


def route(
    rows: int, columns: int, cards: Iterable[Cell], links: Sequence[tuple[Cell, Cell]]
) -> Routed:
    """Find the way of each link between two different cards.

    Raise ValueError for a link that begins or ends at no card, or ends where it begins.
    """
    occupied = frozenset(cards)
    for start, end in links:
        if start == end or start not in occupied or end not in occupied:
            raise ValueError(f"not a link between two cards: {start} to {end}")
    search = _Search(rows, columns, occupied)
    order = sorted(range(len(links)), key=lambda n: (_far(links[n]), n))
    found: dict[int, tuple[Node, ...]] = {}
    for number in order:
        found[number] = search.find(*links[number])
        search.use(found[number], 1)
    if len(links) <= _REROUTED:
        # Once more, now that every link knows the others.
        for number in reversed(order):
            search.use(found[number], -1)
            found[number] = search.find(*links[number])
            search.use(found[number], 1)
    ways = [
        Way(found[number], tuple(_segments(number, found[number]))) for number in range(len(links))
    ]
    routed = Routed(ways)
    by_line: dict[tuple[bool, int], list[Segment]] = {}
    for way in ways:
        for segment in way.segments:
            by_line.setdefault((segment.upright, segment.line), []).append(segment)
    for line, segments in sorted(by_line.items()):
        _assign(segments)
        routed.tracks[line] = max(segment.tracks for segment in segments)
    return routed


def _far(link: tuple[Cell, Cell]) -> float:
    (row, column), (end_row, end_column) = link
    straight = row == end_row or column == end_column
    return abs(row - end_row) + 2 * abs(column - end_column) + (0 if straight else 1)


class _Search:
    """The grid, with what already runs on it."""

    def __init__(self, rows: int, columns: int, occupied: frozenset[Cell]) -> None:
        self.width = 2 * columns + 1
        self.height = 2 * rows + 1
        self.occupied = occupied
        self.company: dict[tuple[Node, Node], int] = {}
        self.passing: dict[tuple[Node, bool], int] = {}

    def use(self, nodes: Sequence[Node], change: int) -> None:
        """Note (1) or forget (−1) that a link runs along these nodes."""
        for a, b in itertools.pairwise(nodes):
            key = (a, b) if a < b else (b, a)
            self.company[key] = self.company.get(key, 0) + change
        for a, node, b in zip(nodes, nodes[1:], nodes[2:], strict=False):
            if a[0] == b[0] or a[1] == b[1]:
                upright = a[0] == b[0]
                self.passing[node, upright] = self.passing.get((node, upright), 0) + change

    def find(self, start: Cell, end: Cell) -> tuple[Node, ...]:
        """Give the cheapest way from card to card, both ends included."""
        source = (2 * start[1] + 1, 2 * start[0] + 1)
        target = (2 * end[1] + 1, 2 * end[0] + 1)
        tx, ty = target
        queue: list[tuple[float, int, float, Node, int]] = []
        best: dict[tuple[Node, int], float] = {}
        came: dict[tuple[Node, int], tuple[Node, int] | None] = {}
        count = 0
        for direction in range(4):
            best[source, direction] = 0.0
            came[source, direction] = None
            heapq.heappush(queue, (0.0, count, 0.0, source, direction))
            count += 1
        while queue:
            _, _, cost, node, direction = heapq.heappop(queue)
            if cost > best[node, direction]:
                continue
            if node == target:
                return self._back(came, (node, direction))
            for turned in range(4):
                if turned != direction and (
                    node == source
                    or (turned + 2) % 4 == direction
                    or (node[0] % 2 == 1 and node[1] % 2 == 1)
                ):
                    # No way back, and no bend in the middle of a cell.
                    continue
                dx, dy = _STEPS[turned]
                following = (node[0] + dx, node[1] + dy)
                more = self._cost(node, following, target, turned)
                if more is None:
                    continue
                if turned != direction:
                    more += _BEND
                elif node != source:
                    more += _CROSSING * self.passing.get((node, dy == 0), 0)
                total = cost + more
                state = (following, turned)
                if total < best.get(state, float("inf")):
                    best[state] = total
                    came[state] = (node, direction)
                    rest = abs(tx - following[0]) * _ACROSS + abs(ty - following[1]) * _DOWN
                    count += 1
                    heapq.heappush(queue, (total + rest, count, total, following, turned))
        raise AssertionError("the gutters connect all cards")

    def _cost(self, node: Node, following: Node, target: Node, turned: int) -> float | None:
        x, y = following
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        cost = _ACROSS if turned % 2 == 0 else _DOWN
        if x % 2 == 1 and y % 2 == 1 and following != target:
            if (y // 2, x // 2) in self.occupied:
                return None
            cost += _THROUGH
        if x in (0, self.width - 1) or y in (0, self.height - 1):
            cost += _THROUGH  # The rim is a detour for the eye.
        key = (node, following) if node < following else (following, node)
        return cost + _COMPANY * self.company.get(key, 0)

    def _back(
        self,
        came: dict[tuple[Node, int], tuple[Node, int] | None],
        state: tuple[Node, int],
    ) -> tuple[Node, ...]:
        nodes = [state[0]]
        before = came[state]
        while before is not None:
            nodes.append(before[0])
            before = came[before]
        return tuple(reversed(nodes))


def _segments(link: int, nodes: Sequence[Node]) -> list[Segment]:
    """Cut a way into straight segments."""
    corners = [0]
    for index in range(1, len(nodes) - 1):
        before, here, after = nodes[index - 1], nodes[index], nodes[index + 1]
        if (before[0] == here[0]) != (here[0] == after[0]):
            corners.append(index)
    corners.append(len(nodes) - 1)
    result = []
    for part, (start, end) in enumerate(itertools.pairwise(corners)):
        a, b = nodes[start], nodes[end]
        upright = a[0] == b[0]
        axis = 1 if upright else 0
        from_, to = float(a[axis]), float(b[axis])
        sign = 1 if to > from_ else -1
        turn_from = turn_to = 0
        if start == 0:
            from_ += 0.5 * sign
        else:
            turn_from = _sign(nodes[corners[part - 1]][1 - axis] - a[1 - axis])
        if end == len(nodes) - 1:
            to -= 0.5 * sign
        else:
            turn_to = _sign(nodes[corners[part + 2]][1 - axis] - b[1 - axis])
        ends = ((from_, turn_from), (to, turn_to))
        (low, turn_low), (high, turn_high) = ends if sign > 0 else ends[::-1]
        result.append(Segment(link, upright, a[1 - axis], low, high, turn_low, turn_high))
    return result


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _assign(segments: list[Segment]) -> None:
    """Give the segments of one line their tracks: none upon another, few crossings."""
    for group in _groups(segments):
        ordered = sorted(group, key=lambda s: (s.turn_low + s.turn_high, s.low, s.high, s.link))
        for _ in range(len(ordered)):
            swapped = False
            for index in range(len(ordered) - 1):
                a, b = ordered[index], ordered[index + 1]
                if a.meets(b) and _crossings(b, a) < _crossings(a, b):
                    ordered[index], ordered[index + 1] = b, a
                    swapped = True
            if not swapped:
                break
        for index, segment in enumerate(ordered):
            below = [other.track for other in ordered[:index] if other.meets(segment)]
            segment.track = max(below, default=-1) + 1
        count = max(segment.track for segment in group) + 1
        # A link that runs straight from card to card keeps to the middle.
        straight = [s.track for s in group if s.turn_low == 0 and s.turn_high == 0]
        middle = (count - 1) / 2
        if straight:
            middle = float(min(straight, key=lambda track: (abs(track - middle), track)))
        for segment in group:
            segment.tracks, segment.middle = count, middle


def _groups(segments: list[Segment]) -> list[list[Segment]]:
    """Split the segments of a line into groups that do not touch one another."""
    groups: list[list[Segment]] = []
    reach = float("-inf")
    for segment in sorted(segments, key=lambda s: (s.low, s.high, s.link)):
        if not groups or segment.low > reach:
            groups.append([])
            reach = float("-inf")
        groups[-1].append(segment)
        reach = max(reach, segment.high)
    return groups


def _crossings(lower: Segment, upper: Segment) -> float:
    """Count the crossings if `lower` has the track with the smaller coordinate."""
    count = 0.0
    for place, turn in ((upper.low, upper.turn_low), (upper.high, upper.turn_high)):
        if turn < 0:
            count += _within(place, lower)
    for place, turn in ((lower.low, lower.turn_low), (lower.high, lower.turn_high)):
        if turn > 0:
            count += _within(place, upper)
    return count


def _within(place: float, segment: Segment) -> float:
    if segment.low < place < segment.high:
        return 1.0
    # At the same gutter it depends on tracks that are not known yet.
    return 0.5 if place in (segment.low, segment.high) else 0.0
