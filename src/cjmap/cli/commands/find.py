"""Find what maps hold: steps, pains, opportunities, touchpoints, by a query.

QUERY is terms that all have to hold, such as `kind:pain channel:phone severity:>=4 -has:opportunity`.
Put it in quotes, as `<`, `>` and `*` mean something to a shell. A field has values with commas
(one of them), `<`, `<=`, `>`, `>=`, ranges `-1..0`, ids with `*`; words without a field are looked for
in all texts. `has:` asks for fields, `is:` for what is so; `-` before a term turns it round. A pain
has the channel of its step and the personas of its journey. `--fields` lists all fields.

Exit codes: 0 found, 1 nothing is like that, 2 the query is wrong or could not be answered.
"""

from __future__ import annotations

import re
from typing import Annotated

import typer

from cjmap.cli.insight.request import read_whole
from cjmap.cli.insight.searches import FIND_FORMATS, FindRequest, parse_most, parse_names
from cjmap.cli.linting import parse_today
from cjmap.cli.options import (
    ColorOption,
    FileOption,
    LangOption,
    LimitOption,
    StdinFilename,
    TodayOption,
    parse_limits,
)
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color

_LEFT_OUT = re.compile(
    r"-(?:[A-Za-z][A-Za-z0-9_-]*:|[\"“„]|\S+\s|(?![cnoh])[^\W\d_]\w+$)", re.DOTALL
)
"""What looks like an option and is a term of a query: `-has:opportunity`, `-"in the shop"`, `-refund`.

A word that begins as one of the short options does is taken for that.
"""


def _field_names() -> list[str]:
    """List the fields, for completion."""
    from cjmap.insight.find.fields import FIELDS

    return list(FIELDS)


def _list_fields(wanted: bool) -> None:
    """List the fields, and nothing else."""
    if wanted:
        from cjmap.cli.insight.finding import list_fields

        list_fields()
        raise typer.Exit


def command(
    query: Annotated[
        list[str],
        typer.Argument(metavar="QUERY", help="What to look for.", show_default=False),
    ],
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="PATH",
            help="Only in these maps or folders; may be given several times. Default: the workspace.",
            show_default=False,
        ),
    ] = None,
    count: Annotated[
        list[str] | None,
        typer.Option(
            "--count",
            "-c",
            metavar="FIELDS",
            help="How many have which values of a field, or of two with a comma.",
            show_default=False,
            autocompletion=_field_names,
        ),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="FIELD",
            help="The least first; `-FIELD`: the greatest. Default: as the maps have them.",
            show_default=False,
            autocompletion=_field_names,
        ),
    ] = "",
    top: Annotated[
        int | None,
        typer.Option(
            "--top",
            "-n",
            metavar="N",
            parser=read_whole("--top"),
            help="So many at most, 0 for all; default: 40 in a terminal's table, else all.",
            show_default=False,
        ),
    ] = None,
    show: Annotated[
        list[str] | None,
        typer.Option(
            "--show",
            metavar="FIELDS",
            help="The columns; default: what fits what was found.",
            show_default=False,
            autocompletion=_field_names,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, paths, json, csv or markdown; several with commas. Default: text.",
            show_default=False,
            autocompletion=lambda: list(FIND_FORMATS),
        ),
    ] = None,
    output: FileOption = None,
    lang: LangOption = None,
    today: TodayOption = None,
    fields: Annotated[  # noqa: ARG001 - its callback does it all
        bool,
        typer.Option(
            "--fields",
            is_eager=True,
            callback=_list_fields,
            help="List the fields of a query, and which kinds have them.",
        ),
    ] = False,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Find what meets a query."""
    from cjmap.cli.insight.finding import run

    request = FindRequest(
        paths=within or (),
        formats=parse_formats(to, FIND_FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, FIND_FORMATS)),
        lang=parse_lang(lang, "what is found is told"),
        today=parse_today(today),
        color=color,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
        query=" ".join(query),
        count=parse_names(count),
        show=parse_names(show),
        sort=sort.strip(),
        most=parse_most(top),
    )
    raise typer.Exit(run(request))


def arranged(words: list[str]) -> list[str]:
    """Put terms that begin with `-` where no parser takes them for options: behind `--`."""
    if "--" in words:
        return words
    left_out: list[str] = []
    rest: list[str] = []
    before = ""
    for word in words:
        is_term = before != "--sort" and _LEFT_OUT.match(word)  # `--sort -severity` is an order
        (left_out if is_term else rest).append(word)
        before = word
    return [*rest, "--", *left_out] if left_out else words
