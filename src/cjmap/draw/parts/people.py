"""The people of a header: who they are, and a box for each with face, facts and quotation."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.frame import GAP, MARGIN
from cjmap.draw.parts.measures import quoted
from cjmap.draw.parts.photos import photo_bytes
from cjmap.draw.scene import Box, Disc, Image, Mark, Shape, Weight, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Theme

_FACE = 23.0
_TEXT = 2 * _FACE + 34
"""Where the text of a box begins, to the right of the face, in points."""

_ALONE = 366.0
_USUAL = 318.0
_LEAST = 236.0
_MOST = 400.0
"""Widths of a box: of a single person, and from the least beside and below a title to the most."""

_AGES = ("age", "wiek")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")
_NAME = 12.5
_FACTS = 9.5


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the header: a disc with initials, a name, facts and a quotation."""

    id: str
    name: str
    facts: str
    quote: str
    colour: str
    photo: bytes | None = None
    """A picture file (as `cjmap.draw.writers.images` gives it)."""

    @property
    def initials(self) -> str:
        """One or two letters to know the person by."""
        return initials(self.name)


def people_of(
    ids: Sequence[str], context: Context, theme: Theme, said: Speech
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
        facts += [_fact(key, value, said) for key, value in list(model.demographics.items())[:3]]
        quote = quoted(model.quote, said) if model.quote else ""
        photo = photo_bytes(context, id)
        people.append(Person(id, model.name, " · ".join(facts), quote, colour, photo))
    return tuple(people)


def _fact(key: str, value: object, said: Speech) -> str:
    """Write a fact on its own; a number with what it counts, as only an age is known by itself."""
    text = said.number(value) if isinstance(value, float) else texts.one_line(value)
    if not (isinstance(value, bool | int | float) or _NUMBER.fullmatch(text)) or key in _AGES:
        return text
    return f"{texts.one_line(key.replace('_', ' '))}: {text}"


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name, in capitals."""
    parts = [part for part in texts.one_line(name).split(" ") if part[:1].isalnum()]
    if not parts:
        return "?"
    letters = [texts.clusters(part)[0] for part in (parts[0], parts[-1])]
    return "".join(letters[: 1 if len(parts) == 1 else 2]).upper()[:4]


def face(
    letters: str,
    colour: str,
    x: float,
    y: float,
    radius: float,
    theme: Theme,
    photo: bytes | None = None,
) -> list[Shape]:
    """Give a disc with initials, and a pale ring around it.

    With a photo, that fills the disc; the initials, by which curves tell the person, stand small
    at its side.
    """
    ring = Disc(x, y, radius + 4, theme.ring)
    if photo is None:
        return [ring, *_initials(letters, colour, x, y, radius, theme)]
    image = Image(x - radius, y - radius, 2 * radius, 2 * radius, photo, circle=True)
    aside = radius * 0.74
    small = _initials(letters, colour, x + aside, y + aside, radius * 0.36, theme)
    return [ring, Disc(x, y, radius + 1.5, colour), image, *small]


def _initials(
    letters: str, colour: str, x: float, y: float, radius: float, theme: Theme
) -> list[Shape]:
    size = radius * 0.72
    while size > 5 and texts.width(letters, size, Weight.BOLD) > radius * 1.5:
        size -= 1
    return [
        Disc(x, y, radius, colour),
        centred(letters, x, y, size, theme.on_mark, Weight.BOLD),
    ]


def boxes(
    people: Sequence[Person],
    width: float,
    theme: Theme,
    whole: bool = False,
    grown: float = 1.0,
) -> tuple[list[Mark], float, float]:
    """Lay out a box for each at the right end of `width` points, or with `whole` across it.

    Everything is `grown` times as large as it is at least. Give the marks, the width that they
    take, and the lower end, all in points.
    """
    if not people:
        return [], 0.0, 0.0
    available = width if whole else width * 0.58
    wide = (available + GAP) / len(people) - GAP
    least, most = (_LEAST if whole else _USUAL) * grown, _MOST * grown
    box = min(max(least, min(wide, most)), max(available, 260.0))
    if len(people) == 1:
        box = min(_ALONE * grown, available)
    columns = max(1, min(len(people), int((available + GAP) / (box + GAP) + 0.01)))
    # No last one alone: as many columns as the rows need.
    columns = math.ceil(len(people) / math.ceil(len(people) / columns))
    if whole:
        box = (width - GAP * (columns - 1)) / columns
    taken = columns * box + (columns - 1) * GAP
    left = MARGIN + width - taken
    marks: list[Mark] = []
    y = MARGIN - 6
    for start in range(0, len(people), columns):
        row = people[start : start + columns]
        height = max(_person_height(person, box, grown) for person in row)
        for index, person in enumerate(row):
            x = left + index * (box + GAP)
            marks.append(_person(person, x, y, box, height, theme, grown))
        y += height + GAP
    return marks, taken, y - GAP


def _person_height(person: Person, width: float, grown: float) -> float:
    room = width - (_TEXT + 14) * grown
    name, facts = _NAME * grown, _FACTS * grown
    height = texts.height(len(texts.wrap(person.name, room, name, Weight.BOLD)), name)
    for text in (person.facts, person.quote):
        lines = len(texts.wrap(text, room, facts))
        height += texts.height(lines, facts) + (3 if lines else 0)
    return max(height + 26, 2 * _FACE * grown + 30)


def _person(
    person: Person,
    x: float,
    y: float,
    width: float,
    height: float,
    theme: Theme,
    grown: float,
) -> Mark:
    room = width - (_TEXT + 14) * grown
    shapes: list[Shape] = [Box(x, y, width, height, theme.page, theme.faint)]
    middle, across = y + height / 2, x + (16 + _FACE) * grown
    radius = _FACE * grown
    shapes += face(person.initials, person.colour, across, middle, radius, theme, person.photo)
    left = x + _TEXT * grown
    inner = _person_height(person, width, grown) - 26
    text_height = 0.0
    name, facts = _NAME * grown, _FACTS * grown
    parts: list[tuple[str, float, Weight, str]] = [
        (person.name, name, Weight.BOLD, theme.ink),
        (person.facts, facts, Weight.REGULAR, theme.muted),
        (person.quote, facts, Weight.REGULAR, theme.body),
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
