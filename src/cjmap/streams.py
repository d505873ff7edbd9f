"""Standard output and error: a reader who has gone is no failure, a full disk is one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from typing import TextIO


def write_text(text: str, stream: TextIO | None) -> None:
    """Write text as it is; where the reader has gone, do nothing.

    Raises `CjmapError` where there is nothing to write to, or it is full.
    """
    _write(text, stream)


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output, as `write_text` writes text."""
    _write(data, sys.stdout)


def _write(data: str | bytes, stream: TextIO | None) -> None:
    if stream is None:  # started with a closed standard output
        raise CjmapError("There is no standard output to write to.")
    try:
        if isinstance(data, bytes):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise CjmapError(f"The output cannot be written: {error.strerror}.") from error
