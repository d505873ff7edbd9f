"""Draw journeys, blueprints, personas and empathy maps as SVG, PNG or PDF.

A map that breaks the format is reported and left out; the others are drawn. OUT is a folder, a
file (`-o map.svg`, for one map), or `-` for standard output. Catalogs and backlogs have no
picture.

Exit codes: 0 drawn, 1 drawn but the maps have errors, 2 something could not be drawn.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cjmap.cli import drawing
from cjmap.cli.options import ColorOption, LimitOption, Paths, Quiet, StdinFilename, parse_limits
from cjmap.cli.terminal import Color
from cjmap.workspace.settings import EngineName, Picture


def command(
    paths: Paths = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="Where to write: a folder, a file, or `-`; default: `pictures` in the workspace.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="svg, png, pdf or dot; several with commas. Default: what OUT's suffix says, the"
            " configuration, or svg.",
            show_default=False,
            autocompletion=lambda: [str(form) for form in Picture],
        ),
    ] = None,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            "--engine",
            help="What draws: the Graphviz installed with cjmap, or the `dot` of this machine.",
            show_default=False,
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            "--scale", min=0.1, max=10, help="PNG pixels per point; default: 2.", show_default=False
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            min=0.1,
            max=600,
            help="Seconds that one picture may take; default: 10.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Draw the maps."""
    request = drawing.Request(
        paths=paths or (),
        out=out,
        to=drawing.parse_pictures(to),
        engine=engine,
        scale=scale,
        timeout=timeout,
        color=color,
        quiet=quiet,
        progress=sys.stderr.isatty(),
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
    )
    raise typer.Exit(drawing.run(request))
