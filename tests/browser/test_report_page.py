"""A report as a page in a real browser: it loads nothing, does nothing, fits, and can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.measured import worst_contrast
from tests.insight.documents import HOSTILE, PICTURE, WHOLE

from cjmap.insight.formats import Drawn, write_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page, Seen

    from cjmap.insight.document import Document

pytestmark = pytest.mark.browser

DOCUMENTS = {"whole": WHOLE, "hostile": HOSTILE}
PAPER = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='1600' height='800'><script>alert(5)</script>"
)
LIGHT, DARK = (
    f"{PAPER}<rect width='1600' height='800' fill='{colour}'/></svg>".encode()
    for colour in ("#00ff00", "#ff0000")
)


def opened(told: Document, page: Page, folder: Path) -> Seen:
    """Write a document as a page, with a picture that holds a script, and open it."""
    file = folder / "report.html"
    file.write_text(write_document("html", told, {PICTURE: Drawn(LIGHT, DARK)}), "utf-8")
    return page.open(file)


def as_seen(page: Page, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.send("Emulation.setEmulatedMedia", features=features)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_asks_for_nothing_and_does_nothing(name: str, page: Page, tmp_path: Path) -> None:
    seen = opened(DOCUMENTS[name], page, tmp_path)
    assert len(seen.requests) == 1
    assert (seen.console, seen.dialogs, seen.scripts) == ([], [], [])
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50  # the policy lets it in


@pytest.mark.parametrize("width", [360, 760, 1280, 2400])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_fits_the_window(name: str, width: int, page: Page, tmp_path: Path) -> None:
    page.send(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=800,
        deviceScaleFactor=1,
        mobile=False,
    )
    opened(DOCUMENTS[name], page, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(scheme: str, page: Page, tmp_path: Path) -> None:
    """Contrast of 4.5 to 1 at least, as WCAG 2.2 asks (1.4.3)."""
    as_seen(page, scheme)
    opened(WHOLE, page, tmp_path)
    worst = worst_contrast(page)
    assert worst[1] >= 4.5, worst


@pytest.mark.parametrize(("scheme", "shown"), [("light", "by-day"), ("dark", "by-night")])
def test_a_dark_screen_has_the_dark_picture(
    scheme: str, shown: str, page: Page, tmp_path: Path
) -> None:
    as_seen(page, scheme)
    opened(WHOLE, page, tmp_path)
    seen = "[...document.images].filter(each => each.checkVisibility()).map(each => each.className)"
    assert page.evaluate(seen) == [shown]


def test_paper_has_the_light_picture_whatever_the_screen_has(page: Page, tmp_path: Path) -> None:
    opened(WHOLE, page, tmp_path)
    page.send(
        "Emulation.setEmulatedMedia",
        media="print",
        features=[{"name": "prefers-color-scheme", "value": "dark"}],
    )
    seen = "[...document.images].filter(each => each.checkVisibility()).map(each => each.className)"
    assert page.evaluate(seen) == ["by-day"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_note_can_be_followed_there_and_back(page: Page, tmp_path: Path) -> None:
    opened(WHOLE, page, tmp_path)
    page.click("#from-1-1")
    assert page.evaluate("document.querySelector(':target').id") == "note-1"
    page.click("#note-1 a")
    assert page.evaluate("document.querySelector(':target').id") == "from-1-1"
