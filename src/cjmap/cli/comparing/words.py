"""The options of `cjmap diff` read: formats, files, changes not to be told, languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.formats import FORMATS
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.words import LANGUAGES
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import listed, nearest
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

PICTURES = ("svg", "png", "pdf")
"""The forms of a picture of a comparison."""

_FINGERPRINT = 16


def parse_formats(words: Sequence[str] | None) -> tuple[str, ...]:
    """Read `--to`, with commas between several; raises `CjmapError` for an unknown one."""
    found = [each.strip() for word in words or () for each in word.split(",") if each.strip()]
    return tuple(dict.fromkeys(check_format(each) for each in found))


def parse_output(word: str) -> tuple[str, Path]:
    """Read one `-o FORMAT=FILE`; raises `CjmapError` for anything else."""
    name, separator, file = word.partition("=")
    if not separator or not file:
        raise CjmapError(
            f"`-o {word}` names no file.",
            hint="Write FORMAT=FILE, such as `-o markdown=changes.md`.",
        )
    check_format(name)
    if kind_of_file(Path(file)) is not None:
        raise CjmapError(f"`-o {word}` would overwrite a map.", hint="Name another file.")
    return name, Path(file)


def check_format(name: str) -> str:
    """Return the name of a format; raises `CjmapError` for one that does not exist."""
    known = (*FORMATS, *PICTURES)
    if name in known:
        return name
    near = nearest(name, known)
    raise CjmapError(
        f"There is no format `{name}`.",
        hint=f"Did you mean `{near}`?" if near else f"There are {listed(known, 'and')}.",
    )


def check_ignored(words: Sequence[str], place: str = "`--ignore`") -> tuple[str, ...]:
    """Return names of changes and fingerprints; raises `CjmapError` for what is neither.

    `place` says where they were written.
    """
    found = [each.strip() for word in words for each in word.split(",") if each.strip()]
    for word in found:
        if word in CHANGE_KINDS or (len(word) == _FINGERPRINT and _is_hexadecimal(word)):
            continue
        near = nearest(word, CHANGE_KINDS)
        raise CjmapError(
            f"{place}: there is no change `{one_line(word)}`.",
            hint=f"Did you mean `{near}`?"
            if near
            else "Write the name of a change, such as `retitled`, or a fingerprint of 16 digits.",
        )
    return tuple(found)


def parse_lang(word: str | None) -> str | None:
    """Return the language asked for; raises `CjmapError` for one that there are no words in."""
    if word is None or word.lower().partition("-")[0] in LANGUAGES:
        return word
    raise CjmapError(f"`--lang {word}`: changes are told in {listed(LANGUAGES, 'and')}.")


def _is_hexadecimal(word: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in word)
