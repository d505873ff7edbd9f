"""The one writer of files: atomic, inside what it was given, never over a change it has not seen."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.permissions import permit, usual_mode

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file held when it was read (None: there was none), and what it is to hold."""

    file: Path
    old: bytes | None
    new: bytes
    inside: Path
    """The folder that a symbolic link must not lead out of."""


def write_file(
    file: Path,
    data: bytes,
    *,
    expected: str | None = None,
    inside: Path | None = None,
    flushed: bool = True,
) -> None:
    """Write `data` to `file` in one step: readers see the old bytes or the new, never half.

    `expected` is the SHA-256 of the bytes that were read before; a file that changed since is
    left alone. With `inside`, a symbolic link that leads out of that folder is not followed;
    otherwise the target of a link is written and the link kept. Permissions stay. What is no
    regular file (a device, a pipe) is written to, not replaced. What is not `flushed` to the disk
    may be lost with the power. Raises `CjmapError` where the file cannot be written.
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
        _replace(target, data, flushed)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"{file} cannot be written: {said}.") from error


def write_together(changes: Sequence[FileChange]) -> None:
    """Write several files, all of them or none.

    Everything that can fail is done beside the files first; then they are put in place one right
    after another. Where that fails in the middle, those that have been changed get their old bytes
    back. Raises `CjmapError` for a file that cannot be written, changed since it was read, leads out
    of its folder or is no regular file.
    """
    staged: list[tuple[FileChange, Path, str]] = []
    done: list[tuple[FileChange, Path]] = []
    change = None
    try:
        for change in changes:
            target = Path(os.path.realpath(change.file))
            _expect_unchanged(change, target)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((change, target, _beside(target, change.new)))
        for change, target, name in staged:
            _expect_unchanged(change, target)
            os.replace(name, target)
            done.append((change, target))
    except BaseException as error:
        left = _put_back(done)
        if isinstance(error, CjmapError) and not left:
            raise
        if isinstance(error, (CjmapError, OSError, ValueError)) and change is not None:
            said = getattr(error, "strerror", None) or error
            raise CjmapError(
                f"{change.file} cannot be written: {said}.",
                hint=f"These were changed and could not be put back: {', '.join(left)}."
                if left
                else "No file was changed.",
            ) from error
        raise
    finally:
        for _, _, name in staged:
            with suppress(OSError):
                os.unlink(name)


def _expect_unchanged(change: FileChange, target: Path) -> None:
    """Raise `CjmapError` for a file that is not what it was when it was read."""
    if not target.is_relative_to(os.path.realpath(change.inside)):
        raise CjmapError(f"{change.file} leads out of {change.inside}, so nothing was written.")
    if os.path.lexists(target) and not os.path.isfile(target):
        raise CjmapError(f"{change.file} is no regular file, so nothing was written.")
    if (target.read_bytes() if os.path.lexists(target) else None) != change.old:
        raise CjmapError(
            f"{change.file} changed while cjmap was working on it, so nothing was written.",
            hint="Run the command again.",
        )


def _put_back(done: Sequence[tuple[FileChange, Path]]) -> list[str]:
    """Give files their old bytes; return those for which that failed."""
    left = []
    for change, target in reversed(done):
        try:
            if change.old is None:
                os.unlink(target)
            else:
                _replace(target, change.old)
        except OSError:
            left.append(str(change.file))
    return left


def create_file(file: Path, data: bytes) -> bool:
    """Write a new `file` in one step; False, and nothing touched, where its name is taken."""
    if os.path.lexists(file):
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _put_new(file, data)
    except FileExistsError:
        if os.path.lexists(file):
            return False
        raise CjmapError(f"{file.parent} is not a folder.") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"{file} cannot be written: {said}.") from error
    return True


def _put_new(file: Path, data: bytes) -> None:
    """Write beside the new file, then give it its name, which fails where the name is taken."""
    name = _beside(file, data)
    try:
        os.link(name, file)
    except FileExistsError:
        raise
    except OSError:  # there are no hard links here: an empty file holds the name for a moment
        file.open("xb").close()
        os.replace(name, file)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)


def _digest(file: Path) -> str:
    from hashlib import sha256

    return sha256(file.read_bytes()).hexdigest()


def _is_stream(file: Path) -> bool:
    """Whether a name stands for something to write to rather than a file to replace."""
    if os.path.exists(file) and not os.path.isfile(file) and not os.path.isdir(file):
        return True
    return os.path.abspath(file).startswith(("/dev/", "/proc/"))


def _replace(target: Path, data: bytes, flushed: bool = True) -> None:
    """Write beside the target, and rename."""
    name = _beside(target, data, flushed)
    try:
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _beside(target: Path, data: bytes, flushed: bool = True) -> str:
    """Write a file beside the target, flush it to disk, give it the permissions of the target."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cjmap-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if flushed:
                stream.flush()
                os.fsync(stream.fileno())
        permit(name, target.stat().st_mode & 0o7777 if target.exists() else usual_mode(0o666))
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name
