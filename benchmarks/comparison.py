"""What every comparison has in common: how it is asked, the rows that it gives, and the table of them.

A comparison is a module with a function that yields rows and ends with

    if __name__ == "__main__":
        alone(compare, __doc__)

It prints what else it has to tell, such as a table of seconds, before its first row.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers import Peers
from cjmap.recall.asked import NO_CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
BIN = Path(sys.executable).parent
CJMAP = str(BIN / "cjmap")

HEADER = "| measured | ratio | goal |\n|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured against what, and how one stands to the other."""

    measured: str
    """Both, ours first: `lint` / `validate`."""
    ratio: float | None
    """None if it was not measured; `goal` says why."""
    goal: str = ""
    """What the ratio should be, if anything was decided."""

    def __str__(self) -> str:
        """Write a row of the Markdown table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.{0 if self.ratio >= 100 else 2}f}"
        return f"| {self.measured} | {ratio} | {self.goal} |"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a comparison is to run."""

    quick: bool
    """Few and small: to see that it works. No peer is installed."""
    peers: Peers
    options: argparse.Namespace
    """What only this comparison is asked."""


def alone(
    compare: Callable[[Asked], Iterable[Row]],
    about: str | None,
    options: Callable[[argparse.ArgumentParser], None] | None = None,
) -> None:
    """Run one comparison as the command line asks for it, and print its rows.

    No command says again what it has said in another run, unless the comparison sees to that.
    """
    os.environ[NO_CACHE] = "1"
    program = Path(sys.argv[0])
    name = program.parent.name if program.stem == "__main__" else program.stem
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    common_options(parser)
    parser.add_argument("--rows", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    if options:
        options(parser)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peers = Peers((asked.keep or Path(folder)).resolve(), may_install=not asked.quick)
        given: list[dict[str, Any]] = []
        for row in compare(Asked(asked.quick, peers, asked)):
            if not given:
                print(f"\n{HEADER}")
            print(row, flush=True)
            given.append(asdict(row))
    if asked.rows:
        asked.rows.write_text(json.dumps(given), "utf-8")


def common_options(parser: argparse.ArgumentParser) -> None:
    """Add what every comparison can be asked, and all of them together."""
    parser.add_argument(
        "--quick",
        action="store_true",
        help="fewer and smaller, to see that it works; installs nothing",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="where peers are installed, and found the next time",
    )
