"""Tell what changed between two versions of maps, in the terms of the craft.

OLD and NEW are two files, two folders, or revisions of git: `cjmap diff` compares the work tree
with HEAD, `cjmap diff main` with main, `cjmap diff main..HEAD` two revisions, `main...HEAD` begins
where the two parted, `main:maps/a.journey.yaml` is one file of a revision. After revisions, PATHS
leave only what lies under them. `-` is a map on standard input, /dev/null no map at all.

Levels, the heaviest first: breaking, regression, notable, improvement, cosmetic. Exit codes: 0 no
change at or above --fail-on, 1 such a change, 2 a map could not be compared.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.comparing import asked
from cjmap.cli.comparing.request import Request
from cjmap.cli.comparing.words import KNOWN_FORMATS, check_ignored
from cjmap.cli.options import ColorOption, LimitOption, Quiet, StdinFilename, parse_limits
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color


class FailOnLevel(StrEnum):
    """The least level that makes a comparison fail."""

    BREAKING = "breaking"
    REGRESSION = "regression"
    NOTABLE = "notable"
    IMPROVEMENT = "improvement"
    COSMETIC = "cosmetic"
    NEVER = "never"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW PATHS",
            help="What to compare; default: HEAD with the work tree.",
            show_default=False,
        ),
    ] = None,
    merge_base: Annotated[
        bool,
        typer.Option("--merge-base", help="Begin where the two revisions parted."),
    ] = False,
    staged: Annotated[
        bool, typer.Option("--staged", help="Compare what is staged, rather than the work tree.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, markdown, json, github, html, or a picture: svg, png, pdf; several with"
            " commas. Default: text, and github beside it in GitHub Actions.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT=FILE",
            help="Write a report, or the picture of the one map that changed, to a file; may be"
            " given several times.",
            show_default=False,
        ),
    ] = None,
    pictures: Annotated[
        Path | None,
        typer.Option(
            "--pictures",
            metavar="DIR",
            help="Write a picture of each map that changed to this folder; Markdown shows them.",
            show_default=False,
        ),
    ] = None,
    picture_url: Annotated[
        str | None,
        typer.Option(
            "--picture-url",
            metavar="URL",
            help="Where that folder can be seen on the web, for Markdown.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CHANGES",
            help="Names of changes (`retitled`), or fingerprints of single ones, not to be told.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        FailOnLevel | None,
        typer.Option(
            "--fail-on",
            help="The least level that gives exit code 1; default: breaking.",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="The language of the report: en or pl; default: the workspace's.",
            show_default=False,
        ),
    ] = None,
    stdin_filename: StdinFilename = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Add addresses, fingerprints and all notes.")
    ] = False,
) -> None:
    """Compare two versions."""
    from cjmap.cli.comparing.telling import run

    request = Request(
        asked=asked.understand(words or (), staged=staged, merge_base=merge_base),
        formats=parse_formats(to, KNOWN_FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, KNOWN_FORMATS)),
        ignored=check_ignored(ignore or ()),
        fail_on=fail_on.value if fail_on is not None else None,
        lang=parse_lang(lang, "changes are told"),
        pictures=pictures,
        picture_url=picture_url,
        color=color,
        quiet=quiet,
        verbose=verbose,
        stdin_filename=stdin_filename,
        limits=parse_limits(limit),
    )
    raise typer.Exit(run(request))
