"""The nearest of several names: what the author probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is a slip of, or None where none is close.

    Case, `-`, `_` and spaces do not count as differences. Close means a likeness of at least 0.6
    (Ratcliff and Obershelp 1988, as in `difflib`).
    """
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(_fold(candidate), candidate)
    close = get_close_matches(_fold(word)[:100], folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def _fold(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """Join words as a sentence does: `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {conjunction} {quoted[-1]}"
