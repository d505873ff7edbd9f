"""The personas of an overview: a small card for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.portrait import portrait
from cjmap.draw.scene import Box, Mark, Shape, Weight, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.people import Person
    from cjmap.draw.parts.setting import Setting

_GAP = 12.0
_LEAST = 210.0
_WIDEST = 300.0
_FACE = 20.0
_TEXT = 2 * _FACE + 32


def small_cards(
    people: Sequence[Person], width: float, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place a card for each persona in rows of `width` points; give marks and the lower end."""
    count = max(1, min(len(people), int((width + _GAP) // (_LEAST + _GAP))))
    wide = min((width + _GAP) / count - _GAP, _WIDEST)
    marks: list[Mark] = []
    for start in range(0, len(people), count):
        row = [_words(person, wide, setting) for person in people[start : start + count]]
        height = max(2 * _FACE + 24, *(tall + 24 for _, tall in row))
        for index, (words, tall) in enumerate(row):
            person = people[start + index]
            x = MARGIN + index * (wide + _GAP)
            middle = y + height / 2
            shapes: list[Shape] = [
                Box(x, y, wide, height, setting.theme.page, setting.theme.faint),
                *portrait(person, x + 14 + _FACE, middle, _FACE, setting.theme, ring=3.0),
                *(moved(shape, x + _TEXT, middle - tall / 2) for shape in words),
            ]
            marks.append(Mark("person", tuple(shapes), f"person-{person.id}", person.name))
        y += height + _GAP
    return marks, y - _GAP


def _words(person: Person, width: float, setting: Setting) -> tuple[list[Shape], float]:
    """Set the texts of a card with their upper left corner at (0, 0)."""
    theme = setting.theme
    room = width - _TEXT - 12
    shapes, y = paragraph(person.name, 0, 0, room, 12, theme.ink, Weight.BOLD)
    for text in _facts(person, setting):
        more, tall = paragraph(text, 0, y + 2, room, 9.5, theme.muted)
        shapes += more
        y += tall + 2
    return shapes, y


def _facts(person: Person, setting: Setting) -> Iterator[str]:
    model = setting.context.map_of("persona", person.id)
    if model is None:
        return
    if model.archetype:
        yield model.archetype
    if model.share is not None:
        yield f"{setting.said.percent(model.share)} {setting.said['share']}"
