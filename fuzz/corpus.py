"""The inputs to start from, made of the repository when they are asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LARGEST_SEED = 20_000


@cache
def right_maps() -> tuple[bytes, ...]:
    """Read the maps of the examples, of realistic workspaces and of `cjmap init`."""
    folders = ("examples", "src/cjmap/starter", "tests/realistic")
    return tuple(data for folder in folders for data in _files(folder, "*.yaml"))


@cache
def broken_maps() -> tuple[bytes, ...]:
    """Read the maps with one thing wrong."""
    return _files("tests/broken", "*.y*ml")


@cache
def maps() -> tuple[bytes, ...]:
    """Read all maps, right and wrong."""
    return right_maps() + broken_maps()


@cache
def workspaces() -> tuple[tuple[bytes, ...], ...]:
    """Read small workspaces, each as the maps in it."""
    tops = [*(REPOSITORY / "tests/realistic").iterdir(), REPOSITORY / "examples/clinic"]
    tops += (REPOSITORY / "tests/broken_workspaces").iterdir()
    found = (_files(top.relative_to(REPOSITORY).as_posix(), "*.yaml") for top in sorted(tops))
    return tuple(each for each in found if each)


@cache
def _files(folder: str, pattern: str) -> tuple[bytes, ...]:
    files = sorted((REPOSITORY / folder).rglob(pattern))
    found = (each.read_bytes() for each in files if each.is_file() and ".measure." not in each.name)
    return tuple(data for data in found if len(data) <= LARGEST_SEED)


def files(folder: str, pattern: str) -> tuple[bytes, ...]:
    """Read the files of a folder of the repository whose name fits a pattern."""
    return _files(folder, pattern)
