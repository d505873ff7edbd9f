"""The page of a comparison in a real browser: it asks for nothing, does nothing, and fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.browser.measured import worst_contrast
from tests.compare.formats.shown import DRAWING, FIXTURES, present

from cjmap.compare.formats import write_changes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page, Seen

pytestmark = pytest.mark.browser


def opened(fixture: str, page: Page, folder: Path) -> Seen:
    """Write the page of a fixture, with a picture that holds a script, and open it."""
    presentation = present(fixture)
    drawings = {each.address: DRAWING for each in presentation.maps}
    file = folder / "changes.html"
    file.write_text(write_changes("html", replace(presentation, drawings=drawings)), "utf-8")
    return page.open(file)


@pytest.mark.parametrize("fixture", FIXTURES)
def test_it_asks_for_nothing_and_does_nothing(fixture: str, page: Page, tmp_path: Path) -> None:
    seen = opened(fixture, page, tmp_path)
    assert len(seen.requests) == 1
    assert (seen.console, seen.dialogs, seen.scripts) == ([], [], [])
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50  # the policy lets it in


@pytest.mark.parametrize("width", [360, 760, 1280, 2400])
@pytest.mark.parametrize("fixture", ["hostile", "sklep"])
def test_it_fits_the_window(fixture: str, width: int, page: Page, tmp_path: Path) -> None:
    page.send(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=800,
        deviceScaleFactor=1,
        mobile=False,
    )
    opened(fixture, page, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(scheme: str, page: Page, tmp_path: Path) -> None:
    """Contrast of 4.5 to 1 at least, as WCAG 2.2 asks (1.4.3)."""
    page.send(
        "Emulation.setEmulatedMedia",
        features=[{"name": "prefers-color-scheme", "value": scheme}],
    )
    opened("clinic", page, tmp_path)
    worst = worst_contrast(page)
    assert worst[1] >= 4.5, worst
