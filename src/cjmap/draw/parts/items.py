"""The two cards that several pictures use: of an item, and of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import Badge, Block, Card, Lead
from cjmap.draw.scene import Dash, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue
    from cjmap.format.items import Item


def mark_id(item: Item) -> str | None:
    """Give the id of an item's card, told apart from those that pictures give by themselves."""
    return f"item-{item.id}" if item.id else None


def item_blocks(text: str, hue: Hue, notes: Sequence[str] = ()) -> tuple[Block, ...]:
    """Give a text with small notes below it; an empty note is left out."""
    below = [Block(note, 8.5, Weight.REGULAR, hue.ink, 2.5) for note in notes if note]
    return (Block(text, 10.0, Weight.REGULAR, hue.ink), *below)


def edge_of(hue: Hue, dash: Dash) -> str:
    """Give the colour of a card's edge: one that is not solid means something, and must be seen."""
    return hue.edge if dash == "solid" else hue.accent


def item_card(
    text: str,
    hue: Hue,
    css: str,
    id: str | None,
    title: str,
    *,
    notes: Sequence[str] = (),
    badges: tuple[Badge, ...] = (),
    lead: Lead | None = None,
    dash: Dash = "solid",
    inset: tuple[float, float] = (10.0, 8.0),
) -> Card:
    """Give the card of one item of text; `css` is the kind of item, `title` its tooltip."""
    return Card(
        item_blocks(text, hue, notes),
        hue.card,
        edge_of(hue, dash),
        f"card {css}",
        id or "",
        title,
        badges,
        lead=lead,
        dash=dash,
        inset=inset,
    )


def chip(
    name: str,
    hue: Hue,
    css: str,
    id: str | None = None,
    title: str = "",
    *,
    more: tuple[Block, ...] = (),
    dash: Dash = "solid",
    badges: tuple[Badge, ...] = (),
) -> Card:
    """Give a chip: a card no wider than its name, with a dot before it; `more` stands below."""
    return Card(
        (Block(name, 9.5, Weight.SEMIBOLD, hue.ink), *more),
        hue.card,
        edge_of(hue, dash),
        f"chip {css}",
        id or "",
        title,
        badges,
        lead=Lead(hue.accent),
        dash=dash,
        inset=(9.0, 5.0),
        hug=True,
    )
