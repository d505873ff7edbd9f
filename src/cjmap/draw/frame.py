"""What is around every picture: the header, the people, the footer with sources and legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from cjmap.draw import text as texts
from cjmap.draw.cards import Badge, badge_shapes, centred, missing, paragraph
from cjmap.draw.labels import words
from cjmap.draw.measures import number, quoted
from cjmap.draw.scene import (
    Area,
    Box,
    Dash,
    Disc,
    Mark,
    Scene,
    Shape,
    Stroke,
    Weight,
    Words,
    polyline,
    rounded_area,
)
from cjmap.draw.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.theme import Theme

MARGIN = 42.0
"""Space around the picture, in points."""

LABELS = 124.0
"""Width of the column with the lanes' names."""

GAP = 10.0
"""Space between that column and the lanes."""

LEAST = 780.0
"""The least inner width; below it a header has no room."""


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the title: a word in bold (may be empty), then a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The header's texts."""

    kind: str
    title: str
    lines: tuple[Line, ...] = ()
    people: tuple[Person, ...] = ()
    note: str = ""
    """A short word in a chip beside the kind, such as the state of a journey."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend, with the sign that it explains."""

    sign: Literal["dot", "badge", "line", "arrow", "double", "card"]
    text: str
    colour: str
    letter: str = ""
    dash: Dash = "solid"


