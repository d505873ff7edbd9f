"""A served page in a browser: it shows what is saved, says what is wrong, and keeps its place."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.cli.at_work import AtWork
from tests.site.browser.portal import EXAMPLES, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MAP = "first-visit.journey.yaml"
PAGE = "journeys/first-visit.html"


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[AtWork]:
    """Serve a copy of the English example."""
    folder = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    serving = AtWork(folder, "serve", "--port", "0")
    yield serving
    if serving.process.poll() is None:
        assert serving.end() == 130


def test_a_page_follows_its_map(at_work: AtWork, browser: Browser) -> None:
    lines = "\n".join(at_work.until("Ctrl-C ends."))
    home = re.search(r"http://\S+", lines)
    assert home is not None
    text = (at_work.folder / MAP).read_text("utf-8")
    title = re.search(r"^title: (.+)$", text, re.M)
    assert title is not None
    seen = visit(browser, viewport={"width": 900, "height": 700})
    page = seen.page
    page.set_default_timeout(30_000)
    page.goto(home[0] + PAGE)
    heading = page.locator("h1")
    assert heading.inner_text() == title[1]

    # What is saved is shown, at the place that the reader has scrolled to.
    page.evaluate("scrollTo(0, 600)")
    page.locator(".table").first.evaluate("each => each.scrollTo(40, 0)")
    kept = page.locator(".table").first.evaluate("each => each.scrollLeft")
    at_work.write(MAP, text.replace(title[1], "A title of now"))
    page.locator("h1", has_text="A title of now").wait_for()
    page.wait_for_function("() => Math.abs(scrollY - 600) < 80")
    assert page.locator(".table").first.evaluate("each => each.scrollLeft") == kept

    # A map that breaks: the last good page, not moved, and over its foot what is wrong.
    place = page.evaluate("scrollY")
    at_work.write(MAP, text.replace("title:", "<b>titel</b>:", 1))
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert f"{MAP}:" in alert.inner_text()
    assert "<b>titel</b>" in alert.inner_text()
    assert heading.inner_text() == "A title of now"
    box = alert.bounding_box()
    assert box is not None
    assert 0 < box["y"] < box["y"] + box["height"] < 700
    page.wait_for_function(f"() => scrollY === {place}")
    at_work.write(MAP, text)
    alert.wait_for(state="detached")
    page.wait_for_function(f"() => scrollY === {place}")
    assert heading.inner_text() == title[1]

    # A map that goes away, and comes back.
    (at_work.folder / MAP).rename(at_work.folder / "away.txt")
    page.locator("h1", has_text="is not here any more").wait_for()
    page.locator(".tools button").first.wait_for()
    (at_work.folder / "away.txt").rename(at_work.folder / MAP)
    page.locator(".picture svg").first.wait_for()

    assert [line for line in seen.console if "404" not in line] == []
    assert seen.elsewhere() == []
