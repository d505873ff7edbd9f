"""The HTML page of a picture in a real browser: every control works, and nothing leaves the page."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.examples import drawn, example_maps
from tests.browser.measured import overflows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.chromium import Page

pytestmark = pytest.mark.browser

ALL = example_maps()
JOURNEY = ("sklep", "journey", "zamawiam-rosline")
BLUEPRINT = ("clinic", "blueprint", "clinic-visit")

_SHAPE = """() => {
    const svg = document.querySelector("svg");
    const box = svg.getBoundingClientRect();
    const scale = box.width / svg.viewBox.baseVal.width;
    const shown = selector => [...svg.querySelectorAll(selector)]
        .filter(mark => getComputedStyle(mark).display !== "none")
        .map(mark => {
            const own = mark.getBoundingClientRect();
            return {
                lane: mark.dataset.told ?? "",
                top: (own.top - box.top) / scale,
                bottom: (own.bottom - box.top) / scale,
            };
        });
    return {
        width: box.width,
        height: svg.viewBox.baseVal.height,
        told: document.querySelector("output").textContent,
        lanes: shown("g.lane-label").sort((one, other) => one.top - other.top),
        cards: shown("g.card, g.chip").map(card => (card.top + card.bottom) / 2),
    };
}"""
_LABELS = "[...document.querySelectorAll('#%s label')].map(label => label.textContent)"


@pytest.fixture
def shown(page: Page, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the page of an example; whatever the test does, the page must stay quiet."""
    name, kind, id = getattr(request, "param", JOURNEY)
    file = drawn(tmp_path, name, kind, id, "html")
    page.open(file)
    yield page
    seen = page.seen
    assert (seen.console, seen.dialogs) == ([], [])
    assert set(seen.requests) == set(seen.scripts) == {file.as_uri()}


