"""Facts about the disk that a run depends on, each with a stamp that is another one when it changes."""

from __future__ import annotations

import os
import stat
from hashlib import blake2b

BYTES = "bytes"
"""What a file holds; a file that cannot be read holds nothing."""
MAPS = "maps"
"""What the search for maps sees in a folder: names, which of them are folders, where links lead."""
FILES = "files"
"""The names of all files in a folder, hidden ones too."""
THERE = "there"
"""Whether a name is that of a file, a folder, something else, or of nothing."""
PACKAGES = "packages"
"""Which packages are installed in a folder of Python's path, and since when."""

Fact = tuple[str, str, str]
"""A kind of fact, the path that it is about, and its stamp."""

NOTHING = "-"
_LARGEST = 100_000_000


def stamp(kind: str, path: str) -> str:
    """Return the stamp of a fact as it is now."""
    try:
        if kind == BYTES:
            return _bytes(path)
        if kind == MAPS:
            return _maps(path)
        if kind == FILES:
            return _files(path)
        if kind == PACKAGES:
            return _packages(path)
        if kind == THERE:
            return _kind_of(os.stat(path).st_mode)
    except (OSError, ValueError):
        return NOTHING
    raise ValueError(f"no kind of fact: {kind}")


def hold(facts: list[Fact]) -> bool:
    """Whether all of these are still so."""
    return all(stamp(kind, path) == noted for kind, path, noted in facts)


def digest(data: bytes) -> str:
    """Return the stamp of what a file holds."""
    return blake2b(data, digest_size=20).hexdigest()


def _bytes(path: str) -> str:
    # Without waiting for a pipe that somebody put in the place of a file.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", buffering=0) as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return NOTHING
        return digest(stream.readall())


def _maps(folder: str) -> str:
    lines = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                # The system follows some forty links, Python any number: it is asked first.
                end = os.path.realpath(entry.path) if os.path.exists(entry.path) else ""
                lines.append(f"{entry.name}\0{end}\0{entry.is_dir()}")
            elif entry.is_dir():
                lines.append(f"{entry.name}\0")
            elif entry.name.endswith((".yaml", ".yml", ".toml")):
                lines.append(entry.name)
    return digest("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


def _files(folder: str) -> str:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file())
    return digest("\0".join(names).encode("utf-8", "surrogateescape"))


def _packages(folder: str) -> str:
    with os.scandir(folder) as entries:
        lines = [
            f"{entry.name} {entry.stat().st_mtime_ns}"
            for entry in entries
            if entry.name.endswith((".dist-info", ".egg-info"))
        ]
    return digest("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


def _kind_of(mode: int) -> str:
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"
