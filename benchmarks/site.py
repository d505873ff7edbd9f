"""Measure `cjmap site`: how long it takes, how large it is, how soon a page is seen.

    python -m benchmarks.site [--quick] [--keep DIR] [--maps N]

Both examples and generated maps, as a folder and as one file, with nothing kept and with everything
kept, by one process and by two. Beside it, in the same run, MkDocs with Material builds the same amount
of text: what `cjmap export --to markdown` says of each map, without pictures. It is installed from PyPI
into an environment of its own, in a folder that is removed afterwards, or in DIR, where a later run
finds it. Processor times of a command and its children; ratios are within this run. The page of the
largest journey is opened in Chromium, from the disk. --quick: one example and 5 maps, no peer and no
browser, to see that it works.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from benchmarks.clocks import Taken, milliseconds, time_command
from benchmarks.comparison import CJMAP, EXAMPLES, Asked, Row, alone
from benchmarks.corpus import write_corpus
from benchmarks.peers import PeerMissing, Peers, browser

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

TODAY = ("--today", "2026-11-23")


@dataclass(frozen=True, slots=True)
class Measured:
    """A build: what it took, and what came of it."""

    what: str
    taken: Taken
    bytes: int
    files: int


def add_options(parser: ArgumentParser) -> None:
    """Add what only this comparison is asked."""
    parser.add_argument("--maps", type=int, metavar="N", help="default: 1,000")


def compare(asked: Asked) -> Iterator[Row]:
    """Print a table of builds, and what a browser makes of the largest journey; then yield the ratios."""
    maps = asked.options.maps or (5 if asked.quick else 1000)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        print("| build | processor time | wall time | size | files |\n|---|---|---|---|---|")
        for example in ("clinic",) if asked.quick else ("clinic", "sklep"):
            folder = Path(shutil.copytree(EXAMPLES / example, work / example))
            _shown(_built(example, folder, work / f"{example}-site"))
            one = work / f"{example}.html"
            _shown(_built(f"{example}, one file, all kept", folder, one, "--single-file"))
        many = work / "many"
        write_corpus(many, maps)
        called = f"{maps:,} maps"
        target = work / "many-site"
        slow = _shown(_built(f"{called}, --jobs 1, nothing kept", many, target, "--jobs", "1"))
        kept = _shown(_built(f"{called}, --jobs 1, all kept", many, target, "--jobs", "1"))
        _shown(_built(f"{called}, --jobs 2, all kept", many, target, "--jobs", "2"))
        shutil.rmtree(many / ".cjmap_cache")
        cold = _shown(_built(f"{called}, --jobs 2, nothing kept", many, target, "--jobs", "2"))
        rows = [
            Row(
                f"`site` of {called}, all kept / nothing kept",
                kept.taken.processor / slow.taken.processor,
                "< 1",
            ),
            Row(
                f"the same with nothing kept, --jobs 2 / --jobs 1, on the wall, {os.cpu_count()} processors",
                cold.taken.wall / slow.taken.wall,
            ),
            *_against_peer(called, many, work / "peer", asked.peers, (cold, kept)),
        ]
        if not asked.quick:
            rows += _seen(work / "sklep-site", work / "sklep.html")
    yield from rows


def _against_peer(
    called: str, many: Path, folder: Path, peers: Peers, ours: Sequence[Measured]
) -> Iterator[Row]:
    try:
        peer = _shown(_peer(called, many, folder, peers))
    except PeerMissing as missing:
        yield Row(f"`site` of {called} / MkDocs Material, text only", None, str(missing))
        return
    for measured in ours:
        what = f"`site`, {measured.what} / MkDocs Material, text only"
        yield Row(what, measured.taken.processor / peer.taken.processor)
        yield Row("the same in size", measured.bytes / peer.bytes)


def _built(what: str, folder: Path, target: Path, *words: str) -> Measured:
    command = [CJMAP, "site", str(folder), "-o", str(target), *TODAY, "--quiet", *words]
    taken, _ = time_command(command)
    return _measured(what, taken, target)


def _measured(what: str, taken: Taken, target: Path) -> Measured:
    files = [each for each in target.rglob("*") if each.is_file()] if target.is_dir() else [target]
    return Measured(what, taken, sum(each.stat().st_size for each in files), len(files))


def _shown(measured: Measured) -> Measured:
    taken = measured.taken
    print(
        f"| {measured.what} | {milliseconds(taken.processor)} | {milliseconds(taken.wall)} |"
        f" {measured.bytes / 1e6:,.1f} MB | {measured.files:,} |",
        flush=True,
    )
    return measured


def _peer(called: str, maps: Path, folder: Path, peers: Peers) -> Measured:
    """Build the texts of the same maps with MkDocs and the theme Material."""
    python = peers.python_with("mkdocs-material", "mkdocs<2")
    pages = folder / "docs"
    time_command([CJMAP, "export", str(maps), "--to", "markdown", "-o", str(pages), "--quiet"])
    for file in sorted(pages.rglob("*")):
        if file.suffix == ".md":
            lines = file.read_text("utf-8").splitlines()
            told = "\n".join(line for line in lines if not line.startswith("!["))
            file.write_text(told, encoding="utf-8")
        elif file.is_file():
            file.unlink()
    min(pages.rglob("*.md")).rename(pages / "index.md")
    (folder / "mkdocs.yml").write_text(
        "site_name: maps\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"
    )
    taken, _ = time_command(
        [str(python), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        folder,
        environment={"NO_MKDOCS_2_WARNING": "1"},
    )
    return _measured(f"{called}, MkDocs Material, text only", taken, folder / "site")


def _seen(site: Path, one: Path) -> Iterator[Row]:
    """Open the largest journey as a page of the folder and in the one file; tell its first paint."""
    from playwright.sync_api import sync_playwright

    what = "first paint of the largest journey, one file / folder"
    try:
        found = browser()
    except PeerMissing as missing:
        yield Row(what, None, str(missing))
        return
    largest = max((site / "journeys").glob("*.html"), key=lambda each: each.stat().st_size)
    paints = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        print("\n| page | weight | first contentful paint | loaded |\n|---|---|---|---|")
        for shown, address in (
            ("the largest journey, folder", largest.as_uri()),
            ("the same, one file", f"{one.as_uri()}#journeys/{largest.stem}"),
        ):
            visits = [_visit(opened, address) for _ in range(5)]
            paint, load = (statistics.median(each) for each in list(zip(*visits, strict=True))[:2])
            print(f"| {shown} | {visits[0][2] / 1e3:,.0f} kB | {paint:.0f} ms | {load:.0f} ms |")
            paints.append(paint)
        opened.close()
    yield Row(what, paints[1] / paints[0])


def _visit(opened: Browser, address: str) -> tuple[float, float, int]:
    """Open a page; return when it was painted and loaded, in milliseconds, and its bytes."""
    page = opened.new_page()
    page.goto(address, wait_until="load")
    first = "performance.getEntriesByName('first-contentful-paint')"
    page.wait_for_function(f"{first}.length")
    paint = float(page.evaluate(f"{first}[0].startTime"))
    load = float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"))
    parts = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    page.close()
    return paint, load, sum(_weight(each) for each in (address, *parts))


def _weight(address: str) -> int:
    parts = urlsplit(address)
    return Path(unquote(parts.path)).stat().st_size if parts.scheme == "file" else 0


if __name__ == "__main__":
    alone(compare, __doc__, add_options)
