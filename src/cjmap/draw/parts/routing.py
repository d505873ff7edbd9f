"""Arrows between cards in a table, along the gutters: never through a card.

The table has rows and columns; a cell holds one card or none. Lines run where an arrow may: along
each gutter, and along the middle of each row and column wherever the cells are empty. The lines
are numbered from 0; even ones are gutters (line 2n is the gutter before row or column n), odd
ones are middles (line 2n + 1 is the middle of row or column n). `route` finds for each link the
cheapest way over this grid, where length, bends, crossings and company cost; it is Dijkstra's
search with a lower bound (A*, Hart, Nilsson and Raphael 1968), repeated once every link knows the
others. Then links that run along the same line are given tracks side by side (`track_order`).

Only then are the gutters made as wide as their tracks need, and `Routed.path` gives points.
"""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.draw.limits import check_arrows
from cjmap.draw.parts.track_order import Segment, assign_tracks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjmap.draw.scene import Point

__all__ = ["Cell", "Node", "Routed", "Segment", "Way", "route"]

Cell = tuple[int, int]
"""Row and column of a card, from 0."""

Node = tuple[int, int]
"""Numbers of a vertical and a horizontal line: where they meet."""

_Exit = tuple[int, int, float, bool, int, bool]
"""A piece of a line that leaves a node: its direction, the next node, its cost, whether it is
upright, the node at its left or upper end, and whether it is another direction than before."""

_ACROSS = 80.0
_DOWN = 42.0
"""Half a cell, as a length in points: what the other costs are compared with."""

_BEND = 70.0
_CROSSING = 56.0
_CORNER = 28.0
"""A bend where another link passes: it may cross it, or not."""

_TURNING = 10.0
"""Passing where another link bends."""

_COMPANY = 2.0
_CROWD = 5
"""Running beside another link, for the first few of them."""

_SHARED_SIDE = 14.0
"""Meeting a card at a side where another link does."""

_THROUGH = 8.0
"""Running through an empty cell, or along the rim."""

_MOST_HASTE = 0.3

