"""A command line answered from a run before."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjmap.recall.asked import folders_of
from cjmap.recall.facts import hold
from cjmap.recall.record import BINARY, ERROR, read_record

if TYPE_CHECKING:
    from cjmap.recall.record import Piece, Record


def recalled(words: list[str], name: str) -> int | None:
    """Say again what the run of this name said, and return its exit code.

    None, and nothing is said, where there is no such run, or something that it depends on is not as
    it was. Raises `OSError` where nothing can be written.
    """
    for folder in folders_of(words):
        record = read_record(folder, name)
        if record is not None and hold(record.facts):
            return _said_again(record)
    return None


def _said_again(record: Record) -> int:
    for piece in record.said:
        _say(piece)
    return record.code


def _say(piece: Piece) -> None:
    where, data = piece
    if where == BINARY:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    stream = sys.stderr if where == ERROR else sys.stdout
    stream.write(data.decode("utf-8", "surrogatepass"))
    stream.flush()
