"""Light, dark, or as the device; and the menu, which always shows what it marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

SWITCHER = ".tools > .tool:last-child"
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(246, 248, 252)", "rgb(11, 18, 32)"


@pytest.mark.parametrize(("device", "auto"), [("light", LIGHT), ("dark", DARK)])
def test_the_button_says_and_changes_the_theme(
    device: str, auto: str, portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "index", color_scheme=device)
    button = visit.page.locator(SWITCHER)
    seen = []
    for _ in range(4):
        seen.append((button.get_attribute("aria-label"), visit.evaluate(GROUND)))
        button.click()
    assert seen == [
        ("Theme: As the device", auto),
        ("Theme: Light", LIGHT),
        ("Theme: Dark", DARK),
        ("Theme: As the device", auto),
    ]
    # The choice, light by now, holds on the next page, from its first line on.
    visit.go(portal_clinic, "journeys")
    assert visit.evaluate("document.documentElement.dataset.theme") == "light"
    assert visit.console == []


def test_a_host_that_forbids_to_keep_anything_does_no_harm(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "index")
    visit.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    visit.go(portal_clinic, "journeys")
    visit.page.locator(SWITCHER).click()
    assert visit.evaluate("document.documentElement.dataset.theme") == "light"
    assert visit.console == []


@pytest.mark.parametrize("address", ["index", "glossary"])
def test_the_menu_shows_what_it_marks(
    address: str, portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, address, viewport={"width": 320, "height": 700})
    left, right = visit.evaluate(
        "(box => [box.left, box.right])"
        "(document.querySelector('.menu [aria-current]').getBoundingClientRect())"
    )
    assert 0 <= left < right <= 320
