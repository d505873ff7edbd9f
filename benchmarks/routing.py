"""Compare our routes of a blueprint's arrows with Graphviz's own, on the same cards.

    python -m benchmarks.routing            # the examples and five generated blueprints
    python -m benchmarks.routing --quick    # the examples and a small one, one run each
    python -m benchmarks.routing --pictures DIR   # also draw both, as SVG, into DIR

Graphviz is given the cards of our finished picture and nothing else, pinned where we put them
(`neato -n2 -Gsplines=ortho`), and its splines are copied. So it profits from gutters that we made
as wide as our arrows need. Both are judged by one measure, from the corners of the arrows:

- through: arrows that run through a card, a text or a badge, their own cards included
- crossings: places where two arrows cross
- upon: pairs of arrows that lie upon each other for more than 2 pt
- off: ends of arrows further than a tenth of a side from its middle
- bends, and length in thousands of points
- SVG in: the time from the map to its finished SVG, the engine included

Times are medians of processor time: ours of the calls of `route` while a picture is laid out,
Graphviz's of a whole process, since a layout has to start one.
"""

from __future__ import annotations

import itertools
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.clocks import Taken, median, milliseconds, time_command, time_function
from benchmarks.comparison import EXAMPLES, Asked, Row, alone
from benchmarks.drawn import blueprint_of
from cjmap.draw import picture, render
from cjmap.draw import text as texts
from cjmap.draw.context import Alone
from cjmap.draw.engine import embedded_binary
from cjmap.draw.pictures.blueprint import composition
from cjmap.draw.scene import Box, Disc, Mark, Scene, Stroke, Words, rounded_polyline
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.scene import Point

_SIZES = (
    (12, 20, False),
    (30, 80, False),
    (60, 200, False),
    (30, 80, True),
    (60, 200, True),
)
"""Columns and links of the generated blueprints, and whether the links join any two cards."""