def shape(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.call(_SHAPE)
    return found


def gone(hidden: list[tuple[float, float]], above: float = math.inf) -> float:
    """Give the height of what is hidden above a height, in points."""
    return sum(bottom - top for top, bottom in hidden if top < above)


@pytest.mark.parametrize(("name", "kind", "id"), ALL)
def test_a_page_runs_its_own_script_and_asks_for_nothing(
    page: Page, tmp_path: Path, name: str, kind: str, id: str
) -> None:
    file = drawn(tmp_path, name, kind, id, "html")
    seen = page.open(file)
    assert seen.requests == [file.as_uri()]
    assert (seen.console, seen.dialogs) == ([], [])
    assert seen.scripts == [file.as_uri()]
    assert {font.partition(" ")[0] for font in page.fonts("svg text")} == {"Inter"}
    assert overflows(page) == []


def test_buttons_and_keys_zoom(shown: Page) -> None:
    whole = shape(shown)
    shown.click("[data-action=in]")
    wider = shape(shown)
    assert wider["width"] == pytest.approx(whole["width"] * 1.25, rel=0.01)
    assert wider["told"] != whole["told"]
    shown.press("-", 2)
    assert shape(shown)["width"] == pytest.approx(whole["width"] / 1.25, rel=0.01)
    shown.press("+")
    assert shape(shown)["width"] == pytest.approx(whole["width"], rel=0.01)
    shown.click("[data-action=page]")
    bottom = "document.querySelector('svg').getBoundingClientRect().bottom <= innerHeight"
    assert shown.evaluate(bottom)
    shown.press("0")
    assert shape(shown) == whole


@pytest.mark.parametrize("shown", [JOURNEY, BLUEPRINT], indirect=True)
def test_a_hidden_lane_leaves_no_gap(shown: Page) -> None:
    shown.click("[data-action=in]")  # So that the picture no longer fits itself to the window.
    before = shape(shown)
    lanes = before["lanes"]
    shown.click("#lanes > summary")
    offered = shown.evaluate(_LABELS % "lanes")
    assert offered == list(dict.fromkeys(lane["lane"] for lane in lanes))
    shown.click("#lanes label:nth-of-type(2)")
    after = shape(shown)
    # A journey in several rows has every lane once in each.
    hidden = [
        (lane["top"], following["top"])
        for lane, following in itertools.pairwise(lanes)
        if lane["lane"] == offered[1]
    ]
    assert after["height"] == pytest.approx(before["height"] - gone(hidden), abs=1)
    kept = [lane for lane in lanes if lane["lane"] != offered[1]]
    assert [lane["lane"] for lane in after["lanes"]] == [lane["lane"] for lane in kept]
    for old, new in zip(kept, after["lanes"], strict=True):
        up = gone(hidden, old["top"])
        assert new["top"] == pytest.approx(old["top"] - up, abs=1), old["lane"]
        assert new["bottom"] == pytest.approx(old["bottom"] - up, abs=1), old["lane"]
    inside = [y for y in before["cards"] if any(top < y < bottom for top, bottom in hidden)]
    assert len(after["cards"]) == len(before["cards"]) - len(inside)
    shown.click("#lanes .menu button")
    assert shape(shown) == before


def test_a_hidden_curve_is_gone(shown: Page) -> None:
    curves = (
        "[...document.querySelectorAll('g.curve')]"
        ".map(c => [c.dataset.told, c.getBoundingClientRect().width > 0])"
    )
    people = [name for name, _ in shown.evaluate(curves)]
    shown.click("#curves > summary")
    offered = shown.evaluate(_LABELS % "curves")
    assert sorted(offered) == sorted(set(people))
    shown.click("#curves label:nth-of-type(1)")
    assert shown.evaluate(curves) == [[name, name != offered[0]] for name in people]
    shown.click("#curves label:nth-of-type(1)")
    assert shown.evaluate(curves) == [[name, True] for name in people]


def test_pointing_tells_all_of_a_card(shown: Page) -> None:
    tip = "document.querySelector('.tip')"
    assert shown.evaluate(f"{tip}.hidden") is True
    shown.point(*shown.middle("g.card"))
    assert shown.evaluate(f"{tip}.hidden") is False
    told = shown.evaluate("document.querySelector('g.card').dataset.told")
    said = shown.evaluate(f"{tip}.textContent")
    assert told
    assert set(re.findall(r"\w+", told)) <= set(re.findall(r"\w+", said))
    inside = shown.evaluate(
        f"(b => b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight)"
        f"({tip}.getBoundingClientRect())"
    )
    assert inside
    shown.press("Escape")
    assert shown.evaluate(f"{tip}.hidden") is True


def test_the_keyboard_reaches_all_that_a_pointer_does(shown: Page) -> None:
    reached = set()
    for _ in range(400):
        shown.press("Tab")
        at = shown.evaluate(
            "(e => e === document.body ? '' : e.id || e.dataset.action || e.localName)"
            "(document.activeElement)"
        )
        if not at:
            break
        reached.add(at)
    assert {"in", "out", "width", "page", "print", "summary", "main"} <= reached
    told = shown.evaluate(
        "[...document.querySelectorAll('g.card[id]')].filter(c => c.dataset.told).map(c => c.id)"
    )
    assert told
    assert set(told) <= reached


def test_focus_tells_a_card(shown: Page) -> None:
    shown.evaluate("document.querySelector('main').focus()")
    for _ in range(60):
        shown.press("Tab")
        if shown.evaluate("document.activeElement.matches('g.card')"):
            break
    assert shown.evaluate("document.activeElement.matches('g.card')")
    assert shown.evaluate("document.querySelector('.tip').hidden") is False


def test_an_address_leads_to_a_card(page: Page, tmp_path: Path) -> None:
    file = drawn(tmp_path, *JOURNEY, "html")
    page.open(file)
    id = page.evaluate("[...document.querySelectorAll('g.card[id]')].at(-1).id")
    seen = page.open(file, id)
    found = page.evaluate("[...document.querySelectorAll('.marked')].map(e => e.id)")
    assert found == [id]
    visible = page.call(
        "id => (b => b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight)"
        "(document.getElementById(id).getBoundingClientRect())",
        id,
    )
    assert visible
    assert seen.console == []


@pytest.mark.parametrize(
    "fragment", ["nothing-here", "%E0%A4%A", "%3Cscript%3Ealert(1)%3C/script%3E", "__proto__", "["]
)
def test_an_address_of_nothing_does_no_harm(page: Page, tmp_path: Path, fragment: str) -> None:
    seen = page.open(drawn(tmp_path, *JOURNEY, "html"), fragment)
    assert (seen.console, seen.dialogs) == ([], [])
    assert page.evaluate("document.querySelectorAll('.marked').length") == 0
    page.press("+")
    assert page.evaluate("document.querySelector('output').textContent")


@pytest.mark.parametrize("shown", [JOURNEY, BLUEPRINT], indirect=True)
def test_the_picture_is_printed_without_its_controls(shown: Page) -> None:
    pdf = shown.printed()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    shown.send("Emulation.setEmulatedMedia", media="print")
    assert shown.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "none"
