"""Text before it is set: paragraphs of runs, measured so that they never overflow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST = 10.0
"""The least size of text on a slide, in points."""

INDENT = 9.0
"""How far the text of an item stands from its bullet, in points."""

_SLACK = 0.97
"""The part of a width that is taken for text: programs that show slides measure a little otherwise."""

_ON_A_LINE = 400
"""More letters than a line of a slide has, nearly always."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one look; `colour` is `#rrggbb`, None that of the theme's text."""

    text: str
    colour: str | None = None
    bold: bool = False
    size: float = LEAST
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, whether it is an item of a list, and the space above, in points.

    One with no `align` is set as the placeholder is that it stands in.
    """

    runs: tuple[Run, ...]
    bullet: bool = False
    above: float = 0.0
    align: str = "left"

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    def scaled(self, factor: float) -> Paragraph:
        """Return it with larger or smaller text."""
        runs = (replace(run, size=round(run.size * factor * 2) / 2) for run in self.runs)
        return replace(self, runs=tuple(runs), above=self.above * factor)

    @property
    def size(self) -> float:
        """The size of its largest run, in points."""
        return max((run.size for run in self.runs), default=LEAST)


def plain(text: str | None, colour: str | None = None, size: float = LEAST) -> list[Paragraph]:
    """Return a text as a paragraph, or none of none."""
    shown = said(text)
    return [Paragraph((Run(shown, colour, size=size),))] if shown else []


def strong(text: str, colour: str | None = None, size: float = LEAST) -> Paragraph:
    """Return a text as a bold paragraph."""
    return Paragraph((Run(said(text), colour, True, size),))


def items(each: Iterable[str], colour: str | None = None) -> list[Paragraph]:
    """Return texts as the items of a list; a single one needs no bullet."""
    shown = [text for text in map(said, each) if text]
    return [Paragraph((Run(text, colour),), bullet=len(shown) > 1) for text in shown]


def said(text: object) -> str:
    """Return a text on one line, without anything that does not belong into one."""
    return texts.one_line(text) if text is not None else ""


def height(paragraphs: Iterable[Paragraph], width: float, enough: float = inf) -> float:
    """Return the height that paragraphs take in a width, both in points.

    Where that is more than `enough`, something that is more as well: nothing beyond is measured.
    """
    total = 0.0
    for number, each in enumerate(paragraphs):
        total += _tall(each, width, enough - total) + (each.above if number else 0.0)
        if total > enough:
            break
    return total


def _tall(paragraph: Paragraph, width: float, enough: float) -> float:
    line = paragraph.size * texts.LINE
    return lines(paragraph, width, enough / line) * line


def lines(paragraph: Paragraph, width: float, enough: float = inf) -> int:
    """Return how many lines a paragraph takes in a width in points; some of them if over `enough`."""
    if len(paragraph.runs) == 1 and (begins := _beginning(paragraph.text, enough)):
        run = replace(paragraph.runs[0], text=begins)
        count = lines(replace(paragraph, runs=(run,)), width)
        if count > enough + 1:  # its last line may not be whole
            return count
    room = width * _SLACK - (INDENT if paragraph.bullet else 0.0)
    text, size = paragraph.text, paragraph.size
    with texts.typesetting(""):
        even = texts.width(text, size)
        mixed = sum(texts.width(run.text, size, _weight(run)) for run in paragraph.runs)
        if mixed > even:
            room *= even / mixed
        return max(len(texts.wrap(text, max(room, 1.0), size)), 1)


def _beginning(text: str, count: float) -> str:
    """Return the beginning of a long text, which surely has more lines than so many; else nothing."""
    most = _ON_A_LINE * (max(count, 0.0) + 2)
    return "" if len(text) <= most else text[: text.rfind(" ", 0, int(most)) + 1 or int(most)]


def _weight(run: Run) -> Weight:
    return Weight.BOLD if run.bold else Weight.REGULAR


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width of the longest word of a text, in points."""
    weight = Weight.BOLD if bold else Weight.REGULAR
    return texts.widest(said(text).split(" "), size, weight) / _SLACK


def clipped(text: str, width: float, most: int, size: float = LEAST, bold: bool = False) -> str:
    """Return a text that takes no more than `most` lines, with an ellipsis where it was cut."""
    weight = Weight.BOLD if bold else Weight.REGULAR
    whole = said(text)
    with texts.typesetting(""):
        if len(texts.wrap(whole, width * _SLACK, size, weight)) <= most:
            return whole
        return " ".join(texts.wrap(whole, width * _SLACK, size, weight, most))


def widest_line(text: str, size: float) -> float:
    """Return the width of a bold text on one line, in points."""
    return texts.width(said(text), size, Weight.BOLD) / _SLACK


def split(paragraph: Paragraph, width: float, room: float) -> tuple[Paragraph, Paragraph]:
    """Cut a paragraph that is higher than `room` points after the last line that has room."""
    most = max(int(room / (paragraph.size * texts.LINE)), 1)
    size, text = paragraph.size, paragraph.text
    begins = _beginning(text, most)
    with texts.typesetting(""):
        wrapped = texts.wrap(begins, width * _SLACK - INDENT, size)
        if len(wrapped) <= most + 1:
            begins, wrapped = text, texts.wrap(text, width * _SLACK - INDENT, size)
    first = " ".join(wrapped[:most])
    second = " ".join([*wrapped[most:], text[len(begins) :]]).rstrip(" ")
    run = paragraph.runs[0]
    return (
        replace(paragraph, runs=(replace(run, text=first),)),
        replace(paragraph, runs=(replace(run, text=second),)),
    )


def cut(
    paragraphs: Sequence[Paragraph], width: float, room: float
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the paragraphs that fit into `room` points, and those that do not."""
    total = 0.0
    for number, each in enumerate(paragraphs):
        total += _tall(each, width, room - total) + (each.above if number else 0.0)
        if total > room:
            return list(paragraphs[:number]), list(paragraphs[number:])
    return list(paragraphs), []
