"""A workbook → maps."""

from __future__ import annotations

from functools import cache

from tests.exchange.hostile_workbooks import GRID, workbook

from fuzz.importing import exported, look_at_import
from fuzz.mutation.archives import mutation_of_archives
from fuzz.target import Target


def look(data: bytes) -> None:
    """Read a workbook."""
    look_at_import(data, "any.xlsx", "xlsx")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a small workbook, and those that we export."""
    return (
        workbook({"A": GRID}),
        workbook({"A": GRID, "B": GRID}),
        *exported("xlsx", "rows"),
        *exported("xlsx", "sheet"),
    )


TARGET = Target("import-xlsx", "a workbook → maps", look, seeds, mutation_of_archives(seeds))
