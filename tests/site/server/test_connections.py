"""Connections that ask for nothing do not keep others out."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from cjmap.site.server import connections
from cjmap.site.server.connections import Connection

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PATIENCE = 0.15
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def application(_scope: Any, _receive: Any, send: Any) -> None:
    """Answer in two parts, with longer between them than is waited for a head."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"one", "more_body": True})
    await asyncio.sleep(4 * PATIENCE)
    await send({"type": "http.response.body", "body": b"two"})


def served(talk: Callable[[str, int], Awaitable[bytes]]) -> bytes:
    """Talk to a server that has little patience."""

    async def run() -> bytes:
        listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            application, http=Connection, ws="none", lifespan="off", log_config=None
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve([listening]))
        said = await talk(*listening.getsockname())
        server.should_exit = True
        await serving
        return said

    return asyncio.run(run())


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_PATIENCE", PATIENCE)


@pytest.mark.parametrize("words", [b"", b"GET / HT", HEAD + HEAD[:9]])
def test_one_that_asks_for_nothing_is_closed(words: bytes) -> None:
    async def talk(host: str, port: int) -> bytes:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(words)
        said = b""
        try:
            async with asyncio.timeout(10):
                while part := await reader.read(1000):
                    said += part
        except ConnectionResetError:
            pass
        writer.close()
        return said

    assert (b"two" in served(talk)) is words.startswith(HEAD)


def test_an_answer_that_takes_its_time_is_waited_for() -> None:
    async def talk(host: str, port: int) -> bytes:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(HEAD)
        said = await asyncio.wait_for(reader.readuntil(b"two"), 10)
        writer.close()
        return said

    assert b"one" in served(talk)


class Line(asyncio.Transport):
    """The line of one guest."""

    aborted = False

    def is_closing(self) -> bool:
        return True

    def abort(self) -> None:
        self.aborted = True


@pytest.mark.parametrize(("address", "refused"), [("192.0.2.7", 1), ("127.0.0.1", 0), ("::1", 0)])
def test_one_guest_cannot_take_all_connections(address: str, refused: int) -> None:
    async def fill() -> list[bool]:
        config = uvicorn.Config(application, ws="none", log_config=None)
        state = uvicorn.Server(config).server_state
        lines = [Line({"peername": (address, number)}) for number in range(51)]
        for line in [Line({"peername": ("192.0.2.8", 1)}), *lines]:
            Connection(config, state, {}).connection_made(line)
        return [line.aborted for line in lines]

    assert asyncio.run(fill()) == [False] * (51 - refused) + [True] * refused
