"""Our JSON of maps → maps."""

from __future__ import annotations

from functools import cache

from fuzz.importing import exported, look_at_import
from fuzz.mutation.objects import mutation_of_objects
from fuzz.target import Target


def look(data: bytes) -> None:
    """Read a document of maps."""
    look_at_import(data, "any.json", "json")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return what we export."""
    return exported("json")


TARGET = Target("import-json", "JSON of maps → maps", look, seeds, mutation_of_objects(seeds))
