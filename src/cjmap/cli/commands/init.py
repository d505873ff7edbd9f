"""Start a workspace that works at once.

Writes settings, a small linked set of example maps, JSON Schemas with the editor settings that use
them, a pre-commit hook, a CI workflow and git attributes. What exists is never overwritten.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.starting import Written, start_workspace
from cjmap.cli.terminal import emit
from cjmap.printable import one_line


class StarterLanguage(StrEnum):
    """A language that the example maps are written in."""

    ENGLISH = "en"
    POLISH = "pl"


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to start.")] = ".",
    lang: Annotated[
        StarterLanguage, typer.Option("--lang", help="The language of the example maps.")
    ] = StarterLanguage.ENGLISH,
) -> None:
    """Write the workspace, file by file."""
    root = Path(folder)
    for written in start_workspace(root, lang.value):
        note = f"  ({written.note})" if written.note else ""
        emit(f"{_VERBS[written.outcome]:<8} {one_line(str(written.file))}{note}\n")
    inside = "" if folder == "." else f"cd {one_line(folder)} && "
    emit(f"\nNext:  {inside}cjmap lint && cjmap render\n")


_VERBS = {Written.CREATED: "wrote", Written.KEPT: "kept", Written.LEFT_OUT: "left out"}
