"""Bring maps to a newer version of the format; every comment stays.

Takes whole workspaces: PATHS are their folders, by default the one around this folder. All maps are
looked at before the first one is written, and all are written or none. The version stands in
`cjmap.toml` as `format`. With --from, PATHS are single maps that came from elsewhere.

Exit codes: 0 all done or nothing to do, 1 something would change (with --check or --diff), 2 it
cannot be done, and nothing was written.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli import migrating
from cjmap.cli.options import ColorOption, Quiet
from cjmap.cli.terminal import Color


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Folders of workspaces; default: the workspace. With --from: maps.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        int | None,
        typer.Option(
            "--to", metavar="VERSION", help="The format; default: the newest.", show_default=False
        ),
    ] = None,
    start: Annotated[
        int | None,
        typer.Option(
            "--from",
            metavar="VERSION",
            help="Only the maps named, as written for this format, to that of their workspace.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="List what would change, and write nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, and write nothing.")
    ] = False,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Bring maps to a newer format."""
    request = migrating.Request(
        paths=paths or (),
        to=to,
        start=start,
        check=check,
        diff=diff,
        color=color,
        quiet=quiet,
    )
    raise typer.Exit(migrating.run(request))
