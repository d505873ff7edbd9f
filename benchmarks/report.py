"""Measure `cjmap report` against `cjmap lint` of the same maps, and print a Markdown table of ratios.

    python -m benchmarks.report            # 1,000 maps, about a minute
    python -m benchmarks.report --quick    # 100 maps, to see that it works

Every ratio is of processor times within this run, on this machine. Both commands read the same maps
with the same models; what differs is what they ask of them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.clocks import command_peak, command_seconds
from benchmarks.corpus import write_corpus

BIN = Path(sys.executable).parent
FORMS = ("text", "markdown", "json", "html")


def main() -> None:
    """Run all measurements."""
    quick = "--quick" in sys.argv
    maps, runs = (100, 1) if quick else (1000, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, maps)
        lint = [str(BIN / "cjmap"), "lint", str(folder)]
        seconds, megabytes = command_seconds(lint, runs), command_peak(lint)
        print("| measured | ratio | goal |\n|---|---|---|")
        for form in FORMS:
            words = [str(BIN / "cjmap"), "report", str(folder), "--to", form]
            ratio = command_seconds(words, runs) / seconds
            print(
                f"| `report --to {form}` / `lint`, {maps:,} maps | {ratio:.2f} | ≤ 2 |", flush=True
            )
        peak = command_peak([str(BIN / "cjmap"), "report", str(folder)])
        print(f"| the same in peak memory ({peak:.0f} MB), text | {peak / megabytes:.2f} | |")


if __name__ == "__main__":
    main()
