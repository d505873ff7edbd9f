"""What the numbers of a workbook mean, and how they are written as text."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from cjmap.exchange.tables.table import CellType

if TYPE_CHECKING:
    from cjmap.exchange.tables.xlsx.package import Package

_UNSEEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What a format shows as it stands: texts, colours, conditions."""
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LONGEST = 255
"""Letters of a format that is looked at: Excel takes no longer ones."""
_EXACT = 1e15
"""Where a workbook no longer tells two numbers apart, in fifteen digits."""
_FIRST_LEAP_DAY = 60
"""The 29th of February 1900, which only spreadsheets know."""


class Meaning(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    BOTH = "date and time"
    ELAPSED = "elapsed"


_BUILT_IN = {
    9: Meaning.PERCENT,
    10: Meaning.PERCENT,
    **dict.fromkeys((14, 15, 16, 17), Meaning.DATE),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), Meaning.TIME),
    22: Meaning.BOTH,
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), Meaning.DATE),
    **dict.fromkeys((32, 33, 34, 35), Meaning.TIME),
    46: Meaning.ELAPSED,
}
"""The formats that a workbook does not spell out (ECMA-376, 18.8.30)."""


def meaning_of(code: str) -> Meaning:
    """Return what a number format shows: `yyyy-mm-dd` a date, `[h]:mm` a length of time."""
    seen = _UNSEEN.sub("", code[:_LONGEST].split(";")[0]).lower()
    if _ELAPSED.search(seen):
        return Meaning.ELAPSED
    date = "y" in seen or "d" in seen
    time = "h" in seen or "s" in seen
    if date or time:
        return Meaning.BOTH if date and time else Meaning.DATE if date else Meaning.TIME
    if "general" not in seen and "m" in seen:
        return Meaning.DATE
    return Meaning.PERCENT if "%" in seen else Meaning.NUMBER


def meanings(package: Package, part: str | None) -> list[Meaning]:
    """Read what each style of a workbook makes of numbers, by its number."""
    if part is None:
        return []
    codes: dict[int, Meaning] = {}
    styles: list[Meaning] = []
    for name, element in package.elements(part, "numFmt", "cellXfs"):
        if name == "numFmt":
            codes[_whole(element.get("numFmtId"))] = meaning_of(element.get("formatCode", ""))
            continue
        for style in element:
            number = _whole(style.get("numFmtId"))
            styles.append(codes.get(number) or _BUILT_IN.get(number, Meaning.NUMBER))
    return styles


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def read_number(written: str) -> float | None:
    """Return a stored number; None where it is none, or not finite."""
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def shown(value: float, meaning: Meaning, from_1904: bool) -> tuple[str, CellType]:
    """Write a stored number as it is meant, and say what it is then."""
    if meaning is Meaning.PERCENT:
        return f"{plain(value * 100)}%", CellType.NUMBER
    if meaning is not Meaning.NUMBER and 0 <= value < 2_958_466:  # the year 9999
        written = (
            _elapsed(value) if meaning is Meaning.ELAPSED else _moment(value, meaning, from_1904)
        )
        return written, CellType.DATE
    return plain(value), CellType.NUMBER


def plain(value: float) -> str:
    """Write a number in up to fifteen digits, as spreadsheets do: `1`, `4.5`, `-0.25`."""
    if abs(value) >= _EXACT or (value and abs(value) < 1 / _EXACT):
        return f"{value:.15g}"
    text = format(Decimal(f"{value:.15g}"), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _moment(value: float, meaning: Meaning, from_1904: bool) -> str:
    if from_1904:
        begin = datetime(1904, 1, 1)
    else:
        begin = datetime(1899, 12, 31) if value < _FIRST_LEAP_DAY else datetime(1899, 12, 30)
    try:
        moment = begin + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return plain(value)
    clock = f"{moment:%H:%M:%S}".removesuffix(":00")
    if value < 1 and meaning is not Meaning.DATE:
        return clock
    if meaning is Meaning.DATE or clock == "00:00":
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d} {clock}"


def _elapsed(value: float) -> str:
    seconds = round(value * 86_400)
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")
