"""The nearest of several names: what the author probably meant."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_COMPARED_AT_MOST = 40


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is a slip of, or None where none is close.

    Case, `-`, `_` and spaces do not count as differences. Close means a likeness of at least 0.6
    (Ratcliff and Obershelp 1988, as in `difflib`), among the candidates that share the most pairs
    of letters with the word: comparing all of them would take seconds in a large workspace.
    """
    return _nearest(word, tuple(candidates))


@lru_cache(maxsize=256)  # one slip is often repeated at thousands of places
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches
    from heapq import nlargest

    target = _fold(word)[:100]
    pairs = {target[at : at + 2] for at in range(max(len(target) - 1, 1))}
    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(_fold(candidate), candidate)
    likely = nlargest(
        _COMPARED_AT_MOST, folded, key=lambda each: (sum(pair in each for pair in pairs), each)
    )
    close = get_close_matches(target, likely, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def _fold(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """Join words as a sentence does: `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {conjunction} {quoted[-1]}"
