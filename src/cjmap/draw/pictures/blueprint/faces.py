"""The face of a card: a text, what it takes to do it as chips, and signs of what else is known.

The text comes first, then remarks, then the chips and the signs in rows as full as they can be.
Nothing is ever cut: a card grows with what it says, and a chip may take several lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import Badge, Block, badge_shapes, small_badge
from cjmap.draw.parts.differences import Flag, beside_card, titled
from cjmap.draw.scene import Box, Dash, Disc, Mark, Point, Shape, Stroke, Weight, Words, polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue

ACROSS, ABOVE = 10.0, 9.0
"""Space between a card's edge and what it says, to the side and above, in points."""

CORNER = 15.0
"""Room at the upper right corner of a card that a badge takes from its edge, in points."""

BADGE = 18.0
"""From one badge to the next, in points."""

_CHIP = 8.0
_ICON = 9.0
_CHIP_ACROSS, _CHIP_ABOVE = 5.5, 2.6
_BETWEEN = 4.0
_SIGN = 13.0
_REMARK_GAP = 3.0
_ROW_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A name in a small box, after the sign of what bears it; dashed for what only seems so."""

    sign: Literal["person", "system"]
    name: str
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Face:
    """What a card says and how it looks, before it has a place."""

    text: str
    hue: Hue
    css: str
    id: str = ""
    title: str = ""
    remarks: tuple[Block, ...] = ()
    """Small texts below the first one."""
    chips: tuple[Chip, ...] = ()
    signs: tuple[Badge, ...] = ()
    """Badges in a row with the chips, for what matters less than those on the corner."""
    badges: tuple[Badge, ...] = ()
    dash: Dash = "solid"
    edge: str = ""
    """The colour of a thick edge that marks the card; none as a rule."""
    page: str = "#ffffff"
    """What chips are filled with."""
    ink: str = "#000000"
    """The text of chips."""
    flag: Flag | None = None
    """How it differs from what it was; see `flagged_face`."""
    struck: bool = False
    """Whether its texts are struck through."""

    @property
    def plain(self) -> bool:
        """Whether the card holds nothing but its text."""
        return not (self.remarks or self.chips or self.signs)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chip or a sign with its size, and its place in the rows below the text."""

    part: Chip | Badge
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FittedFace:
    """A face whose lines are wrapped; `height` is the least that it needs, in points."""

    face: Face
    blocks: tuple[tuple[Block, tuple[str, ...]], ...]
    pieces: tuple[_Piece, ...]
    width: float
    content: float = field(default=0.0)
    """Height of all that it says."""

    @property
    def height(self) -> float:
        """The least height, in points."""
        return self.content + 2 * ABOVE

    def place(self, x: float, y: float, height: float, *, raised: bool, lane: str) -> Mark:
        """Give the card's mark with its top left corner at (x, y).

        Its text is centred from top to bottom, or begins at the top if it is `raised`.
        """
        face = self.face
        # A dashed edge means something, so that it has to stand out more than a plain one.
        quiet = face.hue.edge if face.dash == "solid" else face.hue.accent
        edge, pen = (face.edge, 2.0) if face.edge else (quiet, 1.0)
        shapes: list[Shape] = [
            Box(x, y, self.width, height, face.hue.card, edge, pen, dash=face.dash)
        ]
        top = y + (ABOVE if raised else (height - self.content) / 2)
        left = x + ACROSS
        for index, (block, lines) in enumerate(self.blocks):
            top += block.gap if index else 0.0
            baseline = top + block.size * 0.96
            shapes.append(
                _words(
                    block.text,
                    lines,
                    (left, x + self.width - ACROSS),
                    baseline,
                    block.size,
                    block.colour,
                    block.weight,
                    face.struck,
                )
            )
            top += texts.height(len(lines), block.size)
        for piece in self.pieces:
            shapes += _piece_shapes(piece, left, top, face)
        for index, badge in enumerate(face.badges):
            shapes += badge_shapes(badge, x + self.width - 6 - index * BADGE, y - 0.5)
        title = face.title or face.text
        for badge in (*face.badges, *face.signs):
            title += f" ({badge.meaning})"
        css = face.css
        if face.flag is not None:
            shapes += beside_card(face.flag, x, y, self.width, height)
            css, title = f"{css} {face.flag.css}", titled(title, face.flag)
        return Mark(css, tuple(shapes), face.id, title, lane=lane)


def flagged_face(face: Face, flag: Flag | None) -> Face:
    """Give a face with its flag; one of something that is gone has no colours and is struck."""
    if flag is None or not flag.removed:
        return replace(face, flag=flag)
    theme = flag.theme
    muted = replace(
        face.hue, card=theme.page, edge=theme.rule, accent=theme.removed, ink=theme.muted
    )
    remarks = tuple(replace(block, colour=theme.muted) for block in face.remarks)
    return replace(
        face, flag=flag, hue=muted, remarks=remarks, edge="", ink=theme.muted, struck=True
    )


