"""A list as a table: its columns, and cells that the template writes each by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from cjmap.site.references import Ref
    from cjmap.site.summary import Badge, Face, Felt

Kind = Literal["text", "number", "score", "day", "refs", "faces", "badges", "felt"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its title; figures stand at the right."""

    title: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one kind, which says what of it is told; `order` is what it is sorted by.

    `text` and `number` have a text, `score` a score, `day` a day and perhaps a badge, `refs` links,
    `faces` personas, `badges` words, `felt` a step or a pain with how it feels. `lang` is the language
    of a text of a map, where it is not that of the portal.
    """

    kind: Kind
    text: str = ""
    score: float | None = None
    day: date | None = None
    refs: tuple[Ref, ...] = ()
    faces: tuple[Face, ...] = ()
    badges: tuple[Badge, ...] = ()
    felt: Felt | None = None
    order: str | float | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is of, a line of muted text below that, and a cell for each further column."""

    head: Ref
    cells: tuple[Cell, ...]
    note: str = ""
    lang: str = ""


def text(words: str | None, lang: str = "") -> Cell:
    """Return a cell with a text."""
    return Cell("text", text=words or "", lang=lang)


def number(words: str, value: float | None) -> Cell:
    """Return a cell with a number, in words of the portal's language, sorted by its value."""
    return Cell("number", text=words, order=value)


def score(value: float | None) -> Cell:
    """Return a cell with a score from −2 to 2."""
    return Cell("score", score=value, order=value)


def refs(*found: Ref | None, lang: str = "") -> Cell:
    """Return a cell with links; what is None is left out."""
    return Cell("refs", refs=tuple(each for each in found if each is not None), lang=lang)


def faces(found: tuple[Face, ...]) -> Cell:
    """Return a cell with personas."""
    return Cell("faces", faces=found, order=", ".join(each.ref.title for each in found))


def badges(*found: Badge | None) -> Cell:
    """Return a cell with badges; what is None is left out."""
    return Cell("badges", badges=tuple(each for each in found if each is not None))


def day(value: date | None, *marked: Badge) -> Cell:
    """Return a cell with a day, marked with badges."""
    return Cell("day", day=value, badges=marked, order=value.isoformat() if value else "")


def felt(value: Felt | None, lang: str = "") -> Cell:
    """Return a cell with a step and how it feels, sorted by that."""
    return Cell("felt", felt=value, order=value.score if value is not None else None, lang=lang)
