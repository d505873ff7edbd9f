"""What identifies data: SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.data.files import LocalFile


def digest_of(files: Sequence[LocalFile]) -> str:
    """Return the SHA-256 of a file; of several, that of their names and digests, a line each."""
    if len(files) == 1:
        return _digest(files[0])
    lines = [f"{_digest(file)}  {file.name}\n" for file in files]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _digest(file: LocalFile) -> str:
    with file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
