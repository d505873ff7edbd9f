"""The words of the command line that need more than Typer: lists with commas, widths, languages.

Typer reads neither words of a set nor numbers: what it says of wrong ones depends on its version.
"""

from __future__ import annotations

import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.format.texts import LANGUAGE_PATTERN
from cjmap.workspace.lengths import WIDTH_EXPECTED, width_points
from cjmap.workspace.settings import LANGUAGE_EXPECTED, Picture, PictureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_Word = TypeVar("_Word", bound=StrEnum)
_Number = TypeVar("_Number", int, float)

ALL = "all"


def split(option: str, words: Sequence[str] | None) -> tuple[str, ...]:
    """Read an option that takes several values, with commas or given several times.

    Raise `CjmapError` where it is given and holds none.
    """
    names = (name.strip() for name in ",".join(words or ()).split(","))
    found = tuple(dict.fromkeys(name for name in names if name))
    if words and not found:
        raise CjmapError(f"`{option}` is empty.", hint="Name what it is to take, or leave it out.")
    return found


def one_of(what: str, words: type[_Word]) -> Callable[[str], _Word]:
    """Give what reads an option that takes one word of a set, called `what` in messages."""
    return lambda word: words(check(what, word, words))


def number(option: str, low: float, high: float) -> Callable[[str], float]:
    """Give what reads an option that takes a number from `low` to `high`."""
    return lambda word: _number(
        option, word, float, f"a number from {low:g} to {high:g}", low, high
    )


def whole_number(option: str, low: int, high: int) -> Callable[[str], int]:
    """Give what reads an option that takes a whole number from `low` to `high`."""
    expected = f"a whole number from {low} to {high}"
    return lambda word: _number(option, word, int, expected, low, high)


def some_text(option: str) -> Callable[[str], str]:
    """Give what reads an option that takes any text but an empty one."""

    def read(word: str) -> str:
        if not word.strip():
            raise CjmapError(f"`{option} '{word}'` does not fit; expected some text.")
        return word

    return read


def _number(
    option: str, word: str, kind: type[_Number], expected: str, low: float, high: float
) -> _Number:
    value: _Number | None = None
    with suppress(ValueError):
        value = kind(word)
    if value is None or not low <= value <= high:  # which not-a-number is not, either
        raise CjmapError(f"`{option} {word}` does not fit; expected {expected}.")
    return value


def parse_forms(words: Sequence[str] | None) -> tuple[Picture, ...]:
    """Read `--to svg,png`; raises `CjmapError` for a form that does not exist."""
    return tuple(Picture(check("picture format", name, Picture)) for name in split("--to", words))


def parse_kinds(words: Sequence[str] | None) -> tuple[PictureKind, ...]:
    """Read `--picture maps,overview`; raises `CjmapError` for one that does not exist."""
    names = [check("picture", name, (*PictureKind, ALL)) for name in split("--picture", words)]
    return tuple(kind for kind in PictureKind if kind in names or ALL in names)


def parse_width(word: str | None) -> float | None:
    """Read `--width 40cm` as points; raises `CjmapError` for what is no width."""
    if word is None:
        return None
    points = width_points(word)
    if points is None:
        raise CjmapError(f"`--width {word}` is no width; expected {WIDTH_EXPECTED}.")
    return points


def parse_language(word: str | None) -> str | None:
    """Read `--lang pl`; raises `CjmapError` for what is no code of a language."""
    if word is not None and not re.fullmatch(LANGUAGE_PATTERN, word):
        raise CjmapError(f"`--lang {word}` is no language; expected {LANGUAGE_EXPECTED}.")
    return word


def check(what: str, name: str, known: Iterable[str], where: str = "") -> str:
    """Return a name that is known; raises `CjmapError` with the nearest, or with all there are.

    `where` says where names that somebody gave are looked for. Our own are few, and all listed
    after the nearest too: it may not be the one that was meant.
    """
    names = [str(each) for each in known]
    if name in names:
        return name
    near = nearest(name, names)
    hints = [f"Did you mean `{near}`?"] if near else []
    if len(names) == 1 and not near:
        hints.append(f"There is {listed(names)}.")
    elif len(names) > 1 and not (near and where):
        hints.append(f"There are {listed(names, 'and')}.")
    raise CjmapError(f"There is no {what} `{name}`{where}.", hint=" ".join(hints) or None)
