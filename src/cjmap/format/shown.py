"""Values as messages show them."""

from __future__ import annotations

_SHOWN_AT_MOST = 40


def shown(value: object) -> str:
    """Show a value in a message, shortened: text in quotes, a collection by its kind."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, int) and value.bit_length() > 200:
        return "a huge number"
    if isinstance(value, (int, float)):
        return f"`{value}`"
    text = str(value)
    return f"“{text[:_SHOWN_AT_MOST]}…”" if len(text) > _SHOWN_AT_MOST else f"“{text}”"
