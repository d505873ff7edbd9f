"""The arrows of the links, along the ways that `cjmap.draw.parts.routing` has found for them.

Their kinds are told apart by heads and dashes, not by colour. A link from a card to itself is a
small loop at its lower right corner, which no other arrow comes near.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cjmap.draw.parts.differences import flagged
from cjmap.draw.parts.legend import Entry
from cjmap.draw.pictures.blueprint.tracks import coordinate
from cjmap.draw.scene import Dash, Mark, Point, Stroke, rounded_polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.routing import Routed
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.blueprint.links import Joined
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.spacing import Sizes
    from cjmap.draw.pictures.blueprint.table import Table
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
    lanes: str = ""
    """The ids of the lanes that it joins, with a space between two."""
    radius: float = 7.0
    """How much its corners are rounded, in points."""

    @property
    def names(self) -> str:
        """The cards that it joins, with the sign of its kind between them."""
        return f"{self.start} {_KINDS[str(self.link.kind)].letter} {self.end}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of link is written in a title, drawn in the legend, and what it is called."""

    letter: str
    sign: Literal["line", "arrow", "double"]
    word: str
    width: float = 1.3
    dash: Dash = "solid"


_KINDS = {
    "triggers": _Kind("→", "arrow", "triggers"),
    "needs": _Kind("–", "line", "needs-link", 1.2, "dashed"),
    "agrees": _Kind("↔", "double", "agrees"),
}

_LOOP = 10.0
"""How far a loop stands out from its card, in points: less than any other arrow does."""


def arrows_of(
    plan: Plan, joined: Sequence[Joined], table: Table, routed: Routed, sizes: Sizes
) -> list[Arrow]:
    """Give the arrows of all links; `routed` has the ways of those that are no loops, in order."""
    arrows = []
    ways = itertools.count()
    for each in joined:
        if each.is_loop:
            points, radius = _loop(sizes.sides(each.start)), 2.0
        else:
            found = routed.path(next(ways), lambda part: coordinate(sizes, part), sizes.sides)
            points, radius = _simplified(found), 7.0
        start, end = table.cards[each.start].face.text, table.cards[each.end].face.text
        lanes = dict.fromkeys(
            plan.lanes[table.lane_of(row)].id for row in (each.start[0], each.end[0])
        )
        arrows.append(Arrow(each.link, each.number, start, end, points, " ".join(lanes), radius))
    return arrows


def arrow_marks(setting: Setting, arrows: Sequence[Arrow]) -> list[Mark]:
    """Draw the arrows, and put their kinds into the legend."""
    marks = []
    for arrow in arrows:
        flag = setting.flag(arrow.link)
        gone = flag is not None and flag.removed
        colour = setting.theme.arrow
        link = arrow.link
        kind = _KINDS[str(link.kind)]
        stroke = Stroke(
            rounded_polyline(list(arrow.points), arrow.radius),
            setting.theme.removed if gone else colour,
            kind.width,
            "dotted" if gone else kind.dash,
            tail=kind.sign == "double",
            head=kind.sign != "line",
        )
        title = f"{arrow.names}: {link.title}" if link.title else arrow.names
        css, id = f"link {link.kind}", f"link-{arrow.number}"
        marks.append(flagged(Mark(css, (stroke,), id, title, lane=arrow.lanes), flag))
        if gone:
            continue  # Its sign tells what it is; only its heads are still those of its kind.
        setting.legend.add(Entry(kind.sign, setting.said[kind.word], colour, dash=kind.dash))
    return marks


def _loop(sides: tuple[float, float, float, float]) -> tuple[Point, ...]:
    """Give the corners of a loop around the lower right corner of a card."""
    _, _, right, bottom = sides
    out, below = right + _LOOP, bottom + _LOOP
    y, x = bottom - 9, right - 16
    return ((right, y), (out, y), (out, below), (x, below), (x, bottom))


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
