"""Measure `cjmap report` against `cjmap lint` of the same maps.

    python -m benchmarks.report            # 1,000 maps, about a minute
    python -m benchmarks.report --quick    # 100 maps, to see that it works

Every ratio is of processor times within this run, on this machine. Both commands read the same maps
with the same models; what differs is what they ask of them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clocks import command_peak, command_seconds
from benchmarks.comparison import CJMAP, Asked, Row, alone
from benchmarks.corpus import write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = ("text", "markdown", "json", "html")


def compare(asked: Asked) -> Iterator[Row]:
    """Yield a row a form, and one for memory."""
    maps, runs = (100, 1) if asked.quick else (1000, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, maps)
        lint = [CJMAP, "lint", str(folder)]
        seconds, megabytes = command_seconds(lint, runs), command_peak(lint)
        for form in FORMS:
            words = [CJMAP, "report", str(folder), "--to", form]
            ratio = command_seconds(words, runs) / seconds
            yield Row(f"`report --to {form}` / `lint`, {maps:,} maps", ratio, "≤ 2")
        peak = command_peak([CJMAP, "report", str(folder)])
        yield Row(f"the same in peak memory ({peak:.0f} MB), text", peak / megabytes)


if __name__ == "__main__":
    alone(compare, __doc__)
