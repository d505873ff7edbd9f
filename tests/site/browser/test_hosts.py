"""Where a portal may lie: below any address, under strict hosts, on paper, without colours."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

JOURNEY = "journeys/first-visit"
BELOW = "some/where"

JENKINS = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"
HOSTS = {
    "plain": "",
    "own files only": "default-src 'self'",
    "no script at all": JENKINS,
}


class Host(SimpleHTTPRequestHandler):
    """Serves a folder with a policy of its own, as strict hosts do."""

    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=HOSTS)
def host(
    request: pytest.FixtureRequest, portal_clinic: Path, tmp_path: Path
) -> Iterator[tuple[str, str]]:
    """Serve a portal below an address; give the name of the host and the address."""
    shutil.copytree(portal_clinic, tmp_path / BELOW)
    handler = type("Strict", (Host,), {"policy": HOSTS[request.param]})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield request.param, f"http://127.0.0.1:{server.server_port}/{BELOW}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_strict_host_shows_the_pages_as_they_are(
    host: tuple[str, str], portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    name, address = host
    visit = open_page(portal_clinic, "index")
    visit.requests.clear()
    visit.page.goto(f"{address}/{JOURNEY}.html")
    assert visit.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 248, 252)"
    assert (
        visit.evaluate(
            "document.querySelector('svg[role^=graphics]').getBoundingClientRect().width"
        )
        > 400
    )
    assert visit.evaluate("document.fonts.size") >= 3
    has_script = visit.evaluate("document.querySelector('header button') !== null")
    assert has_script == (name != "no script at all")
    strict = [each for each in visit.console if "sandboxed" not in each and "Policy" not in each]
    assert strict == []
    if name != "no script at all":
        assert visit.console == []
    assert all(each.startswith((address, "file://")) for each in visit.requests)
    visit.page.get_by_role("navigation").first.get_by_role("link").nth(1).click()
    assert visit.page.url == f"{address}/journeys.html"


def test_dark_reaches_pictures_and_paper_is_light(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, JOURNEY, color_scheme="dark")
    fill = "getComputedStyle(document.querySelector('figure g.card.step rect')).fill"
    body = "getComputedStyle(document.body).backgroundColor"
    dark = visit.evaluate(fill), visit.evaluate(body)
    visit.page.emulate_media(color_scheme="light")
    light = visit.evaluate(fill), visit.evaluate(body)
    assert dark[0] != light[0]
    assert dark[1] != light[1]
    visit.page.emulate_media(color_scheme="dark", media="print")
    assert visit.evaluate(fill) == light[0]
    assert visit.evaluate(body) == "rgb(255, 255, 255)"


def test_a_journey_prints_whole(
    portal_clinic: Path, open_page: Callable[..., Visit], tmp_path: Path
) -> None:
    visit = open_page(portal_clinic, JOURNEY)
    titles = visit.evaluate(
        "[...document.querySelectorAll('tbody th[scope=row]')].map(each => each.textContent.trim())"
    )
    file = tmp_path / "journey.pdf"
    visit.page.pdf(path=str(file), prefer_css_page_size=True)
    flat = "".join("".join(each.extract_text() for each in PdfReader(file).pages).split())
    assert titles
    assert [each for each in titles if "".join(each.split()) not in flat] == []


def test_nothing_is_told_by_colour_alone(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, JOURNEY, forced_colors="active")
    scores = visit.evaluate(
        "[...document.querySelectorAll('.score')].map(each => each.textContent)"
    )
    assert scores
    assert all(any(letter.isdigit() or letter == "–" for letter in each) for each in scores)
