"""The titles of the links: on their arrows where there is room, else among the notes.

An arrow whose title is among the notes bears a number, and so does the note.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import Badge, small_badge
from cjmap.draw.parts.differences import SIDE, difference_sign
from cjmap.draw.parts.notes import Note
from cjmap.draw.scene import Box, Disc, Mark, Point, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.blueprint.arrows import Arrow

Sides = tuple[float, float, float, float]
"""Left, top, right and lower side, in points."""

_SIZE = 8.5
_ROOM = 96.0
_MOST_LINES = 3
_NUMBER = 13.0
"""Width of the disc of a number, in points."""

_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where on a straight part of an arrow a title is tried, in parts of its length."""

_MANY = 300
"""Between more arrows than these there is no place to look for: their titles stand in the notes."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A title with its place."""

    lines: tuple[str, ...]
    sides: Sides


def link_signs(
    setting: Setting, arrows: Sequence[Arrow], covered: Iterable[Sides]
) -> tuple[list[Mark], list[Sides]]:
    """Put signs upon the arrows that differ from what they were, where they cover least.

    Give them, and what they cover.
    """
    covered = list(covered)
    few = len(arrows) <= _MANY
    marks: list[Mark] = []
    signs: list[Sides] = []
    for arrow in arrows:
        flag = setting.flag(arrow.link)
        if flag is None:
            continue
        others = [other.points for other in arrows if other is not arrow] if few else []
        x, y = _place_of_number(arrow.points, others, [*covered, *signs] if few else [])
        signs.append(_sides(x, y, SIDE, SIDE))
        shapes = difference_sign(flag.difference, x, y, setting.theme)
        marks.append(Mark("link-sign", tuple(shapes), title=flag.told, lane=arrow.lanes))
    return marks, signs


def link_titles(
    setting: Setting,
    arrows: Sequence[Arrow],
    covered: Iterable[Sides],
    signs: Sequence[Sides] = (),
) -> tuple[list[Mark], list[Note]]:
    """Write the titles where they cover neither arrows nor what is `covered`; number all others.

    `signs` is covered too, by the signs of differences.
    """
    marks: list[Mark] = []
    notes: list[Note] = []
    numbered: list[tuple[float, float]] = []
    taken = [*covered, *signs]
    for arrow in arrows:
        title = arrow.link.title
        if not title:
            continue
        few = len(arrows) <= _MANY
        others = [other.points for other in arrows if other is not arrow] if few else []
        spot = _spot(title, arrow.points, others, taken) if few else None
        if spot is None:
            theme = setting.theme
            number = str(len(notes) + 1)
            badge = Badge(number, theme.arrow, "", theme.on_mark, theme.page)
            notes.append(Note(badge, arrow.names, title))
            if not few:
                continue
            x, y = _place_of_number(arrow.points, others, taken)
            taken.append(_sides(x, y, _NUMBER, _NUMBER))
            ring = Disc(x, y, _NUMBER / 2 + 0.5, theme.page)
            shapes = (ring, *small_badge(badge, x, y))
            # Arrows close together have no room for all numbers; the note names the card.
            number_sides = _sides(x, y, _NUMBER, _NUMBER)
            if any(abs(x - a) < 20 and abs(y - b) < 20 for a, b in numbered) or any(
                _overlap(number_sides, sign, 1) for sign in signs
            ):
                continue
            numbered.append((x, y))
            marks.append(Mark("link-number", shapes, title=title, lane=arrow.lanes))
            continue
        taken.append(spot.sides)
        marks.append(_mark(setting, spot, arrow.lanes))
    return marks, notes


def _mark(setting: Setting, spot: _Spot, lanes: str) -> Mark:
    left, top, right, bottom = spot.sides
    theme = setting.theme
    baseline = top + 3 + _SIZE * 0.95
    shapes: tuple[Shape, ...] = (
        Box(left, top, right - left, bottom - top, theme.page, theme.faint),
        Words((left + right) / 2, baseline, spot.lines, _SIZE, theme.body, anchor="middle"),
    )
    return Mark("link-title", shapes, lane=lanes)


def _spot(
    title: str,
    path: Sequence[Point],
    others: Sequence[Sequence[Point]],
    taken: Sequence[Sides],
) -> _Spot | None:
    """Find a place on a path for a title that covers nothing taken and no other path."""
    lines = texts.wrap(title, _ROOM, _SIZE)
    if not lines or len(lines) > _MOST_LINES:
        return None
    wide = texts.widest(lines, _SIZE) + 10
    tall = texts.height(len(lines), _SIZE) + 6
    crossing = _parts(others)
    # The title must not cover the arrow's head either.
    ends = _ends(path)
    for x, y in _candidates(path):
        box = _sides(x, y, wide, tall)
        if not (
            any(_overlap(box, other, 3) for other in taken)
            or any(_overlap(box, other, 2) for other in crossing)
            or any(_overlap(box, end, 10) for end in ends)
        ):
            return _Spot(lines, box)
    return None


def _place_of_number(
    path: Sequence[Point], others: Sequence[Sequence[Point]], taken: Sequence[Sides]
) -> Point:
    """Give the place on a path at which a number covers least, the first of several.

    Nothing is worse to cover than what is taken; then come the arrow's own ends, then others.
    """
    crossing, ends = _parts(others), _ends(path)

    def cost(place: Point) -> int:
        box = _sides(*place, _NUMBER, _NUMBER)
        return (
            100 * sum(_overlap(box, other, 1) for other in taken)
            + 10 * sum(_overlap(box, end, 8) for end in ends)
            + sum(_overlap(box, other, 1) for other in crossing)
        )

    return min(_candidates(path), key=cost)


def _parts(paths: Sequence[Sequence[Point]]) -> list[Sides]:
    return [_around(a, b) for path in paths for a, b in itertools.pairwise(path)]


def _ends(path: Sequence[Point]) -> list[Sides]:
    return [(*path[0], *path[0]), (*path[-1], *path[-1])]


def _sides(x: float, y: float, wide: float, tall: float) -> Sides:
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _candidates(path: Sequence[Point]) -> Iterable[Point]:
    """Give the points to try, on the longest straight part first."""
    parts = sorted(
        itertools.pairwise(path),
        key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1]),
    )
    for a, b in parts:
        for share in _SHARES:
            yield a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _around(a: Point, b: Point) -> Sides:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _overlap(a: Sides, b: Sides, space: float) -> bool:
    return (
        a[0] < b[2] + space and b[0] < a[2] + space and a[1] < b[3] + space and b[1] < a[3] + space
    )
