"""Runs attacks, each in a process of its own with little time and memory, and tells what came.

`python attacking.py FOLDER THEME …` prints a line of JSON an attack. One process is made ready and
then divided, which costs milliseconds an attack; each part runs the program as the command would.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import stat
import sys
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.attacks.attack import Attack

BROKEN = 99
"""The code of a process out of which an exception came."""
ADDRESS_SPACE = 3_000_000_000
_LARGE = 1_000_000
"""Bytes from which a file is told by its size and time."""
ALLOWED = ("git", "dot", "graphviz-pure")
"""The programs that cjmap may start."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How an attack ended.

    `code` is the exit code (negative: the signal that ended it), `said` what was printed, `touched`
    the text of the files that came or changed (None: gone), `reached` what it may not reach for:
    the network, and programs that are not its own.
    """

    name: str
    code: int
    said: str
    seconds: float
    megabytes: int
    touched: dict[str, str | None] = field(default_factory=dict)
    reached: list[str] = field(default_factory=list)


def state(folder: Path) -> dict[str, str]:
    """Tell what is in a folder: for each name its kind, permissions, and digest or target."""
    found = {}
    for place, folders, names in os.walk(os.fsencode(folder)):
        if b".git" in folders:
            folders.remove(b".git")
        for each in [*folders, *names]:
            file = os.path.join(place, each)
            status = os.lstat(file)
            content = ""
            if stat.S_ISLNK(status.st_mode):
                content = os.fsdecode(os.readlink(file))
            elif stat.S_ISREG(status.st_mode) and status.st_size > _LARGE:
                content = f"{status.st_size} {status.st_mtime_ns}"
            elif stat.S_ISREG(status.st_mode):
                with open(file, "rb") as stream:
                    content = hashlib.sha256(stream.read()).hexdigest()
            elif stat.S_ISDIR(status.st_mode):
                continue
            name = os.fsdecode(os.path.relpath(file, os.fsencode(folder)))
            found[name] = f"{status.st_mode:o} {content}"
    return found


def run(top: Path, attack: Attack) -> Ran:
    """Make the files of an attack in a new folder, and run its command there."""
    from tests.attacks.attack import made, plant

    top.mkdir(parents=True)
    folder = top / "maps"
    plant(folder, attack.files)
    stdin, reached = (top.parent / f"{top.name}.{each}" for each in ("in", "reached"))
    stdin.write_bytes(made(attack.stdin))
    before = state(top)
    said, out = os.pipe()
    child = os.fork()
    if not child:
        _be_attacked(folder, attack, stdin, out, reached)
    os.close(out)
    with open(said, "rb") as stream:
        printed = stream.read().decode("utf-8", "surrogateescape")
    _, status, used = os.wait4(child, 0)
    after = state(top)
    touched: dict[str, str | None] = dict.fromkeys(before.keys() - after.keys())
    for name in after:
        if before.get(name) != after[name]:
            file = top / name
            touched[name] = _text(file) if file.is_file() else ""
    return Ran(
        attack.name,
        os.waitstatus_to_exitcode(status),
        printed,
        round(used.ru_utime + used.ru_stime, 2),
        used.ru_maxrss // 1000,
        touched,
        reached.read_text().splitlines() if reached.exists() else [],
    )


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def _be_attacked(folder: Path, attack: Attack, stdin: Path, out: int, reached: Path) -> NoReturn:
    """Become the program in the folder of an attack; never returns."""
    code = BROKEN
    try:
        os.chdir(folder / attack.within)
        os.dup2(os.open(stdin, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.environ.update(attack.environment)
        told = os.open(reached, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        sys.addaudithook(_Watch(attack, folder, told))
        bound(attack.seconds, attack.room)
        sys.argv = ["cjmap", *attack.command]

        from cjmap.cli.entry import main

        code = main()
        sys.stdout.flush()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else BROKEN
    except BaseException:
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(code)


def bound(seconds: int, room: int | None = None) -> None:
    """Bound what this process may take: seconds of the processor, memory, the size of a file."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(6 * seconds)  # also where nothing is calculated
    if room is not None:
        limit_files(room)


def limit_files(room: int) -> None:
    """Let no file grow beyond so many bytes: what Python compiles, cut off, would stay where it is installed."""
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


class _Watch:
    """Sees what the process reaches for, and lets somebody else act in the middle of its work."""

    def __init__(self, attack: Attack, folder: Path, told: int) -> None:
        self._moment = attack.meanwhile
        self._left = attack.meanwhile.nth if attack.meanwhile else 0
        self._folder = folder
        self._told = told

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib")):
            os.write(self._told, f"{event} {arguments[1:]!r}\n".encode())
        elif event in (
            "subprocess.Popen",
            "os.exec",
            "os.posix_spawn",
            "os.system",
            "os.startfile",
        ):
            program = str(arguments[0])
            if os.path.basename(program) not in ALLOWED and program != sys.executable:
                os.write(self._told, f"{event} {arguments!r}\n".encode())
        if self._left and self._moment is not None and self._is_moment(event, arguments):
            self._left -= 1
            if not self._left:
                self._moment.does(self._folder)

    def _is_moment(self, event: str, arguments: tuple[Any, ...]) -> bool:
        moment = self._moment
        return (
            moment is not None
            and event == moment.event
            and any(moment.name in _word(each) for each in arguments)
        )


def _word(argument: object) -> str:
    return os.fsdecode(argument) if isinstance(argument, (str, bytes, os.PathLike)) else ""


def prepare(folder: Path, files: Mapping[str, object], commands: Iterable[tuple[str, ...]]) -> None:
    """Run commands over harmless files in this process, so that what is needed is loaded once."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from tests.attacks.attack import plant

    from cjmap.cli.entry import main

    plant(folder, files)
    os.chdir(folder)
    for words in commands:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            main(list(words))
    os.chdir(folder.parent)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tests.attacks.harmless import WORKSPACE
    from tests.attacks.table import THEMES

    where, themes = Path(sys.argv[1]).resolve(), [THEMES[each] for each in sys.argv[2:]]
    prepare(where / "harmless", WORKSPACE, {words for each in themes for words in each.harmless})
    for number, each in enumerate(attack for theme in themes for attack in theme.attacks):
        print(json.dumps(asdict(run(where / str(number), each))), flush=True)
