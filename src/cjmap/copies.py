"""A list worked through by copies of this process, a part each.

For work whose input is already here, or on the disk, and whose outcome is small or quickly packed: a copy
(`fork`) starts in a millisecond and knows all that this process knows, where a process started anew (see
`processes`) imports everything first. Copies are made where that is safe: on Linux, by a process that
has a single thread. Elsewhere, and where a copy is lost, the work is done here.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

from cjmap.processors import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

Item = TypeVar("Item")

_MOST = 8
"""Copies beyond which putting together what they made is what takes the time."""

_HEAD = 8


def in_parts(
    items: Sequence[Item], work: Callable[[Sequence[Item]], bytes], few: int
) -> Generator[tuple[Sequence[Item], bytes | None], None, None]:
    """Go through a list in parts, each with what `work` made of it in a copy of this process.

    None stands for a part that is left to the caller: the first one, on which he is at work beside
    the copies; every one where nothing is won by copies, as with no more than `few` items; and that
    of a copy which failed or was ended. What `work` writes to anything but its outcome is lost.
    """
    count = min(processors(), _MOST) if len(items) > few and _can_copy() else 1
    if not items:
        return
    size = -(-len(items) // count)
    first, *others = [items[at : at + size] for at in range(0, len(items), size)]
    copies: list[_Copy] = []
    try:
        for part in others:
            with suppress(OSError):  # no more processes, or no memory for one
                copies.append(_Copy(part, work))
                continue
            break
        yield first, None
        for part, copy in zip(others, copies, strict=False):
            yield part, copy.outcome()
        for part in others[len(copies) :]:
            yield part, None
    finally:
        for copy in copies:
            copy.end()


class _Copy:
    """A copy of this process at work on a part."""

    def __init__(self, part: Sequence[Item], work: Callable[[Sequence[Item]], bytes]) -> None:
        reading, writing = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            raise
        if not self._process:
            _work(part, work, writing)
        os.close(writing)
        self._line = open(reading, "rb")  # noqa: SIM115 - closed by `end`

    def outcome(self) -> bytes | None:
        """Wait for what the copy made; None where it did not come to an end."""
        head = self._line.read(_HEAD)
        length = int.from_bytes(head, "big")
        data = self._line.read(length) if len(head) == _HEAD else b""
        return data if len(head) == _HEAD and len(data) == length else None

    def end(self) -> None:
        """End the copy, whatever it is doing."""
        self._line.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _work(part: Sequence[Item], work: Callable[[Sequence[Item]], bytes], writing: int) -> NoReturn:
    """Be the copy: work, write, and end without a word, whatever happens."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        data = work(part)
        with open(writing, "wb") as line:
            line.write(len(data).to_bytes(_HEAD, "big"))
            line.write(data)
    finally:
        os._exit(0)  # neither the buffers nor the handlers of the process it was copied from


def _can_copy() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and processors() > 1
