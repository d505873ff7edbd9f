"""Marks of the scene as cells: what is one thing on the picture is one thing in the editor.

A card is a vertex with its first text as its label; what else it says stands in it, so that it
moves along. Several lines of one look are one text. A mark without a card around it is a group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.scene import Area, Box, Disc, Image, Stroke, Words
from cjmap.exchange.drawio import shapes
from cjmap.exchange.drawio.pages import LAYER, Cell
from cjmap.exchange.drawio.paths import bounds, turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.draw.scene import Mark, Point, Shape
    from cjmap.exchange.drawio.paths import Bounds

    Naming = Callable[[str], str]
    """Gives an id to a part: "text", "sign"."""

_SLACK = 3.0
"""How much wider a text may be than it was measured, in points."""

_TOUCHING = 0.5
_ASCENT = 0.96
"""From the upper side of a line to its baseline, in sizes of the font."""

_ALOUD = 0.6
"""How much of a line's height two lines of one text may be further apart."""


@dataclass(slots=True)
class Text:
    """Words that are one text in the editor: one below the other, in one look."""

    words: Words
    said: str
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Part:
    """A vertex in the making: its rectangle, its look, and its label with its place."""

    sides: Bounds
    looks: shapes.Looks
    text: Text | None = None
    line: Stroke | None = None
    kind: str = "sign"


def sides_of(shape: Shape) -> Bounds:
    """Return the rectangle around a shape."""
    match shape:
        case Area() | Stroke():
            return bounds(shape.points)
        case Disc():
            r = shape.radius
            return shape.x - r, shape.y - r, shape.x + r, shape.y + r
        case Words():
            text = _text(shape)
            return text.left, text.top, text.right, text.bottom
        case _:
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def around(all_sides: Sequence[Bounds]) -> Bounds:
    """Return the rectangle around rectangles."""
    return (
        min(each[0] for each in all_sides),
        min(each[1] for each in all_sides),
        max(each[2] for each in all_sides),
        max(each[3] for each in all_sides),
    )


