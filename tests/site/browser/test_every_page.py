"""Every page of both examples: nothing is loaded from elsewhere, nothing said, all can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.site.browser.portal import addresses, axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

PORTALS = ("sklep", "clinic")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

NAMELESS = """[...document.querySelectorAll('svg')].filter(svg => {
  if (svg.parentElement.closest('svg') || svg.closest('[aria-hidden=true]')) return false;
  const names = (svg.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const named = names.length && names.every(id => document.getElementById(id)?.textContent.trim());
  return !svg.getAttribute('role') || !(named || svg.getAttribute('aria-label'));
}).map(svg => svg.outerHTML.slice(0, 200))"""

LINKS_IN_STILL_PICTURES = """[...document.querySelectorAll(
  `[role=img] a, [role=img] button, [role=img] [tabindex], svg a:not([aria-label])`)].map(each => each.outerHTML.slice(0, 200))"""

SMALL_TARGETS = """[...document.querySelectorAll('button, select, input, summary')].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width && (box.width < 24 || box.height < 24) && !each.closest('label');
}).map(each => each.outerHTML.slice(0, 120))"""

TWICE = """(() => { const seen = new Set(); return [...document.querySelectorAll('[id]')]
  .map(each => each.id).filter(id => seen.size === seen.add(id).size); })()"""

NOWHERE = """[...document.querySelectorAll('a[href^="#"]')].map(each => each.getAttribute('href'))
  .filter(href => href.length > 1 && !document.getElementById(decodeURIComponent(href.slice(1))))"""

INLINE = "document.querySelectorAll('[style], script:not([src]), style').length"


def visited(portal: Path) -> list[str]:
    """Return every page of one example, and of the other one, whose pages are large, one of each folder."""
    found = addresses(portal)
    if "clinic" in portal.name:
        return found
    return list({each.rpartition("/")[0] or each: each for each in found}.values())


@pytest.fixture(params=PORTALS)
def portal(request: pytest.FixtureRequest) -> Path:
    """Go through the portals."""
    folder: Path = request.getfixturevalue(f"portal_{request.param}")
    return folder


def test_no_page_says_or_loads_anything_it_should_not(
    portal: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(portal, "index")
    for address in visited(portal):
        visit.go(portal, address)
        assert visit.evaluate("document.title"), address
        assert visit.evaluate("document.querySelectorAll('h1').length") == 1, address
        assert visit.evaluate(TWICE) == [], address
        assert visit.evaluate(NOWHERE) == [], address
        assert visit.evaluate(NAMELESS) == [], address
        assert visit.evaluate(LINKS_IN_STILL_PICTURES) == [], address
        assert visit.evaluate(SMALL_TARGETS) == [], address
    assert (visit.console, visit.dialogs, visit.elsewhere()) == ([], [], [])


def test_all_links_lead_to_a_page_and_an_anchor_of_it(portal: Path) -> None:
    from html.parser import HTMLParser
    from urllib.parse import unquote, urldefrag

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.ids: set[str] = set()
            self.links: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found = dict(attrs)
            if found.get("id"):
                self.ids.add(str(found["id"]))
            for key in ("href", "src"):
                if found.get(key):
                    self.links.append(str(found[key]))

    pages: dict[Path, Reader] = {}
    for address in addresses(portal):
        file = portal / f"{address}.html"
        pages[file] = Reader()
        pages[file].feed(file.read_text("utf-8"))
    broken = []
    for file, page in pages.items():
        for link in page.links:
            if link.startswith(("http://", "https://", "mailto:", "data:")):
                continue
            path, anchor = urldefrag(link)
            target = (file.parent / unquote(path)).resolve() if path else file
            known = target in pages and (not anchor or unquote(anchor) in pages[target].ids)
            if not known and not (target.is_file() and not anchor):
                broken.append(f"{file.relative_to(portal)} -> {link}")
    assert broken == []


def test_no_page_is_wider_than_the_window(portal: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(portal, "index")
    wide = []
    for address in visited(portal):
        for width in (768, 320):
            visit.page.set_viewport_size({"width": width, "height": 844})
            if width == 768:
                visit.go(portal, address)
            if visit.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(f"{address} at {width}")
    assert wide == []


RUNS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("light", {"type": "tag", "values": TAGS}),
    ("dark", {"type": "rule", "values": ["color-contrast"]}),
)
"""Schemes with the rules to run."""


def test_axe_finds_nothing(portal: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(portal, "index", bypass_csp=True)
    found = []
    for address in visited(portal):
        visit.go(portal, address)
        visit.page.add_script_tag(content=axe())
        for scheme, only in RUNS:
            visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            result = visit.page.evaluate(
                "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only
            )
            found += [
                f"{address} ({scheme}): {each['id']}: {node['html'][:160]}"
                for each in result["violations"]
                for node in each["nodes"][:2]
            ]
    assert found == []


def test_every_page_is_whole_without_script(portal: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(portal, "index", java_script_enabled=False)
    for address in visited(portal):
        visit.go(portal, address)
        hidden = visit.page.locator("main [hidden]:visible")
        assert hidden.count() == 0, address
        assert len(visit.page.locator("main").inner_text()) > 40, address