def fit_face(face: Face, width: float) -> FittedFace:
    """Wrap what a card says into `width` points."""
    room = width - 2 * ACROSS
    first = Block(face.text, 10.0, Weight.REGULAR, face.hue.ink)
    wrapped = [
        (block, texts.wrap(block.text, room, block.size, block.weight))
        for block in (first, *face.remarks)
    ]
    blocks = tuple((block, lines) for block, lines in wrapped if lines)
    tall = sum(texts.height(len(lines), block.size) for block, lines in blocks)
    tall += sum(block.gap for block, _ in blocks[1:])
    pieces = _rows(face, room)
    tall += max((piece.y + piece.height for piece in pieces), default=0.0)
    return FittedFace(face, blocks, pieces, width, tall)


def remark(text: str, colour: str, weight: Weight = Weight.REGULAR) -> Block:
    """Give a small text below the first one of a card."""
    return Block(text, 8.5, weight, colour, _REMARK_GAP)


def _rows(face: Face, room: float) -> tuple[_Piece, ...]:
    """Put the chips and the signs into rows below the text, each where it fits first."""
    pieces: list[_Piece] = []
    x, y, tall = 0.0, _ROW_GAP, 0.0
    parts: list[Chip | Badge] = [*face.chips, *face.signs]
    for part in parts:
        lines, wide, high = _measured(part, room)
        if x and x + wide > room:
            x, y, tall = 0.0, y + tall + _BETWEEN, 0.0
        pieces.append(_Piece(part, lines, x, y, wide, high))
        x += wide + _BETWEEN
        tall = max(tall, high)
    return tuple(pieces)


def _measured(part: Chip | Badge, room: float) -> tuple[tuple[str, ...], float, float]:
    """Give the lines of a chip or a sign, its width and its height."""
    if isinstance(part, Badge):
        return (), _SIGN, _SIGN + 2
    around = 2 * _CHIP_ACROSS + _ICON
    lines = texts.wrap(part.name, room - around, _CHIP) or ("–",)
    wide = min(texts.widest(lines, _CHIP) + around + 0.5, room)
    return lines, wide, texts.height(len(lines), _CHIP) + 2 * _CHIP_ABOVE


def _piece_shapes(piece: _Piece, left: float, top: float, face: Face) -> list[Shape]:
    x, y = left + piece.x, top + piece.y
    if isinstance(piece.part, Badge):
        return small_badge(piece.part, x + _SIGN / 2, y + piece.height / 2)
    dash = piece.part.dash
    edge = face.hue.edge if dash == "solid" else face.hue.accent
    box = Box(x, y, piece.width, piece.height, face.page, edge, 0.8, dash=dash)
    chip = piece.part
    start, end = x + _CHIP_ACROSS, x + piece.width - _CHIP_ACROSS
    middle = y + _CHIP_ABOVE + texts.height(1, _CHIP) / 2
    if texts.direction(chip.name) == "rtl":
        # The sign stands where reading begins.
        sign, room = _sign(chip, (end - 3, middle), face.hue.accent), (start, end - _ICON)
    else:
        sign, room = _sign(chip, (start + 3, middle), face.hue.accent), (start + _ICON, end)
    baseline = y + _CHIP_ABOVE + _CHIP * 0.93
    return [
        box,
        *sign,
        _words(chip.name, piece.lines, room, baseline, _CHIP, face.ink, struck=face.struck),
    ]


def _words(
    text: str,
    lines: tuple[str, ...],
    room: tuple[float, float],
    baseline: float,
    size: float,
    colour: str,
    weight: Weight = Weight.REGULAR,
    struck: bool = False,
) -> Words:
    """Set lines between the two x of their room, flush with the side at which reading begins."""
    left, right = room
    if texts.direction(text) == "rtl":
        return Words(right, baseline, lines, size, colour, weight, "end", "rtl", struck, text)
    return Words(left, baseline, lines, size, colour, weight, struck=struck, text=text)


def _sign(chip: Chip, middle: Point, colour: str) -> list[Shape]:
    """Draw a bust for a person or a team, and a diamond for a system."""
    x, y = middle
    if chip.sign == "person":
        shoulders = ((x - 2.9, y + 3.2), (x - 2.9, y - 0.2), (x + 2.9, y - 0.2), (x + 2.9, y + 3.2))
        return [Disc(x, y - 1.7, 1.6, colour), Stroke(shoulders, colour, 1.2)]
    corners = ((x, y - 3.1), (x + 3.1, y), (x, y + 3.1), (x - 3.1, y), (x, y - 3.1))
    return [Stroke(polyline(*corners), colour, 1.1)]


def any_raised(faces: Sequence[FittedFace]) -> bool:
    """Tell whether cards of one lane begin at the top, so that their texts line up."""
    return any(not each.face.plain for each in faces)
