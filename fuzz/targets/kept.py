"""What lies in the cache of a folder → what a run said before: nothing that we did not write ourselves."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap import seal
from cjmap.recall.facts import FILES, MAPS
from cjmap.recall.record import BINARY, FOLDER, OUT, Record, read_record
from cjmap.source.folders import Kept
from fuzz.mutation.texts import mutation_of_texts
from fuzz.target import Target, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "0a1b2c"


def look(data: bytes) -> None:
    """Read what somebody put under the name of a run, and of a picture."""
    with tempfile.TemporaryDirectory(prefix="cjmap-fuzz-") as folder, _own_key():
        runs = Path(folder, FOLDER)
        runs.mkdir(parents=True)
        (runs / _NAME).write_bytes(data)
        record = read_record(folder, _NAME)
        expect(record is None or data in seeds(), "nobody else's run is said again")
        kept = Kept(runs, Path(folder)).get(_NAME)
        expect(kept is None or data in seeds(), "nobody else's picture is shown")


@contextmanager
def _own_key() -> Iterator[None]:
    """Keep the key of whoever fuzzes out of it."""
    name = "XDG_CACHE_HOME"
    before = os.environ.get(name)
    os.environ[name] = _folder().name
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="cjmap-fuzz-key-")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a run as it is kept, and one with nothing in it, each with our seal."""
    facts = [(MAPS, "/maps", "0f"), (FILES, "/maps", "a1")]
    records = Record(1, facts, [(OUT, b"a:1:1: x\n"), (BINARY, b"{}\n")]), Record(0, [], [])
    with _own_key():
        return tuple(seal.sealed(_NAME, each.written()) or b"" for each in records)


TARGET = Target(
    "kept", "the cache → what a run said", look, seeds, mutation_of_texts(["\n"], seeds)
)
