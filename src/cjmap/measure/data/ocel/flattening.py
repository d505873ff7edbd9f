"""One type of object is the case: rows of events, and what that loses, counted."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cjmap.format.near import nearest
from cjmap.measure.data.ocel.store import Store
from cjmap.measure.data.opened import Note
from cjmap.measure.data.written import as_csv
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cjmap.measure.engine.rows import CsvFiles

OCEL_COLUMNS = {
    "case": "ocel:oid",
    "activity": "ocel:activity",
    "time": "ocel:timestamp",
}
"""What columns of OCEL are in a mapping, by the names that pm4py gives."""

_NAMES = ("ocel:oid", "ocel:eid", "ocel:activity", "ocel:timestamp")
_START = datetime.min.replace(tzinfo=UTC)


def open_ocel(
    read: Callable[[Store], None], object_type: str | None, scratch: Path, told: str
) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Read a log and make cases of one type of object; raises `MeasureError`.

    Attributes of events have columns by their names; those of the object have `case:` before them,
    and the value that held when the event happened.
    """
    store = Store(scratch, told)
    try:
        read(store)
        store.complete()
        type = _checked(store, object_type)
        attributes = [
            str(name)
            for (name,) in store.ask(
                "select a.name from attribute a join object o on o.id = a.object"
                " where o.type = ? group by a.name order by a.name",
                type,
            )
        ]
        names = [*_NAMES, *store.keys, *(f"case:{name}" for name in attributes)]
        written, renamed = as_csv(names, _rows(store, type, attributes), scratch, told)
        return written, (*renamed, *_notes(store, type))
    finally:
        store.database.close()


def _checked(store: Store, wanted: str | None) -> str:
    types = store.types()
    listed = ", ".join(f"{one_line(type)} ({count:,})" for type, count in types) or "none"
    if wanted is None:
        raise MeasureError(
            f"{store.told} has several types of objects: which one is the case? {listed}.",
            hint="Name it in the mapping: `object_type: …`.",
        )
    if wanted not in {type for type, _ in types}:
        near = nearest(wanted, [type for type, _ in types])
        raise MeasureError(
            f"{store.told} has no objects of the type “{one_line(wanted)}”; it has: {listed}.",
            hint=f"Did you mean `{one_line(near)}`?" if near else None,
        )
    return wanted


def _rows(store: Store, type: str, attributes: Sequence[str]) -> Iterator[list[object]]:
    keys = list(store.keys)
    current: object = None
    histories: dict[str, _History] = {}
    for oid, eid, activity, time, values in store.ask(
        "select o.id, e.id, e.activity, e.time, e.attributes from object o"
        " join relation r on r.object = o.id join event e on e.number = r.event"
        " where o.type = ? order by o.number, e.number",
        type,
    ):
        if oid != current:
            current, histories = oid, _histories(store, str(oid))
        own = json.loads(str(values))
        when = _moment(time)
        yield [
            oid,
            eid,
            activity,
            time,
            *(own.get(key) for key in keys),
            *(histories[name].at(when) if name in histories else None for name in attributes),
        ]


class _History:
    """The values of an attribute of one object, by the time from which each holds."""

    def __init__(self) -> None:
        self._values: list[tuple[datetime, object]] = []

    def add(self, since: datetime, value: object) -> None:
        self._values.append((since, value))
        self._values.sort(key=lambda each: each[0])

    def at(self, moment: datetime) -> object:
        """Return the value that held then; before the first, the first."""
        place = bisect_right(self._values, moment, key=lambda each: each[0])
        return self._values[max(place - 1, 0)][1]


def _histories(store: Store, id: str) -> dict[str, _History]:
    found: dict[str, _History] = {}
    for name, time, value in store.ask(
        "select name, time, value from attribute where object = ? order by rowid", id
    ):
        found.setdefault(str(name), _History()).add(_moment(time), value)
    return found


def _moment(time: object) -> datetime:
    """Return a time in UTC, which one without a zone is taken for; what is none comes first."""
    try:
        moment = datetime.fromisoformat(str(time))
    except ValueError:
        return _START
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _notes(store: Store, type: str) -> Iterator[Note]:
    counts = (
        "select count(*), coalesce(sum(k = 0), 0), coalesce(sum(k > 1), 0), coalesce(sum(k), 0)"
        " from (select count(o.id) k from event e left join relation r on r.event = e.number"
        " left join object o on o.id = r.object and o.type = ? group by e.number)"
    )
    ((_, without, several, rows),) = store.ask(counts, type)
    told = one_line(type)
    if without:
        yield Note(f"Events without an object of the type “{told}” are left out", int(str(without)))
    if several:
        yield Note(
            f"Events with several objects of the type “{told}” count once for each:"
            f" {int(str(rows)):,} rows in all",
            int(str(several)),
        )
