"""The YAML 1.2 core schema: what a plain scalar stands for.

`no`, `on`, `1:30` and dates are text here, unlike in YAML 1.1 (https://yaml.org/spec/1.2.2/#103-core-schema).
"""

from __future__ import annotations

import re
from typing import Any

from cjmap.source.nodes import SpelledInteger, SpelledNumber

WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""The plain scalars that are words and no text."""
_NUMBER = re.compile(
    r"(?P<integer>[-+]?[0-9]+)"
    r"|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<other_base>0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<not_finite>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
STARTS_NUMBER = frozenset("0123456789+-.")
"""What a plain scalar that is no text begins with, unless it is one of `WORDS`."""


class NotFiniteError(ValueError):
    """The scalar is `.nan`, `.inf`, or a number too large for its type."""


class TooManyDigitsError(ValueError):
    """The scalar is a number longer than allowed; it was never converted."""


def resolve(text: str, digits: int) -> Any:
    """Return what the plain scalar `text` stands for: None, a bool, an int, a float, or the text.

    A number of more than `digits` characters raises `TooManyDigitsError` before any conversion
    (converting is quadratic); one that is not finite raises `NotFiniteError`.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in STARTS_NUMBER:
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    kind = match.lastgroup
    if kind == "not_finite":
        raise NotFiniteError(text)
    if len(text) > digits:
        raise TooManyDigitsError(text)
    if kind == "integer":
        integer = int(text)
        return integer if str(integer) == text else _integer(integer, text)
    if kind == "other_base":
        return _integer(int(text, 0), text)
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise NotFiniteError(text)
    return number if str(number) == text else _number(number, text)


def _integer(value: int, text: str) -> SpelledInteger:
    spelled = SpelledInteger(value)
    spelled.text = text
    return spelled


def _number(value: float, text: str) -> SpelledNumber:
    spelled = SpelledNumber(value)
    spelled.text = text
    return spelled
