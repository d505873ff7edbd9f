"""Pictures in the browser: looked at closely by mouse, keyboard and finger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator
    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

JOURNEY = "journeys/zamawiam-rosline"
BLUEPRINT = "blueprints/dostawa-rosliny"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}

SHAPE = """(() => {
  const svg = document.querySelector('.sheet svg');
  const { width, height } = svg.viewBox.baseVal;
  return { scale: svg.getBoundingClientRect().width / width, height };
})()"""
SMALL_TEXT = """Math.min(...[...document.querySelectorAll('.sheet [font-size]')]
  .map(each => parseFloat(each.getAttribute('font-size'))).filter(size => size >= 9)) * %s"""
IN_SIGHT = """link => {
  const [box, room] = [link, link.closest('.sheet')].map(each => each.getBoundingClientRect());
  const bars = document.querySelector('.picture-tools').getBoundingClientRect().bottom;
  return box.left >= room.left && box.right <= room.right && box.top >= bars && box.top < innerHeight;
}"""


def shape(visit: Visit) -> dict[str, float]:
    found: dict[str, float] = visit.evaluate(SHAPE)
    return found


def step(visit: Visit, id: str) -> Locator:
    return visit.page.locator(f'.sheet a[href="#{id}"]:has(g.step)')


def card(visit: Visit) -> Locator:
    return visit.page.locator(".picture-card")


def press(visit: Visit, name: str) -> None:
    visit.page.locator(".picture-tools").get_by_role("button", name=name, exact=True).click()


def test_a_long_journey_can_be_read_at_once(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    assert visit.evaluate(SMALL_TEXT % shape(visit)["scale"]) >= 11
    assert visit.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.evaluate("(s => s.scrollWidth > s.clientWidth)(document.querySelector('.sheet'))")


def test_buttons_zoom_and_fit(portal_sklep: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    told = visit.page.locator(".picture-tools output")
    assert told.text_content() == "100%"
    assert shape(visit)["scale"] == pytest.approx(4 / 3, rel=1e-3)
    press(visit, "Powiększ")
    assert told.text_content() == "125%"
    press(visit, "Pomniejsz")
    press(visit, "Na szerokość")
    room = visit.evaluate("document.querySelector('.sheet').clientWidth")
    assert visit.page.locator(".sheet svg").evaluate("svg => svg.clientWidth") == room
    press(visit, "Cała strona")
    assert visit.evaluate("document.querySelector('.sheet').clientHeight < innerHeight")
    pressed = visit.page.locator(".picture-tools [aria-pressed=true]")
    assert pressed.all_text_contents() == ["Cała strona"]
    assert (visit.console, visit.elsewhere()) == ([], [])


def test_the_wheel_scrolls_the_page_and_zooms_with_control(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    step(visit, "koszyk").scroll_into_view_if_needed()
    step(visit, "koszyk").hover()
    before = visit.evaluate("scrollY"), shape(visit)["scale"]
    visit.page.mouse.wheel(0, 200)
    visit.page.wait_for_timeout(300)
    assert visit.evaluate("scrollY") == before[0] + 200
    visit.page.keyboard.down("Control")
    visit.page.mouse.wheel(0, -100)
    visit.page.keyboard.up("Control")
    visit.page.wait_for_timeout(100)
    assert shape(visit)["scale"] > before[1]


def test_the_mouse_drags_the_picture_and_follows_no_link(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    link = step(visit, "porownanie")
    link.scroll_into_view_if_needed()
    box: Any = link.bounding_box()
    left = visit.evaluate("document.querySelector('.sheet').scrollLeft")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x - 150, y, steps=4)
    visit.page.mouse.up()
    assert visit.evaluate("document.querySelector('.sheet').scrollLeft") == pytest.approx(
        left + 150, abs=4
    )
    assert card(visit).count() == 0
    assert "#" not in visit.page.url


@pytest.mark.parametrize("address", [JOURNEY, BLUEPRINT])
def test_a_hidden_lane_leaves_no_gap(
    address: str, portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, address)
    before = shape(visit)
    visit.page.locator("summary", has_text="Pasy").click()
    boxes = visit.page.locator(".picture-menu input:visible")
    boxes.first.wait_for()
    assert boxes.count() > 3
    boxes.nth(1).uncheck()
    after = shape(visit)
    assert after["height"] < before["height"] - 30
    assert after["scale"] == pytest.approx(before["scale"])
    visit.page.get_by_role("button", name="Pokaż wszystko").click()
    assert shape(visit) == before
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator(".picture-menu").first.is_visible()
    assert visit.evaluate("document.activeElement.localName") == "summary"


def test_pointing_shows_a_card_that_can_be_reached_and_sent_away(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    link = step(visit, "zgloszenie")
    link.scroll_into_view_if_needed()
    link.hover()
    card(visit).wait_for()
    # It tells what the row of the table tells, with no id a second time.
    assert "Zgłaszam złamane łodygi" in (card(visit).locator(".title").text_content() or "")
    assert "Dla paczki z piątku 48 godzin mija w niedzielę" in (card(visit).text_content() or "")
    assert card(visit).locator("[id]").count() == 1
    card(visit).hover()
    visit.page.wait_for_timeout(350)
    assert card(visit).is_visible()
    visit.page.keyboard.press("Escape")
    assert card(visit).count() == 0
    link.hover()
    card(visit).wait_for()
    visit.page.mouse.move(5, 5)
    card(visit).wait_for(state="detached")


def test_the_keyboard_walks_the_steps_and_pins_a_card(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    links = visit.page.locator(".sheet a:has(g.step)")
    names = [each.get_attribute("href") for each in links.all()]
    links.first.focus()
    walked = []
    for _ in names:
        focused = visit.page.locator(".sheet a:focus")
        walked.append(focused.get_attribute("href"))
        assert focused.evaluate(IN_SIGHT), walked[-1]
        visit.page.keyboard.press("ArrowRight")
    assert walked == names
    visit.page.keyboard.press("ArrowLeft")
    focused = visit.page.locator(".sheet a:focus")
    assert focused.get_attribute("href") == names[-2]
    visit.page.keyboard.press("Enter")
    dialog = visit.page.get_by_role("dialog")
    assert dialog.evaluate("each => each === document.activeElement")
    visit.page.keyboard.press("Escape")
    assert card(visit).count() == 0
    assert focused.get_attribute("href") == names[-2]
    visit.page.keyboard.press("Enter")
    dialog.get_by_role("link", name="Przejdź do szczegółów").click()
    assert visit.page.url.endswith(str(names[-2]))
    assert (card(visit).count(), visit.console) == (0, [])


def test_the_picture_is_one_stop_and_arrows_walk_from_lane_to_lane(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    stops = visit.page.locator('.sheet a[tabindex="0"]')
    assert (stops.count(), stops.get_attribute("href")) == (1, "#stage.szukam")
    visit.page.locator(".sheet").focus()
    lanes = []
    for key in ("Tab", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        visit.page.keyboard.press(key)
        lanes.append(visit.page.locator(".sheet a:focus > g").get_attribute("class"))
    assert lanes[:2] == ["stage", "card step"]
    assert lanes[2] not in lanes[:2]
    assert lanes[3:] == ["card step", "stage"]
    visit.page.keyboard.press("ArrowRight")
    assert (stops.count(), stops.get_attribute("href")) == (1, "#stage.zamawiam")
    visit.page.keyboard.press("Tab")
    assert visit.page.locator(".sheet :focus").count() == 0


def test_another_view_of_a_map_begins_at_the_picture_as_it_was_left(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    visit.page.locator("summary", has_text="Pasy").click()
    visit.page.get_by_role("button", name="Tylko uczucia i bolączki").click()
    press(visit, "Na szerokość")
    shown = ".sheet g.lane-label:not([display])"
    names = ["Kroki", "Emocje", "Uczucia", "Bolączki"]
    label = "all => all.map(each => cjmapLanes.told(each))"
    assert visit.page.locator(shown).evaluate_all(label) == names
    assert not visit.page.locator(".sheet g.touchpoint").first.is_visible()
    visit.page.get_by_role("link", name="Weekend", exact=True).first.click()
    visit.page.wait_for_url("**/weekend.html#picture.title")
    views = "document.querySelector('.journey-views').getBoundingClientRect().top"
    assert visit.evaluate(views) > 0
    visit.until("document.querySelector('.picture').getBoundingClientRect().top < 300")
    assert visit.page.locator(shown).evaluate_all(label) == names
    pressed = visit.page.locator(".picture-tools [aria-pressed=true]")
    assert pressed.all_text_contents() == ["Na szerokość"]
    visit.page.locator("summary", has_text="Pasy").click()
    assert visit.page.locator(".picture-menu input:visible:checked").count() == 4
    visit.page.get_by_role("button", name="Ukryj wszystko").click()
    assert visit.page.locator(shown).count() == 0
    visit.page.get_by_role("button", name="Pokaż wszystko").click()
    assert visit.page.locator(shown).count() > 4
    assert visit.console == []


def test_what_nearly_fits_is_shown_whole_and_a_shadow_tells_of_more(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "opportunities")
    assert visit.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('.sheet'))")
    shadows = "document.querySelector('.picture-room').className"
    assert visit.evaluate(shadows) == "picture-room"
    visit.go(portal_sklep, JOURNEY)
    assert visit.evaluate(shadows) == "picture-room more-after"
    visit.evaluate("document.querySelector('.sheet').scrollBy(9999, 0)")
    visit.until(f"{shadows} === 'picture-room more-before'")


def test_on_a_phone_a_large_picture_begins_closed(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY, "koszyk", **PHONE)
    assert not visit.page.locator(".sheet").is_visible()
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".sheet").is_visible()
    visit.page.emulate_media(media="screen")
    visit.page.get_by_role("button", name="Pokaż mapę").tap()
    assert visit.page.locator(".sheet").is_visible()
    tools = visit.page.locator(".picture-tools")
    assert tools.evaluate("each => each.scrollWidth <= each.clientWidth && each.clientHeight < 60")
    visit.go(portal_sklep, "index").go(portal_sklep, JOURNEY, "picture.title")
    # It begins with the first step, not with the names of the lanes.
    box: Any = step(visit, "inspiracja").bounding_box()
    assert 16 < box["x"] < 120


@pytest.mark.parametrize("large", [False, True])
def test_names_of_steps_and_lanes_stay_in_sight(
    large: bool, portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    row, lanes = visit.page.locator(".picture-heads .row"), visit.page.locator(".picture-lanes")
    assert not row.is_visible()
    assert not lanes.is_visible()
    if large:
        press(visit, "Pełny ekran")
    visit.evaluate("document.querySelector('.sheet').scrollTo(1200, 900)")
    pain = visit.page.locator(".sheet g.pains").nth(4)
    pain.evaluate("each => each.scrollIntoView({ block: 'center', inline: 'center' })")
    row.wait_for()
    lanes.wait_for()
    tools: Any = visit.page.locator(".picture-tools").bounding_box()
    box: Any = row.bounding_box()
    assert box["y"] == pytest.approx(tools["y"] + tools["height"], abs=2)
    # A step stands above its column, and the name of a lane in its lane.
    name: Any = row.locator(".step", has_text="Zgłaszam złamane łodygi").bounding_box()
    column: Any = visit.page.locator(".sheet g.step[id$=step-zgloszenie]").bounding_box()
    assert name["x"] == pytest.approx(column["x"], abs=2)
    lane: Any = lanes.get_by_text("Bolączki", exact=True).bounding_box()
    drawn: Any = visit.page.locator('.sheet g.lane-label[data-lane="pains"]').bounding_box()
    assert drawn["y"] - 1 <= lane["y"] < drawn["y"] + drawn["height"]
    assert lane["y"] >= box["y"]


def test_an_address_marks_the_step_in_picture_and_table(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY, "zgloszenie")
    marked = visit.page.locator(".sheet a.marked:has(g.step)")
    assert marked.get_attribute("href") == "#zgloszenie"
    middle = "each => (box => box.left + box.width / 2)(each.getBoundingClientRect())"
    assert 400 < marked.evaluate(middle) < 1040
    assert visit.page.locator("tr#zgloszenie:target").count() == 1
    visit.evaluate("location.hash = 'inspiracja'")
    step(visit, "inspiracja").and_(visit.page.locator(".marked")).wait_for()
    assert visit.page.locator(".sheet a.marked:has(g.step)").count() == 1


@pytest.mark.parametrize("anchor", ["nothing-here", "%E0%A4%A", "%3Cscript%3E", "__proto__", "["])
def test_an_address_of_nothing_does_no_harm(
    anchor: str, portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY, anchor)
    press(visit, "Powiększ")
    assert visit.page.locator(".marked").count() == 0
    assert visit.console == []


def test_a_picture_can_be_as_large_as_the_screen(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    press(visit, "Pełny ekran")
    dialog = visit.page.locator("dialog.larger")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 1440, "height": 1000}
    link = step(visit, "koszyk")
    link.click()
    assert dialog.locator(".picture-card").is_visible()
    # Escape closes one thing after the other.
    visit.page.keyboard.press("Escape")
    assert (card(visit).count(), dialog.is_visible()) == (0, True)
    visit.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    visit.page.locator("figure .sheet svg").wait_for()
    assert visit.evaluate("document.activeElement.textContent") == "Pełny ekran"
    press(visit, "Pełny ekran")
    press(visit, "Zamknij")
    assert not dialog.is_visible()
    assert visit.console == []


def test_back_closes_the_full_screen_and_keeps_the_page(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "journeys")
    dialog = visit.page.locator("dialog.larger")
    visit.go(portal_sklep, JOURNEY)
    press(visit, "Pełny ekran")
    visit.page.go_back()
    dialog.wait_for(state="hidden")
    assert visit.page.url.endswith(f"{JOURNEY}.html")
    # However it is closed, Back then leads to the page before; so it does from where a link led.
    press(visit, "Pełny ekran")
    press(visit, "Zamknij")
    visit.until("!history.state")
    press(visit, "Pełny ekran")
    step(visit, "koszyk").click()
    card(visit).get_by_role("link", name="Przejdź do szczegółów").click()
    visit.page.wait_for_url("**#koszyk")
    assert not dialog.is_visible()
    visit.page.go_back()
    assert visit.page.url.endswith(f"{JOURNEY}.html")
    visit.page.go_back()
    assert visit.page.url.endswith("journeys.html")
    assert visit.console == []


@pytest.mark.parametrize(
    ("address", "anchor"),
    [
        (JOURNEY, "item.brak-terminu"),
        ("opportunities", "usztywnienie-lodyg"),
    ],
)
def test_a_link_to_what_is_drawn_too_leads_there_in_motion(
    address: str, anchor: str, portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, address, reduced_motion="no-preference")
    visit.page.locator(f'main a[href="#{anchor}"]:not(svg *)').first.click()
    top = f"document.getElementById('{anchor}').getBoundingClientRect().top"
    visit.until(f"{top} >= 0 && {top} < 200")


def test_a_tap_opens_the_card_at_the_foot_of_a_phone(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY, **PHONE)
    visit.page.get_by_role("button", name="Pokaż mapę").tap()
    link = step(visit, "inspiracja")
    link.scroll_into_view_if_needed()
    link.tap()
    box: Any = card(visit).bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    card(visit).get_by_role("button", name="Zamknij").tap()
    assert card(visit).count() == 0
    assert visit.evaluate("document.documentElement.scrollWidth") == 390


def test_on_paper_there_is_the_picture_without_its_tools(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, JOURNEY)
    visit.page.emulate_media(media="print")
    assert not visit.page.locator(".picture-tools").is_visible()
    assert visit.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('.sheet'))")
