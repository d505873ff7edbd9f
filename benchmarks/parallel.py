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
from typing import TYPE_CHECKING

from benchmarks.clocks import milliseconds, time_command
from benchmarks.comparison import Asked, Row, alone
from benchmarks.corpus import write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = ("validate", "lint")


def compare(asked: Asked) -> Iterator[Row]:
    """Yield two rows for each number of maps."""
    quick = asked.quick
    everywhere = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as name:
        for count in (10,) if quick else (30, 60, 100, 200, 500, 1000, 3000):
            folder = Path(name) / str(count)
            write_corpus(folder, count)
            for command in COMMANDS:
                single = _wall(command, folder, everywhere[:1], 1 if quick else 9)
                together = _wall(command, folder, everywhere, 1 if quick else 9)
                what = (
                    f"`{command}` of {count:,} maps, {len(everywhere)} processors"
                    f" ({milliseconds(together)}) / one ({milliseconds(single)}), on the wall"
                )
                yield Row(what, together / single)


def _wall(command: str, folder: Path, processors: list[int], runs: int) -> float:
    """Return the least wall time of a command that is held to some processors."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors)
    try:
        words = [sys.executable, "-m", "cjmap", command, str(folder)]
        taken = [time_command(words, may_differ=True)[0].wall for _ in range(runs)]
    finally:
        os.sched_setaffinity(0, before)
    return min(taken)


if __name__ == "__main__":
    alone(compare, __doc__)
