"""The columns of a list of notes, by what whiteboards and people call them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.naming import folded, lane_named

if TYPE_CHECKING:
    from cjmap.exchange.tables.table import Cell, Table


class About(StrEnum):
    """What a column tells about a note."""

    TEXT = "text"
    TYPE = "type"
    TAG = "tag"
    COLOUR = "colour"
    STAGE = "stage"
    STEP = "step"
    GROUP = "group"
    ORDER = "order"
    X = "x"
    Y = "y"


_NAMES: dict[About, tuple[str, ...]] = {
    About.TEXT: (
        "text", "content", "note", "note text", "sticky", "sticky note", "sticky note text", "sticky text",
        "card", "card text", "item", "item text", "body", "treść", "tekst", "notatka", "karteczka",
        "karta", "treść karteczki", "treść notatki",
    ),
    About.TYPE: (
        "type", "note type", "kind", "category", "lane", "row", "label", "typ", "rodzaj", "kategoria",
        "tor", "rząd", "etykieta",
    ),
    About.TAG: ("tag", "tags", "tagi", "labels", "etykiety"),
    About.COLOUR: (
        "color", "colour", "bg color", "background color", "sticky color", "note color", "kolor", "barwa",
        "kolor karteczki", "kolor tła",
    ),
    About.STAGE: ("stage", "phase", "journey stage", "etap", "faza", "etap podróży"),
    About.STEP: ("step", "journey step", "krok", "krok podróży"),
    About.GROUP: (
        "column", "frame", "frame title", "frame name", "section", "section name", "area", "group",
        "cluster", "list", "parent", "container", "kolumna", "ramka", "sekcja", "obszar", "grupa",
        "klaster", "lista",
    ),
    About.ORDER: ("order", "no", "nr", "number", "index", "position", "lp", "kolejność", "pozycja", "numer"),
    About.X: ("x", "position x", "pos x", "left", "x position", "pozycja x"),
    About.Y: ("y", "position y", "pos y", "top", "y position", "pozycja y"),
}  # fmt: skip
_KNOWN = {folded(name): about for about, names in _NAMES.items() for name in names}
_LOOKED_AT = 10
_LANES = 2
"""The lanes that make a header that of a sheet, and not of notes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of a list of notes: its row, and the column of each thing it tells."""

    row: int
    of: dict[About, int]

    @property
    def kind(self) -> int | None:
        """The column that tells what a note is: its type, else its tag, else its colour."""
        for about in (About.TYPE, About.TAG, About.COLOUR):
            if about in self.of:
                return self.of[about]
        return None


def columns_of(table: Table) -> Columns | None:
    """Return the columns of a list of notes; None for any other table."""
    for number, (row, cells) in enumerate(table.rows()):
        if number == _LOOKED_AT:
            break
        found = _named(cells)
        others = {
            About.TYPE,
            About.TAG,
            About.COLOUR,
            About.STAGE,
            About.STEP,
            About.GROUP,
            About.X,
        }
        if About.TEXT in found and others & found.keys() and _lanes_in(cells) < _LANES:
            return Columns(row, found)
    return None


def _named(cells: list[Cell]) -> dict[About, int]:
    """Return what the cells of a header name; the first column of a kind counts."""
    found: dict[About, int] = {}
    for cell in cells:
        about = _KNOWN.get(folded(cell.text))
        if about is not None:
            found.setdefault(about, cell.column)
    return found


def _lanes_in(cells: list[Cell]) -> int:
    """Count the lanes of a journey that a header names, but for those that notes have as well."""
    lanes = {
        named.lane
        for cell in cells
        if (named := lane_named(cell.text.strip())) is not None and named.sure
    }
    return len(lanes - {Lane.STAGE, Lane.STEP, Lane.SUMMARY, Lane.PERSONA, Lane.OWNER})
