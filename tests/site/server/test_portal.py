"""Pages at the moment: what changes, what stays, and what a page says where something is wrong."""

from __future__ import annotations

import os
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from tests.site.server.small import JOURNEY, PERSONA, Told, portal_of, write_maps

from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.source.document import Document, parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.page import Figure
    from cjmap.site.server.portal import Portal

ORDER = "journeys/order"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_maps(tmp_path)


def page(here: Portal, address: str) -> str:
    return here.shown(address).page.body.decode()


def notice(here: Portal, address: str = "index") -> str:
    """Return the text of the notice above a page; nothing where there is none."""
    found = re.search(r'<div class="notice" role="alert">(.*?)</div>', page(here, address), re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""


def test_a_change_of_one_map_changes_its_page_and_leaves_others(folder: Path) -> None:
    (folder / "jan.persona.yaml").write_text("kind: persona\nid: jan\nname: Jan\n")
    here = portal_of(folder)
    before = {each: here.shown(each).digest for each in (ORDER, "personas/jan")}
    (folder / "order.journey.yaml").write_text(JOURNEY.replace("I order", "I buy"))
    here.renew()
    assert "<h1>I buy</h1>" in page(here, ORDER)
    assert here.shown(ORDER).digest != before[ORDER]
    assert here.shown("personas/jan").digest == before["personas/jan"]


def test_a_page_knows_its_digest(folder: Path) -> None:
    here = portal_of(folder)
    shown = here.shown(ORDER)
    assert f"events?page=journeys/order&amp;seen={shown.digest}" in page(here, ORDER)


def test_a_picture_is_drawn_again_only_where_it_would_differ(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def drawing(figure: Figure, *rest: Any) -> Drawn:
        drawn.append(figure.kind)
        return draw(figure, *rest)

    monkeypatch.setattr("cjmap.site.server.pictures.draw", drawing)
    here = portal_of(folder)
    here.shown(ORDER)
    (folder / "jan.persona.yaml").write_text("kind: persona\nid: jan\nname: Jan\n")
    here.renew()
    here.shown(ORDER)
    assert drawn == ["journey"]
    (folder / "anna.persona.yaml").write_text(PERSONA.replace("Anna", "Ewa"))
    here.renew()
    assert "Ewa" in page(here, ORDER)
    assert drawn == ["journey", "journey"]


BROKEN = {
    "no YAML": ("kind: journey\n  id: [order\n", "order.journey.yaml:2:5"),
    "a misspelt key": (
        JOURNEY.replace("title", "titel", 1),
        "order.journey.yaml:3:1 titel is not a key of a journey. Did you mean title ?",
    ),
    "a value that is none": (JOURNEY.replace("-1", "9"), "expected a number from -2 to 2"),
    "empty": ("", "order.journey.yaml:1:1 The file is empty"),
    "another language in a title": (
        JOURNEY + "x</div><script>alert(1)</script>: 1\n",
        "x</div><script>alert(1)</script> is not a key of a journey",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_map_that_breaks_is_shown_as_it_was_and_the_notice_says_why(
    folder: Path, case: str
) -> None:
    text, expected = BROKEN[case]
    told = Told()
    here = portal_of(folder, told)
    assert notice(here) == ""
    (folder / "order.journey.yaml").write_text(text)
    here.renew()
    assert here.shown(ORDER).page.status == 200
    assert "<h1>I order</h1>" in page(here, ORDER)
    assert "1 error in the maps" in notice(here, ORDER)
    assert expected in notice(here, ORDER)
    assert "One map is shown as it was before." in notice(here)
    assert "<script>alert" not in page(here, ORDER)
    assert "order.journey.yaml" in page(here, "findings")
    (folder / "order.journey.yaml").write_text(JOURNEY)
    here.renew()
    assert notice(here, ORDER) == ""
    assert told[-1] == "all is well again."


def test_a_map_that_is_broken_at_the_start_has_a_notice_and_comes_when_mended(
    folder: Path,
) -> None:
    (folder / "order.journey.yaml").write_text(JOURNEY.replace("title", "titel"))
    here = portal_of(folder)
    assert here.shown(ORDER).page.status == 404
    assert "titel is not a key" in notice(here)
    assert "as it was" not in notice(here)
    (folder / "order.journey.yaml").write_text(JOURNEY)
    here.renew()
    assert here.shown(ORDER).page.status == 200


SETTINGS = {
    "no TOML": ('lang = "en', "cjmap.toml:1"),
    "no such theme": ('[render]\ntheme = "purpel"\n', "cjmap.toml:2: render.theme is “purpel”"),
    "no such rule": ('[lint]\nselect = ["jurney"]\n', "jurney"),
    "a logo that is not there": ('[render]\nlogo = "none.png"\n', "none.png"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_that_cannot_be_used_leave_the_last_good_ones(folder: Path, case: str) -> None:
    text, expected = SETTINGS[case]
    (folder / "cjmap.toml").write_text('version = 1\n[site]\ntitle = "Shop of plants"\n')
    here = portal_of(folder)
    good = (folder / "cjmap.toml").read_text()
    (folder / "cjmap.toml").write_text(text)
    here.renew()
    assert "Shop of plants" in page(here, "index")
    assert "The settings cannot be used; the last good ones hold" in notice(here)
    assert expected in notice(here)
    assert str(folder) not in notice(here)
    (folder / "cjmap.toml").write_text(good)
    here.renew()
    assert notice(here) == ""


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_that_cannot_be_used_at_the_start_are_told(folder: Path, case: str) -> None:
    text, expected = SETTINGS[case]
    (folder / "cjmap.toml").write_text(text)
    here = portal_of(folder)
    assert expected in notice(here)
    assert "<h1>I order</h1>" in page(here, ORDER)


def test_a_page_that_cannot_be_written_stays_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    here = portal_of(folder, told)
    here.shown(ORDER)
    monkeypatch.setattr("cjmap.site.server.portal.write_main", _fails)
    (folder / "order.journey.yaml").write_text(JOURNEY.replace("I order", "I buy"))
    here.renew()
    assert "<h1>I order</h1>" in page(here, ORDER)
    assert notice(here, ORDER) == (
        "A fault of cjmap, not of your maps; the terminal has told more ZeroDivisionError: by <b>"
    )
    assert "Traceback" not in page(here, ORDER)
    assert told[0].startswith("internal fault: ZeroDivisionError: by <b>")
    assert here.shown("personas/anna").page.status == 500
    assert "This page will be here" in page(here, "personas/anna")
    monkeypatch.undo()
    here.renew()
    assert "<h1>I buy</h1>" in page(here, ORDER)


def test_graphviz_that_fails_is_told_above_the_last_good_page(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    (folder / "cjmap.toml").write_text('[render]\nengine = "system"\n')
    tools = os.environ["PATH"]
    here = portal_of(folder)
    monkeypatch.setenv("PATH", str(empty))
    assert "This page could not be written as the maps are now" in notice(here, ORDER)
    assert "dot" in notice(here, ORDER)
    assert "Traceback" not in page(here, ORDER)
    monkeypatch.setenv("PATH", tools)


def test_a_picture_that_is_too_large_is_left_out_and_told(folder: Path) -> None:
    stages = "".join(f"  - {{id: s{number}, title: S{number}}}\n" for number in range(6_001))
    (folder / "order.journey.yaml").write_text(
        f"kind: journey\nid: order\ntitle: I order\nstages:\n{stages}"
    )
    here = portal_of(folder)
    assert notice(here, ORDER).startswith(
        "A picture of this page is left out The picture is too large: it would have more than 6,000"
    )
    assert "S6000" in page(here, ORDER)
    assert here.shown(ORDER).page.status == 200


def test_a_page_whose_map_is_gone_says_so_and_comes_back(folder: Path) -> None:
    here = portal_of(folder)
    here.shown(ORDER)
    (folder / "order.journey.yaml").rename(folder / "order.txt")
    here.renew()
    shown = here.shown(ORDER)
    assert shown.page.status == 404
    assert "<h1>“I order” is not here any more</h1>" in page(here, ORDER)
    assert 'href="../index.html"' in page(here, ORDER)
    (folder / "order.txt").rename(folder / "order.journey.yaml")
    here.renew()
    assert here.shown(ORDER).page.status == 200
    assert here.shown(ORDER).digest != shown.digest


def test_a_mistyped_address_names_near_ones(folder: Path) -> None:
    here = portal_of(folder, lang="pl")
    content = here.content("journeys/ordr")
    assert content is not None
    assert content.status == 404
    text = content.body.decode()
    assert '<html lang="pl">' in text
    assert "Nie ma takiej strony" in text
    assert '<a href="order.html">I order</a>' in text


def test_files_of_the_portal(folder: Path) -> None:
    here = portal_of(folder)
    media = {
        "assets/site.css": "text/css; charset=utf-8",
        "assets/site.js": "text/javascript; charset=utf-8",
        "assets/search.js": "text/javascript; charset=utf-8",
        "assets/reload.js": "text/javascript; charset=utf-8",
        "assets/notice.css": "text/css; charset=utf-8",
        "assets/fonts/Inter-Regular.ttf": "font/ttf",
        "journeys/order.css": "text/css; charset=utf-8",
        "index.html": "text/html; charset=utf-8",
    }
    for name, expected in media.items():
        content = here.content(name)
        assert content is not None, name
        assert (content.status, content.media) == (200, expected), name
        assert content.body, name
    assert here.content("assets/site.py") is None
    assert here.content("cjmap.toml") is None
    search = here.content("assets/search.js")
    assert search is not None
    assert "I order" in search.body.decode()


def test_only_what_has_changed_is_parsed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = portal_of(folder)
    parsed: list[str] = []

    def parsing(file: Path, data: bytes) -> Document:
        parsed.append(file.name)
        return parse_document(file, data)

    monkeypatch.setattr("cjmap.site.server.reading.parse_document", parsing)
    (folder / "anna.persona.yaml").write_text(PERSONA + "bio: Gardens\n")
    here.renew()
    assert parsed == ["anna.persona.yaml"]


def _fails(*_given: object) -> None:
    raise ZeroDivisionError("by <b>")
