"""Cards, chips and badges: the marks that hold text, measured before they are placed.

A card is told as blocks of text; `fit` wraps them into a width and gives a `Fitted`, whose height
is known and which can be placed anywhere. Nothing is ever cut: a card grows with its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from cjmap.draw import text as texts
from cjmap.draw.parts.differences import SMALL, Flag, beside_card, difference_sign, titled
from cjmap.draw.scene import Anchor, Box, Dash, Disc, Mark, Shape, Weight, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.look.theme import Theme

_SIGN_ROOM = 17.0

_NARROW = 320.0
"""Below this width a text is taken for one in a box, in points."""

CAP = 0.727
"""Height of a capital letter, in sizes of the font; what the eye centres on."""


class Graph(Protocol):
    """Something drawn between the texts of a card, as wide as they may be."""

    def height(self, width: float) -> float:
        """Give its height, in points."""
        ...

    def shapes(self, x: float, y: float, width: float) -> list[Shape]:
        """Draw it with its top left corner at (x, y)."""
        ...


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a card's text in one style. `gap` is the space above it, in points.

    With a `graph`, that is drawn in its place; `text` is then empty.
    """

    text: str
    size: float = 10.0
    weight: Weight = Weight.REGULAR
    colour: str = "#000000"
    gap: float = 3.0
    bullet: str = ""
    graph: Graph | None = None
    flag: Flag | None = None
    """How the text differs from what it was: drawn in place of the bullet."""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A disc with a letter on a corner of a card; `meaning` is its line in the legend."""

    letter: str
    fill: str
    meaning: str
    ink: str
    """The colour of the letter."""
    ring: str
    """The colour around the disc: that of the page."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A sign before a text: a plain dot, or a disc with a letter in it."""

    fill: str
    letter: str = ""
    ink: str = ""

    @property
    def size(self) -> float:
        """Width of the sign, in points."""
        return 12.0 if self.letter else 8.0

    @property
    def room(self) -> float:
        """Width of the sign with the space after it, in points."""
        return self.size + 5.0


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says and how it looks, before it has a place."""

    blocks: tuple[Block, ...]
    fill: str
    edge: str
    css: str
    id: str = ""
    title: str = ""
    badges: tuple[Badge, ...] = ()
    signs: tuple[Badge, ...] = ()
    """Badges in a row below the text, for what matters less than those on the corner."""
    lead: Lead | None = None
    dash: Dash = "solid"
    inset: tuple[float, float] = (10.0, 8.0)
    """Space between edge and text, to the side and above, in points."""
    raised: bool = False
    """Whether the text begins at the top of a card that is higher than it needs."""
    hug: bool = False
    """Whether the card is only as wide as its text, as a chip is."""
    flag: Flag | None = None
    """How the card differs from what it was; see `flagged_card`."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A card whose lines are wrapped; `height` is the least that it needs, in points."""

    card: Card
    lines: tuple[tuple[str, ...], ...]
    width: float
    height: float

    @property
    def room(self) -> float:
        """The width that texts may take, in points."""
        lead = self.card.lead
        return self.width - 2 * self.card.inset[0] - (lead.room if lead else 0.0)

    def place(self, x: float, y: float, height: float | None = None) -> Mark:
        """Give the card's mark with its top left corner at (x, y), in a height that may be more.

        The text is centred from top to bottom, or begins at the top if the card is `raised`.
        """
        card = self.card
        tall = self.height if height is None else height
        across, above = card.inset
        shapes: list[Shape] = [
            Box(x, y, self.width, tall, card.fill, card.edge, 1.0, dash=card.dash)
        ]
        text_height = _text_height(card.blocks, self.lines, self.room)
        content = text_height + (_SIGN_ROOM if card.signs else 0.0)
        top = y + max((tall - content) / 2, above + _badge_room(card))
        if card.raised:
            top = y + above
        left = x + across + (card.lead.room if card.lead else 0.0)
        if card.lead is not None:
            size = card.blocks[0].size
            start = x + across
            if _flush(card.blocks) == "rtl":
                # The sign stands where reading begins.
                left, start = start, x + self.width - across - card.lead.size
            shapes += _lead(card.lead, start, top + size * 0.62)
        shapes += _words(card.blocks, self.lines, left, top, self.room)
        below = top + text_height + _SIGN_ROOM / 2 + 1
        for index, sign in enumerate(card.signs):
            shapes += small_badge(sign, left + 6.5 + index * 17, below)
        for index, badge in enumerate(card.badges):
            shapes += badge_shapes(badge, x + self.width - 6 - index * 18, y + 1)
        title = card.title or " ".join(block.text for block in card.blocks if block.text)
        for badge in (*card.badges, *card.signs):
            title += f" ({badge.meaning})"
        within = [block.flag for block in card.blocks if block.flag is not None]
        title = titled(title, card.flag, *within)
        css = card.css
        if card.flag is not None:
            shapes += beside_card(card.flag, x, y, self.width, tall)
            css += f" {card.flag.css}"
        elif any(not flag.quiet for flag in within):
            css += " diff-within"
        return Mark(css, tuple(shapes), card.id, title)


