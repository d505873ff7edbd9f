"""Lay maps out the canonical way; what they say, and every comment, stays.

Keys come in the order in which they are best read, with two columns a level, no quotes that nobody
needs, and lines of at most 100 columns. `-` reads a map from standard input and writes it to
standard output. A map whose text cannot be read is told and left alone.

Exit codes: 0 all done, 1 something would change (with --check or --diff), 2 a map was left alone.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli import formatting
from cjmap.cli.options import ColorOption, Paths, Quiet, StdinFilename
from cjmap.cli.terminal import Color


def command(
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help="List what would change, and write nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, and write nothing.")
    ] = False,
    stdin_filename: StdinFilename = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Lay maps out."""
    request = formatting.Request(
        paths=paths or (),
        check=check,
        diff=diff,
        stdin_filename=stdin_filename,
        color=color,
        quiet=quiet,
    )
    raise typer.Exit(formatting.run(request))
