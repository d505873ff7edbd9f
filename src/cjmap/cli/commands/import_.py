"""Read a file of another tool into maps, and tell what became of everything in it.

FILE is a Mermaid journey (also the diagrams of a Markdown file), a table (CSV, XLSX) or another
format of those that `--from` names; `-` reads standard input. The maps go into the folder given with `-o`, or this one,
and use the names that its workspace knows. Nothing is lost in silence: what was made up, guessed,
changed, left out or not readable is listed with its place.

A file may be imported again: ids stay, and what changed in it is merged into maps that people have
edited since. The changes are shown first; a terminal is asked, elsewhere `--merge` agrees to them.

Exit codes: 0 imported, 1 imported but for what is listed as not readable, or with something to
put right or to decide, or not agreed to, 2 nothing could be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.exchange.options import (
    DetailOption,
    EncodingOption,
    ReportFormat,
    ReportOption,
    StrictOption,
    telling_of,
)
from cjmap.cli.exchange.request import ImportRequest, parse_scale
from cjmap.cli.options import ColorOption, FailOn, FailOnOption, Quiet
from cjmap.cli.terminal import Color
from cjmap.exchange.coming.source import Options
from cjmap.exchange.formats import format_named, readable
from cjmap.exchange.tables.recognise import SHAPES


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to import.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help=f"Its format: {', '.join(readable())}; default: by its name and content.",
            show_default=False,
            autocompletion=readable,
        ),
    ] = None,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where new maps go.")
    ] = Path("."),
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="The language of the maps, as en or pl.",
            show_default=False,
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(
            "--scale",
            metavar="LOW..HIGH",
            help="The scale of scores in the file, from worst to best; default: 1..5, in tables what fits.",
            show_default=False,
        ),
    ] = None,
    encoding: EncodingOption = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            "--delimiter",
            metavar="CHARACTER",
            help="What separates the columns of a CSV file, as ';' or tab; default: told by its header.",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            "--sheet",
            metavar="NAME",
            help="Read this sheet of a workbook; may be given several times. Default: all that are not hidden.",
            show_default=False,
        ),
    ] = None,
    shape: Annotated[
        str | None,
        typer.Option(
            "--shape",
            metavar="SHAPE",
            help="The shape of a table: rows (as exported), sheet (lanes and steps) or notes; default: by its labels.",
            show_default=False,
            autocompletion=lambda: list(SHAPES),
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NAME",
            help="The name of what is read from standard input.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; tell what would be written.")
    ] = False,
    merge: Annotated[
        bool,
        typer.Option("--merge", help="Merge into maps that are there already, without asking."),
    ] = False,
    strict: StrictOption = False,
    fail_on: FailOnOption = FailOn.ERROR,
    form: ReportFormat = "text",
    report: ReportOption = None,
    detail: DetailOption = False,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
) -> None:
    """Import a file."""
    from cjmap.cli.exchange.importing import run

    request = ImportRequest(
        file=file,
        folder=folder,
        format=format_named(format, readable()) if format else None,
        name=stdin_filename,
        dry_run=dry_run,
        merge=merge,
        options=Options(
            encoding=encoding,
            delimiter=delimiter,
            shape=shape,
            sheets=tuple(sheet or ()),
            scale=parse_scale(scale),
            lang=lang,
        ),
        telling=telling_of(form, report, fail_on, strict, detail, quiet, color),
    )
    raise typer.Exit(run(request))
