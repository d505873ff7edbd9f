"""Walks through a portal as people take them: a manager on a phone, a designer with a keyboard, one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.browser.portal import axe, build, versioned
from tests.site.browser.test_every_page import NAMELESS, NOWHERE, TAGS, TWICE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def in_sight(visit: Visit, selector: str) -> bool:
    """Whether the middle of an element is in the window, below the bar."""
    box = visit.page.locator(selector).first.bounding_box()
    height = visit.evaluate("innerHeight")
    return box is not None and 0 <= box["y"] + min(box["height"], 40) / 2 <= height


def test_a_manager_finds_what_hurts_and_what_is_done_about_it(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "index", reduced_motion="no-preference", **PHONE)
    pain = visit.page.locator("main a[href^='journeys/'][href*='#']").first
    href = pain.get_attribute("href") or ""
    pain.tap()
    visit.page.wait_for_url(f"**/{href.rpartition('/')[2]}")
    anchor = href.rpartition("#")[2]
    visit.page.wait_for_function(
        "id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.top < innerHeight; }",
        arg=anchor,
    )
    assert in_sight(visit, f"[id='{anchor}']")
    visit.page.go_back()
    visit.page.wait_for_url("**/index.html")
    assert (visit.console, visit.elsewhere()) == ([], [])


def test_a_link_within_a_page_gets_there_with_motion_too(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "journeys/first-visit", reduced_motion="no-preference")
    visit.page.locator("main a[href^='#item.']").first.click()
    visit.page.wait_for_function(
        "() => { const box = document.querySelector(':target')?.getBoundingClientRect();"
        " return box && box.top >= 0 && box.top < innerHeight; }"
    )


def test_all_can_be_reached_by_keyboard(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "journeys/first-visit")
    press = visit.page.keyboard.press
    press("Tab")
    assert visit.evaluate("document.activeElement.className") == "skip"
    press("Enter")
    assert visit.evaluate("document.activeElement.id") == "page.content"
    seen: set[str] = set()
    for _ in range(400):
        press("Tab")
        told = visit.evaluate(
            "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
            " return [one.localName, one.closest('main,footer,header,dialog')?.localName ?? '',"
            " box.width > 0 && box.bottom > 0 && box.top < innerHeight,"
            " one.matches(':focus-visible')]; })()"
        )
        if told[0] == "body":
            break
        seen.add(told[0])
        assert told[2], "what has the focus is not in sight"
        assert told[3], "what has the focus does not show it"
    else:
        pytest.fail("the focus does not come to the end of the page")
    assert {"a", "button"} <= seen


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the portal of the clinic as one file; return the folder that holds it."""
    folder = tmp_path_factory.mktemp("single")
    build(versioned("clinic", folder / "clinic"), folder / "portal.html", "--single-file")
    return folder


def test_one_file_is_a_whole_portal(single: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(single, "portal")
    assert visit.evaluate("document.querySelectorAll('[data-page]:not([hidden])').length") == 1
    assert (visit.evaluate(TWICE), visit.evaluate(NOWHERE), visit.evaluate(NAMELESS)) == (
        [],
        [],
        [],
    )
    visit.page.get_by_role("navigation").first.get_by_role("link", name="Journeys").click()
    visit.page.get_by_role("link", name="Opportunities").first.click()
    assert visit.page.url.endswith("#opportunities")
    title = visit.page.title()
    visit.page.go_back()
    assert visit.page.title() != title
    assert visit.page.url.endswith("#journeys")
    visit.page.goto(f"file://{single}/portal.html#journeys/first-visit~check-in")
    assert in_sight(visit, "[id='journeys/first-visit~check-in']")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("kiosk")
    visit.page.get_by_role("option").first.click()
    assert "#" in visit.page.url
    assert (visit.console, visit.dialogs, visit.elsewhere()) == ([], [], [])
    assert {each.partition("#")[0] for each in visit.requests if each.startswith("file:")} == {
        f"file://{single}/portal.html"
    }


def test_axe_finds_nothing_in_one_file(single: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(single, "portal", "journeys/first-visit", bypass_csp=True)
    visit.page.add_script_tag(content=axe())
    found = visit.page.evaluate(
        "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})",
        {"type": "tag", "values": TAGS},
    )
    assert [each["id"] for each in found["violations"]] == []


def test_one_file_without_script_shows_all_pages(
    single: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(single, "portal", java_script_enabled=False)
    assert visit.page.locator("[data-page]:visible").count() > 30
