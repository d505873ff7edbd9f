"""Measure what each command costs before it does anything, and what it imports for that.

    python -m benchmarks.startup [--quick]

Each command is run as people, editors, shells and git run it, on a copy of one example. Told are its
processor time as a ratio to `python -c pass`, the modules that it imports, and which of the heavy ones
are among them. “again” is the second run of a command that is answered from the first. The least of
several runs; the table is of this machine, its ratios hardly are. pip's launcher is told by itself: all that
it imports comes before cjmap.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clocks import command_seconds
from benchmarks.comparison import CJMAP, EXAMPLES, Asked, Row, alone
from cjmap.recall.asked import NO_CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAVY = ("pydantic", "typer", "rich", "ruamel", "babel", "graphviz", "jinja2", "tomllib")
JOURNEY = "first-visit.journey.yaml"

TELL_IMPORTS = """
import sys
from cjmap.cli.entry import main
sys.argv[0] = "cjmap"
try:
    main()
except SystemExit:
    pass
import os
os.write(9, "\\n".join(sys.modules).encode())
"""
"""Runs a command and writes the names of all modules to descriptor 9."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command line, and whether a run before may answer it."""

    words: tuple[str, ...]
    again: bool = False
    goal: str = ""

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"cjmap {' '.join(self.words)}" + (" (again)" if self.again else "")


CASES = (
    Case(("--version",), goal="≤ 1.5"),
    Case(("--help",), goal="≤ 8"),
    Case(("--ids", "journey")),
    Case(("completion", "bash")),
    Case(("git", "textconv", JOURNEY)),
    Case(("git", "merge-driver", "base", "ours", "theirs", "7", JOURNEY)),
    Case(("validate", JOURNEY), again=True),
    Case(("validate",), again=True),
    Case(("lint",), again=True),
    Case(("lint", "--format", "json"), again=True),
    Case(("validate", JOURNEY)),
    Case(("validate",)),
    Case(("lint",)),
    Case(("fmt", "--check")),
    Case(("explain", "CJ101")),
    Case(("find", "kind:pain")),
    Case(("report",)),
    Case(("diff", JOURNEY, JOURNEY)),
    Case(("render", JOURNEY, "-o", "picture.svg")),
)


def compare(asked: Asked) -> Iterator[Row]:
    """Print what each command imports, then yield what it costs."""
    runs = 1 if asked.quick else 15
    rows = []
    python = sys.executable
    print("| command | modules | heavy ones |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(EXAMPLES / "clinic", Path(name) / "clinic"))
        for each in ("base", "ours", "theirs"):
            shutil.copy(folder / JOURNEY, folder / each)
        nothing = command_seconds([python, "-c", "pass"], runs, folder)
        for case in CASES[::4] if asked.quick else CASES:
            command = [python, "-m", "cjmap", *case.words]
            os.environ[NO_CACHE] = "1"
            if case.again:
                del os.environ[NO_CACHE]
                command_seconds(command, 1, folder)
            taken = command_seconds(command, runs, folder)
            modules = _modules(command, folder)
            heavy = ", ".join(each for each in HEAVY if each in modules)
            print(f"| {case.name} | {len(modules)} | {heavy or '–'} |", flush=True)
            rows.append(Row(f"`{case.name}` / `python -c pass`", taken / nothing, case.goal))
        cost = "imports `re`" if "import re" in Path(CJMAP).read_text("utf-8") else "is lean"
        taken = command_seconds([CJMAP, "--version"], runs)
        rows.append(Row(f"the first through pip's launcher, which {cost}", taken / nothing))
    yield from rows


def _modules(command: list[str], folder: Path) -> set[str]:
    """Return the names of the modules that a command imports."""
    words = command[command.index("cjmap") + 1 :]
    with tempfile.TemporaryFile() as told:
        code = f"import os; os.dup2({told.fileno()}, 9)\n{TELL_IMPORTS}"
        subprocess.run(
            [command[0], "-c", code, *words],
            cwd=folder,
            pass_fds=[told.fileno()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        told.seek(0)
        return set(told.read().decode().split("\n"))


if __name__ == "__main__":
    alone(compare, __doc__)
