"""Is it a map? Check syntax, schema, identity and references.

Exit codes: 0 valid, 1 errors found, 2 the check could not be made.
"""

from __future__ import annotations

import typer

from cjmap.cli import checking
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
    format: FormatOption = None,
    output: OutputOption = None,
    fail_on: FailOnOption = FailOn.ERROR,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_cache: NoCache = False,  # noqa: ARG001 - heeded before Typer is imported
) -> None:
    """Check maps and report what is wrong with them."""
    request = checking.Request(
        paths=paths or (),
        formats=[checking.check_format(name) for name in format or ()],
        outputs=parse_outputs(output, checking.parse_output),
        threshold=fail_on.threshold,
        color=color,
        quiet=quiet,
        verbose=verbose,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
    )
    raise typer.Exit(checking.run(request))
