"""Make git compare and merge maps with cjmap.

ACTION is `install`, `uninstall` or `status`. `install` writes the lines of `.gitattributes` that say
which files are maps, and the settings of git that say what to do with them; a second time it
changes nothing, and `uninstall` gives back what was there. `status` tells what holds, with exit
code 1 where something is missing.

The lines of `.gitattributes` are for everybody: commit them. The settings are each person's own.
"""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.gitting.installing import Wanted, home_of, install, uninstall
from cjmap.cli.gitting.standing import standing
from cjmap.cli.terminal import emit
from cjmap.errors import CjmapError
from cjmap.printable import one_line


class Action(StrEnum):
    """What to do."""

    INSTALL = "install"
    UNINSTALL = "uninstall"
    STATUS = "status"


def command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="What to do.")],
    everywhere: Annotated[
        bool,
        typer.Option("--global", help="For all repositories of yours, instead of this one."),
    ] = False,
    changes: Annotated[
        bool,
        typer.Option("--changes", help="Let `git diff` tell changes in words instead of lines."),
    ] = False,
    no_textconv: Annotated[
        bool, typer.Option("--no-textconv", help="Let git show lines as they are written.")
    ] = False,
    no_merge: Annotated[bool, typer.Option("--no-merge", help="Let git merge lines.")] = False,
) -> None:
    """Do it, and tell each step."""
    here = Path.cwd()
    if action is not Action.INSTALL and (changes or no_textconv or no_merge):
        raise CjmapError("`--changes`, `--no-textconv` and `--no-merge` go with `install`.")
    if action is Action.STATUS:
        if everywhere:
            raise CjmapError("`cjmap git status` tells what holds in one repository.")
        raise typer.Exit(_tell_standing(here))
    home = home_of(here, everywhere=everywhere)
    installs = action is Action.INSTALL
    wanted = Wanted(changes=changes, textconv=not no_textconv, merge=not no_merge)
    for step in install(home, wanted) if installs else uninstall(home):
        note = f"  ({step.note})" if step.note else ""
        emit(f"{step.outcome.value:<8} {one_line(step.subject)}{note}\n")
    if installs and shutil.which("cjmap") is None:
        emit(_NOT_FOUND)
    if installs and wanted.merge:
        emit(_AFTERWARDS)


_NOT_FOUND = """
Git finds programs on PATH, and there is no `cjmap` there: until there is, it merges maps line by
line and shows them as they are. `pipx install cjmap` puts it there.
"""
_AFTERWARDS = """
Merges on the servers of GitHub and GitLab run no drivers. Where a pull request shows a conflict
in a map, merge its target branch on your machine: `git merge main`.
"""


def _tell_standing(folder: Path) -> int:
    lines = list(standing(folder))
    width = max(len(line.subject) for line in lines)
    for line in lines:
        mark = "ok" if line.right else "--"
        emit(f"{mark}  {line.subject:<{width}}  {one_line(line.note)}\n")
    return 0 if all(line.right for line in lines) else 1
