"""Maps that mean harm: every text of a workspace is hostile, and ends as text on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.browser.portal import addresses, build
from tests.site.hostile import WORDS, hostile_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

HARM = """(() => {
  const told = [];
  for (const each of document.querySelectorAll('*')) {
    for (const {name, value} of each.attributes) {
      if (/^on/i.test(name) || name === 'style') told.push(`${name}=${value}`);
      if (/(href|src|action)$/i.test(name) && /^\\s*(javascript|data:text|vbscript)/i.test(value)) {
        told.push(`${name}=${value}`);
      }
    }
    if (/^(iframe|object|embed|foreignobject|base|form)$/i.test(each.localName)) told.push(each.outerHTML);
    if (each.localName === 'script' && !each.src) told.push(each.outerHTML);
    if (each.localName === 'img' && !/assets\\/photos\\//.test(each.src)) told.push(each.outerHTML);
  }
  return told;
})()"""


@pytest.fixture(scope="session", params=["clinic"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the portal of a hostile workspace."""
    folder = tmp_path_factory.mktemp("hostile")
    build(hostile_workspace(folder, request.param), folder / "portal")
    return folder / "portal"


def test_it_does_nothing_and_is_seen_as_it_is_written(
    hostile: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(hostile, "index", viewport={"width": 390, "height": 844})
    unseen = {word for word in WORDS if "\u202e" not in word}
    wide = []
    for address in addresses(hostile):
        visit.go(hostile, address)
        assert visit.evaluate(HARM) == [], address
        text = visit.evaluate("document.body.textContent")
        unseen -= {word for word in unseen if word in text}
        if visit.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)
    assert unseen == set()
    assert (visit.console, visit.dialogs, visit.elsewhere()) == ([], [], [])
    assert wide == []


def test_the_search_finds_it_as_text(hostile: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(hostile, "index")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("<script>alert")
    visit.page.get_by_role("option").first.wait_for()
    assert visit.evaluate(HARM) == []
    assert (visit.console, visit.dialogs, visit.elsewhere()) == ([], [], [])
