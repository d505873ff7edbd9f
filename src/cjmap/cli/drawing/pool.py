"""Several processes that draw, because laying out and writing pictures is work for the processor.

Processes of our own rather than those of `concurrent.futures`: one that dies (the machine may end
it for want of memory) costs only the picture it was at, and Ctrl-C ends all of them at once.
Each is started anew (`spawn`), which is the same on every system, and is given the workspaces
once; orders go to whichever is free, and outcomes come back as they are ready.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from cjmap.cli.drawing.work import Drawn, Failure, Order, Outcome, fulfil

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from types import FrameType

    from cjmap.workspace import Workspace
    from cjmap.workspace.settings import Picture

FEW = 4
"""Orders for which starting further processes takes longer than it saves."""

_GRACE = 3.0
"""Seconds that a process has to end by itself."""


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(
    orders: Sequence[Order], workspaces: Sequence[Workspace], jobs: int | None
) -> Generator[tuple[int, Outcome], None, None]:
    """Fulfil orders; give (number of the order, outcome) as they are ready.

    `jobs` is how many may be at work at a time (None: as many as there are processors, where the
    orders are not few).
    """
    asked = jobs or (processors() if len(orders) > FEW else 1)
    count = min(asked, len(orders))
    if count <= 1:
        for number, order in enumerate(orders):
            yield number, fulfil(order, workspaces)
        return
    yield from _spread(orders, workspaces, count)


class _Worker:
    """A process that draws one order after another."""

    def __init__(self, workspaces: Sequence[Workspace]) -> None:
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, workspaces), daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()
        self.number = -1

    def give(self, number: int, order: Order) -> None:
        """Hand over an order; where the process has ended already, `take` tells."""
        self.number = number
        with suppress(OSError):
            self.line.send(order)

    def take(self, order: Order) -> tuple[Outcome, bool]:
        """Take what came of the order, and whether the process is still there."""
        try:
            outcome: Outcome = self.line.recv()
        except (EOFError, OSError):
            self._process.join()
            how = _ending(self._process.exitcode or 0)
            failure = Failure(
                f"the process that drew it {how}.",
                "It may have needed too much memory; `--jobs 1` draws one picture at a time.",
            )
            drawn: dict[Picture, Drawn] = dict.fromkeys(order.forms, failure)
            return Outcome(drawn), False
        return outcome, True

    def end(self) -> None:
        """End the process, whatever it is doing; it writes no files, so nothing is left half."""
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.line.close()


def _spread(
    orders: Sequence[Order], workspaces: Sequence[Workspace], count: int
) -> Iterator[tuple[int, Outcome]]:
    """Fulfil orders in `count` processes."""
    left = deque(range(len(orders)))
    busy: list[_Worker] = []
    try:
        for _ in range(count):
            busy.append(_Worker(workspaces))
            busy[-1].give(left[0], orders[left.popleft()])
        while busy:
            for line in wait([worker.line for worker in busy]):
                worker = next(each for each in busy if each.line is line)
                number = worker.number
                outcome, alive = worker.take(orders[number])
                if not alive or not left:
                    busy.remove(worker)
                    worker.end()
                if left:
                    if not alive:
                        worker = _Worker(workspaces)
                        busy.append(worker)
                    worker.give(left[0], orders[left.popleft()])
                yield number, outcome
    finally:
        for worker in busy:
            worker.end()


def serve(line: Connection, workspaces: Sequence[Workspace]) -> None:
    """Fulfil orders from the other end of the line until it is closed: the life of a worker."""
    signal.signal(signal.SIGTERM, _leave)
    gc.freeze()  # the workspaces stay; the collector need not look through them again and again
    with suppress(EOFError, OSError):
        while True:
            line.send(fulfil(line.recv(), workspaces))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End in good order, so that Graphviz, where it is at work, is ended as well."""
    raise SystemExit(1)


def _ending(code: int) -> str:
    """Say how a process ended by its exit code; the negative of a signal, as Python gives it."""
    return f"was stopped by signal {-code}" if code < 0 else f"ended by itself with code {code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C: whoever started them ends them.

    Only the main thread may change what signals do, and only there Ctrl-C is heard.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
