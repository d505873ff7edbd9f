"""Data made ready for an engine: where its rows are, what is to be told, and what identifies it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.engine.rows import Rows


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the data that a reader has to know, with how many rows it is about."""

    text: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """Rows that an engine can read.

    `label` names the data for people, without passwords; `files` are those on this machine, in the
    order they were read (none for a database); `digest` is the SHA-256 of a single file, or of the
    names and digests of several, or None where there are no files.
    """

    rows: Rows
    label: str
    files: tuple[Path, ...] = ()
    digest: str | None = None
    notes: tuple[Note, ...] = field(default=())
