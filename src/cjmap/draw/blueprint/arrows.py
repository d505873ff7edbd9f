"""The arrows of the links, along the ways that `cjmap.draw.routing` has found for them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cjmap.draw.blueprint.tracks import coordinate
from cjmap.draw.legend import Entry
from cjmap.draw.scene import Mark, Point, Stroke, rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.blueprint.links import Joined
    from cjmap.draw.blueprint.spacing import Sizes
    from cjmap.draw.blueprint.table import Table
    from cjmap.draw.routing import Routed
    from cjmap.draw.setting import Setting
    from cjmap.format.blueprint import Link


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link with its place. `number` is the link's place in the map, from 1."""

    link: Link
    number: int
    start: str
    end: str
    """The texts of the cards that it joins."""
    points: tuple[Point, ...]
    """Its corners, in points, from the first card to the second."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of link is written in a title, drawn in the legend, and what it is called."""

    letter: str
    sign: Literal["line", "arrow", "double"]
    word: str


_KINDS = {
    "triggers": _Kind("→", "arrow", "triggers"),
    "needs": _Kind("–", "line", "needs-link"),
    "agrees": _Kind("↔", "double", "agrees"),
}


def arrows_of(joined: Sequence[Joined], table: Table, routed: Routed, sizes: Sizes) -> list[Arrow]:
    """Give the arrows of all links that `routed` has ways for, in the same order."""
    arrows = []
    for index, each in enumerate(joined):
        points = routed.path(index, lambda segment: coordinate(sizes, segment), sizes.sides)
        start, end = table.cards[each.start].text, table.cards[each.end].text
        arrows.append(Arrow(each.link, each.number, start, end, _simplified(points)))
    return arrows


def arrow_marks(setting: Setting, arrows: Sequence[Arrow]) -> list[Mark]:
    """Draw the arrows, and put their kinds into the legend."""
    marks = []
    colour = setting.theme.arrow
    for arrow in arrows:
        link = arrow.link
        kind = _KINDS[str(link.kind)]
        stroke = Stroke(
            rounded_polyline(list(arrow.points), 7),
            colour,
            1.3,
            tail=kind.sign == "double",
            head=kind.sign != "line",
        )
        title = f"{arrow.start} {kind.letter} {arrow.end}"
        title += f": {link.title}" if link.title else ""
        marks.append(Mark(f"link {link.kind}", (stroke,), f"link-{arrow.number}", title))
        setting.legend.add(Entry(kind.sign, setting.said[kind.word], colour))
    return marks


def _simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out corners that are none."""
    kept = [points[0]]
    for here, after in itertools.pairwise(points):
        before = kept[-1]
        same_x = abs(before[0] - here[0]) < 0.01 and abs(here[0] - after[0]) < 0.01
        same_y = abs(before[1] - here[1]) < 0.01 and abs(here[1] - after[1]) < 0.01
        if not (same_x or same_y):
            kept.append(here)
    return (*kept, points[-1])
