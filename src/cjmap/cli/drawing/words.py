"""The words of the command line that need more than Typer: lists with commas, widths, languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.format.texts import LANGUAGE_PATTERN
from cjmap.workspace.lengths import WIDTH_EXPECTED, width_points
from cjmap.workspace.settings import LANGUAGE_EXPECTED, Picture, PictureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALL = "all"


def split(words: Sequence[str] | None) -> tuple[str, ...]:
    """Read an option that takes several values, with commas or given several times."""
    names = (name.strip() for name in ",".join(words or ()).split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def parse_forms(words: Sequence[str] | None) -> tuple[Picture, ...]:
    """Read `--to svg,png`; raises `CjmapError` for a form that does not exist."""
    return tuple(Picture(check("picture format", name, Picture)) for name in split(words))


def parse_kinds(words: Sequence[str] | None) -> tuple[PictureKind, ...]:
    """Read `--picture maps,overview`; raises `CjmapError` for one that does not exist."""
    names = [check("picture", name, (*PictureKind, ALL)) for name in split(words)]
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
    """Return a name that is known; raises `CjmapError` with the nearest, or with all there are."""
    names = [str(each) for each in known]
    if name in names:
        return name
    near = nearest(name, names)
    hint = f"Did you mean `{near}`?" if near else None
    if hint is None:
        hint = f"There are {listed(names, 'and')}." if len(names) > 1 else None
        hint = f"There is {listed(names)}." if len(names) == 1 else hint
    raise CjmapError(f"There is no {what} `{name}`{where}.", hint=hint)
