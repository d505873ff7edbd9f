"""The people of a header: who they are, and a box for each with face, facts and quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.cards import centred, paragraph
from cjmap.draw.frame import GAP, MARGIN
from cjmap.draw.measures import number, quoted
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight, moved
from cjmap.draw.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.theme import Theme

_FACE = 23.0
_TEXT = 2 * _FACE + 34
"""Where the text of a box begins, to the right of the face, in points."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the header: a disc with initials, a name, facts and a quotation."""

    id: str
    name: str
    facts: str
    quote: str
    colour: str

    @property
    def initials(self) -> str:
        """One or two letters to know the person by."""
        return initials(self.name)


def people_of(
    ids: Sequence[str], context: Context, theme: Theme, said: Mapping[str, str]
) -> tuple[Person, ...]:
    """Give what the header tells of each persona; of an unknown one the id."""
    people = []
    for index, id in enumerate(ids):
        colour = theme.people[index % len(theme.people)]
        model = context.map_of("persona", id)
        if model is None:
            name = context.title_of("persona", id) or id
            people.append(Person(id, name, "", "", colour))
            continue
        facts = [texts.one_line(model.archetype)] if model.archetype else []
        facts += [_fact(value, said) for value in list(model.demographics.values())[:3]]
        quote = quoted(model.quote, said) if model.quote else ""
        people.append(Person(id, model.name, " · ".join(facts), quote, colour))
    return tuple(people)


def _fact(value: object, said: Mapping[str, str]) -> str:
    return number(value, said) if isinstance(value, float) else texts.one_line(value)


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name, in capitals."""
    parts = [part for part in texts.one_line(name).split(" ") if part[:1].isalnum()]
    if not parts:
        return "?"
    letters = [texts.clusters(part)[0] for part in (parts[0], parts[-1])]
    return "".join(letters[: 1 if len(parts) == 1 else 2]).upper()[:4]


def face(letters: str, colour: str, x: float, y: float, radius: float) -> list[Shape]:
    """Give a disc with initials, and a pale ring around it."""
    size = radius * 0.72
    while size > 6 and texts.width(letters, size, Weight.BOLD) > radius * 1.5:
        size -= 1
    return [
        Disc(x, y, radius + 4, LIGHT.ring),
        Disc(x, y, radius, colour),
        centred(letters, x, y, size, LIGHT.on_dark, Weight.BOLD),
    ]


def boxes(
    people: Sequence[Person], width: float, theme: Theme, whole: bool = False
) -> tuple[list[Mark], float, float]:
    """Lay out a box for each at the right end of `width` points, or with `whole` across it.

    Give the marks, the width that they take, and the lower end, all in points.
    """
    if not people:
        return [], 0.0, 0.0
    available = width if whole else width * 0.58
    wide = (available + GAP) / len(people) - GAP
    box = (
        min(366.0, available)
        if len(people) == 1
        else min(max(318.0, min(wide, 400.0)), max(available, 260.0))
    )
    columns = max(1, min(len(people), int((available + GAP) // (box + GAP))))
    if whole:
        box = (width - GAP * (columns - 1)) / columns
    taken = columns * box + (columns - 1) * GAP
    left = MARGIN + width - taken
    marks: list[Mark] = []
    y = MARGIN - 6
    for start in range(0, len(people), columns):
        row = people[start : start + columns]
        height = max(_person_height(person, box) for person in row)
        for index, person in enumerate(row):
            marks.append(_person(person, left + index * (box + GAP), y, box, height, theme))
        y += height + GAP
    return marks, taken, y - GAP


def _person_height(person: Person, width: float) -> float:
    room = width - _TEXT - 14
    height = texts.height(len(texts.wrap(person.name, room, 12.5, Weight.BOLD)), 12.5)
    for text, size in ((person.facts, 9.5), (person.quote, 9.5)):
        lines = len(texts.wrap(text, room, size))
        height += texts.height(lines, size) + (3 if lines else 0)
    return max(height + 26, 2 * _FACE + 30)


def _person(person: Person, x: float, y: float, width: float, height: float, theme: Theme) -> Mark:
    room = width - _TEXT - 14
    shapes: list[Shape] = [Box(x, y, width, height, theme.page, theme.faint)]
    middle = y + height / 2
    shapes += face(person.initials, person.colour, x + 14 + _FACE + 2, middle, _FACE)
    left = x + _TEXT
    inner = _person_height(person, width) - 26
    text_height = 0.0
    parts: list[tuple[str, float, Weight, str]] = [
        (person.name, 12.5, Weight.BOLD, theme.ink),
        (person.facts, 9.5, Weight.REGULAR, theme.muted),
        (person.quote, 9.5, Weight.REGULAR, theme.body),
    ]
    laid: list[tuple[list[Shape], float]] = []
    for text, size, weight, colour in parts:
        more, tall = paragraph(text, left, text_height, room, size, colour, weight)
        if tall:
            laid.append((more, tall))
            text_height += tall + 3
    top = y + (height - (text_height - 3)) / 2 if laid else y + inner
    for more, _ in laid:
        shapes += [moved(shape, 0, top) for shape in more]
    return Mark("person", tuple(shapes), f"person-{person.id}", person.name)
