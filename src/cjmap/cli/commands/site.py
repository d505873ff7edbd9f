"""Build a portal of the maps: pages to read in a browser, for those who never open a terminal.

PATHS are folders; the portal is of the whole workspace that each belongs to. Several workspaces get
a portal each, and a page that leads to them. OUT is a folder, which works from any web server and
straight from the disk; with `--single-file` it is one HTML file, or `-` for standard output. A
folder that holds anything but a portal is never touched; an older portal is replaced when the new
one is whole, and files that you added to it stay.

A map that breaks the format is reported, and listed in the portal without a page. Pages and pictures
are kept in `.cjmap_cache` of the workspace, so that the next build makes only what changed.

Exit codes: 0 built, 1 built but the maps have errors, 2 something could not be built (the older
portal stays), 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cjmap.cli.drawing.words import some_text, whole_number
from cjmap.cli.linting import parse_today
from cjmap.cli.options import ColorOption, LangOption, LimitOption, Quiet, TodayOption, parse_limits
from cjmap.cli.reports import parse_lang
from cjmap.cli.site.options import TitleOption, VersionsOption
from cjmap.cli.terminal import Color


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Folders of workspaces; default: the workspace around this folder.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            parser=some_text("--out"),
            help="Where to write: a folder; with --single-file a file, or `-`. Default: `site` in"
            " the workspace.",
            show_default=False,
        ),
    ] = None,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="One HTML file with everything in it.")
    ] = False,
    title: TitleOption = None,
    lang: LangOption = None,
    versions: VersionsOption = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            parser=whole_number("--jobs", 1, 256),
            help="How many pages to write at a time; default: one for each processor.",
            show_default=False,
        ),
    ] = None,
    cache: Annotated[
        bool,
        typer.Option(
            "--cache/--no-cache",
            help="Keep pages and pictures for the next build, and take those of the last one.",
        ),
    ] = True,
    today: TodayOption = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Build the portal."""
    from cjmap.cli.site.building import run
    from cjmap.cli.site.request import Request

    request = Request(
        paths=paths or (),
        out=out,
        single=single_file,
        title=title,
        lang=parse_lang(lang, "a portal is told"),
        versions=versions,
        jobs=jobs,
        keeping=cache,
        today=parse_today(today),
        color=color,
        quiet=quiet,
        progress=sys.stderr.isatty(),
        limits=parse_limits(limit),
    )
    raise typer.Exit(run(request))
