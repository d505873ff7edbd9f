"""A run as it is kept: its exit code, the facts that it depends on, and what it wrote."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjmap.seal import opened

if TYPE_CHECKING:
    from cjmap.recall.facts import Fact

FOLDER = os.path.join(".cjmap_cache", "runs")
"""Where runs are kept, in the root of a workspace."""

_LARGEST = 50_000_000

OUT, ERROR, BINARY = "out", "error", "binary"
"""Where a piece of what was said went: standard output or error, as text; output as bytes."""

Piece = tuple[str, bytes]
"""Where a piece went, and its bytes; text is UTF-8."""


class Record:
    """What a run came to. Paths of facts hold no line break.

    No dataclass: to import what makes one costs more than to read a record.
    """

    def __init__(self, code: int, facts: list[Fact], said: list[Piece]) -> None:
        """Take the exit code, what the run depended on, and what it wrote."""
        self.code = code
        self.facts = facts
        self.said = said

    def written(self) -> bytes:
        """Return the record as bytes: lines of words, then the pieces as they are."""
        lines = [f"{self.code} {len(self.facts)} {len(self.said)}"]
        lines += [f"{kind} {stamp} {path}" for kind, path, stamp in self.facts]
        lines += [f"{where} {len(data)}" for where, data in self.said]
        head = "\n".join(lines).encode("utf-8", "surrogateescape")
        return head + b"\n" + b"".join(data for _, data in self.said)


def read_record(folder: str, name: str) -> Record | None:
    """Read the record of a name from the cache below `folder`; None where there is none of ours."""
    try:
        with open(os.path.join(folder, FOLDER, name), "rb") as stream:
            data = opened(name, stream.read(_LARGEST))
    except OSError:
        return None
    return _read(data) if data is not None else None


def _read(data: bytes) -> Record:
    """Read what `written` wrote; its seal has been looked at."""
    head, _, rest = data.partition(b"\n")
    code, facts, pieces = map(int, head.split())
    lines = rest.split(b"\n", facts + pieces)
    found: list[Fact] = []
    for line in lines[:facts]:
        kind, stamp, path = line.decode("utf-8", "surrogateescape").split(" ", 2)
        found.append((kind, path, stamp))
    body, at = lines[-1], 0
    said: list[Piece] = []
    for line in lines[facts:-1]:
        where, length = line.decode("ascii").split(" ")
        said.append((where, body[at : at + int(length)]))
        at += int(length)
    return Record(int(code), found, said)
