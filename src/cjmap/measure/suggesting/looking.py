"""What stands in the columns of data: times, numbers, how many different values, which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.measure.engine.dialect import Column
    from cjmap.measure.engine.engine import Engine

_AT_ONCE = 40
"""Columns that one statement looks at."""
_VALUES = 60
"""Different values up to which they are listed."""

FORMATS = (
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d-%m-%Y",
)
"""How times are usually written that are not as ISO 8601 has them; where two fit, the first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A column: how many rows it fills, with how many different values, and of what sort.

    `times`, `zoned`, `numbers` and `whole` are rows; `low` and `high` the ends of its numbers; `values`
    the values with their counts, the most frequent first, where they are few; `written` the format
    of times that are not as ISO 8601 has them.
    """

    name: str
    kind: Kind
    filled: int
    different: int
    times: int
    zoned: int
    numbers: int
    whole: int
    low: float | None
    high: float | None
    values: tuple[tuple[str, int], ...] = ()
    written: str | None = None

    @property
    def is_time(self) -> bool:
        """Whether nearly all of its values are times; Spark takes plain numbers for years."""
        return self.filled > 0 and self.times >= 0.9 * self.filled and not self.is_number

    @property
    def is_number(self) -> bool:
        """Whether nearly all of its values are numbers."""
        return self.filled > 0 and self.numbers >= 0.9 * self.filled


def look(engine: Engine, view: str, columns: Sequence[Column]) -> list[Seen]:
    """Look into columns, in their order."""
    found: list[Seen] = []
    for first in range(0, len(columns), _AT_ONCE):
        found += _looked(engine, view, columns[first : first + _AT_ONCE])
    return found


def _looked(engine: Engine, view: str, columns: Sequence[Column]) -> Iterator[Seen]:
    words = engine.dialect
    asked = []
    for column in columns:
        said = text_of(engine, column)
        kept = f"nullif(trim({said}), '')"
        number = words.number(said)
        time = "null"
        zoned = "false"
        if column.kind is not Kind.NUMBER:
            time = words.micros(words.quoted(column.name), column.kind, "UTC", None)
            zoned = words.tells_zone(said) if column.kind is Kind.TEXT else "false"
        asked += [
            f"count({kept})",
            f"count(distinct {kept})",
            f"count({time})",
            f"sum(case when {zoned} then 1 else 0 end)",
            f"count({number})",
            f"sum(case when {number} = floor({number}) then 1 else 0 end)",
            f"min({number})",
            f"max({number})",
        ]
    row = engine.rows(f"select {', '.join(asked)} from {view}", "looking at columns")[0]
    for place, column in enumerate(columns):
        counts = row[8 * place : 8 * place + 8]
        filled, different, times, zoned_rows, numbers, whole = (
            int(each or 0) for each in counts[:6]
        )
        if column.kind is Kind.ZONED:
            zoned_rows = filled
        written = None
        if column.kind is Kind.TEXT and filled and not times and numbers < filled:
            written, times = _format(engine, view, column)
        values = _values(engine, view, column) if 0 < different <= _VALUES else ()
        low, high = (None if each is None else float(each) for each in counts[6:])
        yield Seen(
            column.name, column.kind, filled, different, times, zoned_rows, numbers, whole,
            low, high, values, written,
        )  # fmt: skip


def text_of(engine: Engine, column: Column) -> str:
    """Return the expression of a column as text."""
    quoted = engine.dialect.quoted(column.name)
    return quoted if column.kind is Kind.TEXT else f"cast({quoted} as {engine.dialect.TEXT})"


def _format(engine: Engine, view: str, column: Column) -> tuple[str | None, int]:
    """Return the format that most of its values have, and how many."""
    words = engine.dialect
    name = words.quoted(column.name)
    asked = [f"count({words.micros(name, Kind.TEXT, 'UTC', each)})" for each in FORMATS]
    row = engine.rows(f"select {', '.join(asked)} from {view}", "looking at times")[0]
    counts = [int(each or 0) for each in row]
    best = max(range(len(FORMATS)), key=lambda place: (counts[place], -place))
    return (FORMATS[best], counts[best]) if counts[best] else (None, 0)


def _values(engine: Engine, view: str, column: Column) -> tuple[tuple[str, int], ...]:
    said = text_of(engine, column)
    rows = engine.rows(
        f"select said, count(*) as many from (select {said} as said from {view})"
        " where said is not null group by said order by many desc, said",
        "looking at values",
    )
    return tuple((row[0], int(row[1])) for row in rows)


def different_within(
    engine: Engine, view: str, case: Column, others: Sequence[Column]
) -> dict[str, float]:
    """Return how many different values of other columns a case has on average."""
    if not others:
        return {}
    inner = ", ".join(
        f"count(distinct {text_of(engine, each)}) as c{place}" for place, each in enumerate(others)
    )
    outer = ", ".join(f"sum(c{place})" for place in range(len(others)))
    row = engine.rows(
        f"select count(*), {outer} from (select {inner} from {view}"
        f" where {text_of(engine, case)} is not null group by {text_of(engine, case)})",
        "looking at cases",
    )[0]
    many = int(row[0]) or 1
    return {each.name: int(row[1 + place] or 0) / many for place, each in enumerate(others)}


def values_with_answers(
    engine: Engine, view: str, question: Column, answer: Column
) -> list[tuple[str, tuple[float, float] | None, int]]:
    """Return each question with the ends of its answers, None without numbers, and how many there are."""
    number = engine.dialect.number("answer")
    rows = engine.rows(
        f"select question, min({number}), max({number}), count(*) as many from"
        f" (select {text_of(engine, question)} as question, {text_of(engine, answer)} as answer"
        f" from {view}) where question is not null group by question order by question",
        "looking at questions",
    )
    return [
        (row[0], None if row[1] is None else (float(row[1]), float(row[2])), int(row[3]))
        for row in rows
    ]
