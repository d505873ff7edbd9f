"""What surrounds the process: its environment, its streams, the folder that it is in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Surrounding:
    """A line of a shell, in which `cjmap` is the program, and how it has to end.

    All of `says` (patterns) is to be found in what is printed. A variable without a value is taken
    away.
    """

    name: str
    line: str
    code: int
    says: tuple[str, ...] = ()
    environment: Mapping[str, str | None] = field(default_factory=dict)


SURROUNDINGS = [
    Surrounding("one column", "cjmap find kind:step", 0, ("1 found",), {"COLUMNS": "1"}),
    Surrounding("a terminal that can nothing", "cjmap validate", 0, ("3 maps checked",), {"TERM": "dumb", "FORCE_COLOR": "1"}),
    Surrounding("no home", "cjmap lint", 0, (), {"HOME": None, "XDG_CONFIG_HOME": None}),
    Surrounding("a home that is a device", "cjmap site -j1 --no-cache -o out", 0, ("wrote out",), {"HOME": "/dev/null"}),
    Surrounding("no place for temporary files", "cjmap render -o out", 0, ("wrote out/eva",), {"TMPDIR": "/nonexistent"}),
    Surrounding("no programs", "cjmap diff", 2, ("There is no `git` on this machine",), {"PATH": "/nonexistent"}),
    Surrounding("a language that is none, ASCII only", "cjmap validate ż.persona.yaml", 1, (r"udcc5\\udcbc\.persona\.yaml:3:7: error CJ0",), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Surrounding("a zone that is none", "cjmap lint", 0, (), {"TZ": "Nonsense/Zone"}),
    Surrounding("a zone of 5,000 letters", "cjmap report --to text && cjmap render -o out && cjmap site -j1 -o web && cjmap plan --budget 9", 0, ("wrote out/loan", "wrote web"), {"TZ": "a" * 5_000}),
    Surrounding("a zone that is no file of zones", "cjmap report --to text", 0, (), {"TZ": "/dev/zero"}),
    Surrounding("warnings that are errors", "cjmap lint", 0, (), {"PYTHONWARNINGS": "error"}),
    Surrounding("assertions taken away", "cjmap lint", 0, (), {"PYTHONOPTIMIZE": "2"}),
    Surrounding("no standard input", "cjmap validate - <&-", 2, ("no standard input",)),
    Surrounding("no standard output", "cjmap validate >&-", 2, ("no standard output",)),
    Surrounding("no stream at all", "cjmap fmt --check <&- >&- 2>&-", 2),
    Surrounding("an output that is full", "cjmap find kind:step >/dev/full", 2, ("No space left on device",)),
    Surrounding("an output that is full, of a picture", "cjmap render eva.persona.yaml -o - >/dev/full", 2, ("No space left on device",)),
    Surrounding("a folder that is gone", "mkdir a && cd a && rmdir ../a && cjmap validate", 2, ("The folder that this is run in is not there any more",)),
    Surrounding("no standard error, and something to tell", "cjmap validate nowhere 2>&-", 2),
    Surrounding("a variable that is not set", 'cjmap fmt "$MAPS"; cat eva.persona.yaml', 0, ("One of PATHS is empty", "name:   Eva")),
    Surrounding("a mask that takes all rights", "umask 777 && cjmap new persona jan && stat -c %a jan.persona.yaml", 0, (r"(?m)^0$",)),
    Surrounding("50,000 arguments", "cjmap validate $(yes eva.persona.yaml | head -n 50000)", 0, ("1 map checked",)),
    Surrounding("a home that nobody writes out", "cjmap validate '~/x'", 2, ("no file or folder `~/x`",)),
    Surrounding("a path of Windows", "cjmap render eva.persona.yaml -o 'C:\\x'", 0, ("eva.persona.svg",)),
    Surrounding("two that write one file", "cjmap fmt & cjmap fmt; wait; cjmap fmt --check", 0, ("3 maps formatted already",)),
    Surrounding("two that build one portal", "cjmap site -j1 -o out & cjmap site -j1 -o out; wait; ls -A | grep -c '^\\.out'", 1, (r"(?m)^0$",)),
    Surrounding("two that draw the same", "cjmap render -o out & cjmap render -o out; wait; ls -A out", 0, (r"eva\.persona\.svg\nloan\.journey\.svg\n\Z",)),
]  # fmt: skip