def flagged_card(card: Card, flag: Flag | None) -> Card:
    """Give a card with its flag; one of something that is gone has no colours and is struck."""
    if flag is None:
        return card
    if not flag.removed:
        return replace(card, flag=flag)
    theme = flag.theme
    blocks = tuple(
        replace(block, colour=theme.muted, struck=not block.graph) for block in card.blocks
    )
    lead = card.lead
    if lead is not None and not lead.letter:
        lead = replace(lead, fill=theme.removed)
    return replace(
        card, flag=flag, blocks=blocks, lead=lead, fill=theme.page, edge=gone_edge(theme, card.dash)
    )


def gone_edge(theme: Theme, dash: Dash) -> str:
    """Give the edge of a card of what is gone; one that is not solid still means something."""
    return theme.rule if dash == "solid" else theme.removed


def fit(card: Card, width: float) -> Fitted:
    """Wrap a card's text into a card of `width` points."""
    across, above = card.inset
    room = width - 2 * across - (card.lead.room if card.lead else 0.0)
    lines = tuple(
        texts.wrap(
            block.text, max(room - _bullet_room(block), block.size * 2), block.size, block.weight
        )
        for block in card.blocks
    )
    if card.hug:
        widest = max(
            (
                texts.widest(part, block.size, block.weight) + _bullet_room(block)
                for part, block in zip(lines, card.blocks, strict=True)
            ),
            default=0.0,
        )
        shrunk = min(width, widest + width - room + 1)
        width, room = shrunk, room - (width - shrunk)
    tall = _text_height(card.blocks, lines, room) + 2 * above + _badge_room(card)
    tall += _SIGN_ROOM if card.signs else 0.0
    return Fitted(card, lines, width, tall)


def _badge_room(card: Card) -> float:
    """Give the space at the top of a card that keeps its text clear of its badges."""
    return 4.0 if card.badges and not card.raised else 0.0


def _bullet_room(block: Block) -> float:
    if block.flag is not None and not block.flag.quiet:
        return SMALL + 4.0
    return texts.width(block.bullet + " ", block.size, block.weight) if block.bullet else 0.0


def _text_height(blocks: Sequence[Block], lines: Sequence[tuple[str, ...]], room: float) -> float:
    shown = [(b, part) for b, part in zip(blocks, lines, strict=True) if part or b.graph]
    total = sum(_height(block, part, room) for block, part in shown)
    return total + sum(block.gap for block, _ in shown[1:])


def _height(block: Block, lines: tuple[str, ...], room: float) -> float:
    return block.graph.height(room) if block.graph else texts.height(len(lines), block.size)


def _words(
    blocks: Sequence[Block], lines: Sequence[tuple[str, ...]], x: float, y: float, room: float
) -> list[Shape]:
    shapes: list[Shape] = []
    first = True
    flush = _flush(blocks)
    for block, part in zip(blocks, lines, strict=True):
        if not part and not block.graph:
            continue
        if not first:
            y += block.gap
        first = False
        if block.graph:
            shapes += block.graph.shapes(x, y, room)
        else:
            shapes += _block(block, part, x, y + block.size * 0.96, room, flush)
        y += _height(block, part, room)
    return shapes


