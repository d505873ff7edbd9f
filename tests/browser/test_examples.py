"""Every example's picture in a real browser: it is still, asks for nothing, and nothing overflows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.examples import drawn, example_maps
from tests.browser.measured import overflows, set_in_inter, set_without_inter

from cjmap.draw.look.themes import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_an_example_is_still_and_asks_for_nothing(
    page: Page, tmp_path: Path, name: str, kind: str, id: str, theme: str
) -> None:
    file = drawn(tmp_path, name, kind, id, theme=theme)
    seen = page.open(file)
    assert seen.requests == [file.as_uri()]
    assert (seen.console, seen.dialogs, seen.scripts) == ([], [], [])
    assert page.evaluate("document.title")


@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_no_text_of_an_example_overflows(
    page: Page, tmp_path: Path, name: str, kind: str, id: str
) -> None:
    page.open(drawn(tmp_path, name, kind, id))
    set_in_inter(page)
    assert "Inter" in page.fonts("text")
    assert overflows(page) == []
    set_without_inter(page)
    used = page.fonts("text")
    assert "Inter" not in used
    assert overflows(page) == [], f"set in {used}"


@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_embedded_letters_are_used(
    page: Page, tmp_path: Path, name: str, kind: str, id: str
) -> None:
    file = drawn(tmp_path, name, kind, id, embed_fonts=True)
    seen = page.open(file)
    assert seen.requests == [file.as_uri()]
    assert (seen.console, seen.dialogs, seen.scripts) == ([], [], [])
    assert {font.partition(" ")[0] for font in page.fonts("text")} == {"Inter"}
    assert overflows(page) == []
