"""Numbered remarks below a picture: what a badge on a card stands for, in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.cards import Badge, badge_shapes, paragraph
from cjmap.draw.frame import MARGIN
from cjmap.draw.scene import Mark, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.theme import Theme

_COLUMN = 250.0
_GAP = 24.0
_ORDER = "FW↗§◆→"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark: the badge it explains, the card it belongs to, and what there is to say."""

    badge: Badge
    where: str
    text: str


def notes_panel(
    notes: Sequence[Note], width: float, y: float, theme: Theme
) -> tuple[list[Mark], float]:
    """Place the notes in even columns with their upper side at y; give marks and lower end."""
    if not notes:
        return [], y - 10
    columns = max(1, int((width + _GAP) // (_COLUMN + _GAP)))
    columns = min(columns, len(notes))
    wide = min((width + _GAP) / columns - _GAP, 420.0)
    ordered = sorted(notes, key=lambda note: _ORDER.find(note.badge.letter))
    heights = [_note(note, 0.0, 0.0, wide, theme)[1] for note in ordered]
    # Fill column by column, each up to an even share of the whole height.
    share = sum(heights) / columns
    top = y + 8
    marks: list[Mark] = []
    column, x, here, lowest, done = 0, MARGIN, top, top, 0.0
    for note, tall in zip(ordered, heights, strict=True):
        if column < columns - 1 and here > top and done + tall / 2 > share * (column + 1):
            column += 1
            x += wide + _GAP
            here = top
        marks.append(Mark("note", tuple(_note(note, x, here, wide, theme)[0])))
        here += tall
        done += tall
        lowest = max(lowest, here)
    return marks, lowest


def _note(note: Note, x: float, y: float, wide: float, theme: Theme) -> tuple[list[Shape], float]:
    """Give the shapes of one note with its upper left corner at (x, y), and its height."""
    shapes: list[Shape] = list(badge_shapes(note.badge, x + 9, y + 7))
    room = wide - 26
    where, tall = paragraph(note.where, x + 26, y, room, 9, theme.ink, Weight.SEMIBOLD)
    text, more = paragraph(note.text, x + 26, y + tall + 1, room, 9, theme.body)
    return [*shapes, *where, *text], tall + more + 9
