"""The JSON Schema of the document."""

from __future__ import annotations

from typing import Any

from cjmap.exchange.json_maps import FORMAT, VERSION
from cjmap.format.schema import DIALECT, all_schema


def maps_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft-07, as that of the maps in it)."""
    any_map = all_schema()
    definitions = any_map.pop("definitions")
    any_map.pop("$schema")
    return {
        "$schema": DIALECT,
        "title": "cjmap maps as JSON",
        "type": "object",
        "required": ["format", "version", "maps"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT, "type": "string", "description": "Always cjmap."},
            "version": {
                "const": VERSION,
                "type": "integer",
                "description": "The version of this document's form.",
            },
            "lang": {
                "type": "string",
                "description": "The language of the maps that name none (BCP 47).",
            },
            "maps": {
                "type": "array",
                "description": "The maps, each as in its file.",
                "items": any_map,
            },
        },
        "definitions": definitions,
    }
