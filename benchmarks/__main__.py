"""Measure everything against its peers, and print one Markdown table of ratios.

    python -m benchmarks                      # all of it: most of an hour, and peers of some gigabytes
    python -m benchmarks --quick              # to see that all of it works; installs nothing
    python -m benchmarks diff site            # only these
    python -m benchmarks -o FILE              # the table into a file, too

Each comparison is a module that also runs by itself, and says more then: `python -m benchmarks.diff`. Here each
has a process of its own, so that none changes what another measures; what it says beside its rows goes to
stderr. A peer that cannot be had is told in the table; a comparison that fails is, too, and the exit code
is 1. Needs the `dev` extra; some comparisons need npm and Chromium. Ratios hold on other machines and on
busy ones, seconds do not: only ratios are in the table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.comparison import HEADER, ROOT, Row, common_options
from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPARISONS = (
    "startup",
    "checking",
    "changed",
    "parallel",
    "pictures",
    "routing",
    "mermaid",
    "mermaid_import",
    "diff",
    "report",
    "plan",
    "measure",
    "measure_agreement",
    "site",
    "serve",
)
"""The modules, in the order of the table."""


def main() -> None:
    """Run what is asked for, and print the table as it grows."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(COMPARISONS))
    common_options(parser)
    parser.add_argument(
        "-o", dest="file", type=Path, metavar="FILE", help="write the table there, too"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(COMPARISONS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(COMPARISONS)}")
    lines = [_where(quick=asked.quick), "", HEADER]
    print("\n".join(lines), flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        keep = (asked.keep or Path(folder)).resolve()
        for name in asked.names or COMPARISONS:
            for row in _rows(name, keep, quick=asked.quick):
                failed = failed or row.goal == FAILED
                lines.append(str(row))
                print(row, flush=True)
    if asked.file:
        asked.file.write_text("\n".join([*lines, ""]), "utf-8")
    sys.exit(1 if failed else 0)


FAILED = "**failed**"


def _where(*, quick: bool) -> str:
    """Say what was measured on what."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    small = ", small and once (`--quick`): no figures to quote" if quick else ""
    return f"cjmap {__version__}, {python}, {platform.system()}, {os.cpu_count()} processors{small}"


def _rows(name: str, keep: Path, *, quick: bool) -> Iterator[Row]:
    """Run a comparison in a process of its own; yield its rows, headed by its name."""
    yield Row(f"**{name}**", None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.json"
        words = [
            sys.executable,
            "-m",
            f"benchmarks.{name}",
            "--keep",
            str(keep),
            "--rows",
            str(file),
        ]
        words += ["--quick"] if quick else []
        print(f"\n== {name}", file=sys.stderr, flush=True)
        done = subprocess.run(words, cwd=ROOT, stdout=sys.stderr, check=False)
        if done.returncode == 0:
            yield from (Row(**row) for row in json.loads(file.read_text("utf-8")))
        else:
            yield Row(f"`python -m benchmarks.{name}`", None, FAILED)


if __name__ == "__main__":
    main()
