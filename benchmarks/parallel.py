"""Measure how many maps it takes for several processors to be quicker than one.

    python -m benchmarks.parallel [--quick]

`validate` and `lint` without a run before, of generated maps, with all processors and, in the same run,
held to one of them. Wall times, the least of several runs: this needs a machine that does nothing
else. The number from which work is shared (`FEW` in `cjmap.source.reading` and `cjmap.check.lint`) is
chosen by it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.clocks import milliseconds, time_command
from benchmarks.corpus import write_corpus
from cjmap.recall.asked import NO_CACHE

COMMANDS = ("validate", "lint")


def main() -> None:
    """Print a table by number of maps."""
    quick = "--quick" in sys.argv
    everywhere = sorted(os.sched_getaffinity(0))
    print(f"| maps | command | one processor | {len(everywhere)} processors | ratio |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for count in (10, 100) if quick else (30, 60, 100, 200, 500, 1000, 3000):
            folder = Path(name) / str(count)
            write_corpus(folder, count)
            for command in COMMANDS:
                alone = _wall(command, folder, everywhere[:1], 2 if quick else 9)
                together = _wall(command, folder, everywhere, 2 if quick else 9)
                print(
                    f"| {count:,} | {command} | {milliseconds(alone)} | {milliseconds(together)} |"
                    f" {together / alone:.2f} |"
                )


def _wall(command: str, folder: Path, processors: list[int], runs: int) -> float:
    """Return the least wall time of a command that is held to some processors."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors)
    try:
        words = [sys.executable, "-m", "cjmap", command, str(folder)]
        taken = [
            time_command(words, environment={NO_CACHE: "1"}, may_differ=True)[0].wall
            for _ in range(runs)
        ]
    finally:
        os.sched_setaffinity(0, before)
    return min(taken)


if __name__ == "__main__":
    main()
