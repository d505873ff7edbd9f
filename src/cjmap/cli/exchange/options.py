"""Options that import and export share, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cjmap.cli.exchange.request import REPORT_FORMATS, Telling, parse_report
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import check_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.options import FailOn
    from cjmap.cli.terminal import Color

EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of the file, such as cp1250; default: UTF-8.",
        show_default=False,
    ),
]
ReportFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="How to tell on standard output what became of things: text or json.",
        autocompletion=lambda: list(REPORT_FORMATS),
    ),
]
ReportOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write that to a file too, .txt or .json; may be given several times.",
        show_default=False,
    ),
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Any loss gives exit code 1, and nothing is written.")
]
DetailOption = Annotated[
    bool, typer.Option("--detail", help="List every loss, not a few of each kind.")
]


def telling_of(
    form: str,
    reports: Sequence[str] | None,
    fail_on: FailOn,
    strict: bool,
    detail: bool,
    quiet: bool,
    color: Color,
) -> Telling:
    """Read the options about telling together; raises `CjmapError` for an unknown format."""
    return Telling(
        form=check_format(form, REPORT_FORMATS),
        reports=parse_outputs(reports, parse_report, "--report"),
        threshold=fail_on.threshold,
        strict=strict,
        detail=detail,
        quiet=quiet,
        color=color,
    )
