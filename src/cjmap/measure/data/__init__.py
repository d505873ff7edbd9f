"""Where rows come from: files, patterns and folders, logs of other tools, databases."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

from cjmap.measure.data.opened import Opened
from cjmap.measure.engine.rows import CsvFiles, ParquetFiles
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.mapping.model import Source


def open_source(source: Source, base: Path, scratch: Path, *, remote: bool) -> Opened:
    """Make data ready for an engine; raises `MeasureError`."""
    del scratch, remote
    file = base / source.source
    if not file.is_file():
        raise MeasureError(f"{file}: there is no such file.")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if file.suffix == ".parquet":
        return Opened(ParquetFiles((str(file.resolve()),)), source.source, (file,), digest)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        line = stream.readline()
    delimiter = source.delimiter or max(",;\t|", key=line.count)
    columns = tuple(next(csv.reader([line], delimiter=delimiter)))
    return Opened(
        CsvFiles((str(file.resolve()),), columns, delimiter), source.source, (file,), digest
    )
