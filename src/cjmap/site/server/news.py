"""News for open pages: one stream each, which says `change` once and ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

MOST_STREAMS = 60
"""Pages that are told of changes at a time."""

_ALIVE = 15.0
"""Seconds after which a quiet stream says that it is there."""

OPENED = ": here\n\n"
CHANGED = "event: change\ndata:\n\n"


class News:
    """Tells streams that something may have changed, and knows how many there are."""

    def __init__(self) -> None:
        """Begin without a stream."""
        self.closed = False
        self._streams = 0
        self._next = asyncio.Event()

    @property
    def full(self) -> bool:
        """Whether there is no place for another stream."""
        return self._streams >= MOST_STREAMS

    def tell(self) -> None:
        """Wake all streams."""
        self._next.set()
        self._next = asyncio.Event()

    def close(self) -> None:
        """End all streams, and let no other begin."""
        self.closed = True
        self.tell()

    async def stream(
        self, changed: Callable[[], Awaitable[bool]], gone: Callable[[], Awaitable[bool]]
    ) -> AsyncIterator[str]:
        """Yield what is sent to one page until it has `changed`, is `gone`, or the server ends.

        Nothing where the last place was taken since the page asked; it asks again.
        """
        if self.full:
            return
        self._streams += 1
        try:
            yield OPENED
            while not self.closed:
                coming = self._next  # taken before the question: what comes meanwhile is not missed
                if await changed():
                    yield CHANGED
                    return
                while not (self.closed or coming.is_set()):
                    try:
                        await asyncio.wait_for(coming.wait(), _ALIVE)
                    except TimeoutError:
                        if await gone():
                            return
                        yield OPENED
        finally:
            self._streams -= 1
