"""OCEL 2.0: the same log in its three forms gives the same rows and the same notes."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from tests.measure.data.reading import read, refused

from cjmap.measure.data import OCEL_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

OBJECTS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    (
        "o2",
        "order",
        [
            ("price", "1970-01-01T00:00:00Z", "10"),
            ("price", "2026-01-02T09:00:00Z", "12"),
        ],
    ),
    ("o1", "order", [("price", "1970-01-01T00:00:00Z", "5"), ("note", "2026-01-01", "a, b")]),
    ("i1", "item", []),
    ("c1", "the customer's", [("city", "1970-01-01T00:00:00Z", "Łódź")]),
]
EVENTS: list[tuple[str, str, str, list[tuple[str, str]], list[str]]] = [
    ("e1", "Place order", "2026-01-01T10:00:00Z", [("channel", "web")], ["o1", "i1", "o1"]),
    ("e2", "Ship both", "2026-01-02T10:00:00+00:00", [], ["o2", "o1"]),
    ("e3", "Restock", "2026-01-02T11:00:00Z", [("amount", "3")], ["i1"]),
    ("e4", "Place order", "2026-01-01T10:00:00Z", [("channel", "app")], ["o2", "c1"]),
    ("e5", "Nightly run", "2026-01-03T00:00:00Z", [], []),
]


def as_json(file: Path) -> None:
    log: dict[str, Any] = {
        "eventTypes": [{"name": "Place order", "attributes": []}],
        "events": [
            {
                "id": id,
                "type": type,
                "time": time,
                "attributes": [{"name": name, "value": value} for name, value in attributes],
                "relationships": [{"objectId": each, "qualifier": "x"} for each in objects],
            }
            for id, type, time, attributes, objects in EVENTS
        ],
        "objects": [
            {
                "id": id,
                "type": type,
                "attributes": [
                    {"name": name, "time": time, "value": value} for name, time, value in attributes
                ],
            }
            for id, type, attributes in OBJECTS
        ],
        "objectTypes": [],
    }
    file.write_text(json.dumps(log, indent=1))


def as_xml(file: Path) -> None:
    parts = ["<log><object-types/><event-types/><objects>"]
    for id, type, attributes in OBJECTS:
        parts.append(f'<object id="{id}" type="{type}"><attributes>')
        parts += [
            f'<attribute name="{name}" time="{time}">{value}</attribute>'
            for name, time, value in attributes
        ]
        parts.append('</attributes><objects><relationship object-id="c1"/></objects></object>')
    parts.append("</objects><events>")
    for id, type, time, values, objects in EVENTS:
        parts.append(f'<event id="{id}" type="{type}" time="{time}"><attributes>')
        parts += [f'<attribute name="{name}">{value}</attribute>' for name, value in values]
        parts.append("</attributes><objects>")
        parts += [f'<relationship object-id="{each}" qualifier="x"/>' for each in objects]
        parts.append("</objects></event>")
    file.write_text("".join(parts) + "</events></log>")


def as_sqlite(file: Path) -> None:
    database = sqlite3.connect(file)
    run = database.execute
    for kind in ("event", "object"):
        run(f"create table {kind} (ocel_id text primary key, ocel_type text)")
        run(f"create table {kind}_map_type (ocel_type text, ocel_type_map text)")
    run("create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text)")
    for table, columns in {
        "event_PlaceOrder": "channel text",
        "event_Ship": "unused text",
        "event_Restock": "amount integer",
        "event_Nightly": "unused text",
        "object_Order": "ocel_changed_field text, price integer, note text",
        "object_Item": "ocel_changed_field text",
        "object_Customer": "ocel_changed_field text, city text",
    }.items():
        run(f'create table "{table}" (ocel_id text, ocel_time text, {columns})')
    names = {
        "Place order": "PlaceOrder",
        "Ship both": "Ship",
        "Restock": "Restock",
        "Nightly run": "Nightly",
        "order": "Order",
        "item": "Item",
        "the customer's": "Customer",
    }
    for number, (type, name) in enumerate(names.items()):
        kind = "event" if number < 4 else "object"
        run(f"insert into {kind}_map_type values (?, ?)", (type, name))
    for id, type, attributes in OBJECTS:
        run("insert into object values (?, ?)", (id, type))
        for number, (name, time, value) in enumerate(attributes):
            changed = None if number == 0 else name
            run(
                f"insert into object_{names[type]} (ocel_id, ocel_time, ocel_changed_field, {name})"
                " values (?, ?, ?, ?)",
                (id, time, changed, value),
            )
    for id, type, time, values, objects in EVENTS:
        run("insert into event values (?, ?)", (id, type))
        named = "".join(f", {name}" for name, _ in values)
        run(
            f"insert into event_{names[type]} (ocel_id, ocel_time{named})"
            f" values (?, ?{', ?' * len(values)})",
            (id, time, *(value for _, value in values)),
        )
        for each in objects:
            run("insert into event_object values (?, ?, ?)", (id, each, "x"))
    database.commit()
    database.close()


FORMS = {
    "log.jsonocel": as_json,
    "log.json": as_json,
    "log.xmlocel": as_xml,
    "log.xml": as_xml,
    "log.sqlite": as_sqlite,
}
COLUMNS = [*OCEL_COLUMNS.values(), "channel", "case:note", "case:price"]
ROWS = [
    ("o2", "Ship both", "2026-01-02T10:00:00+00:00", None, None, "12"),
    ("o2", "Place order", "2026-01-01T10:00:00Z", "app", None, "10"),
    ("o1", "Place order", "2026-01-01T10:00:00Z", "web", "a, b", "5"),
    ("o1", "Ship both", "2026-01-02T10:00:00+00:00", None, "a, b", "5"),
]
NOTES = [
    ("Events without an object of the type “order” are left out", 2),
    ("Events with several objects of the type “order” count once for each: 4 rows in all", 1),
]


@pytest.mark.parametrize("name", FORMS)
def test_a_log(tmp_path: Path, name: str) -> None:
    FORMS[name](tmp_path / name)
    found = read(tmp_path, name, object_type="order")
    places = [found.columns.index(each) for each in COLUMNS]
    assert [tuple(row[at] for at in places) for row in found.rows] == ROWS
    assert found.notes == NOTES
    assert [row[found.columns.index("ocel:eid")] for row in found.rows] == ["e2", "e4", "e1", "e2"]


@pytest.mark.parametrize("name", FORMS)
def test_the_type_of_objects_is_chosen_by_the_user(tmp_path: Path, name: str) -> None:
    FORMS[name](tmp_path / name)
    types = "order (2), item (1), the customer's (1)"
    assert refused(tmp_path, name) == (
        f"{name} has several types of objects: which one is the case? {types}.",
        "Name it in the mapping: `object_type: …`.",
    )
    assert refused(tmp_path, name, object_type="ordr") == (
        f"{name} has no objects of the type “ordr”; it has: {types}.",
        "Did you mean `order`?",
    )


def test_a_type_with_odd_signs(tmp_path: Path) -> None:
    as_sqlite(tmp_path / "a.sqlite")
    found = read(tmp_path, "a.sqlite", object_type="the customer's")
    assert [row[found.columns.index("case:city")] for row in found.rows] == ["Łódź"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", "[]", "a.json:1: this is no JSON that can be read."),
        ("a.json", '{"events": [', "a.json:1: this is no JSON that can be read."),
        ("a.json", '{\n"events": [{"id": 1},\n,', "a.json is no OCEL 2.0: one of its `events` lacks `id`, `type` or `time`."),
        ("a.json", '{"objects": [7]}', "a.json is no OCEL 2.0: one of its `objects` lacks `id` or `type`."),
        ("a.json", '{"x": 1}', "a.json is JSON, but no OCEL 2.0: it lacks `events` or `objects`."),
        ("a.json", '{"ocel:events": {}}', "a.json is OCEL 1.0; version 2.0 is read."),
        ("a.json", '{"objects":[{"id":"a","type":"t"},{"id":"a","type":"t"}]}', "a.json: there are two objects with the id “a”."),
        ("a.json", '{"x": ' + "[" * 100_000, "a.json: lists lie too deep in one another."),
        ("a.json", '{"events": [{"id": "' + "x" * 20_000_000 + '"}]}', "a.json:1: a value is longer than 16,000,000 letters, or is no JSON."),
        ("a.xml", "<log><events><event/></events></log>", "a.xml is no OCEL 2.0: one of its `events` lacks `id`."),
        ("a.xml", '<log xes.version="2.0"><trace/></log>', "a.xml is XML, but no OCEL 2.0: it lacks `events` or `objects`."),
        ("a.xml", "<html/>", "a.xml is no OCEL: it begins with `html`; expected `log`."),
        ("a.xml", '<log><objects><object id="a" type="b"><attributes><attribute name="x">' + "y" * 2_000_000, "a.xml: a value is longer than 1,000,000 letters."),
    ],
    ids=lambda _: "",
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, name: str, data: str, message: str) -> None:
    (tmp_path / name).write_text(data)
    assert refused(tmp_path, name, object_type="order")[0] == message


def test_letters_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"objects": [{"id": "\\ud800", "type": "t"}], "events": [{"id": 1, "type": "a\\u0000b",'
        ' "time": "2026-01-01", "attributes": [{"name": "x", "value": true}],'
        ' "relationships": [{"objectId": "\\ud800"}]}]}'
    )
    found = read(tmp_path, "a.json", object_type="t")
    assert found.rows == [("?", "1", "a\0b", "2026-01-01", "true")]
