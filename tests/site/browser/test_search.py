"""The search in the browser: opened by a key, walked by arrows, told to who cannot see it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

OPTIONS = ".search [role=option]"
ACTIVE = """(() => {
  const input = document.querySelector('.search input');
  const option = document.getElementById(input.getAttribute('aria-activedescendant'));
  return [document.activeElement === input, option?.querySelector('.found').textContent,
          document.querySelectorAll('[role=option][aria-selected=true]').length];
})()"""


def ask(visit: Visit, text: str) -> list[str]:
    """Open the search, type a text, and return the titles that are shown."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(text)
    visit.page.locator(".search .told:not(:empty)").wait_for()
    titles: list[str] = visit.page.locator(".search .found").all_text_contents()
    return titles


def test_a_step_is_found_and_gone_to_by_keyboard(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "journeys")
    # Without accents, in capitals, words in any order.
    titles = ask(visit, "BLIKIEM place")
    # The step in both journeys comes before all that mentions it.
    assert titles[:2] == ["Płacę BLIKIEM", "Płacę BLIKIEM"] != titles[2:4]
    assert visit.evaluate(ACTIVE) == [True, titles[0], 1]
    option = visit.page.locator(OPTIONS).first
    assert option.locator("mark").all_text_contents() == ["Płacę", "BLIKIEM"]
    visit.page.keyboard.press("ArrowUp")
    assert visit.evaluate(ACTIVE) == [True, titles[-1], 1]
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    assert visit.evaluate(ACTIVE) == [True, titles[1], 1]
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/journeys/zamawiam-rosline-2027.html#platnosc")
    assert visit.page.locator("#platnosc:target").count() == 1
    assert (visit.console, visit.elsewhere()) == ([], [])


def test_the_number_found_is_told_and_the_first_thirty_are_shown(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "index")
    shown = ask(visit, "r")
    told = visit.page.locator(".search [role=status]").text_content() or ""
    assert len(shown) == 30
    assert told.startswith("Znaleziono: ")
    assert "jeszcze" in told
    groups = visit.page.locator(".results [role=group]")
    assert groups.count() == len(set(groups.locator("> .group").all_text_contents()))
    visit.page.keyboard.type("qqq")
    visit.page.locator("text=Nic nie znaleziono").wait_for()
    assert visit.page.locator(OPTIONS).count() == 0
    assert visit.page.locator(".search input").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("lodyga", "Oglądam łodygi i liście"),  # another ending
        ("kurierzy", "Kurier pod drzwi"),
        ("BLIKEM", "Płacę BLIKIEM"),
        ("paxzka", "Paczka"),  # another letter
        ("dotsawa", "Darmowa dostawa od 199 zł"),  # two swapped
    ],
)
def test_what_is_nearly_so_is_found_and_said_to_be(
    portal_sklep: Path, open_page: Callable[..., Visit], text: str, title: str
) -> None:
    visit = open_page(portal_sklep, "index")
    assert title in ask(visit, text)
    told = visit.page.locator(".search .told").text_content() or ""
    assert told.startswith("Nic nie brzmi dokładnie tak. Podobne: ")
    assert visit.page.locator(".search mark").count() > 0


def test_what_is_to_be_is_marked_and_comes_after_what_is(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "index")
    ask(visit, "mroz")
    shown = visit.evaluate(
        f"[...document.querySelectorAll('{OPTIONS}')].map(each => [each.closest('[role=group]').id"
        " || each.closest('[role=group]').getAttribute('aria-labelledby'),"
        " each.pathname.includes('2027'), Boolean(each.querySelector('.badge'))])"
    )
    assert any(future for _, future, _ in shown)
    assert all(future == badge for _, future, badge in shown)
    for group in {each for each, *_ in shown}:
        futures = [future for each, future, _ in shown if each == group]
        assert futures == sorted(futures)