_MOST_AGAIN = 1_500_000
"""The most work, in links times places of the grid, after which all ways are looked for a second time."""
_NEVER = float("inf")


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
        for before, after in itertools.pairwise(way.segments):
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

    Raise ValueError for a link that begins or ends at no card, or ends where it begins, and
    TooLargeError for more links than ways can be found for in seconds.
    """
    occupied = frozenset(cards)
    for start, end in links:
        if start == end or start not in occupied or end not in occupied:
            raise ValueError(f"not a link between two cards: {start} to {end}")
    if not links:
        return Routed([])
    places = (2 * rows + 1) * (2 * columns + 1)
    check_arrows(len(links), places)
    grid = _Grid(rows, columns, occupied)
    haste = _haste(grid, links)
    order = sorted(range(len(links)), key=lambda n: (_far(links[n]), n))
    found: dict[int, list[int]] = {}
    for number in order:
        found[number] = grid.find(*links[number], haste)
        grid.use(found[number], 1)
    # Of very many, none has much of a choice.
    for number in reversed(order) if len(links) * places <= _MOST_AGAIN else ():
        # Once more, now that every link knows the others.
        grid.use(found[number], -1)
        found[number] = grid.find(*links[number], haste)
        grid.use(found[number], 1)
    ways = []
    for number in range(len(links)):
        nodes = tuple((node % grid.width, node // grid.width) for node in found[number])
        ways.append(Way(nodes, tuple(_segments(number, nodes))))
    return Routed(ways, assign_tracks(segment for way in ways for segment in way.segments))


def _far(link: tuple[Cell, Cell]) -> float:
    (row, column), (end_row, end_column) = link
    straight = row == end_row or column == end_column
    return abs(row - end_row) + 2 * abs(column - end_column) + (0 if straight else 1)


def _haste(grid: _Grid, links: Sequence[tuple[Cell, Cell]]) -> float:
    """Tell by how much to overrate the length that is left: not at all where there is room.

    Where many links pass every place, each crosses some however it goes; a search that is a
    little hasty finds ways as good in half the time.
    """
    steps = sum(2 * abs(a[0] - b[0]) + 2 * abs(a[1] - b[1]) for a, b in links)
    load = steps / len(grid.places)
    return 1 + min(max((load - 1) / 10, 0.0), _MOST_HASTE)


class _Grid:
    """Where the lines meet, as numbers from 0, row by row; with what already runs there.

    A state of the search is a node and the way it was reached: node × 4 + 0 right, 1 down, 2 left
    or 3 up.
    """

    def __init__(self, rows: int, columns: int, occupied: frozenset[Cell]) -> None:
        self.width = 2 * columns + 1
        self.height = 2 * rows + 1
        size = self.width * self.height
        self.places = [(node % self.width, node // self.width) for node in range(size)]
        self.blocked = [(y // 2, x // 2) in occupied and x & y & 1 for x, y in self.places]
        self.exits = [self._exits(node, heading) for node in range(size) for heading in range(4)]
        # By their left or upper ends: how many links run along each piece of a line.
        self.along = ([0] * size, [0] * size)
        # How many pass straight through a node, across and down, and how many turn at it.
        self.passing = ([0] * size, [0] * size)
        self.turning = [0] * size

    def _exits(self, node: int, heading: int) -> tuple[_Exit, ...]:
        """Give the ways on from a node that was reached in a direction."""
        x, y = self.places[node]
        found = []
        for way, (dx, dy) in enumerate(((1, 0), (0, 1), (-1, 0), (0, -1))):
            across, down = x + dx, y + dy
            if not (0 <= across < self.width and 0 <= down < self.height):
                continue
            if way != heading and (self.blocked[node] or way ^ 2 == heading):
                # No way back, and none to another side of a card.
                continue
            cost = _DOWN if dy else _ACROSS
            if across & down & 1 or across in (0, self.width - 1) or down in (0, self.height - 1):
                cost += _THROUGH  # The rim is a detour for the eye, as a cell is.
            following = down * self.width + across
            edge = min(node, following)
            found.append((way, following, cost, bool(dy), edge, way != heading))
        return tuple(found)

    def number(self, cell: Cell) -> int:
        """Give the node in the middle of a cell."""
        return (2 * cell[0] + 1) * self.width + 2 * cell[1] + 1

    def use(self, nodes: Sequence[int], change: int) -> None:
        """Note (1) or forget (−1) that a link runs along these nodes."""
        for a, b in itertools.pairwise(nodes):
            self.along[abs(a - b) == self.width][min(a, b)] += change
        for a, node, b in zip(nodes, nodes[1:], nodes[2:], strict=False):
            if node - a == b - node:
                self.passing[abs(a - node) == self.width][node] += change
            else:
                self.turning[node] += change

    def find(self, start: Cell, end: Cell, haste: float) -> list[int]:
        """Give the cheapest way from card to card, both ends included."""
        source, target = self.number(start), self.number(end)
        places, blocked, exits, along = self.places, self.blocked, self.exits, self.along
        passing, turning = self.passing, self.turning
        tx, ty = self.places[target]
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        queue: list[tuple[float, int, float]] = []
        for heading in range(4):
            best[source * 4 + heading] = 0.0
            queue.append((0.0, source * 4 + heading, 0.0))
        while queue:
            _, state, cost = heapq.heappop(queue)
            if cost > best[state]:
                continue
            node = state >> 2
            if node == target:
                return self._back(came, state)
            # What a bend costs here, and what it costs to pass across and down.
            bend = _BEND + _CORNER * (passing[0][node] + passing[1][node])
            straight = (0.0, 0.0)
            if node != source:
                turns = _TURNING * turning[node]
                straight = (
                    _CROSSING * passing[1][node] + turns,
                    _CROSSING * passing[0][node] + turns,
                )
            for way, following, base, down, edge, turned in exits[state]:
                if blocked[following] and following != target:
                    continue
                company = along[down][edge]
                total = cost + base + (bend if turned else straight[down])
                if company:
                    if node == source or following == target:
                        total += _SHARED_SIDE * company
                    else:
                        total += _COMPANY * (company if company < _CROWD else _CROWD)
                reached = following * 4 + way
                if total >= best.get(reached, _NEVER):
                    continue
                best[reached] = total
                came[reached] = state
                x, y = places[following]
                forward, aside = (ty - y, tx - x) if down else (tx - x, ty - y)
                rest = total + haste * (abs(tx - x) * _ACROSS + abs(ty - y) * _DOWN)
                if forward and (forward < 0) == (way < 2):
                    rest += 2 * _BEND
                elif aside:
                    rest += _BEND
                heapq.heappush(queue, (rest, reached, total))
        raise AssertionError("the gutters connect all cards")

    def _back(self, came: dict[int, int], state: int) -> list[int]:
        """Follow a way back to its start."""
        nodes = [state >> 2]
        while state in came:
            state = came[state]
            nodes.append(state >> 2)
        return nodes[::-1]


def _segments(link: int, nodes: Sequence[Node]) -> list[Segment]:
    """Cut a way into straight segments."""
    corners = [0]
    for index in range(1, len(nodes) - 1):
        before, here, after = nodes[index - 1], nodes[index], nodes[index + 1]
        if (before[0] == here[0]) != (here[0] == after[0]):
            corners.append(index)
    corners.append(len(nodes) - 1)
    result: list[Segment] = []
    for start, end in itertools.pairwise(corners):
        a, b = nodes[start], nodes[end]
        upright = a[0] == b[0]
        axis = 1 if upright else 0
        forward = b[axis] > a[axis]
        # A segment at a card reaches the side of the cell, half a line short of its middle.
        low, high = sorted((float(a[axis]), float(b[axis])))
        at_start, at_end = start == 0, end == len(nodes) - 1
        low += 0.5 * (at_start if forward else at_end)
        high -= 0.5 * (at_end if forward else at_start)
        segment = Segment(link, upright, a[1 - axis], low, high)
        if result:
            _join(result[-1], segment, a)
        result.append(segment)
    return result


def _join(before: Segment, after: Segment, corner: Node) -> None:
    """Let two segments of a link know each other, and that they turn at their corner."""
    at_high = before.high == corner[1 if before.upright else 0]
    starts_high = after.high == corner[1 if after.upright else 0]
    if at_high:
        before.next_high, before.turn_high = after, -1 if starts_high else 1
    else:
        before.next_low, before.turn_low = after, -1 if starts_high else 1
    if starts_high:
        after.next_high, after.turn_high = before, -1 if at_high else 1
    else:
        after.next_low, after.turn_low = before, -1 if at_high else 1
