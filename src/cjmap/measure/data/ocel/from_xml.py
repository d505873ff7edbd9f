"""OCEL 2.0 as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.data.limits import CELL
from cjmap.measure.data.xml_stream import read_xml
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.measure.data.files import LocalFile
    from cjmap.measure.data.ocel.store import Store


def read_ocel_xml(file: LocalFile, store: Store) -> None:
    """Read a log into the store; raises `MeasureError` where the XML is another."""
    reader = _Reader(file, store)
    for _ in read_xml(file, reader):
        pass
    if not {"events", "objects"} <= reader.met:
        raise MeasureError(
            f"{file.told} is XML, but no OCEL 2.0: it lacks `events` or `objects`.",
            hint="Is it XES? Then its name should end with `.xes`.",
        )


class _Reader:
    """Elements in, objects and events into the store.

    What belongs to an object or event lies right within it: `attributes/attribute` and
    `objects/relationship` (or `objects/object`, as older writers call it).
    """

    def __init__(self, file: LocalFile, store: Store) -> None:
        self.met: set[str] = set()
        self._file = file
        self._store = store
        self._within: list[str] = []
        self._thing: dict[str, str] = {}
        self._attributes: list[tuple[str, str | None, str]] = []
        self._objects: list[str] = []
        self._attribute: dict[str, str] | None = None
        self._text: list[str] = []
        self._letters = 0

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:
        if depth == 0 and name != "log":
            raise MeasureError(
                f"{self._file.told} is no OCEL: it begins with `{one_line(name)}`; expected `log`."
            )
        within = self._within
        if depth == 1:
            self.met.add(name)
        if within in (["log", "events"], ["log", "objects"]):
            self._thing, self._attributes, self._objects = attributes, [], []
        elif within[1:2] in (["events"], ["objects"]) and depth == 4:
            if within[3] == "attributes" and name == "attribute":
                self._attribute, self._text, self._letters = attributes, [], 0
            elif within[3] == "objects":
                self._objects.append(attributes.get("object-id", ""))
        within.append(name)

    def text(self, text: str) -> None:
        if self._attribute is None:
            return
        self._letters += len(text)
        if self._letters > CELL:
            raise MeasureError(f"{self._file.told}: a value is longer than {CELL:,} letters.")
        self._text.append(text)

    def end(self, depth: int) -> None:
        self._within.pop()
        if depth == 4 and self._attribute is not None:
            about = self._attribute
            value = "".join(self._text)
            self._attributes.append((self._of(about, "name"), about.get("time"), value))
            self._attribute = None
        elif depth == 2 and self._within == ["log", "events"]:
            self._store.add_event(
                self._of(self._thing, "id"),
                self._of(self._thing, "type"),
                self._of(self._thing, "time"),
                [(name, value) for name, _, value in self._attributes],
                self._objects,
            )
        elif depth == 2 and self._within == ["log", "objects"]:
            self._store.add_object(self._of(self._thing, "id"), self._of(self._thing, "type"))
            for attribute, time, value in self._attributes:
                self._store.add_attribute(self._thing["id"], attribute, time, value)

    def _of(self, attributes: dict[str, str], name: str) -> str:
        try:
            return attributes[name]
        except KeyError:
            kind = " ".join(self._within[1:2]) or "log"
            raise MeasureError(
                f"{self._file.told} is no OCEL 2.0: one of its `{kind}` lacks `{name}`.",
                hint="Version 1.0 is not read; pm4py converts it.",
            ) from None
