"""Tables as comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet would calculate, also as wide letters."""


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Write rows, the names of the columns first.

    A text that a spreadsheet would take for a formula has an apostrophe before it, which it shows as
    no part of the text; numbers are numbers, also below 0. None is an empty cell.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([_cell(each) for each in row] for row in rows)
    return stream.getvalue()


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    One that has apostrophes there already gets one more, so that `unguarded` gives back any text.
    """
    return f"'{text}" if _is_formula(text) else text


def unguarded(text: str) -> str:
    """Take off the apostrophe that `guarded` puts before a text, and no other."""
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return text.lstrip(" '").startswith(_FORMULA)


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return value
    return guarded(one_line(value))