@dataclass(slots=True)
class Legend:
    """The entries of a legend, each once, in the order in which they came up."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Add an entry unless it is there."""
        if entry not in self.entries:
            self.entries.append(entry)

    def add_badge(self, badge: Badge) -> None:
        """Add what a badge means."""
        self.add(Entry("badge", badge.meaning, badge.fill, badge.letter))


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name, in capitals."""
    parts = [part for part in texts.one_line(name).split(" ") if part[:1].isalnum()]
    if not parts:
        return "?"
    letters = [texts.clusters(part)[0] for part in (parts[0], parts[-1])]
    return "".join(letters[: 1 if len(parts) == 1 else 2]).upper()[:4]


def header(heading: Heading, width: float, theme: Theme) -> tuple[list[Mark], float]:
    """Lay out the header in `width` points; give its marks and where it ends, in points."""
    people, taken, people_bottom = _people(heading.people, width, theme)
    beside = taken > 0 and width - taken >= 380
    room = width - taken - 40 if beside else width
    if taken and not beside:
        people, taken, people_bottom = _people(heading.people, width, theme, whole=True)
    x, y = MARGIN, MARGIN
    shapes: list[Shape] = []
    kind = texts.one_line(heading.kind).upper()
    shapes.append(Words(x, y + 9, (kind,), 9.5, theme.brand, Weight.BOLD))
    if heading.note:
        left = x + texts.width(kind, 9.5, Weight.BOLD) + 12
        note = texts.shorten(texts.one_line(heading.note), max(room / 2, 60), 8.5, Weight.SEMIBOLD)
        wide = texts.width(note, 8.5, Weight.SEMIBOLD) + 16
        shapes.append(Box(left, y - 2.5, wide, 17, theme.note, theme.note_edge))
        shapes.append(centred(note, left + wide / 2, y + 6, 8.5, theme.brand, Weight.SEMIBOLD))
    y += 17
    size = 28.0
    while size > 18 and len(texts.wrap(heading.title, room, size, Weight.BOLD)) > 2:
        size -= 2
    title, tall = paragraph(heading.title, x, y, room, size, theme.ink, Weight.BOLD)
    shapes += title
    y += tall + 6
    for line in heading.lines:
        more, tall = _line(line, x, y, min(room, 720), theme)
        shapes += more
        y += tall + (4 if tall else 0)
    marks = [Mark("header", tuple(shapes), "header", heading.title)]
    if people and not beside:
        marks += [_moved(mark, 0, y + 8 - MARGIN) for mark in people]
        y += 8 + people_bottom - MARGIN
    else:
        marks += people
        y = max(y, people_bottom)
    return marks, y


def _line(line: Line, x: float, y: float, room: float, theme: Theme) -> tuple[list[Shape], float]:
    size = 11.0
    if not line.label:
        return paragraph(line.text, x, y, room, size, theme.body)
    label = texts.shorten(texts.one_line(line.label), room / 2, size, Weight.SEMIBOLD)
    indent = texts.width(label, size, Weight.SEMIBOLD) + 8
    more, tall = paragraph(line.text, x + indent, y, room - indent, size, theme.body)
    label_words = Words(x, y + size * 0.96, (label,), size, theme.ink, Weight.SEMIBOLD)
    return [label_words, *more], tall


def _people(
    people: Sequence[Person], width: float, theme: Theme, whole: bool = False
) -> tuple[list[Mark], float, float]:
    """Lay out the boxes of the people at the right; give marks, width taken and lower end."""
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


_FACE = 23.0
_PERSON_TEXT = 2 * _FACE + 34


def _person_height(person: Person, width: float) -> float:
    room = width - _PERSON_TEXT - 14
    height = texts.height(len(texts.wrap(person.name, room, 12.5, Weight.BOLD)), 12.5)
    for text, size in ((person.facts, 9.5), (person.quote, 9.5)):
        lines = len(texts.wrap(text, room, size))
        height += texts.height(lines, size) + (3 if lines else 0)
    return max(height + 26, 2 * _FACE + 30)


def _person(person: Person, x: float, y: float, width: float, height: float, theme: Theme) -> Mark:
    room = width - _PERSON_TEXT - 14
    shapes: list[Shape] = [Box(x, y, width, height, theme.page, theme.faint)]
    middle = y + height / 2
    shapes += face(person.initials, person.colour, x + 14 + _FACE + 2, middle, _FACE)
    left = x + _PERSON_TEXT
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
        shapes += [_moved_shape(shape, 0, top) for shape in more]
    return Mark("person", tuple(shapes), f"person-{person.id}", person.name)


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


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    shapes = tuple(_moved_shape(shape, dx, dy) for shape in mark.shapes)
    return Mark(mark.css, shapes, mark.id, mark.title)


def _moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    match shape:
        case Box():
            return Box(
                shape.x + dx,
                shape.y + dy,
                shape.width,
                shape.height,
                shape.fill,
                shape.stroke,
                shape.stroke_width,
                shape.rounded,
                shape.dash,
            )
        case Disc():
            return Disc(
                shape.x + dx,
                shape.y + dy,
                shape.radius,
                shape.fill,
                shape.stroke,
                shape.stroke_width,
            )
        case Words():
            return Words(
                shape.x + dx,
                shape.y + dy,
                shape.lines,
                shape.size,
                shape.colour,
                shape.weight,
                shape.anchor,
            )
        case Area():
            return Area(tuple((x + dx, y + dy) for x, y in shape.points), shape.fill)
        case Stroke():
            return Stroke(
                tuple((x + dx, y + dy) for x, y in shape.points),
                shape.colour,
                shape.width,
                shape.dash,
                shape.tail,
                shape.head,
            )


_SIGN = 16.0
_LINE = 26.0


def footer(
    left: Sequence[str], legend: Legend, width: float, y: float, theme: Theme, made: str
) -> tuple[list[Mark], float]:
    """Lay out sources at the left and the legend at the right; give marks and the lower end."""
    y += 8
    legend_room = width * 0.6 if left else width
    rows = _legend_rows(legend.entries, legend_room)
    legend_width = max((sum(_entry_width(e) for e in row) for row in rows), default=0.0)
    room = width - legend_width - 30 if rows else width
    text = "   ·   ".join(texts.one_line(part) for part in left if part)
    shapes, tall = paragraph(text, MARGIN, y + 2, room, 9, theme.muted)
    marks = [Mark("footer", tuple(shapes), "footer")] if shapes else []
    row_y = y
    for row in rows:
        x = MARGIN + width - sum(_entry_width(e) for e in row) + 18
        for entry in row:
            marks.append(_entry(entry, x, row_y + 6, theme))
            x += _entry_width(entry)
        row_y += 18
    bottom = max(y + 2 + tall, row_y)
    end = MARGIN + width
    marks.append(Mark("made", (Words(end, bottom + 12, (made,), 8, theme.muted, anchor="end"),)))
    return marks, bottom + 14


def _entry_width(entry: Entry) -> float:
    sign = _LINE if entry.sign in ("line", "arrow", "double") else _SIGN
    return sign + 6 + texts.width(texts.one_line(entry.text), 9) + 18


def _legend_rows(entries: Sequence[Entry], room: float) -> list[list[Entry]]:
    rows: list[list[Entry]] = []
    used = 0.0
    for entry in entries:
        wide = _entry_width(entry)
        if not rows or used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    return rows


def _entry(entry: Entry, x: float, y: float, theme: Theme) -> Mark:
    shapes: list[Shape] = []
    wide = _SIGN
    match entry.sign:
        case "dot":
            shapes.append(Disc(x + 11, y, 4.5, entry.colour))
        case "badge":
            shapes += badge_shapes(Badge(entry.letter, entry.colour, ""), x + 8, y)
        case "card":
            shapes.append(Box(x, y - 5, 16, 10, theme.page, entry.colour, 1.0, dash=entry.dash))
        case "line" | "arrow" | "double":
            wide = _LINE
            shapes.append(
                Stroke(
                    polyline((x, y), (x + _LINE, y)),
                    entry.colour,
                    1.4,
                    entry.dash,
                    tail=entry.sign == "double",
                    head=entry.sign != "line",
                )
            )
    text = texts.one_line(entry.text)
    shapes.append(centred(text, x + wide + 6, y, 9, theme.body, anchor="start"))
    return Mark("legend", tuple(shapes))


def lane_label(
    key: str, label: str, hint: str, hue: Any, y: float, height: float, middle: bool = False
) -> Mark:
    """Give the panel at the left of a lane: its colour, a bar, its name, and a hint below."""
    shapes: list[Shape] = [rounded_area(MARGIN, y, LABELS, height, 12, hue.label)]
    name, tall = paragraph(label, MARGIN + 20, 0, LABELS - 28, 11.5, hue.ink, Weight.SEMIBOLD)
    more, hint_tall = paragraph(hint, MARGIN + 20, tall + 2, LABELS - 28, 9, hue.hint)
    whole = tall + (hint_tall + 2 if hint_tall else 0)
    top = y + (height - whole) / 2 if middle or height < whole + 24 else y + 11
    shapes.append(Box(MARGIN + 9, top - 1, 3.5, max(whole, 16) + 2, hue.accent, rounded=False))
    shapes += [_moved_shape(shape, 0, top) for shape in (*name, *more)]
    return Mark("lane-label", tuple(shapes), f"lane-{key}", label)


def label_height(label: str, hint: str) -> float:
    """Give the least height of a lane, in points, so that its name has room."""
    lines = len(texts.wrap(label, LABELS - 28, 11.5, Weight.SEMIBOLD))
    hints = len(texts.wrap(hint, LABELS - 28, 9))
    return texts.height(lines, 11.5) + texts.height(hints, 9) + 2 + 20


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


def footnotes(model: Any, context: Context) -> list[str]:
    """Give the footer's texts of a map: owner, status, date and evidence."""
    said = words(context.language_of(model))
    notes: list[str] = []
    if model.owner:
        notes.append(f"{said['owner']}: {context.title_of('team', model.owner) or model.owner}")
    if model.status:
        notes.append(said[f"status-{model.status}"])
    if model.reviewed:
        notes.append(f"{said['reviewed']} {model.reviewed}")
    if model.evidence:
        names = [context.title_of("evidence", id) or id for id in model.evidence]
        notes.append(f"{said['sources']}: {', '.join(names)}")
    if model.assumption:
        notes.append(said["assumption"])
    return notes


def finish(
    model: Any,
    lang: str,
    marks: Sequence[Mark],
    width: float,
    bottom: float,
    legend: Legend,
    notes: Sequence[str],
    theme: Theme,
    description: str,
) -> Scene:
    """Add the footer, and make the scene of a map out of its marks."""
    said = words(lang)
    foot, end = footer(notes, legend, width, bottom, theme, said["made"])
    whole = (*marks, *foot)
    return Scene(
        kind=str(model.kind),
        id=model.id,
        title=texts.one_line(model.label),
        description=texts.one_line(description),
        lang=lang,
        width=round(width + 2 * MARGIN, 2),
        height=round(end + MARGIN * 0.6, 2),
        background=theme.page,
        marks=whole,
        missing=missing(whole),
    )
