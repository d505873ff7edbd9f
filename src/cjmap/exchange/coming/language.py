"""The language of a text, by its letters."""

from __future__ import annotations

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_HARDLY_ELSEWHERE = frozenset("ąęłśżĄĘŁŚŻ")


def guess_language(text: str) -> str | None:
    """Return `pl` for a text with letters that Polish has and its neighbours hardly; else None."""
    letters = _POLISH.intersection(text)
    return "pl" if len(letters) >= 2 and letters & _HARDLY_ELSEWHERE else None