def is_within(inner: Bounds, outer: Bounds, slack: float = _TOUCHING) -> bool:
    """Tell whether a rectangle lies in another."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def cells_of(
    mark: Mark,
    id: str,
    naming: Naming,
    origin: Point = (0.0, 0.0),
    parent: str = LAYER,
) -> list[Cell]:
    """Return the cells of a mark, the one that stands for it first.

    `origin` is where its parent lies on the page. `naming` gives an id to each part.
    """
    body, rest = _body(mark)
    parts = list(_parts(mark, rest, body.sides if body else None))
    if body is None:
        if len(parts) == 1:
            return [_cell(parts[0], id, origin, parent)]
        sides = around([part.sides for part in parts])
        group = Cell(id, {"group": "", "html": 0}, "", *_place(sides, origin), parent)
        corner = (sides[0], sides[1])
    else:
        sides, corner = body.sides, (body.sides[0], body.sides[1])
        first = next((part for part in parts if part.kind == "text" and part.text), None)
        alone = len(parts) == 1 and first is not None
        looks = body.looks
        if first is not None and first.text is not None:
            parts.remove(first)
            looks = looks | _set_within(first.text, sides, alone)
            body = replace(body, text=first.text)
        if parts:
            looks = looks | {"container": 1, "collapsible": 0, "dropTarget": 0}
        group = replace(_cell(body, id, origin, parent), style=looks)
    inner = [_cell(part, naming(part.kind), corner, id) for part in parts]
    return [group, *(replace(each, connectable=False) for each in inner)]


def _body(mark: Mark) -> tuple[Part | None, tuple[Shape, ...]]:
    """Return the card that a mark is, if its first shape holds all its words, and the rest."""
    if not mark.shapes:
        return None, ()
    first, *rest = mark.shapes
    words = [sides_of(shape) for shape in rest if isinstance(shape, Words)]
    if not isinstance(first, Box | Area) or not words:
        return None, mark.shapes
    sides = sides_of(first)
    middle = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in words]
    if not all(is_within((x, y, x, y), sides, 12.0) for x, y in middle):
        return None, mark.shapes
    is_stage = mark.css.split(" ")[0] == "stage"
    if isinstance(first, Box):
        looks = shapes.box(first)
    else:
        looks = shapes.chevron(first) if is_stage else shapes.area(first)
    return Part(sides, looks), tuple(rest)


def _parts(mark: Mark, given: Sequence[Shape], body: Bounds | None) -> Iterator[Part]:
    """Give the parts of a mark: shapes that belong together are one."""
    rest = list(given)
    text: Text | None = None
    while rest:
        shape = rest.pop(0)
        if isinstance(shape, Words):
            here = _bulleted(shape, rest)
            if text is not None and _goes_on(text, here):
                text.said += "\n" + here.said
                text.bottom, text.right = here.bottom, max(text.right, here.right)
                continue
            if text is not None:
                yield _text_part(text, body)
            text = here
            continue
        if text is not None:
            yield _text_part(text, body)
            text = None
        yield _part(mark, shape, rest)
    if text is not None:
        yield _text_part(text, body)


def _part(mark: Mark, shape: Shape, rest: list[Shape]) -> Part:
    """Take a shape with those after it that it is one thing with: its letter, its text, its face."""
    sides = sides_of(shape)
    match shape:
        case Disc():
            if mark.css.startswith("face") and (face := _face(shape, rest)):
                return face
            if rest and isinstance(rest[0], Words) and _lies_in(rest[0], sides):
                return _labelled(Part(sides, shapes.disc(shape)), _text(_taken(rest)))
            if len(rest) and isinstance(rest[0], Stroke) and shape.radius < _BUST:
                return _bust(shape, rest)
            return Part(sides, shapes.disc(shape))
        case Box():
            if _holds_one(sides, rest):
                return _labelled(Part(sides, shapes.box(shape)), _text(_taken(rest)))
            return Part(sides, shapes.box(shape))
        case Area():
            return Part(sides, shapes.area(shape))
        case Stroke():
            points = shape.points
            if points[0] == points[-1]:
                looks: shapes.Looks = {"rhombus": "", "html": 0, "fillColor": "none"}
                looks |= {"strokeColor": shape.colour, "strokeWidth": shape.width}
                return Part(sides, looks)
            return Part(sides, shapes.stroke(shape), line=shape)
        case Image():
            return Part(sides, shapes.image(shape))
        case Words():
            raise AssertionError("words are read by the caller")


_BUST = 2.5
"""The greatest radius of a head that makes a bust with the shoulders after it, in points."""


def _bust(head: Disc, rest: list[Shape]) -> Part:
    shoulders = rest.pop(0)
    assert isinstance(shoulders, Stroke)
    left, top, right, _ = around([sides_of(head), sides_of(shoulders)])
    looks: shapes.Looks = {"shape": "actor", "html": 0}
    looks |= {"fillColor": head.fill, "strokeColor": "none"}
    return Part((left, top, right, top + (right - left) * 1.1), looks)


def _face(ground: Disc, rest: list[Shape]) -> Part | None:
    if len(rest) < 3:
        return None
    one, other, mouth = rest[:3]
    if not (isinstance(one, Disc) and isinstance(other, Disc) and isinstance(mouth, Stroke)):
        return None
    del rest[:3]
    return Part(sides_of(ground), shapes.face(ground, (one, other), mouth))


def _holds_one(sides: Bounds, rest: Sequence[Shape]) -> bool:
    """Tell whether the next shape is the only text in a box."""
    inside = [each for each in rest if isinstance(each, Words) and _lies_in(each, sides)]
    return len(inside) == 1 and inside[0] is rest[0]


def _taken(rest: list[Shape]) -> Words:
    shape = rest.pop(0)
    assert isinstance(shape, Words)
    return shape


def _lies_in(words: Words, sides: Bounds) -> bool:
    return is_within(sides_of(words), sides, 4.0)


def _text(words: Words) -> Text:
    """Return words with the rectangle that they take."""
    wide = texts.widest(words.lines, words.size, words.weight)
    left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
    top = words.y - words.size * _ASCENT
    said = words.text or "\n".join(words.lines)
    bottom = top + texts.height(len(words.lines), words.size)
    return Text(words, said, top, bottom, left, left + wide)


def _bulleted(words: Words, rest: list[Shape]) -> Text:
    """Return a text, with the bullet that stands before it."""
    after = rest[0] if rest else None
    if (
        len(words.lines) == 1
        and len(words.lines[0]) == 1
        and not words.lines[0].isalnum()
        and isinstance(after, Words)
        and after.y == words.y
        and after.size == words.size
        and after.anchor == words.anchor
    ):
        del rest[0]
        told, bullet = _text(after), _text(words)
        told.said = f"{bullet.said} {told.said}"
        told.left, told.right = min(told.left, bullet.left), max(told.right, bullet.right)
        return told
    return _text(words)


def _goes_on(text: Text, after: Text) -> bool:
    """Tell whether a text is one with that below it, as the items of a list are."""
    one, other = text.words, after.words
    alike = (
        one.size == other.size
        and one.weight == other.weight
        and one.colour == other.colour
        and one.anchor == other.anchor
        and one.struck == other.struck
    )
    edge = {"start": (text.left, after.left), "end": (text.right, after.right)}.get(
        one.anchor, (one.x, other.x)
    )
    gap = after.top - text.bottom
    return alike and abs(edge[0] - edge[1]) < _TOUCHING and -1.0 < gap < one.size * _ALOUD


def _text_part(text: Text, body: Bounds | None) -> Part:
    """Return a text by itself, as wide as the card that it stands in lets it be."""
    left, right = text.left, text.right
    if text.words.anchor == "start":
        room = body[2] - max(min(left - body[0], 10.0), 4.0) if body else 0.0
        right = max(right + _SLACK, room)
    elif text.words.anchor == "end":
        left -= _SLACK
    else:
        left, right = left - _SLACK, right + _SLACK
    sides = (left, text.top, right, text.bottom)
    return Part(sides, shapes.text(text.words), text, kind="text")


def _labelled(part: Part, text: Text) -> Part:
    """Return a small shape with the text in it as its label, where that stands."""
    left, _, right, _ = part.sides
    looks = part.looks | shapes.label(text.words) | {"verticalAlign": "middle", "spacing": 0}
    if text.words.anchor == "start":
        looks["spacingLeft"] = max(text.left - left, 0.0)
    elif text.words.anchor == "end":
        looks["spacingRight"] = max(right - text.right, 0.0)
    elif len(text.words.lines) == 1:
        looks["whiteSpace"] = "nowrap"
    return replace(part, looks=looks, text=text, kind="chip" if len(text.said) > 1 else "sign")


def _set_within(text: Text, sides: Bounds, alone: bool) -> shapes.Looks:
    """Return the part of a card's style that sets its label where its first text stands."""
    left, top, right, bottom = sides
    looks = shapes.label(text.words) | {"spacing": 0}
    inset = {"start": text.left - left, "end": right - text.right}.get(text.words.anchor, 0.0)
    if text.words.anchor == "start":
        looks |= {"spacingLeft": inset, "spacingRight": max(min(inset, 10.0) - _SLACK, 2.0)}
    elif text.words.anchor == "end":
        looks |= {"spacingRight": inset, "spacingLeft": max(min(inset, 10.0) - _SLACK, 2.0)}
    centred = abs((text.top + text.bottom) / 2 - (top + bottom) / 2) < 2.0
    if alone and centred:
        return looks | {"verticalAlign": "middle"}
    return looks | {"verticalAlign": "top", "spacingTop": text.top - top - shapes.ABOVE}


def _cell(part: Part, id: str, origin: Point, parent: str) -> Cell:
    if part.line is not None:
        points = [(x - origin[0], y - origin[1]) for x, y in turns(part.line.points)]
        return Cell(id, part.looks, parent=parent, points=points)
    label = part.text.said if part.text else ""
    return Cell(id, part.looks, label, *_place(part.sides, origin), parent)


def _place(sides: Bounds, origin: Point) -> tuple[float, float, float, float]:
    left, top, right, bottom = sides
    return left - origin[0], top - origin[1], right - left, bottom - top
