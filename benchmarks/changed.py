"""Measure what a run costs when some of a thousand maps have changed since the run before.

    python -m benchmarks.changed [--quick] [--maps N]

`validate` and `lint` know from the run before what was found in each map and what that depended on. Told is
the processor time of a run after an edit as a ratio to a run that knows nothing; and the
seconds beside that of `python -c pass` and of a run over one map alone.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.clocks import command_seconds
from benchmarks.comparison import Asked, Row, alone
from benchmarks.corpus import write_corpus
from cjmap.recall.asked import NO_CACHE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


class Edit(NamedTuple):
    """An edit of one map; each `{}` is another number each time, so that something changes."""

    name: str
    file: str
    old: str
    new: str


EDITS = (
    Edit("nothing", "", "", ""),
    Edit("a text of a journey", "journey-0001.journey.yaml", "Otwieram stronę", "Otwieram {}"),
    Edit("a score of a journey", "journey-0001.journey.yaml", "frequency: 0.4", "frequency: 0.{}"),
    Edit("the id of a pain", "journey-0001.journey.yaml", "id: late-0-0", "id: late-{}"),
    Edit("the title of a journey", "journey-0001.journey.yaml", "Zamawiam", "Zamawiam {}"),
    Edit("a text of the persona", "anna.persona.yaml", "Zamawia wieczorem", "Zamawia {}"),
    Edit("a date of the catalog", "shop.catalog.yaml", "date: 2026-05-1", "date: 2026-04-1{} # "),
)


def compare(asked: Asked) -> Iterator[Row]:
    """Edit, run, and put the map back, for each command."""
    count = 40 if asked.quick else asked.options.maps
    runs = 1 if asked.quick else 3
    with tempfile.TemporaryDirectory() as name:
        folder, alone_there = Path(name) / "all", Path(name) / "one"
        for each, maps in ((folder, count), (alone_there, 1)):
            each.mkdir()
            write_corpus(each, maps)
            (each / "cjmap.toml").write_text("version = 1\n")
        nothing = command_seconds([sys.executable, "-c", "pass"], runs)
        print("| command | edit | seconds | beyond one map |\n|---|---|---|---|")
        rows = []
        for command in ("validate", "lint"):
            words = [sys.executable, "-m", "cjmap", command, "--fail-on", "never"]
            os.environ[NO_CACHE] = "1"
            anew = command_seconds(words, 1, folder)
            little = command_seconds(words, runs, alone_there)
            del os.environ[NO_CACHE]
            command_seconds(words, 1, folder)
            print(f"| `{command}` | anew | {anew:.2f} | {anew - little:.2f} |")
            for edit in EDITS:
                taken = min(_after(edit, words, folder, number) for number in range(1, runs + 1))
                print(f"| `{command}` | {edit.name} | {taken:.2f} | {taken - little:.2f} |")
                goal = "≤ 0.4 s beyond start-up" if edit.name == "nothing" else ""
                said = f"`{command}`, {count:,} maps, changed: {edit.name} / anew"
                rows.append(Row(said, taken / anew, goal))
            os.environ[NO_CACHE] = "1"
        print(f"\n`python -c pass`: {nothing:.3f} s", flush=True)
    yield from rows


def _after(edit: Edit, words: list[str], folder: Path, number: int) -> float:
    """Return the seconds of a run after an edit; a further run knows the map as it was."""
    file = next(folder.rglob(edit.file)) if edit.file else None
    before = file.read_text("utf-8") if file is not None else ""
    if file is not None:
        if edit.old not in before:
            sys.exit(f"{file.name} has no “{edit.old}”")
        file.write_text(before.replace(edit.old, edit.new.format(number), 1), "utf-8")
    taken = command_seconds(words, 1, folder)
    if file is not None:
        file.write_text(before, "utf-8")
        command_seconds(words, 1, folder)
    return taken


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--maps", type=int, default=1_000, help="how many (1,000)")


if __name__ == "__main__":
    alone(compare, __doc__, _options)
