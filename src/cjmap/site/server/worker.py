"""One thread that does all the work, in order of urgency, while the server goes on answering."""

from __future__ import annotations

import asyncio
import itertools
import threading
from concurrent.futures import Future
from enum import IntEnum
from queue import PriorityQueue
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Urgency(IntEnum):
    """What is done first where several things wait."""

    READING = 0
    ASKED_FOR = 1
    SLOW = 2


class Worker:
    """Runs what it is given, one thing after the other. Ending the program does not wait for it."""

    def __init__(self) -> None:
        """Begin to wait for work."""
        self._waiting: PriorityQueue[tuple[int, int, Future[Any], Callable[[], Any]]] = (
            PriorityQueue()
        )
        self._count = itertools.count()
        threading.Thread(target=self._work, name="cjmap-pages", daemon=True).start()

    async def run(self, work: Callable[[], Result], urgency: Urgency = Urgency.ASKED_FOR) -> Result:
        """Wait until something is done; what is no longer waited for is not begun."""
        future: Future[Result] = Future()
        self._waiting.put((urgency, next(self._count), future, work))
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            _, _, future, work = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except Exception as error:
                future.set_exception(error)
