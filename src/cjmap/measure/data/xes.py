"""XES (IEEE 1849-2023): traces of events, written as rows with the names that pm4py gives.

Attributes of a trace have `case:` before their key. Attributes within attributes, and events outside
of traces, have no column; they are counted. A classifier of several keys is a column of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.measure.data.columns import check_count
from cjmap.measure.data.opened import Note
from cjmap.measure.data.written import as_csv
from cjmap.measure.data.xml_stream import read_xml
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.measure.data.files import LocalFile
    from cjmap.measure.engine.rows import CsvFiles

CASE = "case:concept:name"
XES_COLUMNS = {
    "case": CASE,
    "activity": "concept:name",
    "time": "time:timestamp",
    "lifecycle": "lifecycle:transition",
}
"""What columns of XES are in a mapping; a log may lack the last."""

_FIRST = ("concept:name", "time:timestamp")
_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
_KEYS = re.compile(r"'([^']*)'|(\S+)")
"""Keys of a classifier: divided by spaces; one that has spaces stands between apostrophes."""


def open_xes(files: Sequence[LocalFile], scratch: Path) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Read logs; raises `MeasureError` where one is no XES, or hostile.

    A log is read twice, once for its columns and once for its rows, so that it may be of any size.
    """
    log = _Log()
    for file in files:
        reader = _Reader(file, log)
        for _ in read_xml(file, reader):
            reader.events.clear()
    case_keys = [key for key in log.case_keys if key != "concept:name"]
    keys = [*_FIRST, *(key for key in log.keys if key not in _FIRST)]
    names = [CASE, *(f"case:{key}" for key in case_keys), *keys]
    names += [f"classifier:{name}" for name in log.classifiers]
    rows = _rows(files, case_keys, keys, list(log.classifiers.values()))
    written, renamed = as_csv(names, rows, scratch, files[0].told)
    return written, (*renamed, *_notes(log))


def _rows(
    files: Sequence[LocalFile],
    case_keys: Sequence[str],
    keys: Sequence[str],
    classifiers: Sequence[Sequence[str]],
) -> Iterator[list[str | None]]:
    log = _Log()
    for file in files:
        reader = _Reader(file, log)
        for _ in read_xml(file, reader):
            for trace, event in reader.events:
                yield [
                    trace["concept:name"],
                    *map(trace.get, case_keys),
                    *map(event.get, keys),
                    *("+".join(event.get(key, "") for key in each) for each in classifiers),
                ]
            reader.events.clear()


def _notes(log: _Log) -> Iterator[Note]:
    if log.unnamed:
        yield Note("Traces without `concept:name` are called by their number", log.unnamed)
    if log.outside:
        yield Note("Events outside of traces belong to no case and are left out", log.outside)
    if log.late:
        yield Note("Attributes of traces that follow their events are left out", log.late)
    if log.nested:
        yield Note("Attributes within attributes are left out", log.nested)


@dataclass
class _Log:
    """What is found in logs besides events."""

    case_keys: dict[str, None] = field(default_factory=dict)
    keys: dict[str, None] = field(default_factory=dict)
    classifiers: dict[str, list[str]] = field(default_factory=dict)
    traces: int = 0
    unnamed: int = 0
    outside: int = 0
    late: int = 0
    nested: int = 0


class _Reader:
    """Elements in, events with the attributes of their traces out."""

    def __init__(self, file: LocalFile, log: _Log) -> None:
        self.events: list[tuple[dict[str, str], dict[str, str]]] = []
        self._file = file
        self._log = log
        self._in_trace = self._in_event = self._began = False
        self._trace: dict[str, str] = {}
        self._event: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:
        if depth == 3 and self._in_event:
            self._attribute(self._event, name, attributes)
        elif depth == 2 and self._in_trace:
            if name == "event":
                self._in_event, self._event = True, {}
            elif self._began:
                self._log.late += 1
            else:
                self._attribute(self._trace, name, attributes)
        elif depth > 2 and self._in_trace:
            self._log.nested += 1
        elif depth == 1:
            self._part(name, attributes)
        elif depth == 0 and name != "log":
            raise MeasureError(
                f"{self._file.told} is no XES: it begins with `{one_line(name)}`; expected `log`."
            )

    def text(self, text: str) -> None:
        """Let it be: XES has its values in attributes."""

    def end(self, depth: int) -> None:
        if depth == 2 and self._in_event:
            self._in_event = False
            if not self._began:
                self._began = True
                self._name_trace()
            self._log.keys.update(dict.fromkeys(self._event))
            check_count(len(self._log.keys), self._file.told)
            self.events.append((self._trace, self._event))
        elif depth == 1:
            self._in_trace = False

    def _part(self, name: str, attributes: dict[str, str]) -> None:
        """Take what stands right in the log."""
        if name == "trace":
            self._log.traces += 1
            self._in_trace, self._began, self._trace = True, False, {}
        elif name == "event":
            self._log.outside += 1
        elif name == "classifier":
            self._classifier(attributes)

    def _attribute(self, where: dict[str, str], name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("value", "")
        where[attributes.get("key", "")] = _ZONE.sub(r"\1:\2", value) if name == "date" else value

    def _name_trace(self) -> None:
        if not self._trace.get("concept:name"):
            self._log.unnamed += 1
            self._trace["concept:name"] = f"trace {self._log.traces}"
        self._log.case_keys.update(dict.fromkeys(self._trace))
        check_count(len(self._log.case_keys), self._file.told)

    def _classifier(self, attributes: dict[str, str]) -> None:
        if attributes.get("scope", "event") != "event":
            return
        keys = [quoted or plain for quoted, plain in _KEYS.findall(attributes.get("keys", ""))]
        if len(keys) > 1:
            self._log.classifiers[attributes.get("name", "")] = keys
