"""Measure cjmap against its peers and print one Markdown table of ratios.

    python -m benchmarks            # everything, about two minutes
    python -m benchmarks --quick    # fewer maps and runs, to see that it works

Needs the `dev` extra. Every ratio is of processor times within this run, on this machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.clocks import command_peak, command_seconds, function_seconds
from benchmarks.corpus import journey_text, write_corpus

PYTHON = sys.executable
BIN = Path(PYTHON).parent


def main() -> None:
    """Run all measurements."""
    quick = "--quick" in sys.argv
    runs = 3 if quick else 15
    maps = 100 if quick else 1000
    print("| measured | ratio | goal |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _start_up(runs)
        _one_map(folder / "one", runs)
        _many_maps(folder / "many", maps, 1 if quick else 3)
        _picture(3 if quick else 9)


def _row(what: str, ratio: float, goal: str) -> None:
    print(f"| {what} | {ratio:.2f} | {goal} |", flush=True)


def _start_up(runs: int) -> None:
    bare = command_seconds([PYTHON, "-c", "pass"], runs * 2)
    entry = "import sys; from cjmap.cli.entry import main; sys.exit(main(sys.argv[1:]))"
    for option, goal in (("--version", "≤ 1.5"), ("--help", "≤ 8")):
        ours = command_seconds([PYTHON, "-c", entry, option], runs * 2)
        _row(f"`cjmap {option}` / `python -c pass`", ours / bare, goal)
    launcher = BIN / "cjmap"
    cost = "imports `re`" if "import re" in launcher.read_text(encoding="utf-8") else "is lean"
    ours = command_seconds([str(launcher), "--version"], runs * 2)
    _row(f"`cjmap --version` through pip's launcher, which {cost}", ours / bare, "")


def _one_map(folder: Path, runs: int) -> None:
    [file] = write_corpus(folder, 1)
    lines = journey_text(0).count("\n")
    ours = command_seconds([str(BIN / "cjmap"), "validate", str(file)], runs)
    yamllint = [str(BIN / "yamllint"), "-d", "relaxed", str(file)]
    theirs = command_seconds(yamllint, runs)
    _row(f"`validate` of one map of {lines} lines / yamllint, cold", ours / theirs, "≤ 1.2")


def _many_maps(folder: Path, maps: int, runs: int) -> None:
    from _ruamel_yaml import CParser

    from cjmap.check.run import validate
    from cjmap.workspace import open_workspace

    files = write_corpus(folder, maps)
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
    _row(
        f"parse and validate {maps:,} maps / C events alone",
        function_seconds(ours, runs) / base,
        "≤ 4",
    )

    _lint(folder, runs)
    command_seconds([str(BIN / "cjmap"), "schema", "--write", str(folder / "schemas")], 1)
    schema = folder / "schemas" / "journey.schema.json"
    peer = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *map(str, files)]
    theirs = command_seconds(peer, 1)
    whole = command_seconds([str(BIN / "cjmap"), "validate", str(folder)], runs)
    _row(f"check-jsonschema / `validate`, {maps:,} maps, whole command", theirs / whole, "≥ 8")


def _lint(folder: Path, runs: int) -> None:
    """Measure `lint` of maps with nothing to complain of, then with one finding in each."""
    day = ["--today", "2026-11-15"]
    validate = [str(BIN / "cjmap"), "validate", "--fail-on", "never", str(folder)]
    lint = [str(BIN / "cjmap"), "lint", "--fail-on", "never", *day, str(folder)]
    noisy = [*lint, "--extend-select", "no-loop", "--format", "concise"]
    seconds, peak = command_seconds(validate, runs), command_peak(validate)
    for what, words, goal in (
        ("nothing to find", lint, "≤ 1.5"),
        ("a finding in each", noisy, ""),
    ):
        _row(f"`lint` / `validate`, {what}", command_seconds(words, runs) / seconds, goal)
        megabytes = command_peak(words)
        _row(f"the same in peak memory ({megabytes:.0f} MB)", megabytes / peak, "")


def _picture(runs: int) -> None:
    from cjmap.draw import picture, render
    from cjmap.draw.engine import embedded_binary
    from cjmap.workspace import open_workspace

    folder = Path(__file__).parent.parent / "examples" / "sklep"
    workspace = open_workspace(folder)
    journey = workspace.map_of("journey", "zamawiam-rosline")
    scene = picture(journey, workspace)
    with tempfile.TemporaryDirectory() as name:
        dot = Path(name) / "journey.dot"
        dot.write_bytes(render(scene, "dot"))
        engine = [str(embedded_binary()), "-Kneato", "-n2", "-Tsvg", "-o", "/dev/null", str(dot)]
        base = command_seconds(engine, runs * 3)
    cold = command_seconds(
        [str(BIN / "cjmap"), "render", str(folder / "zamawiam-rosline.journey.yaml"), "-o", "-"],
        runs,
    )
    warm = function_seconds(lambda: render(picture(journey, workspace), "svg"), runs) + base
    _row("example journey to SVG / the engine alone, in a process that is up", warm / base, "≤ 10")
    _row("example journey to SVG / the engine alone, whole command", cold / base, "")


if __name__ == "__main__":
    main()
