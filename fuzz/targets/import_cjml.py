"""CJML XML → maps."""

from __future__ import annotations

from functools import cache

from fuzz.corpus import files
from fuzz.importing import exported, look_at_import
from fuzz.mutation.markup import mutation_of_markup
from fuzz.target import Target


def look(data: bytes) -> None:
    """Read a CJML file."""
    look_at_import(data, "any.xml", "cjml")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return CJML of its own editors, and of ours."""
    return (*files("tests/exchange/cjml", "*.xml"), *exported("cjml"))


TARGET = Target("import-cjml", "CJML → maps", look, seeds, mutation_of_markup(seeds))
