"""Runs commands that write, and kills each at every change that it makes to a folder.

`python killing.py FOLDER` prints a line of JSON for each time a command was killed, and one for the
time it came to its end. Two ways: at the Nth change (a file is opened to be written, renamed,
removed, a folder made), and in the middle of a write, where the system ends a process at so many
bytes of a file.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.attacks.kills import Killed

_CHANGES = {
    "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.truncate",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed command left.

    `name` is that of the command, `at` where it was killed, `code` how it ended, `files` all files.

    `again` is the exit code of the same command, run once more and left alone; None where it was not.
    """

    name: str
    at: str
    code: int
    files: dict[str, str]
    again: int | None = None
    files_again: dict[str, str] | None = None


def held(folder: Path) -> dict[str, str]:
    """Return the text of every file in a folder."""
    return {
        each.relative_to(folder).as_posix(): each.read_bytes().decode("latin-1")
        for each in folder.rglob("*")
        if each.is_file()
    }


class _KillAt:
    """Ends the process at its Nth change."""

    def __init__(self, number: int, folder: Path) -> None:
        self._left = number
        self._folder = str(folder)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        changes = event in _CHANGES or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        )
        if changes and self._folder in os.path.abspath(_name(arguments[0])):
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)


def _name(argument: object) -> str:
    return os.fsdecode(argument) if isinstance(argument, (str, bytes, os.PathLike)) else ""


def _run(folder: Path, case: Killed, number: int = 0, room: int | None = None) -> int:
    """Run a command in a process of its own; return its exit code, negative for a signal."""
    child = os.fork()
    if not child:
        _be_killed(folder, case, number, room)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_killed(folder: Path, case: Killed, number: int, room: int | None) -> NoReturn:
    code = 99
    try:
        os.chdir(folder)
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        if number:
            sys.addaudithook(_KillAt(number, folder))
        if room is not None:
            from tests.attacks.attacking import limit_files

            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python would make an error of it
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            limit_files(room)
        signal.alarm(60)
        sys.argv = ["cjmap", *case.command]

        from cjmap.cli.entry import main

        code = (case.run or main)()
    finally:
        os._exit(code)


def killed(top: Path, case: Killed) -> Iterator[Left]:
    """Run a command to its end, then again and again, each time killed a little later."""
    from tests.attacks.attack import plant

    def fresh(name: str) -> Path:
        folder = top / name / "maps"
        shutil.rmtree(folder.parent, ignore_errors=True)
        plant(folder, case.files)
        return folder

    folder = fresh("whole")
    before = held(folder)
    yield Left(case.name, "before", 0, before)
    code = _run(folder, case)
    whole = held(folder)
    yield Left(case.name, "the end", code, whole)
    largest = max(
        (len(whole[name]) for name in whole if whole[name] != before.get(name)), default=0
    )
    for room in sorted({0, 1, largest // 2, largest - 1}):
        folder = fresh("in the middle")
        yield _left(folder, case, f"byte {room:,}", _run(folder, case, room=room))
    number, code = 1, -signal.SIGKILL
    while code == -signal.SIGKILL:
        folder = fresh("at a change")
        code = _run(folder, case, number)
        yield _left(folder, case, f"change {number:,}", code)
        number += case.stride


def _left(folder: Path, case: Killed, at: str, code: int) -> Left:
    files = held(folder)
    if not case.again:
        return Left(case.name, at, code, files)
    again = _run(folder, case)
    return Left(case.name, at, code, files, again, held(folder))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tests.attacks.attacking import prepare
    from tests.attacks.kills import KILLED

    where = Path(sys.argv[1]).resolve()
    for number, each in enumerate(KILLED):
        prepare(where / f"harmless {number}", each.files, [each.command])
        for left in killed(where, each):
            print(json.dumps(asdict(left)), flush=True)
