"""What was found as lines for people and tools, and as comma-separated values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cjmap.csv_text import csv_text
from cjmap.insight.find.fields import Type
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjmap.csv_text import Cell
    from cjmap.insight.find.counting import Counts
    from cjmap.insight.find.fields import Field
    from cjmap.insight.find.search import Found
    from cjmap.insight.gathered.things import Thing


_ALWAYS = ("kind", "ref", "title")
"""What comma-separated values have of each thing."""


def paths(things: Iterable[Thing], file: Callable[[Thing], str]) -> str:
    """Write a line a thing: file, line, column, kind, reference and title."""
    return "".join(f"{one_line(_path(thing, file))}\n" for thing in things)


def csv(found: Found, fields: Sequence[Field], rows: int | None) -> str:
    """Write a row a thing: kind, reference, title, where it is, then the fields, with ids for titles."""
    return csv_text(_rows(found, fields, rows))


def csv_counts(counts: Counts, rows: int | None) -> str:
    """Write a row a value, or a pair of values, with how many things have it."""
    return csv_text(_counted(counts, rows))


def plain(field: Field, value: Any) -> str | float | bool:
    """Return a value as JSON and CSV have it: an id, a number, a day as `2026-03-01`."""
    if isinstance(value, date):
        return value.isoformat()
    if field.type.ordered:
        number = float(value)
        return int(number) if number.is_integer() else number
    return value if isinstance(value, bool) else str(value)


def _path(thing: Thing, file: Callable[[Thing], str]) -> str:
    line, column = thing.place
    return f"{file(thing)}:{line}:{column}: {thing.kind} {thing.ref} {thing.title}"


def _rows(found: Found, fields: Sequence[Field], rows: int | None) -> Iterator[Sequence[Cell]]:
    fields = [field for field in fields if field.name not in _ALWAYS]
    yield (*_ALWAYS, "file", "line", "column", *(field.name for field in fields))
    for thing in found.things[:rows]:
        line, column = thing.place
        yield (
            thing.kind,
            thing.ref,
            thing.title,
            file_of(found, thing),
            line,
            column,
            *(_cell(field, field.values(thing, found.terrain)) for field in fields),
        )


def file_of(found: Found, thing: Thing) -> str:
    """Return the file of a thing from the root of its workspace."""
    return found.terrain.file_of(thing.entry)


def _counted(counts: Counts, rows: int | None) -> Iterator[Sequence[Cell]]:
    yield (*(field.name for field in counts.fields), "count")
    for key, number in pairs(counts)[:rows]:
        yield (*(_single(f, value) for f, value in zip(counts.fields, key, strict=True)), number)


def pairs(counts: Counts) -> list[tuple[tuple[Any, ...], int]]:
    """Return the values that occur with their numbers, in the order of the values."""
    places = [
        {value: number for number, value in enumerate(counts.values(place))}
        for place in range(len(counts.fields))
    ]
    return sorted(
        counts.numbers.items(),
        key=lambda pair: tuple(place[value] for place, value in zip(places, pair[0], strict=True)),
    )


def _cell(field: Field, values: Sequence[Any]) -> Cell:
    if len(values) == 1:
        return _single(field, values[0])
    return "; ".join(str(plain(field, value)) for value in values) or None


def _single(field: Field, value: Any) -> Cell:
    if value is None:
        return None
    return "yes" if field.type is Type.FLAG else plain(field, value)
