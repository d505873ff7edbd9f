"""OCEL 2.0 as a database of SQLite: a table for each type of event and of object."""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from cjmap.measure.data.ocel.store import Store

OCEL_TABLES = frozenset({"event", "object", "event_object", "event_map_type", "object_map_type"})
"""What every such database has, whatever it is about."""


def read_ocel_sqlite(database: sqlite3.Connection, store: Store) -> None:
    """Read a log into the store; raises `MeasureError` and `sqlite3.Error`."""
    for id, type in database.execute("select ocel_id, ocel_type from object order by rowid"):
        store.add_object(id, type)
    for _, table in _types(database, "object", store):
        _attributes(database, table, store)
    _events(database, store)


def _events(database: sqlite3.Connection, store: Store) -> None:
    """Read events in the order of the table `event`.

    That table, those of the types with times and values, and the one of relations are walked side
    by side: looking events up one by one takes forever where a writer left the indexes out.
    """
    walks: list[Iterator[_Found]] = [
        ((number, 0, each) for number, *each in database.execute(_EVENTS)),
        ((number, 2, each) for number, *each in database.execute(_RELATIONS)),
    ]
    known = set()
    for type, table in _types(database, "event", store):
        known.add(type)
        rows = database.execute(_OF_TYPE.format(table=quoted(table)))
        walks.append(_values(rows, [each[0] for each in rows.description[1:]]))
    for _, parts in groupby(merge(*walks, key=itemgetter(0, 1)), key=itemgetter(0)):
        (_, _, (id, type)), *others = parts
        if type not in known:
            raise MeasureError(f"{store.told}: no table is named for events “{one_line(type)}”.")
        values = next((dict(found) for _, part, found in others if part == 1), {})
        objects = [found[0] for _, part, found in others if part == 2]
        values.pop("ocel_id", None)
        time = values.pop("ocel_time", None)
        store.add_event(id, type, "" if time is None else str(time), values.items(), objects)


_Found = tuple[int, int, list[Any]]
"""The row of an event, which part of it is told (itself, values, an object), and that part."""

_EVENTS = "select rowid, ocel_id, ocel_type from event order by rowid"
_RELATIONS = (
    "select e.rowid, r.ocel_object_id from event e"
    " join event_object r on r.ocel_event_id = e.ocel_id order by e.rowid"
)
_OF_TYPE = (
    "select e.rowid, v.* from event e join {table} v on v.ocel_id = e.ocel_id order by e.rowid"
)


def _values(rows: sqlite3.Cursor, names: Sequence[str]) -> Iterator[_Found]:
    for number, *cells in rows:
        yield number, 1, list(zip(names, cells, strict=True))


def _attributes(database: sqlite3.Connection, table: str, store: Store) -> None:
    """Read values of objects: all in a row that names no field, else the one that changed."""
    rows = database.execute(f"select * from {quoted(table)} order by rowid")
    names = [each[0] for each in rows.description]
    for row in rows:
        found = dict(zip(names, row, strict=True))
        id, time = found.pop("ocel_id"), found.pop("ocel_time", None)
        changed = found.pop("ocel_changed_field", None)
        for name, value in found.items():
            if value is not None and changed in (None, name):
                store.add_attribute(id, name, time, value)


def _types(database: sqlite3.Connection, kind: str, store: Store) -> Iterator[tuple[str, str]]:
    """Yield the types of events or objects, and the table of each."""
    there = {name for (name,) in database.execute("select name from sqlite_master")}
    mapped = database.execute(
        f"select ocel_type, ocel_type_map from {quoted(f'{kind}_map_type')} order by ocel_type"
    )
    for type, named in mapped.fetchall():
        table = f"{kind}_{named}"
        if table not in there:
            raise MeasureError(f"{store.told}: the table “{one_line(table)}” is missing.")
        yield type, table


def quoted(name: str) -> str:
    """Write a name for SQLite."""
    return '"' + name.replace('"', '""') + '"'
