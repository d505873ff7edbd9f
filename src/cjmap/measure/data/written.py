"""Rows of other formats, written as CSV into the private folder, where an engine reads them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cjmap.measure.data.columns import own_names
from cjmap.measure.engine.rows import CsvFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cjmap.measure.data.opened import Note


def as_csv(
    names: Iterable[str], rows: Iterable[Sequence[object]], scratch: Path, told: str
) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Write rows one by one; None is an empty cell. Returns where they are, and renamed columns."""
    columns, notes = own_names(names, told)
    file = scratch / "rows.csv"
    with file.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(rows)
    return CsvFiles((str(file),), columns), notes
