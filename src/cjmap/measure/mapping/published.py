"""The JSON Schema of the mapping file, for editors."""

from __future__ import annotations

from typing import Any

from cjmap.format.schema import part_schema
from cjmap.measure.mapping.model import Mapping


def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema of `*.measure.yaml`."""
    return part_schema(Mapping, "A cjmap mapping of data")
