"""All pages in one file: what the address says is shown, and Back leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.site.browser.portal import EXAMPLES, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.browser.portal import Visit

pytestmark = pytest.mark.browser

SHOWN = """[...document.querySelectorAll('[data-page]')]
  .filter(each => !each.hidden).map(each => each.id)"""


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the portal of the English example as one file; return its folder."""
    folder = tmp_path_factory.mktemp("one")
    build(EXAMPLES / "clinic", folder / "one.html", "--single-file")
    return folder


def shown(visit: Visit) -> Any:
    visit.page.wait_for_timeout(100)
    return visit.evaluate(SHOWN)


def follow(visit: Visit, address: str) -> None:
    visit.evaluate(f"document.querySelector('.menu a[href=\"#{address}\"]').click()")


def test_back_leads_to_where_it_began(one_file: Path, open_page: Callable[..., Visit]) -> None:
    visit = open_page(one_file, "one", reduced_motion="no-preference")
    assert shown(visit) == ["index"]
    visit.evaluate("scrollTo({top: 300, behavior: 'instant'})")
    visit.page.wait_for_timeout(100)
    follow(visit, "opportunities")
    assert (shown(visit), visit.evaluate("scrollY")) == (["opportunities"], 0)
    visit.page.go_back()
    assert (shown(visit), visit.evaluate("scrollY")) == (["index"], 300)
    visit.page.go_forward()
    assert shown(visit) == ["opportunities"]
    assert visit.console == []


def test_an_address_that_leads_nowhere_is_told_of(
    one_file: Path, open_page: Callable[..., Visit]
) -> None:
    visit = open_page(one_file, "one", "opportunities")
    lost = visit.page.locator(".lost")
    assert (shown(visit), lost.count()) == (["opportunities"], 0)
    visit.evaluate("location.hash = 'journeys/<b>gone'")
    assert shown(visit) == ["index"]
    assert lost.text_content() == "There is no page “journeys/<b>gone” here. This is the overview."
    follow(visit, "journeys")
    assert (shown(visit), lost.count()) == (["journeys"], 0)
    # The content is a place around the pages, and there whichever is shown.
    visit.evaluate("document.querySelector('.skip').click()")
    assert (shown(visit), lost.count()) == (["journeys"], 0)
    # A stale link from elsewhere.
    visit.go(one_file, "one", "nowhere")
    visit.page.reload()
    assert (shown(visit), lost.count()) == (["index"], 1)
    assert (visit.console, visit.elsewhere()) == ([], [])
