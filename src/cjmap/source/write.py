"""The one writer of files: atomic, and never over a change that it has not seen."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cjmap.errors import CjmapError


def write_file(file: Path, data: bytes, *, expected: str | None = None) -> None:
    """Write `data` to `file` in one step: readers see the old bytes or the new, never half.

    `expected` is the SHA-256 of the bytes that were read before; a file that changed since is
    left alone. The target of a symbolic link is written and the link kept; permissions stay.
    Raises `CjmapError` where the file cannot be written.
    """
    from hashlib import sha256

    target = Path(os.path.realpath(file))
    try:
        if expected is not None and sha256(target.read_bytes()).hexdigest() != expected:
            raise CjmapError(
                f"{file} changed while cjmap was working on it, so it was left alone.",
                hint="Run the command again.",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise CjmapError(f"{file} cannot be written: {error.strerror or error}.") from error


def create_file(file: Path, data: bytes) -> bool:
    """Write a new `file`; False, and nothing touched, where something of that name exists."""
    if file.exists() or file.is_symlink():
        return False
    write_file(file, data)
    return True


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target, flush to disk, take over its permissions, and rename."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)  # noqa: PTH101 (a name from mkstemp)
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _umask() -> int:
    """Read the process's umask; the only way to read it is to set it and set it back."""
    current = os.umask(0)
    os.umask(current)
    return current
