"""Arrows keep to the gutters: no segment enters a card, whatever the table."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw.parts.routing import Cell, Routed, Segment, route

WIDTH, HEIGHT, GUTTER = 100.0, 40.0, 60.0


def place(segment: Segment) -> float:
    """Put the tracks of a line evenly into a plain table of equal cells."""
    size = WIDTH if segment.upright else HEIGHT
    index = segment.line // 2
    start = index * (size + GUTTER)
    room = size if segment.line % 2 else GUTTER
    start += GUTTER if segment.line % 2 else 0
    offset = (segment.track + 1) / (segment.tracks + 1)
    return start + room * offset


def sides(cell: Cell) -> tuple[float, float, float, float]:
    """Give the sides of a card that fills its cell."""
    left = GUTTER + cell[1] * (WIDTH + GUTTER)
    top = GUTTER + cell[0] * (HEIGHT + GUTTER)
    return left, top, left + WIDTH, top + HEIGHT


def check(routed: Routed, cards: set[Cell], links: list[tuple[Cell, Cell]]) -> None:
    """Assert that every arrow begins and ends at its cards and enters none."""
    for number, (start, end) in enumerate(links):
        points = routed.path(number, place, sides)
        for cell, point in ((start, points[0]), (end, points[-1])):
            left, top, right, bottom = sides(cell)
            assert left - 0.01 <= point[0] <= right + 0.01
            assert top - 0.01 <= point[1] <= bottom + 0.01
            assert (
                min(abs(point[0] - left), abs(point[0] - right)) < 0.01
                or min(abs(point[1] - top), abs(point[1] - bottom)) < 0.01
            )
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            assert abs(x0 - x1) < 0.01 or abs(y0 - y1) < 0.01
            for cell in cards:
                left, top, right, bottom = sides(cell)
                assert not (
                    min(x0, x1) < right - 0.01
                    and max(x0, x1) > left + 0.01
                    and min(y0, y1) < bottom - 0.01
                    and max(y0, y1) > top + 0.01
                ), f"link {number} enters {cell}"


def no_two_upon_each_other(routed: Routed, links: int) -> None:
    """Assert that no two arrows share a stretch of more than a point."""
    parts = [
        (number, a, b)
        for number in range(links)
        for a, b in itertools.pairwise(routed.path(number, place, sides))
    ]
    for (first, a, b), (second, c, d) in itertools.combinations(parts, 2):
        if first == second:
            continue
        for axis in (0, 1):
            on_one_line = max(p[axis] for p in (a, b, c, d)) - min(p[axis] for p in (a, b, c, d))
            low = max(min(a[1 - axis], b[1 - axis]), min(c[1 - axis], d[1 - axis]))
            high = min(max(a[1 - axis], b[1 - axis]), max(c[1 - axis], d[1 - axis]))
            assert on_one_line > 0.01 or high - low < 1, f"{first} lies upon {second}"


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, set[Cell], list[tuple[Cell, Cell]]]:
    """Make a table with at least two cards and some links."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 7))
    cells = [(row, column) for row in range(rows) for column in range(columns)]
    cards = draw(st.lists(st.sampled_from(cells), min_size=2, unique=True))
    ends = st.tuples(st.sampled_from(cards), st.sampled_from(cards))
    links = draw(st.lists(ends.filter(lambda link: link[0] != link[1]), max_size=15))
    return rows, columns, set(cards), links


@settings(max_examples=120, deadline=None)
@given(tables())
def test_no_arrow_enters_a_card(
    table: tuple[int, int, set[Cell], list[tuple[Cell, Cell]]],
) -> None:
    rows, columns, cards, links = table
    routed = route(rows, columns, cards, links)
    check(routed, cards, links)
    no_two_upon_each_other(routed, len(links))


def test_neighbours_are_joined_by_a_straight_line() -> None:
    routed = route(2, 2, {(0, 0), (0, 1), (1, 0)}, [((0, 0), (0, 1)), ((0, 0), (1, 0))])
    assert [len(way.segments) for way in routed.ways] == [1, 1]
    assert routed.path(0, place, sides)[0] == (160.0, 80.0)


def test_an_empty_cell_is_passed_straight() -> None:
    routed = route(3, 1, {(0, 0), (2, 0)}, [((0, 0), (2, 0))])
    assert len(routed.ways[0].segments) == 1


def test_a_card_in_between_is_passed_aside() -> None:
    cards = {(0, 0), (1, 0), (2, 0)}
    links = [((0, 0), (2, 0)), ((2, 0), (0, 0))]
    routed = route(3, 1, cards, links)
    check(routed, cards, links)
    assert all(len(way.segments) > 1 for way in routed.ways)


def test_a_straight_link_keeps_to_the_middle() -> None:
    cards = {(0, 0), (0, 1), (1, 1)}
    links = [((0, 0), (0, 1)), ((0, 0), (1, 1))]
    segment = route(2, 2, cards, links).ways[0].segments[0]
    assert segment.track == segment.middle


def test_a_link_needs_two_cards() -> None:
    with pytest.raises(ValueError, match="not a link"):
        route(1, 2, {(0, 0)}, [((0, 0), (0, 1))])
    with pytest.raises(ValueError, match="not a link"):
        route(1, 2, {(0, 0)}, [((0, 0), (0, 0))])


def test_a_large_blueprint_is_routed_in_seconds() -> None:
    cards = {(row, column) for row in range(8) for column in range(60) if (row + column) % 3}
    ordered = sorted(cards, key=lambda cell: (cell[1], cell[0]))
    links = [(ordered[n], ordered[(n * 7 + 11) % len(ordered)]) for n in range(200)]
    links = [link for link in links if link[0] != link[1]]
    started = time.perf_counter()
    routed = route(8, 60, cards, links)
    assert time.perf_counter() - started < 20
    check(routed, cards, links)
    again = route(8, 60, cards, links)
    assert [way.nodes for way in again.ways] == [way.nodes for way in routed.ways]
