"""What to do first: the best set of opportunities for the time there is, and how sure that is.

PATHS are maps or folders; default: the workspace. Of the open opportunities of journeys and backlogs,
those are chosen that bring most together: impact × reach × confidence, and the pains that they answer,
each counted once. They keep the budget, each team's `capacity` of the catalog, `requires` and
`excludes`. No set is better: that is proven, by the solver of `pip install 'cjmap[plan]'`; the
rankings do without it. What is under way goes on and takes its days first. docs/plan.md tells more.

Exit codes: 0 planned, 2 could not be planned.
"""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.insight.planning import (
    FORMATS,
    PlanRequest,
    parse_amount,
    parse_quarters,
    parse_timeout,
)
from cjmap.cli.insight.request import parse_rows, read_number, read_whole
from cjmap.cli.linting import parse_today
from cjmap.cli.options import (
    ColorOption,
    FileOption,
    LangOption,
    LimitOption,
    Paths,
    StdinFilename,
    ThemeOption,
    parse_limits,
)
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color


def command(
    paths: Paths = None,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            "-b",
            metavar="DAYS",
            parser=read_number("--budget"),
            help="Person-days of the whole plan, what is under way among them; default: no limit.",
            show_default=False,
        ),
    ] = None,
    quarters: Annotated[
        int | None,
        typer.Option(
            "--quarters",
            "-q",
            metavar="N",
            parser=read_whole("--quarters"),
            help="Planning periods ahead, for each of which teams have their capacity; default: the"
            " workspace's, or 1.",
            show_default=False,
        ),
    ] = None,
    pain_weight: Annotated[
        float | None,
        typer.Option(
            "--pain-weight",
            metavar="NUMBER",
            parser=read_number("--pain-weight"),
            help="How much the pains that are answered count; default: the workspace's, or 1.",
            show_default=False,
        ),
    ] = None,
    reconsider: Annotated[
        bool, typer.Option("--reconsider", help="Choose anew about what is under way as well.")
    ] = False,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            parser=read_number("--timeout"),
            help="How long to search; what is not proven by then is told as such.",
        ),
    ] = 60.0,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, markdown, html, csv, json, or the matrix as a picture: svg, png, pdf; several"
            " with commas. Default: text.",
            show_default=False,
            autocompletion=lambda: list(FORMATS),
        ),
    ] = None,
    output: FileOption = None,
    top: Annotated[
        int,
        typer.Option(
            "--top", "-n", metavar="N", parser=read_whole("--top"), help="Rows of a table at most."
        ),
    ] = 8,
    theme: ThemeOption = None,
    lang: LangOption = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="The day on which the first quarter begins; default: this day.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="All rows of all tables.")
    ] = False,
) -> None:
    """Plan what to do first."""
    from cjmap.cli.insight.planning import run

    request = PlanRequest(
        paths=paths or (),
        formats=parse_formats(to, FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, FORMATS)),
        lang=parse_lang(lang, "a plan is told"),
        today=parse_today(today),
        rows=parse_rows(top),
        color=color,
        verbose=verbose,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
        budget=parse_amount("--budget", budget, 1e6),
        quarters=parse_quarters(quarters),
        pain_weight=parse_amount("--pain-weight", pain_weight, 100),
        reconsider=reconsider,
        seconds=parse_timeout(timeout),
        theme=theme,
    )
    raise typer.Exit(run(request))
