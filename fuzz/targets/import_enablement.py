"""YAML of Enablement Map Studio → maps."""

from __future__ import annotations

from functools import cache

from tests.exchange.hostile import EMS

from fuzz.corpus import files
from fuzz.importing import look_at_import
from fuzz.mutation.trees import mutated_map
from fuzz.target import Target


def look(data: bytes) -> None:
    """Read documents of Enablement Map Studio."""
    look_at_import(data, "any.yaml", "enablement")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a small journey, and a whole bakery."""
    return (EMS.encode(), *files("tests/exchange/enablement", "*.yaml"))


TARGET = Target("import-enablement", "Enablement Map Studio → maps", look, seeds, mutated_map)
