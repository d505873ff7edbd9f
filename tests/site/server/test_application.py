"""Requests and answers: what is let in, what is refused, and what every answer says of itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import httpx
import pytest
from tests.site.server.small import Told, portal_of, write_maps

from cjmap.site.server.application import Application
from cjmap.site.server.guard import Guard
from cjmap.site.server.news import CHANGED, MOST_STREAMS, OPENED, News
from cjmap.site.server.worker import Worker

if TYPE_CHECKING:
    from cjmap.site.server.portal import Portal

PORT = 8000
HOME = f"http://127.0.0.1:{PORT}"
LOCAL = Guard(frozenset({"127.0.0.1", "::1", "localhost"}), PORT)
WIDE = Guard(frozenset({"127.0.0.1", "maps.test"}), PORT, any_number=True, token="s3cret")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return portal_of(write_maps(tmp_path_factory.mktemp("maps")))


def asked(portal: Portal, path: str, guard: Guard = LOCAL, **request: Any) -> httpx.Response:
    """Ask an application once, as the path is written."""
    headers = request.pop("headers", {})
    method = request.pop("method", "GET")

    async def ask() -> httpx.Response:
        application = Application(portal, Worker(), guard, request.pop("news", News()), tell=Told())
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            url = httpx.URL(HOME).copy_with(raw_path=path.encode("latin-1"))
            return await client.send(client.build_request(method, url, headers=headers))

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("path", "status", "media"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/journeys/order.html?x=1", 200, "text/html; charset=utf-8"),
        ("/journeys/order.css", 200, "text/css; charset=utf-8"),
        ("/assets/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/journeys/nothing.html", 404, "text/html; charset=utf-8"),
        ("/nothing.png", 404, "text/plain; charset=utf-8"),
        ("/favicon.ico", 204, "image/png"),
    ],
)
def test_names(portal: Portal, path: str, status: int, media: str) -> None:
    answer = asked(portal, path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, media)


@pytest.mark.parametrize(
    "path",
    [
        "/../cjmap.toml",
        "/..%2fcjmap.toml",
        "/%2e%2e/cjmap.toml",
        "/assets/../../cjmap.toml",
        "/assets%2fsite.css",
        "/journeys%2Forder.html",
        "/journeys/order%00.html",
        "/journeys/order\x7f.html",
        "/journeys\\order.html",
        "/journeys/%5c..%5ccjmap.toml",
        "/C:/Windows/win.ini",
        "/c%3a%5cwindows",
        "//etc/passwd",
        "/etc/passwd.txt",
        "/cjmap.toml",
        "/anna.persona.yaml",
        "/assets/fonts/../site.css",
        "/.git/config",
        "/assets/.site.css",
        "/CON.txt",
        "/order.html::$DATA",
        f"/{'a' * 3900}.html",
        f"/{'a/' * 300}b.html",
        "/%",
        "/\xff.html",
    ],
)
def test_what_is_no_name_of_the_site_is_nothing(portal: Portal, path: str) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def ask() -> None:  # as it comes over the wire: a client would tidy the path up
        application = Application(portal, Worker(), LOCAL, News(), tell=Told())
        await application(
            {
                "type": "http",
                "method": "GET",
                "path": unquote(path),
                "raw_path": path.encode("latin-1"),
                "query_string": b"",
                "headers": [(b"host", f"127.0.0.1:{PORT}".encode())],
                "server": ("127.0.0.1", PORT),
                "scheme": "http",
            },
            receive,
            send,
        )

    asyncio.run(ask())
    assert sent[0]["status"] == 404
    assert sent[1]["body"] == b"There is nothing of this name.\n"


def test_what_every_answer_says(portal: Portal) -> None:
    for path in ("/", "/assets/site.css", "/none.png", "/events?page=../x"):
        headers = asked(portal, path).headers
        policy = headers["content-security-policy"].split("; ")
        assert policy == [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
        ]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_it_is_only_read_from(portal: Portal, method: str) -> None:
    answer = asked(portal, "/", method=method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (f"127.0.0.1:{PORT}", 200),
        (f"LOCALHOST:{PORT}", 200),
        (f"[::1]:{PORT}", 200),
        ("127.0.0.1", 421),
        ("127.0.0.1:81", 421),
        (f"127.0.0.2:{PORT}", 421),
        (f"evil.test:{PORT}", 421),
        (f"localhost.evil.test:{PORT}", 421),
        (f"localhost:{PORT}@evil.test", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_it_answers_to_its_own_names(portal: Portal, host: str, status: int) -> None:
    assert asked(portal, "/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/", {"sec-fetch-site": "same-origin"}, 200),
        ("/", {"sec-fetch-site": "none"}, 200),
        ("/", {"origin": HOME}, 200),
        ("/", {"origin": "http://evil.test"}, 403),
        ("/", {"origin": "null"}, 403),
        (
            "/",
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
            200,
        ),
        (
            "/",
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "iframe",
            },
            403,
        ),
        ("/assets/search.js", {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, 403),
        ("/events?page=index", {"origin": "http://evil.test"}, 403),
        (
            "/events?page=index",
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
            403,
        ),
    ],
)
def test_other_sites_may_link_here_and_load_nothing(
    portal: Portal, path: str, headers: dict[str, str], status: int
) -> None:
    assert asked(portal, path, headers=headers).status_code == status


def test_opened_wider_nobody_gets_in_without_the_token(portal: Portal) -> None:
    for path in ("/", "/assets/site.css", "/events?page=index", "/?token=", "/?token=s3cre"):
        assert asked(portal, path, WIDE).status_code == 403
    wrong = {"cookie": "cjmap-8000=s3creT"}
    assert asked(portal, "/", WIDE, headers=wrong).status_code == 403
    assert asked(portal, "/?token=%F0%9F", WIDE).status_code == 403


def test_the_token_becomes_a_cookie_and_leaves_the_address(portal: Portal) -> None:
    answer = asked(portal, "/journeys/order.html?token=s3cret", WIDE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/journeys/order.html")
    cookie = answer.headers["set-cookie"]
    assert cookie == "cjmap-8000=s3cret; HttpOnly; Path=/; SameSite=strict"
    assert asked(portal, "/", WIDE, headers={"cookie": cookie}).status_code == 200
    assert asked(portal, "//evil.test?token=s3cret", WIDE).headers["location"] == "/"


def test_a_token_in_a_link_of_another_site_works_too(portal: Portal) -> None:
    answer = asked(portal, "/?token=s3cret", WIDE, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert 'content="0;url=/"' in answer.text
    assert "s3cret" not in answer.text


def test_opened_wider_it_goes_by_numbers_and_its_names(portal: Portal) -> None:
    cookie = {"cookie": "cjmap-8000=s3cret"}
    for host, status in ((f"192.168.1.7:{PORT}", 200), (f"maps.test:{PORT}", 200), ("x.test", 421)):
        assert asked(portal, "/", WIDE, headers={"host": host, **cookie}).status_code == status
    evil = {"host": f"evil.test:{PORT}"}
    assert asked(portal, "/?token=s3cret", WIDE, headers=evil).status_code == 421


def test_a_page_that_has_changed_is_told_at_once(portal: Portal) -> None:
    answer = asked(portal, "/events?page=index&seen=older")
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.text == OPENED + CHANGED
    assert asked(portal, "/events", method="HEAD").status_code == 400


def test_news_that_are_too_many_are_refused(portal: Portal) -> None:
    async def fill() -> httpx.Response:
        news = News()

        async def never() -> bool:
            return False

        *streams, late = [news.stream(never, never) for _ in range(MOST_STREAMS + 1)]
        for each in streams:
            assert await anext(each) == OPENED
        assert [text async for text in late] == []
        application = Application(portal, Worker(), LOCAL, news, tell=Told())
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            refused = await client.get("/events?page=index")
            news.close()
            for each in streams:
                assert [text async for text in each] == []
            assert not news.full
            return refused

    answer = asyncio.run(fill())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_fault_is_told_in_a_sentence(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_name: str) -> None:
        raise ZeroDivisionError("secret place")

    monkeypatch.setattr(portal, "content", fails)
    answer = asked(portal, "/")
    assert (answer.status_code, answer.text) == (
        500,
        "A fault of cjmap; the terminal has told more.\n",
    )
