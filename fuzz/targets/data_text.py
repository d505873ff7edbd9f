"""A table of text that is measured → rows."""

from __future__ import annotations

from functools import cache

from fuzz.corpus import files
from fuzz.mutation.texts import mutation_of_texts
from fuzz.opening import look_at_opening
from fuzz.target import Target

_SIGNS = [",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\r", "\0", ",,", '"\n', "case", "é", " "]
_ROWS = (
    b"case,activity,time\n1,Search,2026-01-01 10:00\n1,Pay,2026-01-01T10:05:00Z\n"
    b'2,"Search, again",01.02.2026 11:00\n'
)


def look(data: bytes) -> None:
    """Open rows."""
    look_at_opening(data, "any.csv")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a few rows, and the beginning of a survey."""
    survey = (each[:2_000] for each in files("examples", "*.csv"))
    return (_ROWS, _ROWS.replace(b",", b";"), _ROWS.decode().encode("utf-16"), *survey)


TARGET = Target("data-text", "rows of text → rows", look, seeds, mutation_of_texts(_SIGNS, seeds))
