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
PERSONA = "helen.persona.yaml"
PAGE = "journeys/first-visit.html"


SCROLLED = "document.querySelector('.larger .sheet').scrollTop"


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[AtWork]:
    """Serve a copy of the English example."""
    folder = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    serving = AtWork(folder, "serve", "--port", "0")
    yield serving
    if serving.process.poll() is None:
        assert serving.end() == 130


def home_of(at_work: AtWork) -> str:
    """Wait for the server, and return the address of its portal."""
    home = re.search(r"http://\S+", "\n".join(at_work.until("Ctrl-C ends.")))
    assert home is not None
    return home[0]


def test_a_page_follows_its_map(at_work: AtWork, browser: Browser) -> None:
    home = home_of(at_work)
    text = (at_work.folder / MAP).read_text("utf-8")
    title = re.search(r"^title: (.+)$", text, re.M)
    assert title is not None
    seen = visit(browser, viewport={"width": 900, "height": 700})
    page = seen.page
    page.set_default_timeout(30_000)
    page.goto(home + PAGE)
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


def test_the_reader_keeps_what_he_has_done(at_work: AtWork, browser: Browser) -> None:
    home = home_of(at_work)
    seen = visit(browser, viewport={"width": 900, "height": 700})
    page = seen.page
    page.goto(f"{home}findings.html")
    page.evaluate("document.body.dataset.same = 'yes'")

    # Findings come: what was opened is open, what was typed is typed, and the focus is where it was.
    text = (at_work.folder / MAP).read_text("utf-8")
    persona = (at_work.folder / PERSONA).read_text("utf-8")
    at_work.write(MAP, text.replace("title: ", "colour: red\ntitle: ", 1))
    details = page.locator("main details:not([data-script] details)")
    details.first.wait_for()
    details.first.evaluate("each => (each.open = !each.open)")
    opened = details.first.evaluate("each => each.open")
    link = page.locator("main a[href]:visible").first
    link.focus()
    name = link.inner_text()
    said = page.locator("main").inner_text()
    at_work.write(PERSONA, persona.replace("name: ", "colour: red\nname: ", 1))
    seen.until(f"document.querySelector('main').innerText.length > {len(said)}")
    assert details.first.evaluate("each => each.open") == opened
    assert page.evaluate("document.activeElement.innerText") == name
    at_work.write(PERSONA, persona)
    at_work.write(MAP, text)

    # A picture as large as the screen is the new one, as far down as it was.
    page.goto(home + PAGE)
    page.evaluate("document.body.dataset.same = 'yes'")
    page.locator(".picture-tools .full").click()
    page.locator(".larger .picture-tools button[aria-pressed]").last.click()
    page.locator(".larger .sheet").evaluate("each => each.scrollTo(0, 90)")
    place = page.evaluate(SCROLLED)
    at_work.write(MAP, text.replace("title: ", "title: New ", 1))
    page.locator(".larger .picture-title", has_text="New ").wait_for()
    assert page.evaluate("document.querySelectorAll('dialog[open]').length") == 1
    assert page.evaluate(SCROLLED) == place
    page.go_back()
    assert page.evaluate("document.querySelectorAll('dialog[open]').length") == 0
    page.locator(".picture .sheet > svg").wait_for()
    assert page.evaluate("document.body.dataset.same") == "yes"  # never loaded anew

    # What is searched for is looked for in what there is now.
    page.keyboard.press("/")
    page.keyboard.type("New")
    page.locator("[role=option]", has_text="New ").first.wait_for()
    page.keyboard.press("Escape")

    # The colours of the house are those of the settings, in the page as it is.
    settings = at_work.folder / "cjmap.toml"
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--brand')"
    before = page.evaluate(colour)
    at_work.write(
        "cjmap.toml", settings.read_text("utf-8") + '[render]\ncolors.brand = "#7a1f5c"\n'
    )
    seen.until(f"{colour} !== {before!r}")
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert page.locator("link[rel=stylesheet]").count() == 3
    assert seen.console == []
    assert seen.elsewhere() == []
