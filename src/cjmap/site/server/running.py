"""The server at work: it answers, watches the maps, and ends at once when it is told to."""

from __future__ import annotations

import asyncio
import gc
import secrets
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

import uvicorn

from cjmap.site.server.application import Application
from cjmap.site.server.connections import MOST_CONNECTIONS, Connection
from cjmap.site.server.guard import TOKEN, Guard
from cjmap.site.server.news import News
from cjmap.site.server.portal import Portal
from cjmap.site.server.sockets import LOOPBACK, Listening, is_loopback, listen, outward_address
from cjmap.site.server.watching import changes
from cjmap.site.server.worker import Urgency, Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from cjmap.site.site import Options

_LONGEST_HEAD = 16_384
"""Bytes of a request line with its headers."""

_LAST_WORDS = 1
"""Seconds that answers under way have when the server ends."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is served, and where.

    `today` is the day that ages are counted from (None: each day itself). `tell` is given what a
    terminal should show, `ready` the address to open and the others, when the server answers.
    """

    root: Path
    options: Options
    host: str
    port: int
    today: date | None
    log: bool
    tell: Callable[[str], None]
    ready: Callable[[tuple[str, ...], int], None]


def serve(request: Request) -> None:
    """Serve until Ctrl-C (`KeyboardInterrupt`) or SIGTERM, which ends the process as it does.

    Raises `CjmapError` where it cannot listen, or the folder of the maps cannot be read.
    """
    gc.enable()  # the front door has switched it off for processes that are short
    listening = listen(request.host, request.port)
    try:
        guard = _guard(request.host, listening)
        portal = Portal(request.root, request.options, today=request.today, tell=request.tell)
        asyncio.run(_serve(request, portal, guard, listening))
    finally:
        for each in listening.sockets:
            each.close()


async def _serve(request: Request, portal: Portal, guard: Guard, listening: Listening) -> None:
    worker, news = Worker(), News()
    application = Application(portal, worker, guard, news, tell=request.tell, log=request.log)
    config = uvicorn.Config(
        application,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_graceful_shutdown=_LAST_WORDS,
    )
    server = _Server(config, news, lambda: request.ready(_urls(request.host, guard), guard.port))
    watching = asyncio.create_task(_watch(request, portal, worker, news))
    try:
        await server.serve(list(listening.sockets))
    finally:
        watching.cancel()
        await asyncio.wait({watching})  # where Ctrl-C ends us, that goes on from here


class _Server(uvicorn.Server):
    """Says when it answers, and ends the streams of news before it waits for answers to end."""

    def __init__(self, config: uvicorn.Config, news: News, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._news = news
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._news.close()
        await super().shutdown(sockets)


async def _watch(request: Request, portal: Portal, worker: Worker, news: News) -> None:
    """Renew the portal at each change, when watching has begun, and when a new day has."""
    began, day = False, portal.today
    try:
        async for changed in changes(request.root):
            if changed or not began or portal.today != day:
                began, day = True, portal.today
                await worker.run(portal.renew, Urgency.READING)
                news.tell()
    except (OSError, RuntimeError) as error:  # the latter of the watcher's own
        request.tell(
            f"the folder cannot be watched: {error}. Pages are as they were at"
            " the start.\n  help: On a network drive, or where the system has no watches left,"
            " set WATCHFILES_FORCE_POLLING=1."
        )


def _guard(host: str, listening: Listening) -> Guard:
    """Decide who is let in; opened wider than this machine, whoever has a token made for this run."""
    if is_loopback(host):
        return Guard(LOOPBACK | {host.lower()}, listening.port)
    names = {host.lower(), *listening.addresses, *LOOPBACK}
    everywhere = any(ip_address(each).is_unspecified for each in listening.addresses)
    if everywhere:
        own = socket.gethostname().lower()
        names |= {own, f"{own.partition('.')[0]}.local"}
    return Guard(frozenset(names), listening.port, everywhere, secrets.token_urlsafe(24))


def _urls(host: str, guard: Guard) -> tuple[str, ...]:
    """Return the addresses to open: that for this machine, then that for others."""
    query = f"?{TOKEN}={guard.token}" if guard.token else ""
    names = ("127.0.0.1", outward_address()) if guard.any_number else (host,)
    return tuple(
        f"http://{f'[{name}]' if ':' in name else name}:{guard.port}/{query}" for name in names
    )
