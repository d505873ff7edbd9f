"""The things in one cell, one a bullet: told apart, and which of them were there before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣*+]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*")
_INDENTED = re.compile(r"^(?:\s{2,}|\t)\S")
_RATED = re.compile(r"(.+?)\s*([●○]{5}.*)")
"""Words with their severity on the same line."""

_ALIKE = 0.6
"""So alike are two texts of which one is the other, corrected; by the ratio of difflib."""
_RATHER = 0.3
"""So alike may they be where one stands alone in the place of the other; that is told as a guess."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One thing of a cell: its words, and what is told of it below them."""

    head: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing as it is now with the number of the one that it was before; None: it is new."""

    now: Chunk
    before: int | None
    guessed: bool = False


def chunks_in(text: str) -> list[Chunk]:
    """Tell the things in a cell apart: one a line, with or without a bullet; notes are indented."""
    heads: list[str] = []
    notes: list[list[str]] = []
    for line in text.replace("\r", "").split("\n"):
        if not line.strip():
            continue
        if heads and _INDENTED.match(line) and not _BULLET.match(line):
            notes[-1].append(line.strip())
            continue
        head = " ".join(_BULLET.sub("", line, count=1).split())
        rated = _RATED.fullmatch(head)
        heads.append(rated[1] if rated else head)
        notes.append([rated[2]] if rated else [])
    pairs = zip(heads, notes, strict=True)
    return [Chunk(head, tuple(below)) for head, below in pairs if head]


def paired(before: list[Chunk], now: list[Chunk]) -> list[Pair]:
    """Find for everything that is there now what it was before, each used once.

    First what is equal, then what has the same words, then what is alike; at last one that stands alone in the
    place of one that is gone.
    """
    left = dict(enumerate(before))
    found: dict[int, tuple[int, bool]] = {}

    def match(place: int, number: int, *, guessed: bool = False) -> None:
        found[place] = (number, guessed)
        del left[number]

    for with_notes in (True, False):
        for place, chunk in enumerate(now):
            same = (
                number
                for number, old in left.items()
                if (chunk == old if with_notes else chunk.head == old.head)
            )
            number = next(same, None)
            if place not in found and number is not None:
                match(place, number)
    ratios = sorted(
        (
            (-_ratio(chunk.head, old.head), place, number)
            for place, chunk in enumerate(now)
            if place not in found
            for number, old in left.items()
        ),
    )
    for ratio, place, number in ratios:
        if -ratio >= _ALIKE and place not in found and number in left:
            match(place, number)
    rest = [place for place in range(len(now)) if place not in found]
    if len(rest) == len(left) == 1:
        (place,), (number,) = rest, left
        if place == number and _ratio(now[place].head, before[number].head) >= _RATHER:
            match(place, number, guessed=True)
    return [Pair(chunk, *found.get(place, (None, False))) for place, chunk in enumerate(now)]


def _ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio()
