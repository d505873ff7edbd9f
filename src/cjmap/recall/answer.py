"""A command line answered from a run before."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjmap.recall.asked import folders_of
from cjmap.recall.facts import hold
from cjmap.recall.record import BINARY, ERROR, read_record
from cjmap.streams import write_bytes, write_text

if TYPE_CHECKING:
    from cjmap.recall.record import Piece


def recalled(words: list[str], name: str) -> int | None:
    """Say again what the run of this name said, and return its exit code.

    None, and nothing is said, where there is no such run, or something that it depends on is not as
    it was. Raises `CjmapError` where nothing can be written.
    """
    for folder in folders_of(words):
        record = read_record(folder, name)
        if record is not None and hold(record.facts):
            for piece in record.said:
                _say(piece)
            return record.code
    return None


def _say(piece: Piece) -> None:
    where, data = piece
    if where == BINARY:
        write_bytes(data)
    else:
        stream = sys.stderr if where == ERROR else sys.stdout
        write_text(data.decode("utf-8", "surrogatepass"), stream)
