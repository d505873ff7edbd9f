"""Durations in the unit of their metric, and as a map writes them."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from cjmap.format.texts import duration_seconds

_POLISH = {
    "sek": "s",
    "sekund": "s",
    "sekundy": "s",
    "minut": "min",
    "minuty": "min",
    "godz": "h",
    "godz.": "h",
    "godzin": "h",
    "godziny": "h",
    "dni": "days",
    "dzień": "day",
    "tyg.": "weeks",
    "tygodni": "weeks",
    "tygodnie": "weeks",
    "miesięcy": "months",
    "miesiące": "months",
    "lat": "years",
    "lata": "years",
}
_STEPS = ((86_400, "days"), (3_600, "h"), (60, "min"), (1, "s"))


def unit_seconds(unit: str | None) -> float | None:
    """Return the seconds of a unit as catalogs write it, in English or Polish; None where it is none."""
    if unit is None:
        return None
    try:
        return duration_seconds(f"1 {_POLISH.get(unit.casefold(), unit.casefold())}")
    except PydanticCustomError:
        return None


def written_duration(seconds: float) -> str:
    """Write a duration as a map has it, at the precision of people: `41 h`, `3 days`, `1.5 h`.

    The largest unit of which there are at least two, with two digits that count.
    """
    for size, unit in _STEPS:
        if seconds >= 2 * size or size == 1:
            number = seconds / size
            rounded = round(number) if number >= 10 else round(number, 1)
            return f"{rounded:g} {unit}"
    return f"{seconds:g} s"
