"""Parquet files: whole ones only, and folders whose parts (`year=2026`) agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.measure.data.files import LocalFile, readable_paths
from cjmap.measure.engine.rows import ParquetFiles
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TAIL = 8
"""Bytes at the end: the length of the footer, and the mark."""


def open_parquet(files: Sequence[LocalFile], scratch: Path) -> ParquetFiles:
    """Return the files for an engine; raises `MeasureError` where one is broken or does not fit."""
    for file in files:
        _check(file)
    first = _parts(files[0])
    for file in files[1:]:
        if (others := _parts(file)) != first:
            raise MeasureError(
                f"{file.told} and {files[0].told} are parted by other folders:"
                f" {_told(others)} and {_told(first)}."
            )
    return ParquetFiles(tuple(readable_paths(files, scratch)))


def _check(file: LocalFile) -> None:
    size = file.path.stat().st_size
    with file.path.open("rb") as stream:
        begin = stream.read(4)
        stream.seek(max(size - _TAIL, 0))
        tail = stream.read(_TAIL)
    if begin == b"PARE":
        raise MeasureError(f"{file.told} is encrypted.", hint="Write it without encryption.")
    if begin != b"PAR1":
        raise MeasureError(f"{file.told} is no Parquet: it does not begin as such a file does.")
    if tail[4:] != b"PAR1" or int.from_bytes(tail[:4], "little") > size - 12:
        raise MeasureError(
            f"{file.told} is broken: its end is missing.", hint="Copy or write it again."
        )


def _parts(file: LocalFile) -> tuple[str, ...]:
    folders = file.path.parent.parts
    return tuple(each.split("=")[0] for each in folders if re.fullmatch(r"[^=]+=.*", each))


def _told(parts: Sequence[str]) -> str:
    return ", ".join(f"`{one_line(each)}=`" for each in parts) or "none"
