"""Measure a journey by data: a log of events, the answers to a survey, or both.

MAP is a journey: its file, or its id. What the columns, activities and questions of the data mean
stands in a mapping file beside it, `JOURNEY.measure.yaml`; `--suggest` proposes one. Every figure
comes with how many it rests on and a 95 % interval; what is too unsure to be shown is told as that.

`--write` puts the figures onto the map, with the evidence they come from, and changes nothing else.

Exit codes: 0 measured, 2 could not be measured.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.measure.request import (
    FORMATS,
    Comparing,
    MeasureRequest,
    check_size,
    engine_address,
    parse_by,
)
from cjmap.cli.options import ColorOption, FileOption, LangOption, LimitOption, parse_limits
from cjmap.cli.outputs import parse_outputs
from cjmap.cli.reports import parse_formats, parse_lang, parse_output
from cjmap.cli.terminal import Color


def command(
    journey: Annotated[
        str | None,
        typer.Argument(
            metavar="MAP",
            help="A journey: its file or its id; default: that of the only mapping file.",
            show_default=False,
        ),
    ] = None,
    events: Annotated[
        str | None,
        typer.Option(
            "--events",
            "-e",
            metavar="DATA",
            help="The log: a file, a pattern, a folder or an address; default: the mapping's.",
            show_default=False,
        ),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--responses",
            "-r",
            metavar="DATA",
            help="The answers to a survey; default: the mapping's.",
            show_default=False,
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            "-m",
            metavar="FILE",
            help="What the data mean; default: JOURNEY.measure.yaml beside the map, or in the folder"
            " that `measure.mappings` names.",
            show_default=False,
        ),
    ] = None,
    suggest: Annotated[
        bool,
        typer.Option("--suggest", help="Propose a mapping for these data, to be corrected by you."),
    ] = False,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="PERIOD",
            help="2026, 2026-Q3, 2026-11, 2026-10-01..2026-11-15; default: all there is.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="WHOM",
            help="Also by persona, by context, or both with a comma.",
            show_default=False,
        ),
    ] = None,
    conform: Annotated[
        bool,
        typer.Option("--conform", help="Set what happened against what the journey plans."),
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture",
            metavar="FILE",
            help="With --conform: draw it (.svg, .png, .pdf, .html).",
            show_default=False,
        ),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="PERIOD", help="Compare: the earlier period.", show_default=False
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="PERIOD", help="… and the later.", show_default=False),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="VALUE",
            help="Only this group, by the mapping's column `group`.",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="VALUE",
            help="Compare the group with this one, in the same period.",
            show_default=False,
        ),
    ] = None,
    control: Annotated[
        str | None,
        typer.Option(
            "--control",
            metavar="VALUE",
            help="With --before and --after: the group for which nothing was changed.",
            show_default=False,
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help="Write the figures onto the map, and their evidence."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="With --write: show what it would change, and write nothing."),
    ] = False,
    actual: Annotated[
        str | None,
        typer.Option(
            "--actual",
            metavar="ID",
            help="With --write: also a journey of what happened, `state: actual`, with this id.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help="duckdb, or a cluster by Spark Connect: spark://host:15002.",
            show_default="duckdb",
        ),
    ] = None,
    memory: Annotated[
        str | None,
        typer.Option(
            "--memory", metavar="SIZE", help="Memory that DuckDB may use.", show_default="2GB"
        ),
    ] = None,
    spill: Annotated[
        Path | None,
        typer.Option(
            "--spill",
            metavar="DIR",
            help="Where what does not fit into memory is kept meanwhile; default: the system's.",
            show_default=False,
        ),
    ] = None,
    spill_limit: Annotated[
        str | None,
        typer.Option(
            "--spill-limit", metavar="SIZE", help="How much of it there.", show_default="20GB"
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the SQL that was run, with its times.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="text, markdown, json or html; several with commas. Default: text.",
            show_default=False,
            autocompletion=lambda: list(FORMATS),
        ),
    ] = None,
    output: FileOption = None,
    lang: LangOption = None,
    limit: LimitOption = None,
    color: ColorOption = Color.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Measure a journey."""
    from cjmap.cli.measure.running import run

    request = MeasureRequest(
        paths=(journey,) if journey is not None else (),
        formats=parse_formats(to, FORMATS),
        outputs=parse_outputs(output, lambda word: parse_output(word, FORMATS)),
        lang=parse_lang(lang, "figures are told"),
        color=color,
        limits=parse_limits(limit),
        mapping=mapping,
        events=events,
        answers=answers,
        period=period,
        by=parse_by(by),
        comparing=Comparing(before, after, group, against, control),
        conform=conform,
        picture=picture,
        suggest=suggest,
        write=write,
        diff=diff,
        actual=actual,
        engine=engine_address(engine),
        memory=check_size("--memory", memory),
        spill=spill,
        spill_limit=check_size("--spill-limit", spill_limit),
        explain=explain,
        quiet=quiet,
    )
    raise typer.Exit(run(request))
