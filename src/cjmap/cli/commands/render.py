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
        typer.Option(
            "--theme",
            metavar="THEME",
            parser=words.one_of("theme", ThemeName),
            help="light, dark, or print: greys for paper.",
            show_default=False,
            autocompletion=lambda: list(ThemeName),
        ),
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
            metavar="PAGE",
            parser=words.one_of("page", PageName),
            help=f"The page of a PDF: {', '.join(PageName)}; fit is as large as the picture.",
            show_default=False,
            autocompletion=lambda: list(PageName),
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
            metavar="ENGINE",
            parser=words.one_of("engine", EngineName),
            help="What draws: embedded, the Graphviz installed with cjmap; system, the `dot` of"
            " this machine; or wasm, WebAssembly. The pictures are the same.",
            show_default=False,
            autocompletion=lambda: list(EngineName),
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            "--scale",
            metavar="NUMBER",
            parser=words.number("--scale", 0.1, 10),
            help="PNG pixels per point, 0.1 to 10; default: 2.",
            show_default=False,
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            parser=words.number("--timeout", 0.1, 600),
            help="Seconds that one picture may take, 0.1 to 600; default: 10.",
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            parser=words.whole_number("--jobs", 1, 256),
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
        lanes=words.split("--lanes", lanes),
        personas=words.split("--persona", persona),
        contexts=words.split("--context", context),
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
