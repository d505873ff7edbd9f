"""Values into YAML: the least quoting that reads back as what was meant.

What libyaml takes for plain text is narrower than YAML 1.2: between brackets it trips over any `:`
and `?`. So these, there, are put in quotes.
"""

from __future__ import annotations

import math
from typing import Any

from cjmap.errors import CjmapError
from cjmap.source.decode import describe_character, unseen_characters
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.source.scalars import NotFiniteError, TooManyDigitsError, resolve

_INDICATORS = frozenset("#,[]{}&*!|>'\"%@`")
_FLOW_INDICATORS = frozenset(",[]{}:?")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_BREAKING = frozenset("\n\r\t")


class UnwritableError(CjmapError):
    """A value that no map can hold: not finite, of another type, or with unseen characters."""


def scalar_text(value: Any, *, style: str = "", flow: bool = False, key: bool = False) -> str:
    """Write one value on one line.

    `style` is the quoting to keep where it can be kept: `'`, `"`, or empty for none. `flow` says
    that the value stands between brackets, `key` that it is a key, where a number or `true` needs
    no quotes to be text. Raises `UnwritableError` for what YAML, or a map, cannot hold.
    """
    if not isinstance(value, str):
        return _number_text(value)
    check_characters(value)
    if style == "'" and not _BREAKING.intersection(value):
        return _single(value)
    if style != '"':
        if _reads_back(value, key) and is_plain(value, flow=flow, key=key):
            return value
        return quoted(value)
    return _double(value)


def quoted(text: str) -> str:
    """Put text in double quotes, or in single ones where that saves escapes."""
    if ('"' in text or "\\" in text) and not _BREAKING.intersection(text):
        return _single(text)
    return _double(text)


def is_plain(text: str, *, flow: bool, key: bool = False) -> bool:
    """Whether `text` may stand without quotes; what it is then read as is not asked."""
    if not text or text != text.strip(" ") or _BREAKING.intersection(text):
        return False
    if text[0] in _INDICATORS or (text[0] in "-?:" and text[1:2] in ("", " ")):
        return False
    if ": " in text or text.endswith(":") or " #" in text:
        return False
    if key and (text == "<<" or text.startswith(("---", "..."))):
        return False
    return not (flow and _FLOW_INDICATORS.intersection(text))


def check_characters(text: str) -> None:
    """Raise `UnwritableError` where `text` holds what the reader of maps would refuse."""
    unseen = unseen_characters(text)
    lone = next((character for character in text if "\ud800" <= character <= "\udfff"), None)
    if unseen or lone:
        character = unseen.group() if unseen else str(lone)
        raise UnwritableError(f"{describe_character(character)} cannot stand in a map.")


def _number_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UnwritableError(f"{value} is not a finite number, and cannot stand in a map.")
        return str(value)
    raise UnwritableError(f"A value of type {type(value).__name__} cannot stand in a map.")


def _reads_back(text: str, key: bool) -> bool:
    """Whether `text` without quotes is read as text; keys always are."""
    if key or not text:
        return bool(text)
    try:
        return isinstance(resolve(text, DEFAULT_LIMITS.digits), str)
    except (NotFiniteError, TooManyDigitsError):
        return False


def _double(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
