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

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clocks import Taken, milliseconds, time_command
from benchmarks.corpus import write_corpus

CJMAP = str(Path(sys.executable).parent / "cjmap")
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
TODAY = ("--today", "2026-11-23")


@dataclass(frozen=True, slots=True)
class Measured:
    """A build: what it took, and what came of it."""

    what: str
    taken: Taken
    bytes: int
    files: int


def main() -> None:
    """Print a table of builds, then what a browser makes of the largest journey."""
    quick = "--quick" in sys.argv
    maps = int(_option("--maps", "5" if quick else "1000"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        kept = Path(_option("--keep", str(work))).resolve()
        print("| build | processor time | wall time | size | files |\n|---|---|---|---|---|")
        for example in ("clinic",) if quick else ("clinic", "sklep"):
            folder = Path(shutil.copytree(EXAMPLES / example, work / example))
            _shown(_built(example, folder, work / f"{example}-site"))
            one = work / f"{example}.html"
            _shown(_built(f"{example}, one file, all kept", folder, one, "--single-file"))
        many = work / "many"
        write_corpus(many, maps)
        called = f"{maps:,} maps"
        target = work / "many-site"
        _shown(_built(f"{called}, --jobs 1, nothing kept", many, target, "--jobs", "1"))
        ours = _shown(_built(f"{called}, --jobs 1, all kept", many, target, "--jobs", "1"))
        _shown(_built(f"{called}, --jobs 2, all kept", many, target, "--jobs", "2"))
        shutil.rmtree(many / ".cjmap_cache")
        cold = _shown(_built(f"{called}, --jobs 2, nothing kept", many, target, "--jobs", "2"))
        if quick:
            return
        peer = _shown(_peer(called, many, work / "peer", kept))
        for measured in (cold, ours):
            ratio = measured.taken.processor / peer.taken.processor
            print(
                f"\n{measured.what} / MkDocs Material: {ratio:.2f} of its processor time,", end=""
            )
            print(f" {measured.bytes / peer.bytes:.2f} of its size.")
        _seen(work / "sklep-site", work / "sklep.html")


def _option(name: str, otherwise: str) -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else otherwise


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


def _peer(called: str, maps: Path, folder: Path, kept: Path) -> Measured:
    """Build the texts of the same maps with MkDocs and the theme Material."""
    home = kept / "peer-mkdocs-material"
    python = home / "bin" / "python"
    if not python.exists():
        print(f"Installing mkdocs-material into {home} …", file=sys.stderr)
        time_command([sys.executable, "-m", "venv", str(home)])
        time_command(
            [str(python), "-m", "pip", "install", "--quiet", "mkdocs<2", "mkdocs-material"]
        )
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


def _seen(site: Path, one: Path) -> None:
    """Open the largest journey as a page of the folder and in the one file; tell its first paint."""
    from playwright.sync_api import sync_playwright

    largest = max((site / "journeys").glob("*.html"), key=lambda each: each.stat().st_size)
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        print("\n| page | weight | first contentful paint | loaded |\n|---|---|---|---|")
        for what, address in (
            ("the largest journey, folder", largest.as_uri()),
            ("the same, one file", f"{one.as_uri()}#journeys/{largest.stem}"),
        ):
            paints, loads = [], []
            weight = 0
            for _ in range(5):
                page = browser.new_page()
                page.goto(address, wait_until="load")
                page.wait_for_function(
                    "performance.getEntriesByName('first-contentful-paint').length"
                )
                paints.append(
                    page.evaluate(
                        "performance.getEntriesByName('first-contentful-paint')[0].startTime"
                    )
                )
                loads.append(
                    page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
                )
                weight = sum(
                    _weight(each)
                    for each in [
                        address,
                        *page.evaluate("performance.getEntriesByType('resource').map(e => e.name)"),
                    ]
                )
                page.close()
            paint, load = sorted(paints)[2], sorted(loads)[2]
            print(f"| {what} | {weight / 1e3:,.0f} kB | {paint:.0f} ms | {load:.0f} ms |")
        browser.close()


def _weight(address: str) -> int:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(address)
    return Path(unquote(parts.path)).stat().st_size if parts.scheme == "file" else 0


if __name__ == "__main__":
    main()
