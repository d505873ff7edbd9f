"""Requests and answers. Every name is looked up in the portal; none is taken for that of a file."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from cjmap.printable import one_line
from cjmap.site.addresses import HISTORY, OVERVIEW
from cjmap.site.layouts.folder import file_of
from cjmap.site.server.around import EVENTS
from cjmap.site.server.guard import HEADERS, METHODS
from cjmap.site.server.worker import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from cjmap.site.server.guard import Guard
    from cjmap.site.server.news import News
    from cjmap.site.server.portal import Content, Portal
    from cjmap.site.server.worker import Worker

_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
_LONGEST_NAME = 400
_LONGEST_LINE = 4000
_FRESH = "no-store"
_LASTING = "private, max-age=86400"
_SLOW = f"{HISTORY}/"


class Application:
    """Answers requests for the pages and files of a portal, as far as the guard lets it."""

    def __init__(
        self,
        portal: Portal,
        worker: Worker,
        guard: Guard,
        news: News,
        *,
        tell: Callable[[str], None],
        log: bool = False,
    ) -> None:
        """Answer for a portal. `tell` is given what a terminal should show, with `log` each request."""
        self._portal = portal
        self._worker = worker
        self._guard = guard
        self._news = news
        self._tell = tell
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        begun = time.perf_counter()
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except Exception as error:
            self._tell(f"internal fault: {one_line(f'{type(error).__name__}: {error}')[:500]}")
            response = PlainTextResponse("A fault of cjmap; the terminal has told more.\n", 500)
        response.headers.update(HEADERS)
        response.headers.setdefault("Cache-Control", _FRESH)
        if self._log:
            took = (time.perf_counter() - begun) * 1000
            # Without the query, which may hold the token.
            where = one_line(request.url.path)[:_LONGEST_NAME]
            self._tell(f"{request.method} {where} {response.status_code} {took:.0f} ms")
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if len(request.scope["raw_path"]) + len(request.scope["query_string"]) > _LONGEST_LINE:
            return PlainTextResponse("The address is too long.\n", 414)
        if self._guard.brings_token(request):
            return self._let_in(request)
        refusal = self._guard.refusal(request)
        if refusal is not None:
            headers = {"Allow": ", ".join(METHODS)} if refusal.status == 405 else None
            return PlainTextResponse(f"{refusal.said}\n", refusal.status, headers)
        name = _name_of(request)
        if name == EVENTS:
            return self._events(request)
        content = await self._content(name) if name is not None else None
        if content is None:
            return PlainTextResponse("There is nothing of this name.\n", 404)
        cache = _LASTING if content.lasting else _FRESH
        return Response(
            content.body, content.status, {"Cache-Control": cache}, media_type=content.media
        )

    async def _content(self, name: str) -> Content | None:
        urgency = Urgency.SLOW if name.startswith(_SLOW) else Urgency.ASKED_FOR
        return await self._worker.run(lambda: self._portal.content(name), urgency)

    def _let_in(self, request: Request) -> Response:
        """Take the token for a cookie, and go on without it in the address."""
        name = _name_of(request)
        to = f"/{name}" if name is not None and name != file_of(OVERVIEW) else "/"
        if request.headers.get("sec-fetch-site") == "cross-site":
            # After a redirect from another site the browser would hold the cookie back.
            page = f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={escape(to)}">'
            response = Response(page, media_type="text/html")
        else:
            response = Response(status_code=303, headers={"Location": to})
        response.set_cookie(
            self._guard.cookie, self._guard.token, httponly=True, samesite="strict", path="/"
        )
        return response

    def _events(self, request: Request) -> Response:
        address = request.query_params.get("page", "")
        seen = request.query_params.get("seen", "")
        if not self._guard.is_own_page(request.headers):
            return PlainTextResponse("News are for pages of this server.\n", 403)
        if not _is_name(address):
            return PlainTextResponse("There is no such page.\n", 400)
        if self._news.full or self._news.closed:
            return PlainTextResponse(
                "Too many pages are open to tell all of them of changes.\n",
                503,
                {"Retry-After": "5"},
            )
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        urgency = Urgency.SLOW if address.startswith(_SLOW) else Urgency.ASKED_FOR

        async def changed() -> bool:
            shown = await self._worker.run(lambda: self._portal.shown(address), urgency)
            return shown.digest != seen

        return StreamingResponse(
            self._news.stream(changed, request.is_disconnected), media_type="text/event-stream"
        )


def _name_of(request: Request) -> str | None:
    """Return what is asked for; None for what cannot be a name of ours, encoded letters included."""
    raw = request.scope["raw_path"]
    path = raw.partition(b"?")[0].decode("ascii", "replace")
    if path == "/":
        return file_of(OVERVIEW)
    name = path.removeprefix("/")
    return name if _is_name(name) else None


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None
