"""Rows of data into rows of a log: texts, and times in whole microseconds, nothing left out yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import listed, nearest
from cjmap.measure.engine.dialect import FILE_ORDER, Column, Kind
from cjmap.measure.errors import MeasureError
from cjmap.measure.period import FIRST_YEAR, LAST_YEAR, readable_span
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from cjmap.measure.engine.dialect import Dialect
    from cjmap.measure.mapping.model import Events, Mapping

_TYPED = (Kind.TIME, Kind.ZONED, Kind.DAY)
"""Columns of times are held against the sensible years before a zone is reckoned, which costs ten times as much."""


def missing_column(name: str, field: str, columns: Iterable[str], label: str) -> MeasureError:
    """Return the error that a column is not in the data, with the nearest of those that are."""
    there = list(columns)
    near = nearest(name, there)
    if near:
        hint = f"Did you mean “{one_line(near)}”?"
    elif there:
        hint = f"It has {listed([one_line(each) for each in there[:20]], 'and')}."
    else:
        hint = (
            "It has none at all. Is it where the engine looks? A cluster needs a path of its own."
        )
    return MeasureError(
        f"`{field}` is “{one_line(name)}”, but {one_line(label)} has no such column.", hint=hint
    )


def check_columns(
    events: Events, mapping: Mapping, columns: Dictionary[str, Column], label: str
) -> set[str]:
    """Check that every column is there, and return what the data tell besides."""
    named = {
        "case": events.case,
        "activity": events.activity,
        "time": events.time,
        "start": events.start,
        "order": events.order,
        "lifecycle": events.lifecycle,
        "channel": events.channel,
        "persona": events.persona,
        "group": events.group,
        "status": events.status,
    }
    for field, name in named.items():
        if name is not None and name not in columns:
            raise missing_column(name, f"events.{field}", columns, label)
    for id, when in mapping.contexts.items():
        if when.column is not None and when.column not in columns:
            raise missing_column(when.column, f"contexts.{id}.column", columns, label)
    told = {
        "began": events.start or events.lifecycle,
        "channel": events.channel,
        "persona": events.persona,
        "grp": events.group,
        "failed": events.status if events.failed else None,
    }
    return {name for name, column in told.items() if column is not None}


def read_statement(
    words: Dialect, events: Events, mapping: Mapping, columns: Dictionary[str, Column], source: str
) -> str:
    """Return the statement that reads rows as they are: texts, and times in microseconds.

    A time out of all sensible years is none.
    """

    def text(name: str | None) -> str:
        if name is None:
            return f"cast(null as {words.TEXT})"
        column = columns[name]
        quoted = words.quoted(name)
        return quoted if column.kind is Kind.TEXT else f"cast({quoted} as {words.TEXT})"

    def micros(name: str | None) -> str:
        if name is None:
            return f"cast(null as {words.LONG})"
        kind = columns[name].kind
        quoted, zone = words.quoted(name), events.zone or mapping.zone
        found = words.micros(quoted, kind, zone, events.time_format)
        if kind not in _TYPED:
            return found
        start, end = (
            f"timestamp '{FIRST_YEAR}-01-01 00:00:00'",
            f"timestamp '{LAST_YEAR + 1}-01-01 00:00:00'",
        )
        return f"case when {quoted} >= {start} and {quoted} < {end} then {found} end"

    tie = words.quoted(events.order) if events.order is not None else _file_order(words)
    fields = {
        "case_id": text(events.case),
        "activity": text(events.activity),
        "moment": micros(events.time),
        "began": micros(events.start),
        "tie": tie,
        "time_said": text(events.time),
        "transition": text(events.lifecycle),
        "channel_said": text(events.channel),
        "persona_said": text(events.persona),
        "grp": text(events.group),
        "failed": words.among(text(events.status), events.failed),
    }
    for id, when in mapping.contexts.items():
        if when.column is not None:
            said = words.among(text(when.column), when.is_)
            fields[words.quoted(f"said_{id}")] = said
    listed_fields = ", ".join(f"{value} as {name}" for name, value in fields.items())
    first, end = readable_span()
    sensible = {
        name: f"case when {name} >= {first} and {name} < {end} then {name} end as {name}"
        for name, said in (("moment", events.time), ("began", events.start))
        if said is not None and columns[said].kind not in _TYPED
    }
    kept = ", ".join(sensible.get(name, name) for name in fields)
    return f"select {kept} from (select {listed_fields} from {source})"


def _file_order(words: Dialect) -> str:
    return words.quoted(FILE_ORDER) if words.knows_file_order else "0"
