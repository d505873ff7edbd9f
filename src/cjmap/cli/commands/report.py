"""What the maps say: how it feels, what hurts most, what does not hold together, what to trust.

PATHS are maps or folders; what they refer to is looked up in their workspace. Every figure has a
note that says how it is calculated and whose idea it is. SECTIONS are experience, pains, consistency,
expectations, circumstances, weak-points, trust, change and coverage, with commas between several.

Exit codes: 0 told, 2 could not be told.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.insight.request import FORMATS, ReportRequest, parse_sections, read_whole
from cjmap.cli.insight.request import parse_rows as rows_of
from cjmap.cli.linting import parse_today
from cjmap.cli.options import (
    ColorOption,
    FileOption,
    LangOption,
    LimitOption,
    Paths,
    StdinFilename,
    TodayOption,
    parse_limits,
)
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color
from cjmap.insight.report.sections import SECTIONS


def command(
    paths: Paths = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            "-s",
            metavar="SECTIONS",
            help="Only these sections; default: all.",
            show_default=False,
            autocompletion=lambda: list(SECTIONS),
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REVISION",
            help="Compare with a revision (`v1.0`), or with how it was on a day (`2026-03-01`,"
            " `3 months`).",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, markdown, json or html; several with commas. Default: text.",
            show_default=False,
            autocompletion=lambda: list(FORMATS),
        ),
    ] = None,
    output: FileOption = None,
    top: Annotated[
        int,
        typer.Option(
            "--top",
            "-n",
            metavar="N",
            parser=read_whole("--top"),
            help="Rows of a table or list at most.",
        ),
    ] = 5,
    lang: LangOption = None,
    today: TodayOption = None,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="All details, and every journey by itself.")
    ] = False,
) -> None:
    """Report what the maps say."""
    from cjmap.cli.insight.reporting import run

    request = ReportRequest(
        paths=paths or (),
        formats=parse_formats(to, FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, FORMATS)),
        lang=parse_lang(lang, "a report is told"),
        today=parse_today(today),
        rows=rows_of(top),
        color=color,
        verbose=verbose,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
        sections=parse_sections(section),
        since=since,
    )
    raise typer.Exit(run(request))
