"""Draw everything one time: find the maps, tell what is wrong with them, draw what can be drawn."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from cjmap.check.formats.text_format import style
from cjmap.check.run import Report, validate
from cjmap.cli.checking import present
from cjmap.cli.drawing.look import check_ids, untranslated
from cjmap.cli.drawing.pool import outcomes
from cjmap.cli.drawing.sheets import Sheet, drawn_whole, of_others, sheets_of
from cjmap.cli.drawing.telling import Results, some
from cjmap.cli.progress import progress
from cjmap.cli.targets import Target, find_targets
from cjmap.cli.terminal import emit, emit_styled
from cjmap.draw import PICTURES
from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.cli.drawing.request import Request
    from cjmap.cli.drawing.work import Outcome

_BAR_FROM = 4
"""The number of pictures from which a progress bar is of use."""


def draw_once(request: Request) -> int:
    """Draw what can be drawn, tell what cannot, and return the exit code."""
    targets, report = read(request)
    tell_findings(request, targets, report)
    sheets = planned(request, targets)
    if not sheets and not report.findings:
        raise CjmapError(
            "None of these maps has a picture.",
            hint=f"There are pictures of {listed(PICTURES, 'and')} maps.",
        )
    results = draw(request, sheets, targets)
    if results.failed or report.unreadable:
        return 2
    return 1 if report.fails(Severity.ERROR) else 0


def read(request: Request) -> tuple[list[Target], Report]:
    """Read the maps that are meant, and validate them."""
    targets = find_targets(
        request.paths, stdin_filename=request.stdin_filename, limits=request.limits
    )
    report = Report()
    for target in targets:
        validate(target.workspace, target.entries, report)
    return targets, report


def findings_text(targets: Sequence[Target], report: Report) -> str:
    """Write what is wrong with the maps as text; nothing where all is well."""
    return style(present(report, targets, Severity.ERROR)).plain if report.findings else ""


def tell_findings(request: Request, targets: Sequence[Target], report: Report) -> None:
    """Tell what is wrong with the maps, where anything is."""
    if report.findings:
        emit_styled(style(present(report, targets, Severity.ERROR)), request.color, sys.stderr)


def planned(request: Request, targets: Sequence[Target]) -> list[Sheet]:
    """List the pictures to draw; raises `CjmapError` for what the request gets wrong."""
    check_ids(request, [target.workspace for target in targets])
    sheets = sheets_of(request, targets)
    others = of_others(request, targets)
    if others and not sheets:
        raise CjmapError(
            f"Nothing is left to draw: `--persona` asks for {listed(request.personas, 'and')}, and"
            f" {some(others)} {'tells' if len(others) == 1 else 'tell'} of others.",
            hint="Leave out `--persona`, or name maps of these personas.",
        )
    notes = dict.fromkeys(note for sheet in sheets if (note := untranslated(sheet.look)))
    if others and not request.quiet:
        notes[f"left out, as they are of other personas: {some(others)}."] = None
    if whole := drawn_whole(sheets, targets, request):
        notes[f"none of these lanes is in {some(whole)}: drawn whole."] = None
    if request.personas:
        strangers = [sheet.name for sheet in sheets if sheet.entry and not sheet.look.view.personas]
        if strangers:
            notes[f"none of these personas is in {some(strangers)}: drawn whole."] = None
    for note in notes:
        emit(f"cjmap: {note}\n", sys.stderr)
    return sheets


def draw(
    request: Request,
    sheets: Sequence[Sheet],
    targets: Sequence[Target],
    *,
    seen: Callable[[int, Outcome], None] | None = None,
    all_files: bool = True,
) -> Results:
    """Draw sheets, over several processes where they are many; write and tell as they come.

    `seen` is given the outcome of each sheet, with what it asked of its workspace. Without
    `all_files`, a file that has its bytes already is left alone.
    """
    workspaces = [target.workspace for target in targets]
    orders = [sheet.order(watched=seen is not None) for sheet in sheets]
    total = sum(len(sheet.files) for sheet in sheets)
    results = Results(request.quiet, held=_wants_bar(request, total))
    try:
        with (
            progress("Drawing", total, _wants_bar(request, total)) as advance,
            closing(outcomes(orders, workspaces, request.jobs)) as coming,
        ):
            for number, outcome in coming:
                results.add(number, sheets[number], outcome, all_files)
                if seen is not None:
                    seen(number, outcome)
                advance(len(outcome.drawn))
    finally:
        results.finish()  # also after Ctrl-C: what was written is said
    return results


def _wants_bar(request: Request, total: int) -> bool:
    return request.progress and not request.quiet and total >= _BAR_FROM
