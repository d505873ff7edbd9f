"""A workbook that we wrote and somebody edited → maps."""

from __future__ import annotations

from functools import cache

from fuzz.importing import exported, look_at_import
from fuzz.mutation.workbooks import mutation_of_workbooks
from fuzz.target import Target


def look(data: bytes) -> None:
    """Read a workbook with its hidden sheet against what was written."""
    look_at_import(data, "any.xlsx", "xlsx")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the workbooks that we export, with sheets for people, rows, and the hidden sheet."""
    return exported("xlsx")


TARGET = Target(
    "import-workbook",
    "our workbook, edited → maps",
    look,
    seeds,
    mutation_of_workbooks(seeds),
)