def test_before_anything_is_typed_the_pages_are_offered(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "journeys")
    menu = visit.page.locator(".menu a").all_text_contents()
    assert menu[:4] == ["Przegląd", "Podróże", "Szanse", "Raport"]
    assert menu[-2:] == ["Uwagi", "Słownik"]
    visit.page.keyboard.press("/")
    visit.page.locator(OPTIONS).first.wait_for()
    assert visit.page.locator(".search .found").all_text_contents() == menu
    assert visit.page.locator(".search [aria-selected=true]").count() == 0
    visit.page.locator(OPTIONS, has_text="Raport").click()
    visit.page.wait_for_url("**/report.html")


def test_escape_closes_and_gives_the_focus_back(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "index")
    visit.page.locator(".opener").click()
    visit.page.keyboard.type("portal")
    visit.page.locator(OPTIONS).first.wait_for()
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator(".search").is_visible()
    assert visit.evaluate("document.activeElement.matches('.opener')")
    # What was typed is there again, ready to be typed over.
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("x")
    assert visit.page.locator(".search input").input_value() == "x"


def test_the_index_is_asked_for_with_the_search_and_not_before(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "index")
    assert not any(each.endswith("search.js") for each in visit.requests)
    ask(visit, "portal")
    assert sum(each.endswith("search.js") for each in visit.requests) == 1


def test_it_says_so_where_the_index_is_missing(
    portal_clinic: Path, tmp_path: Path, open_page: Callable[..., Visit]
) -> None:
    folder = tmp_path / "portal"
    shutil.copytree(portal_clinic, folder)
    (folder / "assets" / "search.js").unlink()
    visit = open_page(folder, "index")
    ask(visit, "portal")
    assert visit.page.locator(".search .told").text_content() == "The search cannot be read here"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"),
        ("ŁÓDŹ", "lodz"),
        ("cafe\u0301 CAFÉ", "cafe cafe"),
        ("Straße Ærø İı", "strasse aero ii"),
        ("한국어 हिन्दी", "한국어 हिन्दी"),
        ("Ωμέγα Ёлка", "ωμεγα елка"),
    ],
)
def test_texts_are_compared_without_case_and_accents(
    portal_clinic: Path, open_page: Callable[..., Visit], text: str, folded: str
) -> None:
    visit = open_page(portal_clinic, "index")
    assert visit.evaluate(f"cjmap.fold({json.dumps(text)})") == folded


def test_hostile_texts_in_the_index_are_shown_as_texts(
    portal_clinic: Path, tmp_path: Path, open_page: Callable[..., Visit]
) -> None:
    folder = tmp_path / "portal"
    shutil.copytree(portal_clinic, folder)
    evil = "evil <img src=x onerror=alert(1)></script><script>alert(1)</script>"
    index: dict[str, Any] = {"kinds": [evil], "places": [evil], "found": [[0, evil, 0, "a", evil]]}
    written = json.dumps(index).replace("<", "\\u003c")
    (folder / "assets" / "search.js").write_text(f"window.cjmapIndex={written};", "utf-8")
    visit = open_page(folder, "index")
    assert ask(visit, "evil alert") == [evil]
    assert visit.page.locator(".search img, .search script").count() == 0
    assert (visit.console, visit.dialogs) == ([], [])


def test_on_a_phone_it_fills_the_screen(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "index", viewport={"width": 390, "height": 844}, has_touch=True)
    visit.page.locator(".opener").tap()
    visit.page.keyboard.type("paczka")
    visit.page.locator(OPTIONS).first.wait_for()
    box = visit.page.locator(".search").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    visit.page.locator(".search .tool").tap()
    assert not visit.page.locator(".search").is_visible()


def test_back_closes_the_search(portal_sklep: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(portal_sklep, "journeys")
    visit.page.keyboard.press("/")
    visit.page.go_back()
    visit.page.locator("dialog.search").wait_for(state="hidden")
    assert visit.page.url.endswith("journeys.html")
