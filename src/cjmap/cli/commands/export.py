"""Write maps in the format of another tool, and tell what has no place there.

PATHS are maps or folders; without any, the workspace around this folder. Each map goes into a file
named after it in this folder, or the one given with `-o`; `-o` with a file's name writes that, and
`-o -` standard output.

Exit codes: 0 exported, 1 with losses that count (`--fail-on`, `--strict`) or maps that are not
valid, 2 nothing could be exported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.drawing import words
from cjmap.cli.exchange.options import (
    DetailOption,
    ReportFormat,
    ReportOption,
    StrictOption,
    telling_of,
)
from cjmap.cli.exchange.request import ExportRequest, format_for
from cjmap.cli.options import (
    ColorOption,
    FailOn,
    FailOnOption,
    LimitOption,
    Paths,
    Quiet,
    StdinFilename,
    parse_limits,
)
from cjmap.cli.terminal import Color
from cjmap.exchange.formats import writable
from cjmap.exchange.going.outgoing import Wishes
from cjmap.workspace.settings import ThemeName


def command(
    paths: Paths = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help=f"The format: {', '.join(writable())}; default: by the name of OUT.",
            autocompletion=writable,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A folder, a file for one map or a format that holds several, or `-`.",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="The language of labels; default: the map's.",
            show_default=False,
        ),
    ] = None,
    shape: Annotated[
        str | None,
        typer.Option(
            "--shape",
            metavar="SHAPE",
            help="Of csv and xlsx: rows (one thing a row, without loss) or sheet (lanes and steps, for"
            " people); default: rows in csv, both in xlsx.",
            show_default=False,
        ),
    ] = None,
    delimiter: Annotated[
        str,
        typer.Option(
            "--delimiter",
            metavar="SIGN",
            help="Of csv: what stands between two cells: , ; | or tab.",
        ),
    ] = ",",
    theme: Annotated[
        ThemeName,
        typer.Option(
            "--theme",
            metavar="THEME",
            parser=words.one_of("theme", ThemeName),
            help="Of drawio and pptx: light, dark, or print: greys for paper.",
            show_default="light",
            autocompletion=lambda: list(ThemeName),
        ),
    ] = ThemeName.LIGHT,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="Of pptx: a presentation (.pptx, .potx) whose layouts, fonts and background are taken over.",
            show_default=False,
        ),
    ] = None,
    strict: StrictOption = False,
    fail_on: FailOnOption = FailOn.ERROR,
    form: ReportFormat = "text",
    report: ReportOption = None,
    detail: DetailOption = False,
    limit: LimitOption = None,
    stdin_filename: StdinFilename = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Export maps."""
    from cjmap.cli.exchange.exporting import run

    request = ExportRequest(
        paths=paths or (),
        format=format_for(to, output),
        output=output,
        wishes=Wishes(
            lang=lang,
            shape=shape,
            delimiter=delimiter,
            theme=theme,
            template=template,
        ),
        limits=parse_limits(limit),
        stdin_filename=stdin_filename,
        telling=telling_of(form, report, fail_on, strict, detail, quiet, color),
    )
    raise typer.Exit(run(request))
