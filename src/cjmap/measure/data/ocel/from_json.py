"""OCEL 2.0 as JSON: lists of objects and of events, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.measure.data.json_stream import read_json
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from cjmap.measure.data.files import LocalFile
    from cjmap.measure.data.ocel.store import Store


def read_ocel_json(file: LocalFile, store: Store) -> None:
    """Read a log into the store; raises `MeasureError` where the JSON is another."""
    met: set[str] = set()
    for key, item in read_json(file):
        met.add(key)
        if key.startswith("ocel:"):
            raise MeasureError(
                f"{file.told} is OCEL 1.0; version 2.0 is read.",
                hint="pm4py converts it: read_ocel_json, then write_ocel2_json.",
            )
        if key not in ("events", "objects"):
            continue
        try:
            (_event if key == "events" else _object)(item, store)
        except (KeyError, TypeError, AttributeError):
            raise MeasureError(
                f"{file.told} is no OCEL 2.0: one of its `{key}` lacks"
                f" {'`id`, `type` or `time`' if key == 'events' else '`id` or `type`'}."
            ) from None
    if not {"events", "objects"} <= met:
        raise MeasureError(
            f"{file.told} is JSON, but no OCEL 2.0: it lacks `events` or `objects`.",
            hint="Other JSON is not read; CSV and Parquet are.",
        )


def _object(item: dict[str, Any], store: Store) -> None:
    store.add_object(item["id"], item["type"])
    for each in item.get("attributes") or ():
        store.add_attribute(item["id"], each["name"], each.get("time"), each["value"])


def _event(item: dict[str, Any], store: Store) -> None:
    store.add_event(
        item["id"],
        item["type"],
        item["time"],
        [(each["name"], each["value"]) for each in item.get("attributes") or ()],
        [each["objectId"] for each in item.get("relationships") or ()],
    )
