"""Tell the history of a map: what changed in each commit, in the terms of the craft.

MAP is a file, also one that is no longer there, or the id of a map: `first-order`, or
`journey:first-order` where a blueprint has the same. REVISIONS is where to begin (`main`), or a range
(`v1.0..HEAD`); without it, the history begins with what is not committed yet. Changes of the
file's name are followed.

Each version is compared with the one that it was made from. One that is no valid map is told and
passed over: the next one is compared with the last valid one. Of a merge only that is told which
neither of its sides says.

Exit codes: 0 told, 2 could not be told.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.history.request import Request
from cjmap.cli.history.words import KNOWN_FORMATS, parse_count, parse_moment
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
from cjmap.compare.change import Level


def command(
    map: Annotated[
        str, typer.Argument(metavar="MAP", help="A file, or the id of a map.", show_default=False)
    ],
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[REVISIONS]",
            help="Where to begin, or a range; default: the work tree.",
            show_default=False,
        ),
    ] = None,
    count: Annotated[
        int | None,
        typer.Option(
            "--max-count", "-n", metavar="N", help="At most so many versions.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DAY",
            help="Only versions since: 2026-03-01, `3 months`, `2 weeks`.",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            help="Only versions until the end of then.",
            show_default=False,
        ),
    ] = None,
    level: Annotated[
        Level,
        typer.Option("--level", help="The least level of changes that are told."),
    ] = Level.COSMETIC,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, markdown, json, html, or a picture of a journey: svg, png, pdf; several"
            " with commas. Default: text.",
            show_default=False,
        ),
    ] = None,
    output: FileOption = None,
    theme: ThemeOption = None,
    lang: LangOption = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The oldest version first.")] = False,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Every change on a line of its own, and figures."),
    ] = False,
) -> None:
    """Tell the history."""
    from cjmap.cli.history.telling import run

    request = Request(
        map=map,
        revisions=revisions,
        count=parse_count(count),
        since=parse_moment("--since", since),
        until=parse_moment("--until", until, end=True),
        least=level,
        formats=parse_formats(to, KNOWN_FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, KNOWN_FORMATS)),
        theme=theme,
        lang=parse_lang(lang, "a history is told"),
        reverse=reverse,
        color=color,
        verbose=verbose,
        limits=parse_limits(limit),
    )
    raise typer.Exit(run(request))