_TOUCH = 1.5
"""An arrow may come as near to a card's side, in points, without entering it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle by its sides, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Area:
        """Give the rectangle with each side moved outwards."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside or on a side."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow: the cards that it joins, by number, and its corners from one to the other."""

    mark: Mark
    start: int
    end: int
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What a router is given, and what no arrow may run through."""

    cards: tuple[Area, ...]
    obstacles: tuple[Area, ...]
    """Cards, texts and badges."""
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with the arrows of a picture, and how much line they are."""

    through: int
    crossings: int
    upon: int
    off: int
    bends: int
    length: float

    @property
    def faults(self) -> int:
        """What makes an arrow hard to read, or false."""
        return self.through + self.upon


def add_options(parser: ArgumentParser) -> None:
    """Add what only this comparison is asked."""
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="also draw both there, as SVG")


def compare(asked: Asked) -> Iterator[Row]:
    """Print one table, two rows a blueprint, ours and Graphviz's; then yield the ratios."""
    runs = 1 if asked.quick else 5
    print(
        "| blueprint | router | time | through | crossings | upon | off | bends | length | SVG in |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    sizes = _SIZES[:1] if asked.quick else _SIZES
    rows = [
        row
        for name, model, context in [*_examples(), *_generated(sizes)]
        for row in _compared(name, model, context, runs, asked.options.pictures)
    ]
    yield from rows


def _examples() -> list[tuple[str, Any, Context]]:
    found: list[tuple[str, Any, Context]] = []
    for folder, name in (("clinic", "clinic-visit"), ("sklep", "dostawa-rosliny")):
        workspace = open_workspace(EXAMPLES / folder)
        found.append((name, workspace.map_of("blueprint", name), workspace))
    return found


def _generated(sizes: Sequence[tuple[int, int, bool]]) -> list[tuple[str, Any, Context]]:
    return [
        (
            f"8 × {columns}, {links} links" + (", scattered" if scattered else ""),
            blueprint_of(columns, links, scattered=scattered),
            Alone(),
        )
        for columns, links, scattered in sizes
    ]


def _compared(
    name: str, model: Any, context: Context, runs: int, folder: Path | None
) -> Iterator[Row]:
    ours = [_route_time(model, context) for _ in range(runs)]
    scene = picture(model, context)
    board = board_of(scene)
    whole = [
        time_function(lambda: render(picture(model, context), "svg", timeout=120))
        for _ in range(runs)
    ]
    our_time, our_way = median(ours), judged(board, board.arrows)
    _row(name, "cjmap", our_time, our_way, median(whole))
    theirs = [graphviz_routes(board, scene.height) for _ in range(runs)]
    arrows = theirs[0][1]
    their_time, their_way = median([taken for taken, _ in theirs]), judged(board, arrows)
    _row(name, "ortho", their_time, their_way)
    yield Row(f"routing {name}: cjmap / Graphviz ortho", our_time.processor / their_time.processor)
    faults = f"{our_way.faults} / {their_way.faults}"
    if their_way.faults:
        what = f"the same in arrows through a card or upon another ({faults})"
        yield Row(what, our_way.faults / their_way.faults, "< 1")
    else:
        yield Row(f"the same in arrows through a card or upon another: {faults}", None)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for router, shown in (("cjmap", scene), ("ortho", with_arrows(scene, arrows))):
            (folder / f"{model.id}-{router}.svg").write_bytes(render(shown, "svg", timeout=120))


def _row(name: str, router: str, taken: Taken, found: Judged, whole: Taken | None = None) -> None:
    figures = (found.through, found.crossings, found.upon, found.off, found.bends)
    cells = " | ".join(map(str, figures))
    seconds = milliseconds(taken.processor)
    svg = milliseconds(whole.processor) if whole else ""
    print(
        f"| {name} | {router} | {seconds} | {cells} | {found.length / 1000:.1f} | {svg} |",
        flush=True,
    )


def _route_time(model: Any, context: Context) -> Taken:
    """Lay a picture out; give the time spent in `route`."""
    spent = Taken(0.0, 0.0)

    def timed(*given: Any, **named: Any) -> Any:
        nonlocal spent
        found: list[Any] = []
        taken = time_function(lambda: found.append(route(*given, **named)))
        spent = Taken(spent.processor + taken.processor, spent.wall + taken.wall)
        return found[0]

    route = vars(composition)["route"]
    with patch.object(composition, "route", timed):
        picture(model, context)
    return spent


def board_of(scene: Scene) -> Board:
    """Read cards, obstacles and arrows back from a laid-out picture."""
    cards: list[Area] = []
    obstacles: list[Area] = []
    for mark in scene.marks:
        kind = mark.css.split()[0]
        if kind == "card" and isinstance(mark.shapes[0], Box):
            cards.append(_area(mark.shapes[0]))
        if kind in ("card", "lane-label", "line"):
            obstacles += [_around(shape) for shape in mark.shapes if isinstance(shape, Words)]
            obstacles += [_around(shape) for shape in mark.shapes if isinstance(shape, Disc)]
    arrows = []
    for mark in scene.marks:
        if mark.css.split()[0] == "link" and isinstance(mark.shapes[0], Stroke):
            corners = _corners(mark.shapes[0])
            start, end = (_card_at(cards, point) for point in (corners[0], corners[-1]))
            arrows.append(Arrow(mark, start, end, corners))
    return Board(tuple(cards), (*cards, *obstacles), tuple(arrows))


def _area(box: Box) -> Area:
    return Area(box.x, box.y, box.x + box.width, box.y + box.height)


def _around(shape: Words | Disc) -> Area:
    if isinstance(shape, Disc):
        return Area(
            shape.x - shape.radius,
            shape.y - shape.radius,
            shape.x + shape.radius,
            shape.y + shape.radius,
        )
    wide = texts.widest(shape.lines, shape.size, shape.weight)
    left = shape.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    below = texts.height(len(shape.lines) - 1, shape.size)
    return Area(left, shape.y - 0.73 * shape.size, left + wide, shape.y + below + 0.2 * shape.size)


def _card_at(cards: Sequence[Area], point: Point) -> int:
    near = [n for n, card in enumerate(cards) if card.grown(_TOUCH).holds(*point)]
    if len(near) != 1:
        sys.exit(f"an arrow ends at {len(near)} cards, at {point}")
    return near[0]


def _corners(stroke: Stroke) -> tuple[Point, ...]:
    """Give the corners of an orthogonal line whose corners are rounded."""
    path = stroke.points
    kept = [path[0]]
    for a, b, c, d in zip(path[::3], path[1::3], path[2::3], path[3::3], strict=False):
        straight = abs(a[0] - d[0]) < 0.05 or abs(a[1] - d[1]) < 0.05
        if not straight:
            # The control points of a rounded corner lie on the two lines that meet in it.
            upright = abs(a[0] - b[0]) < abs(a[1] - b[1])
            kept.append((a[0], d[1]) if upright else (d[0], a[1]))
        del c
        kept.append(d)
    return _simplified(kept)


def _simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out points that are no corners."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            continue
        while len(kept) > 1 and (
            (abs(kept[-2][0] - kept[-1][0]) < 0.05 and abs(kept[-1][0] - point[0]) < 0.05)
            or (abs(kept[-2][1] - kept[-1][1]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05)
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def graphviz_routes(board: Board, height: float) -> tuple[Taken, tuple[Arrow, ...]]:
    """Let Graphviz route the arrows between pinned cards; give its time and its arrows."""
    lines = ["digraph {", "graph [splines=ortho, notranslate=true, pad=0, margin=0]"]
    lines.append('node [shape=box, fixedsize=true, label=""]')
    for number, card in enumerate(board.cards):
        wide, tall = card.right - card.left, card.bottom - card.top
        x, y = (card.left + card.right) / 2, height - (card.top + card.bottom) / 2
        size = f"width={wide / 72:.5f}, height={tall / 72:.5f}"
        lines.append(f'n{number} [{size}, pos="{x:.2f},{y:.2f}"]')
    lines += [
        f"n{arrow.start} -> n{arrow.end} [id=e{number}]"
        for number, arrow in enumerate(board.arrows)
    ]
    command = [str(embedded_binary()), "-Kneato", "-n2", "-Tjson"]
    taken, written = time_command(command, given="\n".join([*lines, "}"]).encode())
    edges = {int(edge["id"][1:]): edge["pos"] for edge in json.loads(written).get("edges", ())}
    return taken, tuple(
        replace(arrow, corners=_graphviz_corners(edges[number], height))
        for number, arrow in enumerate(board.arrows)
    )


def _graphviz_corners(pos: str, height: float) -> tuple[Point, ...]:
    """Read the corners of a spline that runs along the axes, with the tip of its arrowhead."""
    points: list[Point] = []
    start: list[Point] = []
    tip: list[Point] = []
    for part in pos.split():
        numbers = part.split(",")
        x, y = float(numbers[-2]), height - float(numbers[-1])
        {"s": start, "e": tip}.get(numbers[0], points).append((x, y))
    return _simplified([*start, *points[::3], *tip])


def with_arrows(scene: Scene, arrows: Sequence[Arrow]) -> Scene:
    """Give the picture with other ways for its arrows, and without the titles beside them."""
    ways = {id(arrow.mark): arrow.corners for arrow in arrows}
    marks: list[Mark] = []
    for mark in scene.marks:
        corners = ways.get(id(mark))
        stroke = mark.shapes[0] if mark.shapes else None
        if corners is not None and isinstance(stroke, Stroke):
            path = rounded_polyline(list(corners), 7)
            mark = replace(mark, shapes=(replace(stroke, points=path), *mark.shapes[1:]))
        if mark.css.split()[0] != "link-title":
            marks.append(mark)
    return replace(scene, marks=tuple(marks))


def judged(board: Board, arrows: Sequence[Arrow]) -> Judged:
    """Count what is wrong with the arrows."""
    through = sum(any(_enters(arrow.corners, area) for area in board.obstacles) for arrow in arrows)
    crossings = upon = 0
    parts = [list(itertools.pairwise(arrow.corners)) for arrow in arrows]
    for first, second in itertools.combinations(parts, 2):
        crossings += sum(_cross(a, b) for a in first for b in second)
        upon += any(_together(a, b) > 2 for a in first for b in second)
    off = sum(
        _off_middle(board.cards[card], point)
        for arrow in arrows
        for card, point in ((arrow.start, arrow.corners[0]), (arrow.end, arrow.corners[-1]))
    )
    bends = sum(len(arrow.corners) - 2 for arrow in arrows)
    length = sum(abs(x0 - x1) + abs(y0 - y1) for part in parts for (x0, y0), (x1, y1) in part)
    return Judged(through, crossings, upon, off, bends, length)


_Part = tuple["Point", "Point"]


def _enters(corners: Sequence[Point], area: Area) -> bool:
    inner = area.grown(-_TOUCH)
    return any(
        min(x0, x1) < inner.right
        and max(x0, x1) > inner.left
        and min(y0, y1) < inner.bottom
        and max(y0, y1) > inner.top
        for (x0, y0), (x1, y1) in itertools.pairwise(corners)
    )


def _cross(first: _Part, second: _Part) -> bool:
    if _upright(first) == _upright(second):
        return False
    upright, level = (first, second) if _upright(first) else (second, first)
    (x, y0), (_, y1) = upright
    (x0, y), (x1, _) = level
    return min(x0, x1) < x < max(x0, x1) and min(y0, y1) < y < max(y0, y1)


def _together(first: _Part, second: _Part) -> float:
    """Give the length of the stretch on which two parts lie upon each other (0.5 pt apart)."""
    if _upright(first) != _upright(second):
        return 0.0
    across, along = (0, 1) if _upright(first) else (1, 0)
    if abs(first[0][across] - second[0][across]) > 0.5:
        return 0.0
    low = max(min(point[along] for point in part) for part in (first, second))
    high = min(max(point[along] for point in part) for part in (first, second))
    return high - low


def _upright(part: _Part) -> bool:
    (x0, y0), (x1, y1) = part
    return abs(x0 - x1) < abs(y0 - y1)


def _off_middle(card: Area, point: Point) -> bool:
    """Tell whether an end is further than a tenth of its side from the middle of the side."""
    x, y = point
    wide, tall = card.right - card.left, card.bottom - card.top
    beside = min(abs(x - card.left), abs(x - card.right))
    above = min(abs(y - card.top), abs(y - card.bottom))
    if beside < above:
        return abs(y - (card.top + card.bottom) / 2) > tall / 10
    return abs(x - (card.left + card.right) / 2) > wide / 10


if __name__ == "__main__":
    alone(compare, __doc__, add_options)
