"""The words of `cjmap diff` into two versions: files, folders, revisions, standard input."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
NOTHING = os.devnull
_REVISIONS = ("HEAD", "FETCH_HEAD", "MERGE_HEAD", "ORIG_HEAD")
"""Never taken for files: in a bare repository, there are files of these names."""


@dataclass(frozen=True, slots=True)
class OfRevision:
    """The maps of a revision; those of one file where `path` is given (`main:maps/a.journey.yaml`)."""

    revision: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class OfWorkTree:
    """The maps as they lie on disk."""


@dataclass(frozen=True, slots=True)
class OfIndex:
    """The maps that are staged: what the next commit will hold."""


@dataclass(frozen=True, slots=True)
class OfPath:
    """A file or folder, standard input (`-`), or nothing (`/dev/null`)."""

    word: str


Source = OfRevision | OfWorkTree | OfIndex | OfPath


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: two versions, and only what lies under `paths`, if there are any.

    With `merge_base`, the older one is the commit at which the two parted.
    """

    old: Source
    new: Source
    paths: tuple[str, ...] = ()
    merge_base: bool = False


def understand(words: Sequence[str], *, staged: bool = False, merge_base: bool = False) -> Asked:
    """Say what the words mean; raises `CjmapError` where they mean nothing.

    What exists as a file or folder is one; anything else is a revision.
    """
    if staged:
        revision, paths = (
            ("HEAD", words) if not words or _exists(words[0]) else (words[0], words[1:])
        )
        return Asked(OfRevision(revision), OfIndex(), tuple(paths), merge_base)
    if not words:
        return Asked(OfRevision("HEAD"), OfWorkTree(), merge_base=merge_base)
    first, *rest = words
    if not _exists(first) and (several := _range(first)):
        old, new, from_base = several
        return Asked(OfRevision(old), OfRevision(new), tuple(rest), merge_base or from_base)
    if len(words) == 2 and all(_names_one_side(word) for word in words):
        if merge_base:
            raise CjmapError(
                "`--merge-base` is for revisions.", hint="As in `cjmap diff --merge-base main`."
            )
        return Asked(_one_side(first), _one_side(rest[0]))
    if _exists(first):
        if first in (STANDARD_INPUT, NOTHING):
            raise CjmapError(f"`{first}` needs something to be compared with.")
        return Asked(OfRevision("HEAD"), OfWorkTree(), tuple(words), merge_base)
    if _at_revision(first):
        revision, _, path = first.partition(":")
        if rest:
            raise CjmapError(
                f"`{first}` is compared with one other version, not with {len(rest)}.",
                hint="Write two of them, such as `main:map.journey.yaml HEAD:map.journey.yaml`.",
            )
        return Asked(OfRevision(revision, path), OfPath(path))
    if rest and not _exists(rest[0]):
        return Asked(OfRevision(first), OfRevision(rest[0]), tuple(rest[1:]), merge_base)
    return Asked(OfRevision(first), OfWorkTree(), tuple(rest), merge_base)


def _range(word: str) -> tuple[str, str, bool] | None:
    """Read `main..HEAD`, and `main...HEAD`, which begins where the two parted."""
    for dots in ("...", ".."):
        old, separator, new = word.partition(dots)
        if separator and ":" not in word and not word.startswith(("./", "../", "/")):
            return old or "HEAD", new or "HEAD", dots == "..."
    return None


def _names_one_side(word: str) -> bool:
    return _exists(word) or _at_revision(word)


def _one_side(word: str) -> Source:
    if _exists(word):
        return OfPath(word)
    revision, _, path = word.partition(":")
    return OfRevision(revision, path)


def _at_revision(word: str) -> bool:
    revision, separator, path = word.partition(":")
    return bool(separator and revision and path)


def _exists(word: str) -> bool:
    """Whether a word is a file or folder, or is called like a map, which may be gone by now."""
    if word in _REVISIONS:
        return False
    if word == STANDARD_INPUT or os.path.exists(word):
        return True
    return not _at_revision(word) and kind_of_file(Path(word)) is not None
