"""Values of fields compared with what a query asks for."""

from __future__ import annotations

import operator
import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from cjmap.format.texts import duration_seconds
from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.fields import MEANINGS, Field, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.insight.find.syntax import Test

_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,9})?", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_UNLIKE_ITS_LETTER = str.maketrans("łøđħıŧ", "lodhit")
"""Letters with a stroke, which Unicode does not take apart."""

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CLOSE = 1e-9


@lru_cache(maxsize=4096)  # most values occur many times: ids, titles, words
def folded(text: str) -> str:
    """Return a text without case and accents, its blanks as single ones."""
    small = " ".join(text.casefold().split())
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_UNLIKE_ITS_LETTER))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matches(pattern: str, text: str) -> bool:
    """Whether a text is as a pattern with `*` for any letters says; linear in the text."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    if not text.startswith(first):
        return False
    *middle, last = rest
    at = len(first)
    for piece in middle:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return len(text) - len(last) >= at and text.endswith(last)


def comparing(field: Field, test: Test) -> Callable[[Any], bool]:
    """Return what a value of an ordered field has to pass; raises `QueryError` for no such value."""
    if field.type is Type.DAY:
        return _days(field, test)
    if test.sign == "..":
        lower = _amount(field, test, test.text) if test.text else float("-inf")
        upper = _amount(field, test, test.upper) if test.upper else float("inf")
        return lambda value: lower - _CLOSE <= value <= upper + _CLOSE
    wanted = _amount(field, test, test.text)
    compare = _SIGNS.get(test.sign)
    if compare is None:
        return lambda value: abs(value - wanted) <= _CLOSE
    return lambda value: compare(value, wanted)


def texts(test: Test) -> Callable[[str], bool]:
    """Return what a folded text has to pass."""
    wanted = folded(test.text)
    if "*" in wanted and not test.quoted:
        return lambda text: matches(wanted, text)
    if test.sign == "=":
        return lambda text: text == wanted
    return lambda text: wanted in text


def unordered(field: Field, test: Test) -> QueryError:
    """Return the complaint about a comparison of what has no more and less."""
    return QueryError(
        f"`{field.name}` has no more and less: `{test.sign}` asks nothing of it.",
        test.span,
        f"It is {MEANINGS[field.type]}.",
    )


def _amount(field: Field, test: Test, text: str) -> float:
    text = text.replace("−", "-")
    if field.type is Type.TIME:
        try:
            return duration_seconds(text.strip())
        except PydanticCustomError:
            raise _wrong(field, test, text) from None
    percent = field.type is Type.SHARE and text.endswith("%")
    number = text.removesuffix("%") if percent else text
    if not _NUMBER.fullmatch(number):
        raise _wrong(field, test, text)
    return float(number) / 100 if percent else float(number)


def _days(field: Field, test: Test) -> Callable[[Any], bool]:
    if test.sign == "..":
        start = _span_of_days(field, test, test.text)[0] if test.text else date.min
        end = _span_of_days(field, test, test.upper)[1] if test.upper else date.max
        return lambda value: start <= value <= end
    first, last = _span_of_days(field, test, test.text)
    match test.sign:
        case "<":
            return lambda value: value < first
        case "<=":
            return lambda value: value <= last
        case ">":
            return lambda value: value > last
        case ">=":
            return lambda value: value >= first
        case _:
            return lambda value: first <= value <= last


def _span_of_days(field: Field, test: Test, text: str) -> tuple[date, date]:
    """Return the first and the last day of a day, a month or a year."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(each) if each else None for each in found.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (
        ValueError
    ):  # `2026-02-30`, the year 0; no month is an error of its own, and one of these
        raise _wrong(field, test, text) from None


def _wrong(field: Field, test: Test, text: str) -> QueryError:
    return QueryError(
        f"`{text}` is no value of `{field.name}`.", test.span, f"It is {MEANINGS[field.type]}."
    )
