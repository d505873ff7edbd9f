"""The picture of an impact: columns by depth, cards that count the rest, arrows in the gutters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints
from tests.draw.draw_geometry import read
from tests.draw.draw_maps import LONG, PARAGRAPH

from cjmap.draw import render
from cjmap.draw.context import Alone
from cjmap.draw.look.speech import speech
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures.impact import Chart, Column, Edge, Family, Group, Item, scene_of
from cjmap.draw.pictures.impact.collapsing import MOST_GROUPS, MOST_ITEMS, collapsed
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.draw.draw_geometry import Drawing

SUBJECT = Group(
    "subject", "catalog", "Shop", (Item("0", "touchpoint", "Door", "", Family.VOCABULARY),)
)
FAMILIES = list(Family)


def item(key: str, title: str = "") -> Item:
    family = FAMILIES[sum(map(ord, key)) % len(FAMILIES)]
    return Item(key, "step", title or f"Thing {key}", "happens at …", family)


def chart(columns: Sequence[Sequence[Sequence[str]]], edges: Sequence[tuple[str, str]]) -> Chart:
    """Make a chart of columns of maps of keys; an edge whose source begins with `f` is free text."""
    return Chart(
        SUBJECT,
        tuple(
            Column(
                f"Depth {depth}",
                tuple(
                    Group(f"{depth}-{number}", "journey", f"Map {number}", tuple(map(item, keys)))
                    for number, keys in enumerate(column)
                ),
            )
            for depth, column in enumerate(columns, 1)
        ),
        tuple(Edge(source, target, source[0] == "f") for source, target in edges),
        "en",
    )


def drawn(shown: Chart, view: View | None = None) -> Drawing:
    return read(to_svg(scene_of(shown, Alone(), view or View())))


SMALL = chart(
    [[["a", "b"], ["c"]], [["d"], ["e", "f"]]],
    [("a", "0"), ("b", "0"), ("c", "0"), ("d", "a"), ("e", "a"), ("e", "c"), ("f", "c")],
)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_wrong_with_a_small_one(theme: str) -> None:
    assert complaints(drawn(SMALL, View(theme=THEMES[theme]))) == []


def test_the_thing_stands_at_the_left_and_the_rest_by_depth() -> None:
    drawing = drawn(SMALL)
    left = {key: drawing.named[f"thing-{key}"].box.left for key in "0abcdef"}
    assert left["0"] < left["a"] == left["b"] == left["c"] < left["d"] == left["e"] == left["f"]
    assert drawing.named["depth-1"].reach.left < left["d"]


def test_every_edge_is_an_arrow_between_its_cards() -> None:
    drawing = drawn(SMALL)
    for edge in SMALL.edges:
        link = drawing.named[f"link-{edge.source}-{edge.target}"]
        source, target = (drawing.named[f"thing-{key}"].box for key in (edge.source, edge.target))
        assert abs(link.reach.right - source.left) < 1
        assert abs(link.reach.left - target.right) < 3
        assert bool(link.outlines) is not edge.free  # an arrowhead, or none for free text
    assert link.title == "Thing f → Thing c"


def test_long_lists_are_counted() -> None:
    keys = [f"s{number}" for number in range(30)]
    whole = chart([[keys]], [(key, "0") for key in keys])
    (column,) = collapsed(whole, speech("en")).columns
    (group,) = column.groups
    assert [each.title for each in group.items][-1] == f"+{30 - MOST_ITEMS} more"
    assert len(group.items) == MOST_ITEMS + 1
    drawing = drawn(whole)
    assert complaints(drawing) == []
    assert len(drawing.marked("link")) == MOST_ITEMS + 1


def test_one_thing_more_is_drawn_rather_than_counted() -> None:
    keys = [f"s{number}" for number in range(MOST_ITEMS + 1)]
    whole = chart([[keys]], [(key, "0") for key in keys])
    assert collapsed(whole, speech("en")) == whole


def test_what_most_hangs_on_is_kept() -> None:
    keys = [f"s{number:02}" for number in range(20)]
    whole = chart(
        [[keys], [["x", "y"]]], [*((key, "0") for key in keys), ("x", "s19"), ("y", "s18")]
    )
    shown = collapsed(whole, speech("en"))
    assert {"s18", "s19"} < {each.key for each in shown.columns[0].groups[0].items}
    assert Edge("x", "s19") in shown.edges


def test_many_maps_are_counted_too() -> None:
    columns = [[[f"m{number}"] for number in range(40)], [["x"]]]
    edges = [(f"m{number}", "0") for number in range(40)]
    whole = chart(columns, [*edges, ("x", "m39")])
    shown = collapsed(whole, speech("en"))
    assert len(shown.columns[0].groups) == MOST_GROUPS + 1
    (last,) = shown.columns[0].groups[-1].items
    assert last.title == f"+{40 - MOST_GROUPS} in {40 - MOST_GROUPS} more maps"
    assert complaints(drawn(whole)) == []


def test_what_hangs_on_something_counted_hangs_on_the_card_that_counts() -> None:
    keys = [f"s{number:02}" for number in range(20)]
    below = [f"x{number:02}" for number in range(20)]
    whole = chart(
        [[keys], [below]], [*((key, "0") for key in keys), *zip(below, keys, strict=True)]
    )
    shown = collapsed(whole, speech("en"))
    ends = {key for edge in shown.edges for key in (edge.source, edge.target)}
    drawn_keys = {i.key for c in shown.columns for g in c.groups for i in g.items} | {"0"}
    assert ends <= drawn_keys
    assert complaints(drawn(whole)) == []


def test_many_that_refer_to_many() -> None:
    first = [[f"a{number}" for number in range(6)], [f"b{number}" for number in range(6)]]
    second = [[f"c{number}" for number in range(6)]]
    top = [key for keys in first for key in keys]
    edges = [(key, "0") for key in top]
    edges += [(f"c{number}", key) for number in range(6) for key in top]
    assert complaints(drawn(chart([first, second], edges))) == []


def test_nothing_refers_to_it() -> None:
    drawing = drawn(chart([], []))
    assert complaints(drawing) == []
    assert "Nothingreferstoit." in drawing.named["footer"].words


def test_polish() -> None:
    drawing = drawn(SMALL, View(lang="pl"))
    assert drawing.named["header"].words.startswith("COODTEGOZALEŻY")


def test_hostile_and_long_texts() -> None:
    evil = '<script>&"]; \\N [x] {y|z} \x1b[31m \u202e'
    groups = (Group("1-0", evil, PARAGRAPH, (Item("a", evil, LONG, PARAGRAPH, Family.PEOPLE),)),)
    whole = Chart(SUBJECT, (Column(LONG, groups),), (Edge("a", "0"),), "en", line=PARAGRAPH)
    assert complaints(drawn(whole)) == []
    assert render(scene_of(whole, Alone(), View()), "svg")


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot"])
def test_every_form(form: str) -> None:
    assert render(scene_of(SMALL, Alone(), View()), form, scale=0.5)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart: every thing refers to one or more of the column before."""
    columns: list[list[list[str]]] = []
    edges: list[tuple[str, str]] = []
    before = ["0"]
    for depth in range(draw(st.integers(1, 3))):
        sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=9))
        groups = [
            [f"{draw(st.sampled_from('fs'))}{depth}-{g}-{n}" for n in range(size)]
            for g, size in enumerate(sizes)
        ]
        keys = [key for group in groups for key in group]
        for key in keys:
            targets = draw(st.lists(st.sampled_from(before), min_size=1, max_size=4, unique=True))
            edges += [(key, target) for target in targets]
        columns.append(groups)
        before = keys
    return chart(columns, edges)


@settings(max_examples=12, deadline=None)
@given(charts())
def test_any_chart(shown: Chart) -> None:
    assert complaints(drawn(shown)) == []
