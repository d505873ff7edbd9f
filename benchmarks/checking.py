"""Measure `validate` and `lint`: one map, many maps, time and memory; beside yamllint and check-jsonschema.

python -m benchmarks.checking            # 1,000 maps, about two minutes
python -m benchmarks.checking --quick    # 100 maps and fewer runs
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clocks import command_peak, command_seconds, function_seconds
from benchmarks.comparison import BIN, CJMAP, Asked, Row, alone
from benchmarks.corpus import journey_text, write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator


def compare(asked: Asked) -> Iterator[Row]:
    """Yield rows of one map and of many."""
    with tempfile.TemporaryDirectory() as name:
        yield from _one_map(Path(name) / "one", 3 if asked.quick else 15)
        maps, runs = (100, 1) if asked.quick else (1000, 3)
        folder = Path(name) / "many"
        files = write_corpus(folder, maps)
        yield from _reading(folder, maps, runs)
        yield from _linting(folder, runs)
        yield _schema(folder, files, runs)


def _one_map(folder: Path, runs: int) -> Iterator[Row]:
    [file] = write_corpus(folder, 1)
    lines = journey_text(0).count("\n")
    ours = command_seconds([CJMAP, "validate", str(file)], runs)
    theirs = command_seconds([str(BIN / "yamllint"), "-d", "relaxed", str(file)], runs)
    yield Row(f"`validate` of one map of {lines} lines / yamllint, cold", ours / theirs, "≤ 1.2")


def _reading(folder: Path, maps: int, runs: int) -> Iterator[Row]:
    """Measure what checking adds to reading YAML, in a process that is up."""
    from _ruamel_yaml import CParser

    from cjmap.check.run import validate
    from cjmap.workspace import open_workspace

    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]

    def events() -> None:
        for text in texts:
            next_event = CParser(text).get_event
            while type(next_event()).__name__ != "StreamEndEvent":
                pass

    def ours() -> None:
        report = validate(open_workspace(folder))
        assert report.maps == maps + 2, report.maps
        assert not report.findings, report.findings[0]

    ours()  # the models are built once a process
    base = function_seconds(events, runs)
    ratio = function_seconds(ours, runs) / base
    yield Row(f"parse and validate {maps:,} maps / C events alone", ratio, "≤ 4")


def _linting(folder: Path, runs: int) -> Iterator[Row]:
    """Measure `lint` of maps with nothing to complain of, then with one finding in each."""
    day = ["--today", "2026-11-15"]
    validate = [CJMAP, "validate", "--fail-on", "never", str(folder)]
    lint = [CJMAP, "lint", "--fail-on", "never", *day, str(folder)]
    noisy = [*lint, "--extend-select", "no-loop", "--format", "concise"]
    seconds, peak = command_seconds(validate, runs), command_peak(validate)
    for what, words, goal in (
        ("nothing to find", lint, "≤ 1.5"),
        ("a finding in each", noisy, ""),
    ):
        yield Row(f"`lint` / `validate`, {what}", command_seconds(words, runs) / seconds, goal)
        megabytes = command_peak(words)
        yield Row(f"the same in peak memory ({megabytes:.0f} MB)", megabytes / peak)


def _schema(folder: Path, files: list[Path], runs: int) -> Row:
    command_seconds([CJMAP, "schema", "--write", str(folder / "schemas")], 1)
    schema = folder / "schemas" / "journey.schema.json"
    peer = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *map(str, files)]
    theirs = command_seconds(peer, 1)
    ours = command_seconds([CJMAP, "validate", str(folder)], runs)
    what = f"check-jsonschema / `validate`, {len(files):,} maps, whole command"
    return Row(what, theirs / ours, "≥ 8")


if __name__ == "__main__":
    alone(compare, __doc__)
