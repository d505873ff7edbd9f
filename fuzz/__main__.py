"""The command line: `python -m fuzz --help`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz import guided
from fuzz.targets import NAMES, target_named
from fuzz.unguided import look_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fuzz.guided import Ran

_FINDINGS = Path("fuzz-findings")
_SHOWN = 25
_MISSING = """\
fuzz: Atheris is not installed.
  help: pip install -e ".[fuzz]"  (Linux, Python 3.11 to 3.13)
  help: `python -m pytest tests/fuzz` runs all targets without it."""


def main(words: Sequence[str]) -> int:
    """Do what is asked; return 0, 1 where something was found, 2 where nothing could be done."""
    asked = _arguments(words)
    if asked.list:
        for name in NAMES:
            print(f"{name:<18} {target_named(name).about}")
        return 0
    if asked.target is None and not asked.all:
        return _refused("name a target, or say --all; --list names them.")
    if asked.target is not None and asked.target not in NAMES:
        return _refused(f"there is no target `{asked.target}`; --list names them.")
    if asked.files:
        return _again(asked.target, asked.files)
    if not guided.is_installed():
        print(_MISSING, file=sys.stderr)
        return 2
    names = NAMES if asked.all else (asked.target,)
    how = guided.Asked(
        asked.seconds, asked.runs, asked.seeds, asked.seed, asked.findings, asked.corpus
    )
    found = 0
    for name in names:
        ran = guided.run(name, how)
        _tell(ran)
        found += ran.code != 0
    return 1 if found else 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzz cjmap.")
    parser.add_argument("target", nargs="?", help="the name of a target")
    parser.add_argument("files", nargs="*", type=Path, help="inputs to look at again")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--all", action="store_true", help="every target, one after the other")
    parser.add_argument("--seconds", type=int, default=0, help="how long each is run (0: no end)")
    parser.add_argument("--runs", type=int, default=0, help="how many inputs each gets (0: no end)")
    parser.add_argument("--seeds", type=int, default=0, help="how many to start from (0: all)")
    parser.add_argument("--seed", type=int, default=0, help="of the dice (0: another each time)")
    parser.add_argument("--findings", type=Path, default=_FINDINGS, help="folder of what is found")
    parser.add_argument("--corpus", type=Path, help="folder to keep inputs in that reach more")
    return parser.parse_args(words)


def _again(name: str, files: Sequence[Path]) -> int:
    """Look at inputs once more; what they break is raised as it is, with where it happened."""
    target = target_named(name)
    for file in files:
        began = time.perf_counter()
        look_at(target, file.read_bytes())
        print(f"{file}: nothing wrong ({time.perf_counter() - began:.2f} s)")
    return 0


def _tell(ran: Ran) -> None:
    print(
        f"{ran.target:<18} {ran.executions:>9,} inputs {ran.per_second:>6,}/s"
        f"  reached {ran.reached_at_first:,} → {ran.reached:,} in {ran.inputs:,} inputs"
        f"  slowest {ran.slowest} s  {ran.megabytes:,} MB",
        flush=True,
    )
    if ran.code:
        print("\n".join(ran.said.splitlines()[-_SHOWN:]))
        print(f"{ran.target}: FOUND something (exit code {ran.code})")
        if ran.finding is not None:
            print(f"  the input: {ran.finding}")
            print(f"  again:     python -m fuzz {ran.target} {ran.finding}", flush=True)


def _refused(why: str) -> int:
    print(f"fuzz: {why}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
