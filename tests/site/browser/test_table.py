"""Tables that are sorted by their heads, lists that are narrowed by what is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

TABLE = """<div class="table"><table data-sortable data-filter="Wybierz"><thead><tr>
<th scope="col">Name</th><th scope="col">Score</th><th scope="col">Day</th><th scope="col"></th>
</tr></thead><tbody>%s</tbody></table></div>"""
ROWS = [
    # name, shown score, what the day is sorted by, shown day
    ("Łódź", "10", "2026-02-01", "1 lut 2026"),
    ("Żary", "\u22121,5", "2025-12-31", "31 gru 2025"),
    ("Lublin", "–", "2026-02-01", "1 lut 2026"),
    ("Ćmielów", "2 000", "", "–"),
    ("czeladź", "9", "2026-01-15", "15 sty 2026"),
]


@pytest.fixture
def visit(portal_sklep: Path, tmp_path: Path, open_page: Callable[..., Visit]) -> Visit:
    """Open a page of the portal that has a table of its own."""
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{score}</td><td data-sort="{key}">{day}</td><td>·</td></tr>'
        for name, score, key, day in ROWS
    )
    text = (portal_sklep / "index.html").read_text("utf-8")
    text = text.replace('<link rel="stylesheet" href="index.css">', "")
    start, end = text.index("<main"), text.index("</main>")
    page = f'{text[:start]}<main id="page.content"><h1>x</h1>{TABLE % rows}{text[end:]}'
    (tmp_path / "try.html").write_text(page, "utf-8")
    (tmp_path / "assets").symlink_to(portal_sklep / "assets")
    return open_page(tmp_path, "try")


def names(visit: Visit) -> list[str]:
    shown: list[str] = visit.page.locator("tbody tr:visible th").all_text_contents()
    return shown


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (
            "Name",
            ["czeladź", "Ćmielów", "Lublin", "Łódź", "Żary"],
            ["Żary", "Łódź", "Lublin", "Ćmielów", "czeladź"],
        ),
        (
            "Score",
            ["Żary", "czeladź", "Łódź", "Ćmielów", "Lublin"],
            ["Ćmielów", "Łódź", "czeladź", "Żary", "Lublin"],
        ),
        (
            "Day",
            ["Żary", "czeladź", "Łódź", "Lublin", "Ćmielów"],
            ["Łódź", "Lublin", "czeladź", "Żary", "Ćmielów"],
        ),
    ],
)
def test_a_head_sorts_its_table(visit: Visit, column: str, up: list[str], down: list[str]) -> None:
    head = visit.page.locator("thead th", has_text=column)
    button = head.get_by_role("button")
    button.focus()
    visit.page.keyboard.press("Enter")
    assert (head.get_attribute("aria-sort"), names(visit)) == ("ascending", up)
    visit.page.keyboard.press("Enter")
    assert (head.get_attribute("aria-sort"), names(visit)) == ("descending", down)
    assert visit.evaluate("document.activeElement.matches('.sort')")
    assert visit.page.locator("[aria-sort]").count() == 1
    assert visit.console == []


def test_a_column_without_a_name_has_no_button(visit: Visit) -> None:
    assert visit.page.locator("thead button").count() == 3


def test_what_is_typed_narrows_a_table(visit: Visit) -> None:
    box = visit.page.get_by_label("Wybierz")
    told = visit.page.locator(".filter output")
    expected: list[tuple[str, list[str], Any]] = [
        ("lod", ["Łódź"], "1 z 5"),
        ("LUT 2026", ["Łódź", "Lublin"], "2 z 5"),
        ("nothing", [], "0 z 5"),
        ("", [name for name, *_ in ROWS], ""),
    ]
    for text, shown, said in expected:
        box.fill(text)
        assert (names(visit), told.text_content()) == (shown, said), text


def test_where_nothing_fits_it_says_so_and_lets_all_be_shown_again(visit: Visit) -> None:
    box = visit.page.get_by_label("Wybierz")
    assert not visit.page.locator(".filter-none").is_visible()
    box.fill("zzz")
    assert "„zzz”" in (visit.page.locator(".filter-none").text_content() or "")
    assert not visit.page.locator("table").is_visible()
    visit.page.locator(".filter-none").get_by_role("button").click()
    assert (names(visit), box.input_value()) == ([name for name, *_ in ROWS], "")
    assert not visit.page.locator(".filter-none").is_visible()
    assert visit.evaluate("document.activeElement.matches('.filter input')")


def test_rows_that_are_blocks_are_sorted_by_a_list(
    portal_sklep: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_sklep, "journeys", viewport={"width": 390, "height": 844})
    before = names(visit)
    assert len(before) > 1
    assert not visit.page.locator("thead").is_visible()
    choice = visit.page.get_by_label("Sortuj")
    for label, down in ((", rosnąco", False), (", malejąco", True)):
        option = choice.locator("option", has_text=label).first
        choice.select_option(value=option.get_attribute("value"))
        assert names(visit) == sorted(before, reverse=down)
    visit.page.set_viewport_size({"width": 1200, "height": 800})
    assert not choice.is_visible()
    assert visit.page.locator("th[aria-sort=descending]").count() == 1


def test_the_opportunities_are_sorted_and_narrowed(
    portal_clinic: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal_clinic, "opportunities")
    before = names(visit)
    assert len(before) > 2
    head = visit.page.locator("thead th").filter(has_text="Impact")
    head.get_by_role("button").click()
    column = head.evaluate("head => head.cellIndex")
    values = visit.evaluate(
        f"[...document.querySelectorAll('tbody tr')].map(row => row.cells[{json.dumps(column)}])"
        ".map(cell => parseFloat(cell.dataset.sort ?? cell.textContent)).filter(each => !isNaN(each))"
    )
    assert values == sorted(values)
    assert len(set(values)) > 2
    assert sorted(names(visit)) == sorted(before)
