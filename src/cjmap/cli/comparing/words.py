"""The options of `cjmap diff` read: its formats, and changes that are not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.cli.reports import PICTURES
from cjmap.compare.formats import FORMATS
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN_FORMATS = (*FORMATS, *PICTURES)

_FINGERPRINT = 16


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


def _is_hexadecimal(word: str) -> bool:
    return all(letter in "0123456789abcdef" for letter in word)
