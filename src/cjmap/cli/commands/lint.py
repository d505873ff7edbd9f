"""Is it a good map? All that `validate` finds, and the rules of the craft.

RULES are codes (CJ206), the beginning of one (CJ2), names (flat-emotion), families (wording) and
profiles (default, pedantic, all), with commas between several. `cjmap explain` lists them.

Exit codes: 0 nothing at or above --fail-on, 1 findings (or, with --diff, fixes to make), 2 the check
could not be made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli import checking, linting
from cjmap.cli.options import (
    ColorOption,
    FailOn,
    FailOnOption,
    FormatOption,
    LimitOption,
    NoCache,
    OutputOption,
    Paths,
    Quiet,
    StdinFilename,
    Verbose,
    parse_limits,
)
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.terminal import Color


def command(
    paths: Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="The rules to run, in the place of the configured ones.",
            show_default=False,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            "--extend-select", metavar="RULES", help="Rules to run as well.", show_default=False
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULES", help="Rules not to run.", show_default=False),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put right what can be put right safely.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="As --fix, and also what a person should look at."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Findings that were there before: only others are told.",
            show_default=False,
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", help="Write what is found now to the baseline."),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings by rule.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and lint again what changes; Ctrl-C ends.")
    ] = False,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="The day that reviews and due dates are held against; default: this day.",
            show_default=False,
        ),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_cache: NoCache = False,
) -> None:
    """Check maps against the craft."""
    request = linting.Request(
        paths=paths or (),
        formats=[checking.check_format(name) for name in format or ()],
        outputs=parse_outputs(output, checking.parse_output),
        threshold=fail_on.threshold,
        color=color,
        quiet=quiet,
        verbose=verbose,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
        select=linting.parse_rules("--select", select),
        extend_select=linting.parse_rules("--extend-select", extend_select),
        ignore=linting.parse_rules("--ignore", ignore),
        fix=linting.fix_mode(fix, unsafe_fixes, diff),
        diff=diff,
        baseline=baseline,
        update_baseline=update_baseline,
        statistics=statistics,
        today=linting.parse_today(today),
    )
    raise typer.Exit(linting.watch(request, no_cache) if watch else linting.run(request))
