"""A log of objects in JSON (OCEL 2.0) → rows."""

from __future__ import annotations

import json
from functools import cache

from fuzz.mutation.objects import mutation_of_objects
from fuzz.opening import look_at_opening
from fuzz.target import Target

_LOG = {
    "objectTypes": [{"name": "order", "attributes": [{"name": "price", "type": "float"}]}],
    "eventTypes": [{"name": "Place order", "attributes": []}],
    "events": [
        {
            "id": f"e{number}",
            "type": "Place order",
            "time": f"2026-01-0{number}T10:00:00Z",
            "attributes": [{"name": "channel", "value": "web"}],
            "relationships": [{"objectId": "o1", "qualifier": "x"}],
        }
        for number in (1, 2)
    ],
    "objects": [
        {
            "id": "o1",
            "type": "order",
            "attributes": [{"name": "price", "time": "1970-01-01T00:00:00Z", "value": "10"}],
            "relationships": [{"objectId": "o2", "qualifier": "of"}],
        },
        {"id": "o2", "type": "order"},
    ],
}


def look(data: bytes) -> None:
    """Open a log."""
    look_at_opening(data, "any.jsonocel", object_type="order")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return one log, on one line and on many."""
    return json.dumps(_LOG).encode(), json.dumps(_LOG, indent=1).encode()


TARGET = Target("data-ocel-json", "OCEL in JSON → rows", look, seeds, mutation_of_objects(seeds))
