"""Draw journeys, blueprints, personas, empathy maps and backlogs as SVG, PNG, PDF or HTML.

A map that breaks the format is reported and left out; the others are drawn. OUT is a folder, in
which pictures lie as their maps do in the workspace; a file (`-o map.svg`, for one map); or `-`
for standard output. Catalogs have no picture.

Exit codes: 0 drawn, 1 drawn but the maps have errors, 2 something could not be drawn, 130
interrupted, which is also how `--watch` ends.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cjmap.cli import drawing
from cjmap.cli.drawing import words
from cjmap.cli.drawing.request import Request
from cjmap.cli.options import ColorOption, LimitOption, Paths, Quiet, StdinFilename, parse_limits
from cjmap.cli.terminal import Color
from cjmap.workspace.settings import EngineName, PageName, Picture, PictureKind, ThemeName


def _lanes() -> list[str]:
    from cjmap.cli.drawing.lanes import usual_lanes

    return list(usual_lanes())


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
            metavar="FORMATS",
            help="svg, png, pdf, html or dot; several with commas. Default: what OUT's suffix says,"
            " the configuration, or svg.",
            show_default=False,
            autocompletion=lambda: [str(form) for form in Picture],
        ),
    ] = None,
    picture: Annotated[
        list[str] | None,
        typer.Option(
            "--picture",
            metavar="PICTURES",
            help="What to draw: maps, or the workspace as an overview, an opportunity-matrix or a"
            " heat-map; all draws everything. Default: maps.",
            show_default=False,
            autocompletion=lambda: [*PictureKind, words.ALL],
        ),
    ] = None,
    theme: Annotated[
        ThemeName | None,
        typer.Option("--theme", help="light, dark, or print: greys for paper.", show_default=False),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="The language of labels, numbers and dates, such as pl; default: the map's.",
            show_default=False,
        ),
    ] = None,
    lanes: Annotated[
        list[str] | None,
        typer.Option(
            "--lanes",
            metavar="LANES",
            help="Only these lanes, such as steps,emotion,pains.",
            show_default=False,
            autocompletion=_lanes,
        ),
    ] = None,
    persona: Annotated[
        list[str] | None,
        typer.Option(
            "--persona",
            metavar="IDS",
            help="Only these personas in the pictures, by their ids.",
            show_default=False,
        ),
    ] = None,
    context: Annotated[
        list[str] | None,
        typer.Option(
            "--context",
            metavar="IDS",
            help="Journeys as they are in these contexts of the catalog, by their ids.",
            show_default=False,
        ),
    ] = None,
    width: Annotated[
        str | None,
        typer.Option(
            "--width",
            metavar="WIDTH",
            help="Break a long journey into rows of this width: 1600 (points), 40cm, 16in, 1600px.",
            show_default=False,
        ),
    ] = None,
    page: Annotated[
        PageName | None,
        typer.Option(
            "--page",
            help="The page of a PDF: as large as the picture (fit), paper, or a 16:9 slide.",
            show_default=False,
        ),
    ] = None,
    embed_fonts: Annotated[
        bool | None,
        typer.Option(
            "--embed-fonts/--no-embed-fonts",
            help="Put the letters that an SVG needs into it, so that it looks the same everywhere.",
            show_default=False,
        ),
    ] = None,
    font_dir: Annotated[
        list[str] | None,
        typer.Option(
            "--font-dir",
            metavar="DIR",
            help="A folder of fonts for letters that the shipped typeface lacks; may be repeated.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            "--engine",
            help="What draws: the Graphviz installed with cjmap, the `dot` of this machine, or"
            " WebAssembly. The pictures are the same.",
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
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            max=256,
            metavar="N",
            help="How many pictures to draw at a time; default: one for each processor.",
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            "-w",
            help="Go on, and draw again what changes; Ctrl-C ends.",
        ),
    ] = False,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Draw the maps."""
    request = Request(
        paths=paths or (),
        out=out,
        to=words.parse_forms(to),
        kinds=words.parse_kinds(picture),
        theme=theme,
        lang=words.parse_language(lang),
        lanes=words.split(lanes),
        personas=words.split(persona),
        contexts=words.split(context),
        width=words.parse_width(width),
        page=page,
        embed_fonts=embed_fonts,
        font_dirs=tuple(font_dir or ()),
        engine=engine,
        scale=scale,
        timeout=timeout,
        jobs=jobs,
        watch=watch,
        color=color,
        quiet=quiet,
        progress=sys.stderr.isatty(),
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
    )
    raise typer.Exit(drawing.run(request))
