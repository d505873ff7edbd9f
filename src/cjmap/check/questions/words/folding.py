"""Texts as rules compare them."""

from __future__ import annotations

_AROUND = " .!…:;,"


def folded(text: str) -> str:
    """Return a text without what tells no two apart: case, spaces, and the stop at its end."""
    return " ".join(text.casefold().split()).strip(_AROUND)
