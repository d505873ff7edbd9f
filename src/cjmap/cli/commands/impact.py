"""Tell what refers to a thing, what hangs on that in turn, and what would break without it.

REF is an id (`anna`), with its kind where several have it (`persona:anna`), a part of a map
(`first-order#pay`), the file of a map, or a title. Every reference of the format is followed: a
touchpoint to its steps, a step to columns, opportunities and empathy maps, a column to its actions.
As a picture (`--to svg`, `-o impact.svg`) the thing stands at the left, and what hangs on it in
columns.

Exit codes: 0 told, 2 could not be told.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.insight.request import read_whole
from cjmap.cli.insight.searches import IMPACT_FORMATS, ImpactRequest, parse_depth, parse_most
from cjmap.cli.options import (
    ColorOption,
    FileOption,
    LangOption,
    LimitOption,
    ThemeOption,
    parse_limits,
)
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color


def command(
    ref: Annotated[
        str,
        typer.Argument(metavar="REF", help="The thing that is meant.", show_default=False),
    ],
    within: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="PATH",
            help="A map or folder of the workspace; default: the one around this folder.",
            show_default=False,
        ),
    ] = None,
    depth: Annotated[
        int,
        typer.Option(
            "--depth",
            "-d",
            metavar="N",
            parser=read_whole("--depth"),
            help="How many references away; 0: to the end.",
        ),
    ] = 3,
    top: Annotated[
        int | None,
        typer.Option(
            "--top",
            "-n",
            metavar="N",
            parser=read_whole("--top"),
            help="So many of each depth at most, 0 for all; default: 25 in a terminal's table.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, paths, json, markdown, or a picture: svg, png, pdf, dot; several with"
            " commas. Default: text.",
            show_default=False,
            autocompletion=lambda: list(IMPACT_FORMATS),
        ),
    ] = None,
    output: FileOption = None,
    theme: ThemeOption = None,
    lang: LangOption = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Tell what hangs on a thing."""
    from cjmap.cli.insight.impacts import run

    request = ImpactRequest(
        paths=(within,) if within else (),
        formats=parse_formats(to, IMPACT_FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, IMPACT_FORMATS)),
        lang=parse_lang(lang, "what hangs on a thing is told"),
        color=color,
        limits=parse_limits(limit),
        ref=ref,
        depth=parse_depth(depth),
        most=parse_most(top),
        theme=theme,
    )
    raise typer.Exit(run(request))
