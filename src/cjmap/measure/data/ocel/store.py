"""Events and objects of a log, in a database of the private folder: order on disk, not in memory."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from cjmap.measure.data.columns import check_count
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TABLES = """
create table object (number integer primary key, id text unique not null, type text not null);
create table attribute (object text not null, name text not null, time text, value text);
create table event (
    number integer primary key, id text not null, activity text, time text, attributes text not null
);
create table relation (event integer not null, object text not null);
"""
_INDEXES = """
create index attributes_of on attribute (object);
create unique index relations_of on relation (object, event);
"""


class Store:
    """A log as it is read. The order of events is the one they were read in."""

    def __init__(self, folder: Path, told: str) -> None:
        """Make it empty; `told` is the printable name of what is read."""
        self.told = told
        self.database = sqlite3.connect(folder / "ocel.sqlite", isolation_level=None)
        for setting in ("journal_mode = off", "synchronous = off", "temp_store = file"):
            self.database.execute(f"pragma {setting}")
        self.database.executescript(_TABLES)
        self.database.execute("begin")
        self.keys: dict[str, None] = {}
        """The attributes of events, in the order they were met."""
        self._events = 0

    def add_object(self, id: str, type: str) -> None:
        """Take an object; raises `MeasureError` where another has its id."""
        try:
            self.database.execute(
                "insert into object (id, type) values (?, ?)", (_text(id), _text(type))
            )
        except sqlite3.IntegrityError:
            raise MeasureError(
                f"{self.told}: there are two objects with the id “{one_line(id)}”."
            ) from None

    def add_attribute(self, object: str, name: str, time: str | None, value: object) -> None:
        """Take the value that an attribute of an object has from a time on."""
        self.database.execute(
            "insert into attribute values (?, ?, ?, ?)",
            (_text(object), _text(name), time, _value(value)),
        )

    def add_event(
        self,
        id: str,
        activity: str,
        time: str,
        attributes: Iterable[tuple[str, object]],
        objects: Iterable[str],
    ) -> None:
        """Take an event with its objects; one that is named twice is one."""
        self._events += 1
        values = {_text(name): _value(value) for name, value in attributes}
        self.keys.update(dict.fromkeys(values))
        check_count(len(self.keys), self.told)
        self.database.execute(
            "insert into event values (?, ?, ?, ?, ?)",
            (self._events, _text(id), _text(activity), _text(time), json.dumps(values)),
        )
        self.database.executemany(
            "insert into relation values (?, ?)",
            [(self._events, each) for each in sorted({_text(each) for each in objects})],
        )

    def complete(self) -> None:
        """End the reading: from here on it is asked."""
        self.database.execute("commit")
        self.database.executescript(_INDEXES)

    def types(self) -> list[tuple[str, int]]:
        """Return the types of objects with how many there are, the most frequent first."""
        return self.database.execute(
            "select type, count(*) from object group by type order by 2 desc, 1"
        ).fetchall()

    def ask(self, sql: str, *parameters: str) -> Iterator[tuple[object, ...]]:
        """Return the rows of a question."""
        return self.database.execute(sql, parameters)


def _text(text: object) -> str:
    return str(text).encode("utf-8", "replace").decode("utf-8")


def _value(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value)
