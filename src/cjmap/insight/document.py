"""What a report says, before anyone decides how it looks: sections of sentences, tables and curves.

A document is told in one language already. Its texts are plain: a format escapes them as it needs
to, and knows nothing of maps. Whatever is a figure names its definition (`note`), so that every
format can say below what it means and where it comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tone(StrEnum):
    """How a text is meant; no format may tell it by colour alone."""

    PLAIN = ""
    STRONG = "strong"
    MUTED = "muted"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text; `note` names the definition of the figure in it."""

    text: str
    tone: Tone = Tone.PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph of a sentence or two."""

    text: str
    tone: Tone = Tone.PLAIN
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand side by side, each on a line with a bullet; numbered where they rank."""

    sentences: tuple[Sentence, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name: “Peak and end: +1.3”."""

    name: str
    value: Said


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures that belong together."""

    facts: tuple[Fact, ...]


class Align(StrEnum):
    """How the cells of a column stand: words at the left, figures at the right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `note` names the definition of its figures."""

    title: str
    align: Align = Align.LEFT
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column. `left_out` says what is not shown, where rows were cut."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]
    caption: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A step on a curve: its title, its score (−2..2), or None where nobody told it."""

    title: str
    score: float | None
    truth: bool = False
    """Whether it is a moment of truth."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stage on a curve: its title, and how many steps it holds."""

    title: str
    steps: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of a journey, one reading a step, under its stages.

    `words` tell it to who cannot see it.
    """

    readings: tuple[Reading, ...]
    stages: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of cjmap's own, which only formats that can hold one show.

    `kind` and `id` name the map (`journey`, `first-order`), or `kind` alone a picture of the
    workspace (`opportunity-matrix`).
    """

    kind: str
    id: str = ""
    words: str = ""


Block = Sentence | Points | Facts | Table | Curve | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; `key` never changes with the language. It may go without a title."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    lead: str = ""
    """What the part is about, in half a sentence."""

    def drawings(self) -> Iterator[Drawing]:
        """Go through the pictures that it and the sections in it name."""
        yield from (block for block in self.blocks if isinstance(block, Drawing))
        for section in self.sections:
            yield from section.drawings()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `line` says below the title what it is of, and of which day."""

    title: str
    line: str
    lang: str
    sections: tuple[Section, ...]
    definitions: dict[str, Definition]
    """The definitions that `note` may name."""

    def drawings(self) -> Iterator[Drawing]:
        """Go through the pictures that it names."""
        for section in self.sections:
            yield from section.drawings()


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure means: its name, how it is calculated, and whose idea that is."""

    name: str
    text: str
    source: str = ""


class Footnotes:
    """Numbers the definitions of a document in the order in which they are first named.

    A definition is marked once in each part of a document: a mark at every figure would be noise.
    """

    def __init__(self, document: Document) -> None:
        """Begin with none."""
        self._definitions = document.definitions
        self._numbers: dict[str, int] = {}
        self._marked: set[str] = set()

    def begin(self) -> None:
        """Begin a part of the document."""
        self._marked.clear()

    def marks(self, *notes: str) -> list[int]:
        """Return the numbers to set beside what names these definitions: of those not yet marked."""
        fresh = [note for note in dict.fromkeys(notes) if note and note not in self._marked]
        self._marked.update(fresh)
        return [self._numbers.setdefault(note, len(self._numbers) + 1) for note in fresh]

    def told(self) -> Iterator[tuple[int, Definition]]:
        """Go through the definitions that were named, with their numbers."""
        for note, number in self._numbers.items():
            yield number, self._definitions[note]
