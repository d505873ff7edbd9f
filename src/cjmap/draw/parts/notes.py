"""Numbered remarks below a picture: what a badge on a card stands for, in full."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import Badge, badge_shapes, paragraph
from cjmap.draw.parts.differences import SMALL, Flag, difference_sign, flagged
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.scene import Anchor, Mark, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Theme

_COLUMN = 250.0
_WIDEST = 420.0
_GAP = 24.0
_SIGN = 26.0
_ORDER = "FW↗§◆"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark: the badge it explains, the card it belongs to, and what there is to say."""

    badge: Badge
    where: str
    text: str
    flag: Flag | None = None
    """How it differs from what it was; what is gone is struck through."""


def notes_panel(
    notes: Sequence[Note], width: float, y: float, theme: Theme
) -> tuple[list[Mark], float]:
    """Place the notes in even columns with their upper side at y; give marks and lower end."""
    if not notes:
        return [], y - 10
    columns = max(1, int((width + _GAP) // (_COLUMN + _GAP)))
    columns = min(columns, len(notes))
    wide = min((width + _GAP) / columns - _GAP, _WIDEST)
    ordered = sorted(notes, key=_place)
    heights = [_note(note, 0.0, 0.0, wide, theme)[1] for note in ordered]
    top = y + 8
    marks: list[Mark] = []
    lowest = top
    for column, (first, last) in enumerate(_balanced(heights, columns)):
        here = top
        for note, tall in zip(ordered[first:last], heights[first:last], strict=True):
            x = MARGIN + column * (wide + _GAP)
            mark = Mark("note", tuple(_note(note, x, here, wide, theme)[0]))
            marks.append(flagged(mark, note.flag) if note.flag else mark)
            here += tall
        lowest = max(lowest, here)
    return marks, lowest


def _place(note: Note) -> int:
    """Give the place of a note by its badge; numbers come last, in the order that they have."""
    found = _ORDER.find(note.badge.letter)
    return found if found >= 0 else len(_ORDER)


def _balanced(heights: Sequence[float], columns: int) -> list[tuple[int, int]]:
    """Cut a row of heights into columns, in order, so that the highest is as low as can be.

    No column is higher than the lowest height for which filling one after the other needs no
    more than so many columns; that height is found by bisection. No column is left empty.
    """
    low, high = max(heights), sum(heights)
    for _ in range(40):
        limit = (low + high) / 2
        if len(_filled(heights, limit, 1)) > columns:
            low = limit
        else:
            high = limit
    return _filled(heights, high + 0.01, columns)


def _filled(heights: Sequence[float], limit: float, least: int) -> list[tuple[int, int]]:
    """Fill column after column up to a height, but leave one note for each of the `least` ones."""
    cuts = [0]
    here = 0.0
    for index, tall in enumerate(heights):
        needed = len(heights) - index < least - len(cuts) + 1
        if index and (here + tall > limit or needed):
            cuts.append(index)
            here = 0.0
        here += tall
    cuts.append(len(heights))
    return list(itertools.pairwise(cuts))


def _note(note: Note, x: float, y: float, wide: float, theme: Theme) -> tuple[list[Shape], float]:
    """Give the shapes of one note with its upper left corner at (x, y), and its height."""
    room = wide - _SIGN
    rtl = texts.direction(note.where) == "rtl"
    # The badge stands where reading begins.
    sign, start = (x + wide - 9, x + room) if rtl else (x + 9, x + _SIGN)
    anchor: Anchor = "end" if rtl else "start"
    flag = note.flag
    gone = flag is not None and flag.removed
    ink, body = (theme.muted, theme.muted) if gone else (theme.ink, theme.body)
    shapes = badge_shapes(note.badge, sign, y + 7)
    aside = 0.0
    if flag is not None and not flag.quiet:
        aside = SMALL + 4
        at = start - SMALL / 2 if rtl else start + SMALL / 2
        shapes += difference_sign(flag.difference, at, y + 5.5, theme, SMALL)
    bold, plain = Weight.SEMIBOLD, Weight.REGULAR
    head = start - aside if rtl else start + aside
    where, tall = paragraph(note.where, head, y, room - aside, 9, ink, bold, anchor, struck=gone)
    below = y + tall + 1
    text, more = paragraph(note.text, start, below, room, 9, body, plain, anchor, struck=gone)
    return [*shapes, *where, *text], tall + more + 9
