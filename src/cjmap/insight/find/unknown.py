"""What to write instead of a name that no field or kind has."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from cjmap.format.near import listed, nearest
from cjmap.insight.find.fields import FIELDS, FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

_OTHERWISE = {
    "score": "emotion",
    "sentiment": "emotion",
    "mood": "emotion",
    "team": "owner",
    "name": "title",
    "time": "duration",
    "fail": "fail-point",
}
"""What people call some fields, the report among them."""

_LIKE = 0.5
_SOME = 3
_MOST = 8

LIST_ALL = "`cjmap find --fields` lists all."


def instead_of(word: str, besides: Iterable[str] = ()) -> str:
    """Return a hint for a word that no field has; `besides` may be meant as well."""
    names = [*FIELDS, *besides]
    if word in FLAGS and word not in names:
        return f"Write `is:{word}`."
    near = _OTHERWISE.get(word) or nearest(word, names)
    if near:
        return f"Did you mean `{near}`?"
    like = get_close_matches(word, names, _SOME, _LIKE)
    return f"Near it: {listed(like, 'and')}. {LIST_ALL}" if like else LIST_ALL


def some(names: Iterable[str], conjunction: str = "or") -> str:
    """List names in words; of many, the first, and how many more."""
    told = list(names)
    if len(told) <= _MOST:
        return listed(told, conjunction)
    return (
        f"{', '.join(f'`{each}`' for each in told[:_MOST])} {conjunction} {len(told) - _MOST} more"
    )
