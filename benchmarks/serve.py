"""Measure `cjmap serve`: how long until a map that is saved is seen in Chromium.

    python -m benchmarks.serve [--quick]      # needs Chromium

The server is started on a copy of an example, a page is opened at 1280 × 900, and its map is saved with
another title, as editors do: a new file in the place of the old one. Counted is the time from that to
the first frame after the new title stands in the page, the median of several saves. Beside it, in the
same run, the time that the browser takes to load the same page whole, which is what a reader without
live reload waits for after he has pressed the key, without any time of his own. --quick: one page and
few saves.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clocks import milliseconds
from benchmarks.comparison import CJMAP, EXAMPLES, Asked, Row, alone
from benchmarks.peers import PeerMissing, browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_PATIENCE = 20.0

NOTE_FRAMES = """() => {
  window.seen = {};
  const look = () => {
    const title = document.querySelector("h1")?.textContent ?? "";
    if (title in seen) return;
    seen[title] = 0;
    requestAnimationFrame(() => setTimeout(() => { seen[title] = Date.now(); }, 0));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}"""
"""Note by title when a page with that title was first painted."""


@dataclass(frozen=True, slots=True)
class Case:
    """A map of an example, the key of its title, and its page."""

    example: str
    file: str
    key: str
    address: str


CASES = (
    Case("clinic", "helen.persona.yaml", "name", "personas/helen"),
    Case("clinic", "first-visit.journey.yaml", "title", "journeys/first-visit"),
    Case("sklep", "zamawiam-rosline.journey.yaml", "title", "journeys/zamawiam-rosline"),
)


def compare(asked: Asked) -> Iterator[Row]:
    """Yield a row a page."""
    from playwright.sync_api import sync_playwright

    quick = asked.quick
    try:
        found = browser()
    except PeerMissing as missing:
        yield Row("a map saved, to seen with `serve` / its page loaded whole", None, str(missing))
        return
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for number, case in enumerate(CASES[:1] if quick else CASES):
            folder = shutil.copytree(EXAMPLES / case.example, Path(name) / str(number))
            page = opened.new_page(viewport={"width": 1280, "height": 900})
            for home in _served(Path(folder)):
                page.goto(f"{home}{case.address}.html")
                page.wait_for_timeout(1000)  # until it listens
                seen = statistics.median(_saves(page, Path(folder), case, 4 if quick else 20))
                loaded = statistics.median(_loads(page, 2 if quick else 10))
                what = f"{case.example}/{case.address}: saved to seen ({milliseconds(seen)})"
                yield Row(f"{what} / loaded whole ({milliseconds(loaded)})", seen / loaded)
            page.close()
        opened.close()


def _served(folder: Path) -> Iterator[str]:
    """Serve a folder as long as its address is looked at."""
    process = subprocess.Popen(
        [CJMAP, "serve", str(folder), "--port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        found = re.search(r"http://\S+", process.stderr.readline())
        if found is None:
            sys.exit("cjmap serve did not start")
        yield found[0]
    finally:
        process.terminate()
        process.wait()


def _saves(page: Page, folder: Path, case: Case, count: int) -> Iterator[float]:
    """Save the map again and again; yield the seconds until each is seen, but for the first two."""
    file = folder / case.file
    text = file.read_text("utf-8")
    found = re.search(rf"(?m)^{case.key}: (.+)$", text)
    assert found is not None
    page.evaluate(NOTE_FRAMES)
    for number in range(count + 2):
        title = f"{found[1]} {number}"
        beside = file.with_name(".beside")
        beside.write_text(text.replace(found[0], f"{case.key}: {title}", 1), "utf-8")
        saved = time.time()
        beside.replace(file)
        seen = 0.0
        while not seen:
            if time.time() > saved + _PATIENCE:
                sys.exit(f"{file.name} was saved and not seen")
            page.wait_for_timeout(20)
            seen = float(page.evaluate("title => seen[title] || 0", title))
        if number >= 2:
            yield seen / 1000 - saved
        page.wait_for_timeout(300)


def _loads(page: Page, count: int) -> Iterator[float]:
    """Load the page again and again; yield the seconds until it is painted."""
    for _ in range(count):
        begun = time.time()
        page.reload()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
        yield time.time() - begun


if __name__ == "__main__":
    alone(compare, __doc__)
