"""The one writer of files: atomic, inside what it was given, never over a change it has not seen."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cjmap.errors import CjmapError


def write_file(
    file: Path, data: bytes, *, expected: str | None = None, inside: Path | None = None
) -> None:
    """Write `data` to `file` in one step: readers see the old bytes or the new, never half.

    `expected` is the SHA-256 of the bytes that were read before; a file that changed since is
    left alone. With `inside`, a symbolic link that leads out of that folder is not followed;
    otherwise the target of a link is written and the link kept. Permissions stay. What is no
    regular file (a device, a pipe) is written to, not replaced. Raises `CjmapError` where the file
    cannot be written.
    """
    target = Path(os.path.realpath(file))
    if inside is not None and not target.is_relative_to(os.path.realpath(inside)):
        raise CjmapError(f"{file} leads out of {inside}, so it was not written.")
    try:
        if expected is not None and _digest(target) != expected:
            raise CjmapError(
                f"{file} changed while cjmap was working on it, so it was left alone.",
                hint="Run the command again.",
            )
        if _is_stream(file):
            with file.open("wb") as stream:
                stream.write(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"{file} cannot be written: {said}.") from error


def create_file(file: Path, data: bytes) -> bool:
    """Write a new `file`; False, and nothing touched, where something of that name exists."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        if os.path.lexists(file):
            return False
        raise CjmapError(f"{file.parent} is not a folder.") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"{file} cannot be written: {said}.") from error
    return True


def _digest(file: Path) -> str:
    from hashlib import sha256

    return sha256(file.read_bytes()).hexdigest()


def _is_stream(file: Path) -> bool:
    """Whether a name stands for something to write to rather than a file to replace."""
    if os.path.exists(file) and not os.path.isfile(file) and not os.path.isdir(file):
        return True
    return os.path.abspath(file).startswith(("/dev/", "/proc/"))


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target, flush to disk, take over its permissions, and rename."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cjmap-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)  # a name from mkstemp
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    """Read the process's umask; the only way to read it is to set it and set it back."""
    current = os.umask(0)
    os.umask(current)
    return current
