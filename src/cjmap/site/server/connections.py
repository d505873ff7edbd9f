"""Connections that ask for nothing are closed, so that nobody can keep others out with them."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

MOST_CONNECTIONS = 200

_MOST_OF_ONE = 50
"""Connections from one address of the network; a browser keeps about six."""

_PATIENCE = 10.0
"""Seconds for the head of a request."""


class Connection(H11Protocol):
    """A connection that is closed when no whole head of a request comes on it for a while."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request; a guest with too many connections gets no other."""
        super().connection_made(transport)
        if self._is_one_too_many():
            transport.abort()
            return
        self.loop.call_later(_PATIENCE, self._look_again, None)

    def _look_again(self, before: Any) -> None:
        """Close the connection if it still waits for a head as it did `before`."""
        answering = self.cycle is not None and not self.cycle.response_complete
        if self.transport.is_closing():
            return
        if self.cycle is before and not answering:
            self.transport.abort()
            return
        self.loop.call_later(_PATIENCE, self._look_again, self.cycle)

    def _is_one_too_many(self) -> bool:
        if self.client is None or ip_address(self.client[0]).is_loopback:
            return False
        guests = [getattr(each, "client", None) or ("",) for each in self.connections]
        return [guest[0] for guest in guests].count(self.client[0]) > _MOST_OF_ONE
