"""What `cjmap diff` and `cjmap log` take alike: formats of reports, files for them, languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.words import LANGUAGES
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

PICTURES = ("svg", "png", "pdf")
"""The forms of a picture that shows a report."""

_SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".json": "json",
    ".html": "html",
    ".csv": "csv",
    **{f".{form}": form for form in PICTURES},
}


def parse_formats(words: Sequence[str] | None, known: Collection[str]) -> tuple[str, ...]:
    """Read `--to`, with commas between several; raises `CjmapError` for an unknown one."""
    found = [each.strip() for word in words or () for each in word.split(",") if each.strip()]
    return tuple(dict.fromkeys(check_format(each, known) for each in found))


def check_format(name: str, known: Collection[str]) -> str:
    """Return the name of a format; raises `CjmapError` for one that does not exist."""
    if name in known:
        return name
    near = nearest(name, known)
    raise CjmapError(
        f"There is no format `{name}`.",
        hint=f"Did you mean `{near}`?" if near else f"There are {listed(known, 'and')}.",
    )


def parse_output(word: str, known: Collection[str]) -> tuple[str, Path]:
    """Read one `-o`: FORMAT=FILE, or a FILE whose suffix tells; raises `CjmapError` else."""
    name, separator, file = word.partition("=")
    if not separator:
        name, file = _SUFFIXES.get(Path(word).suffix.lower(), ""), word
    if not name or not file:
        raise CjmapError(
            f"`-o {word}` does not say what to write where.",
            hint="Write FORMAT=FILE, such as `-o markdown=changes.md`, or a file as"
            f" `changes.{'svg' if 'svg' in known else 'html'}`.",
        )
    return check_format(name, known), check_file(word, file)


def check_file(word: str, file: str) -> Path:
    """Return the file that `-o` names; raises `CjmapError` for one that is a map, and for `-`."""
    if file == "-":
        raise CjmapError(
            f"`-o {word}` names no file.",
            hint="What no file is named for goes to standard output: `--to` alone is enough.",
        )
    if kind_of_file(Path(file)) is not None:
        raise CjmapError(f"`-o {word}` would overwrite a map.", hint="Name another file.")
    return Path(file)


def parse_lang(word: str | None, told: str) -> str | None:
    """Return the language asked for; raises `CjmapError` for one that there are no words in.

    `told` says what is told in it: `changes are told`.
    """
    if word is None or word.lower().partition("-")[0] in LANGUAGES:
        return word
    raise CjmapError(f"`--lang {word}`: {told} in {listed(LANGUAGES, 'and')}.")
