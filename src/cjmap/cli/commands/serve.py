"""Show the portal of a workspace in a browser, and each change as the files are saved.

PATHS are the folder of a workspace, or anything in it. Pages are written when they are asked for;
nothing is written to the disk. Where a map or a setting cannot be used, the page stays as it last
was, and says what is wrong.

Only this machine can reach the server, unless `--host` names another address of it: then the printed
address holds a token, which nobody gets in without. Needs `pip install 'cjmap[site]'`.

Exit codes: 2 could not be served, 130 ended by Ctrl-C.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.drawing.words import some_text, whole_number
from cjmap.cli.linting import parse_today
from cjmap.cli.options import LangOption, TodayOption
from cjmap.cli.reports import parse_lang
from cjmap.cli.serving import DEFAULT_HOST, DEFAULT_PORT, Request, run
from cjmap.cli.site.options import TitleOption, VersionsOption
from cjmap.site.site import Options


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="A workspace, or maps of it; default: the workspace around this folder.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            "-p",
            metavar="N",
            parser=whole_number("--port", 0, 65535),
            help="Where to listen; the next free port where that one is taken. 0: any.",
        ),
    ] = DEFAULT_PORT,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="HOST",
            parser=some_text("--host"),
            help="The address to listen at: 0.0.0.0 lets in others on the network, with a token.",
        ),
    ] = DEFAULT_HOST,
    open: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the portal in the browser.")
    ] = False,
    title: TitleOption = None,
    lang: LangOption = None,
    today: TodayOption = None,
    versions: VersionsOption = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell of each request.")] = False,
) -> None:
    """Serve the portal."""
    run(
        Request(
            paths=paths or (),
            host=host,
            port=port,
            open=open,
            options=Options(
                title=title or "",
                lang=parse_lang(lang, "a portal is told") or "",
                versions=Options().versions if versions is None else versions,
            ),
            today=parse_today(today),
            verbose=verbose,
        )
    )
