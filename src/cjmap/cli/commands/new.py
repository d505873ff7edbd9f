"""Start a map: from a template, or with --ask by answering questions.

KIND is persona, empathy-map, journey, blueprint, catalog or backlog; ID is a short name that never
changes, such as first-order. The new map refers to what the workspace already has: a journey to a
persona and to touchpoints, a blueprint to the steps of a journey, a backlog to pains that nobody
answers yet. Nothing is ever overwritten.

With --ask, the questions of the craft are asked one by one, with a preview of the map beside them.
Answers are kept: after Ctrl-C, or a closed window, the same command goes on where you were.

Exit codes: 0 written, 1 written and lint finds errors in it, 2 not written, 130 interrupted.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.authoring.request import Detail, Request
from cjmap.cli.options import ColorOption, LangOption
from cjmap.cli.reports import parse_lang
from cjmap.cli.terminal import Color
from cjmap.format.kinds import KINDS

TELLS_OF_INTERRUPTION = True
"""An interview that is stopped says how to go on with it; nothing has to be added."""


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="The kind of map.",
            show_default=False,
            autocompletion=lambda: [each.name for each in KINDS],
        ),
    ],
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, such as first-order.", show_default=False)
    ],
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask question by question, in this terminal.")
    ] = False,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TITLE",
            help="Its title, of a persona the name; default: made of the id.",
            show_default=False,
        ),
    ] = None,
    persona: Annotated[
        list[str] | None,
        typer.Option(
            "--persona",
            metavar="ID",
            help="The persona that a journey or an empathy map is about; of a journey several, with"
            " commas. Default: the first.",
            show_default=False,
        ),
    ] = None,
    journey: Annotated[
        str | None,
        typer.Option(
            "--journey",
            metavar="ID",
            help="The journey that a blueprint, an empathy map (also journey#step) or a backlog is"
            " about; default: one that has none yet.",
            show_default=False,
        ),
    ] = None,
    detail: Annotated[
        Detail, typer.Option("--detail", help="How much the template says.")
    ] = Detail.FULL,
    lang: LangOption = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A file or folder; `-` prints the map. Default: where the other maps are.",
            show_default=False,
        ),
    ] = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Start a map."""
    request = Request(
        kind=kind,
        id=id,
        title=title,
        lang=parse_lang(lang, "maps are started"),
        output=output,
        personas=tuple(persona or ()),
        journey=journey,
        detail=detail,
        color=color,
    )
    if ask:
        from cjmap.cli.authoring.asking import run
    else:
        from cjmap.cli.authoring.creating import run
    raise typer.Exit(run(request))
