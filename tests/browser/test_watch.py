"""The watch itself: it sees every misdeed that the other tests assert the absence of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.chromium import BrowserMissing, find
from tests.browser.measured import overflows, set_in_inter, set_without_inter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page

pytestmark = pytest.mark.browser

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{}</svg>'


@pytest.mark.parametrize(
    ("inside", "where", "expected"),
    [
        ("<script>alert(1)</script>", "dialogs", "1"),
        ("<script>console.warn('careful')</script>", "console", "warning: careful"),
        ("<script>window.x = 1</script>", "scripts", "file://.*page.svg"),
        ("<script>undefined.x</script>", "console", "exception: .*undefined"),
        ('<image href="missing.png" onerror="alert(2)"/>', "dialogs", "2"),
        ('<image href="https://example.com/x.png"/>', "requests", "https://example.com/x.png"),
        ('<image href="missing.png"/>', "requests", "file://.*missing.png"),
        ("<style>@import url(https://example.com/a.css);</style>", "requests", ".*a.css"),
        ('<rect style="fill:url(https://example.com/a.svg#x)"/>', "requests", ".*a.svg"),
    ],
)
def test_misdeeds_of_an_svg_are_seen(
    page: Page, tmp_path: Path, inside: str, where: str, expected: str
) -> None:
    file = tmp_path / "page.svg"
    file.write_text(SVG.format(inside), encoding="utf-8")
    seen = page.open(file)
    assert any(re.match(expected, each, re.DOTALL) for each in getattr(seen, where)), seen


def test_a_broken_policy_is_seen(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'\"><title>x</title><script>alert(1)</script>"
        '<img src="https://example.com/a.png" alt="a">',
        encoding="utf-8",
    )
    seen = page.open(file)
    assert not seen.dialogs
    told = "\n".join(seen.console)
    assert "script-src" in told
    assert "img-src" in told


def test_a_harmless_file_is_left_in_peace(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.svg"
    file.write_text(SVG.format("<text y='20'>Good morning</text>"), encoding="utf-8")
    seen = page.open(file)
    assert seen.requests == [file.as_uri()]
    assert (seen.console, seen.dialogs, seen.scripts) == ([], [], [])
    assert page.evaluate("document.querySelector('text').textContent") == "Good morning"


def test_keys_and_the_pointer_reach_the_page(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<!DOCTYPE html><meta charset=utf-8><title>x</title><button onclick='n += 1'>one</button>"
        "<input><script>let n = 0</script>",
        encoding="utf-8",
    )
    page.open(file)
    page.click("button")
    page.press("Enter")
    assert page.evaluate("n") == 2
    page.press("Tab")
    page.press("0", 2)
    assert page.evaluate("document.querySelector('input').value") == "00"
    assert page.printed().startswith(b"%PDF")


def test_a_missing_browser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJMAP_BROWSER", "no-such-browser")
    with pytest.raises(BrowserMissing, match=r"looked for: no-such-browser\). Install it"):
        find()


def test_an_overflow_is_seen(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.svg"
    card = '<path fill="#eeeeee" d="M5,5H55V25H5Z"/>'
    texts = '<text x="8" y="18" font-size="10">{}</text>'
    marks = [f'<g class="card">{card}{texts.format(text)}</g>' for text in ("fits", "far too long")]
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 30" font-family="{}">{}</svg>'
    file.write_text(svg.format("Inter, Arial", "".join(marks)), encoding="utf-8")
    page.open(file)
    for _ in range(2):
        told = overflows(page)
        assert len(told) == 1
        assert told[0].startswith("card: 'far too long' leaves its ground by ")
        set_in_inter(page)
    assert page.fonts("text") == {"Inter": len("fitsfar too long")}
    set_without_inter(page)
    assert "Inter" not in page.fonts("text")
