"""Merge two versions of a map that began as one.

BASE is what both began as (an empty file where both added the map), OURS and THEIRS are the two
versions. Steps, pains and all other things are merged by what they are, not by their lines: one
side may move a step that the other one edits. What both sides changed, each in its way, comes
between conflict markers as git writes them, and is told. `-` reads one of the three from standard
input. The merged map goes to standard output.

Exit codes: 0 merged, 1 conflicts to decide, 2 the maps could not be read.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli import merging

MAY_BE_EMPTY = ("label",)
"""A side without a name is one to git as well."""


def command(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The map that both began as.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our version.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their version.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the map to a file.", show_default=False
        ),
    ] = None,
    conflict: Annotated[
        str,
        typer.Option(
            "--conflict",
            metavar="STYLE",
            help="What stands between markers: both sides (merge), or the base too (diff3, zdiff3).",
            autocompletion=lambda: list(merging.STYLES),
        ),
    ] = "merge",
    diff3: Annotated[bool, typer.Option("--diff3", help="Short for --conflict diff3.")] = False,
    zdiff3: Annotated[bool, typer.Option("--zdiff3", help="Short for --conflict zdiff3.")] = False,
    marker_size: Annotated[
        int, typer.Option("--marker-size", metavar="NUMBER", help="How wide the markers are.")
    ] = 7,
    label: Annotated[
        list[str] | None,
        typer.Option(
            "--label",
            "-L",
            metavar="LABEL",
            help="A name for the markers; given up to three times: for ours, base, theirs.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell of conflicts only, not of what was decided.")
    ] = False,
) -> None:
    """Merge three versions of a map."""
    request = merging.Request(
        base=base,
        ours=ours,
        theirs=theirs,
        output=output,
        labels=label or (),
        marker_size=marker_size,
        style="diff3" if diff3 else "zdiff3" if zdiff3 else conflict,
        quiet=quiet,
    )
    raise typer.Exit(merging.run(request))
