"""The YAML 1.2 core schema: what a plain scalar stands for.

`no`, `on`, `1:30` and dates are text here, unlike in YAML 1.1 (https://yaml.org/spec/1.2.2/#103-core-schema).
"""

from __future__ import annotations

import re
from typing import Any

from cjmap.source.nodes import SpelledInteger, SpelledNumber

_WORDS: dict[str, Any] = {
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
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_STARTS_NUMBER = frozenset("0123456789+-.")


class NotFiniteError(ValueError):
    """The scalar is `.nan`, `.inf`, or a number too large for its type."""


class TooManyDigitsError(ValueError):
    """The scalar is a number longer than allowed; it was never converted."""


def resolve(text: str, digits: int) -> Any:
    """Return what the plain scalar `text` stands for: None, a bool, an int, a float, or the text.

    A number of more than `digits` characters raises `TooManyDigitsError` before any conversion
    (converting is quadratic); one that is not finite raises `NotFiniteError`.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        _check_length(text, digits)
        integer = int(text)
        return integer if text[0] != "+" and str(integer) == text else _integer(integer, text)
    if _DECIMAL.fullmatch(text):
        _check_length(text, digits)
        number = float(text)
        if number in (float("inf"), float("-inf")):
            raise NotFiniteError(text)
        return number if str(number) == text else _number(number, text)
    if _OTHER_BASE.fullmatch(text):
        _check_length(text, digits)
        return _integer(int(text, 0), text)
    if _NOT_FINITE.fullmatch(text):
        raise NotFiniteError(text)
    return text


def _check_length(text: str, digits: int) -> None:
    if len(text) > digits:
        raise TooManyDigitsError(text)


def _integer(value: int, text: str) -> SpelledInteger:
    spelled = SpelledInteger(value)
    spelled.text = text
    return spelled


def _number(value: float, text: str) -> SpelledNumber:
    spelled = SpelledNumber(value)
    spelled.text = text
    return spelled
