"""Several processes that do one kind of work, for work that keeps a processor busy.

Processes of our own rather than those of `concurrent.futures`: one that dies (the machine may end
it for want of memory) costs only the order it was at, and Ctrl-C ends all of them at once.
Each is started anew (`spawn`), which is the same on every system, and is given once what all orders
share; orders go to whichever is free, and outcomes come back as they are ready.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from cjmap.processors import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from types import FrameType

Order = TypeVar("Order")
Shared = TypeVar("Shared")
Outcome = TypeVar("Outcome")

FEW = 4
"""Orders for which starting further processes takes longer than it saves."""

_GRACE = 3.0
"""Seconds that a process has to end by itself."""


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of an outcome: the process at the order has ended. `how` ends “the process …”."""

    how: str


def at_work(orders: int, jobs: int | None, few: int = FEW) -> int:
    """Return how many processes fulfil so many orders; see `fulfilled`."""
    asked = jobs or (processors() if orders > few else 1)
    return min(asked, orders)


def fulfilled(
    orders: Sequence[Order],
    shared: Shared,
    fulfil: Callable[[Order, Shared], Outcome],
    jobs: int | None,
    few: int = FEW,
) -> Generator[tuple[int, Outcome | Lost], None, None]:
    """Fulfil orders; give (number of the order, outcome) as they are ready.

    `fulfil` is a function of a module; orders, `shared` and outcomes can be sent to another process.
    `jobs` is how many may be at work at a time (None: as many as there are processors, where there
    are more orders than `few`); one works in this process.
    """
    count = at_work(len(orders), jobs, few)
    if count <= 1:
        for number, order in enumerate(orders):
            yield number, fulfil(order, shared)
        return
    yield from _spread(orders, shared, fulfil, count)


class _Worker(Generic[Order, Shared, Outcome]):
    """A process that fulfils one order after another."""

    def __init__(self, shared: Shared, fulfil: Callable[[Order, Shared], Outcome]) -> None:
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, shared, fulfil), daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()
        self.number = -1

    def give(self, number: int, order: Order) -> None:
        """Hand over an order; where the process has ended already, `take` tells."""
        self.number = number
        with suppress(OSError):
            self.line.send(order)

    def take(self) -> Outcome | Lost:
        """Take what came of the order; `Lost` where the process is no longer there."""
        try:
            return cast("Outcome", self.line.recv())
        except (EOFError, OSError):
            self._process.join()
            return Lost(_ending(self._process.exitcode or 0))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.line.close()


def _spread(
    orders: Sequence[Order],
    shared: Shared,
    fulfil: Callable[[Order, Shared], Outcome],
    count: int,
) -> Iterator[tuple[int, Outcome | Lost]]:
    """Fulfil orders in `count` processes."""
    left = deque(range(len(orders)))
    busy: list[_Worker[Order, Shared, Outcome]] = []
    try:
        for _ in range(count):
            busy.append(_Worker(shared, fulfil))
            busy[-1].give(left[0], orders[left.popleft()])
        while busy:
            for line in wait([worker.line for worker in busy]):
                worker = next(each for each in busy if each.line is line)
                number = worker.number
                outcome = worker.take()
                alive = not isinstance(outcome, Lost)
                if not alive or not left:
                    busy.remove(worker)
                    worker.end()
                if left:
                    if not alive:
                        worker = _Worker(shared, fulfil)
                        busy.append(worker)
                    worker.give(left[0], orders[left.popleft()])
                yield number, outcome
    finally:
        for worker in busy:
            worker.end()


def serve(line: Connection, shared: Shared, fulfil: Callable[[Order, Shared], Outcome]) -> None:
    """Fulfil orders from the other end of the line until it is closed: the life of a worker."""
    signal.signal(signal.SIGTERM, _leave)
    gc.freeze()  # what is shared stays; the collector need not look through it again and again
    with suppress(EOFError, OSError):
        while True:
            line.send(fulfil(line.recv(), shared))


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
