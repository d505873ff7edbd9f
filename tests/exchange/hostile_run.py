"""Imports hostile files, each in a process of its own with little time and memory, and tells what came.

`python hostile_run.py FOLDER GROUP` prints a line of JSON a case. One process is made ready and then
divided: that costs milliseconds a case.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.exchange.hostile import Case

SECONDS = 15
MEMORY = 1_500_000_000
BROKEN = 99


@dataclass(frozen=True, slots=True)
class Ran:
    """How one import ended: the code (negative: the signal that ended it), what it said, what it left.

    `files` are the files below the folder of the case, with their text; `megabytes` the most memory
    that the process had.
    """

    about: str
    code: int
    said: str
    seconds: float
    megabytes: int
    files: dict[str, str] = field(default_factory=dict)


def run(folder: Path, case: Case) -> Ran:
    """Import the file of a case into a new folder."""
    folder.mkdir(parents=True)
    (folder / case.name).write_bytes(case.make())
    child = os.fork()
    if not child:
        _import(folder, case)
    _, status, used = os.wait4(child, 0)
    said = (folder / ".said").read_bytes().decode("utf-8", "surrogateescape")
    files = {
        each.relative_to(folder).as_posix(): each.read_bytes().decode("utf-8", "surrogateescape")
        for each in folder.rglob("*")
        if each.is_file() and each.name not in (case.name, ".said")
    }
    seconds = used.ru_utime + used.ru_stime
    return Ran(case.about, os.waitstatus_to_exitcode(status), said, round(seconds, 2), used.ru_maxrss // 1000, files)  # fmt: skip


def _import(folder: Path, case: Case) -> None:
    os.chdir(folder)
    said = os.open(".said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.alarm(4 * SECONDS)  # also where nothing is calculated
    code = BROKEN
    try:
        from cjmap.cli.entry import main

        code = main(["import", case.name, "-o", "out", *case.options])
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(code)


def prepare(folder: Path, case: Case) -> None:
    """Import one harmless file in this process, so that what every case needs is loaded once."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from cjmap.cli.entry import main

    folder.mkdir(parents=True)
    os.chdir(folder)
    Path(case.name).write_bytes(case.make())
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        main(["import", case.name, "-o", "out"])
    os.chdir(folder.parent)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    os.environ["CJMAP_DEBUG"] = "1"
    from tests.exchange.hostile import CASES, HARMLESS

    top = Path(sys.argv[1]).resolve()
    prepare(top / "harmless", HARMLESS[sys.argv[2]])
    for number, each in enumerate(CASES[sys.argv[2]]):
        print(json.dumps(asdict(run(top / str(number), each))), flush=True)
