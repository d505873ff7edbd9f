"""Data in, what an engine reads of them out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cjmap.measure.data import open_source
from cjmap.measure.engine.duck import DuckEngine, Scratch
from cjmap.measure.errors import MeasureError
from cjmap.measure.mapping.model import Events, Source

if TYPE_CHECKING:
    from cjmap.measure.engine.rows import Unreadable


@dataclass(frozen=True)
class Read:
    """What became of a source."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    notes: list[tuple[str, int | None]]
    unreadable: list[Unreadable]
    label: str
    digest: str | None
    files: list[str]


def read(base: Path, source: str, **declared: str) -> Read:
    """Open a source and read it with DuckDB; rows are in the order of the file."""
    with tempfile.TemporaryDirectory() as scratch:
        opened = open_source(_source(source, declared), base, Path(scratch), remote=False)
        with DuckEngine(Scratch(), [opened.rows]) as engine:
            columns = [each.name for each in engine.read("rows", opened.rows)]
            rows = engine.rows(
                "select * exclude (_cjmap_row) from rows order by _cjmap_row", "reading"
            )
            unreadable = engine.unreadable("rows")
    return Read(
        columns,
        rows,
        [(note.text, note.count) for note in opened.notes],
        unreadable,
        opened.label,
        opened.digest,
        [each.name for each in opened.files],
    )


def refused(base: Path, source: str, **declared: str) -> tuple[str, str | None]:
    """Return what is said where a source cannot be opened: the sentence and the hint."""
    with tempfile.TemporaryDirectory() as scratch:
        with pytest.raises(MeasureError) as caught:
            open_source(_source(source, declared), base, Path(scratch), remote=False)
        return caught.value.message, caught.value.hint


def _source(source: str, declared: dict[str, str]) -> Source:
    if "object_type" not in declared:
        return Source.model_validate({"from": source, **declared})
    columns = {"case": "case", "activity": "activity", "time": "time"}
    return Events.model_validate({"from": source, **columns, **declared})