def _flush(blocks: Sequence[Block]) -> texts.Direction:
    """Tell from which side a card is read: as its largest text is."""
    return texts.direction(max(blocks, key=lambda block: block.size).text) if blocks else "ltr"


def _block(
    block: Block,
    lines: tuple[str, ...],
    x: float,
    baseline: float,
    room: float,
    flush: texts.Direction,
) -> list[Shape]:
    """Give a text with its bullet, from the side on which the card is read."""
    indent = _bullet_room(block)
    right = flush == "rtl"
    anchor: Anchor = "end" if right else "start"
    start = x + room if right else x
    runs = texts.direction(block.text)

    def words(left: float, said: tuple[str, ...]) -> Words:
        struck, whole = (block.struck, block.text) if said is lines else (False, "")
        size, colour = block.size, block.colour
        return Words(left, baseline, said, size, colour, block.weight, anchor, runs, struck, whole)

    text = words(start - indent if right else start + indent, lines)
    if block.flag is not None and not block.flag.quiet:
        middle = start - SMALL / 2 if right else start + SMALL / 2
        level = baseline - block.size * CAP / 2
        return [
            *difference_sign(block.flag.difference, middle, level, block.flag.theme, SMALL),
            text,
        ]
    return [words(start, (block.bullet,)), text] if indent else [text]


def _lead(lead: Lead, x: float, y: float) -> list[Shape]:
    if not lead.letter:
        return [Disc(x + 4, y, 4, lead.fill)]
    return [
        Disc(x + 6, y, 6, lead.fill),
        centred(lead.letter, x + 6, y, 8, lead.ink, Weight.BOLD),
    ]


def badge_shapes(badge: Badge, x: float, y: float) -> list[Shape]:
    """Give the disc and the letter of a badge around (x, y)."""
    return [
        Disc(x, y, 8.5, badge.fill, badge.ring, 2.0),
        centred(badge.letter, x, y, 9, badge.ink, Weight.BOLD),
    ]


def small_badge(badge: Badge, x: float, y: float) -> list[Shape]:
    """Give a badge of two thirds the size around (x, y), for a row within a card."""
    return [
        Disc(x, y, 6.5, badge.fill),
        centred(badge.letter, x, y, 7.5, badge.ink, Weight.BOLD),
    ]


def centred(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    weight: Weight = Weight.REGULAR,
    anchor: Anchor = "middle",
) -> Words:
    """Give one line whose capitals are centred on y."""
    runs = texts.direction(text)
    return Words(x, y + size * CAP / 2, (text,), size, colour, weight, anchor, runs)


def paragraph(
    text: str,
    x: float,
    y: float,
    room: float,
    size: float,
    colour: str,
    weight: Weight = Weight.REGULAR,
    anchor: Anchor = "start",
    *,
    struck: bool = False,
) -> tuple[list[Shape], float]:
    """Give a wrapped text whose top is at y, and its height in points (0 for no text).

    One that is read from right to left is flush right in a narrow room. In a wide one it begins at
    the left as all others do, so that it stays with what stands beside it.
    """
    lines = texts.wrap(text, room, size, weight)
    if not lines:
        return [], 0.0
    runs = texts.direction(text)
    if runs == "rtl" and anchor == "start" and room < _NARROW:
        anchor = "end"
        x += room
    words = Words(x, y + size * 0.96, lines, size, colour, weight, anchor, runs, struck, text)
    return [words], texts.height(len(lines), size)


def missing(marks: Iterable[Mark]) -> frozenset[str]:
    """Give the drawn characters that the shipped fonts do not have."""
    drawn: set[str] = set()
    for mark in marks:
        for shape in mark.shapes:
            if isinstance(shape, Words):
                drawn.update(*shape.lines)
    return frozenset(character for character in drawn if not texts.covered(character))
