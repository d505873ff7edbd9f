"""Read a file of another tool, write its maps, and tell what became of the rest."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.lint import lint
from cjmap.check.run import Report, validate
from cjmap.check.selection.settings import lint_settings
from cjmap.cli.exchange.findings import style_findings
from cjmap.cli.exchange.reporting import report, too_much
from cjmap.cli.exchange.telling import counted
from cjmap.cli.targets import STANDARD_INPUT, shown_file
from cjmap.cli.terminal import emit, emit_styled
from cjmap.errors import CjmapError
from cjmap.exchange.again.landing import Landing, Outcome, land
from cjmap.exchange.coming.arrival import Arrival, read_source
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.report import FileReport, ReportedOutcome, exchange_report
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.source.write import create_file
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.exchange.request import ImportRequest


def run(request: ImportRequest) -> int:
    """Import, tell, and return 0, or 1 where something could not be read as it stands."""
    source = _source(request)
    folder = Path(os.path.abspath(request.folder))
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise CjmapError(f"`{shown_file(folder)}` is a file; maps go into a folder.")
    workspace = open_workspace(_existing(folder))
    arrival = read_source(source, Surroundings(workspace), request.format)
    landings = land(arrival, workspace, folder)
    _refuse_overwriting(landings)
    found = _checked(landings, folder)
    failed = too_much(arrival.losses, request.telling)
    held_back = request.dry_run or (request.telling.strict and failed)
    if not held_back:
        _write(landings)
    _tell(request, arrival, landings, found, held_back)
    return 1 if failed else 0


def _source(request: ImportRequest) -> Source:
    """Read the file, no more of it than shows that it is too large."""
    word = request.file
    most = request.bounds.bytes + 1
    if word == STANDARD_INPUT:
        if sys.stdin is None:
            raise CjmapError("There is no standard input to read a file from.")
        data = sys.stdin.buffer.read(most)
        return Source(request.name or "standard-input", data, request.options, request.bounds)
    try:
        with open(word, "rb") as stream:
            data = stream.read(most)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"{one_line(word)} cannot be read: {said}.") from error
    return Source(request.name or word, data, request.options, request.bounds)


def _existing(folder: Path) -> Path:
    while not os.path.isdir(folder):
        folder = folder.parent
    return folder


def _refuse_overwriting(landings: Sequence[Landing]) -> None:
    others = [each for each in landings if each.outcome is Outcome.DIFFERS]
    if others:
        raise CjmapError(f"{shown_file(others[0].file)} is there already and says something else.")


def _checked(landings: Sequence[Landing], folder: Path) -> Report:
    """Lint the maps as they will stand among the others of the workspace.

    Raises `CjmapError` where one would be no valid map, which is a mistake of ours.
    """
    overlay = {each.file: each.data for each in landings}
    workspace = open_workspace(_existing(folder), overlay=overlay, models=True)
    entries = [entry for entry in workspace.entries if entry.file in overlay]
    validity = Report()
    validate(workspace, entries, validity)
    for finding in validity.findings:
        if finding.severity is Severity.ERROR:
            raise CjmapError(
                f"{shown_file(finding.location.file)} would be no valid map: {finding.message}",
                hint="This is a mistake in cjmap, not in your file. Please report it with the file.",
            )
    return lint(workspace, lint_settings(workspace.configuration, date.today()), entries)


def _write(landings: Sequence[Landing]) -> None:
    for each in landings:
        if each.outcome is Outcome.NEW and not create_file(each.file, each.data):
            raise CjmapError(
                f"{shown_file(each.file)} came to be while it was written; it was left."
            )


_REPORTED: dict[Outcome, ReportedOutcome] = {Outcome.NEW: "new", Outcome.SAME: "same"}
_VERBS = {Outcome.NEW: "wrote", Outcome.SAME: "same"}


def _tell(
    request: ImportRequest,
    arrival: Arrival,
    landings: Sequence[Landing],
    found: Report,
    held_back: bool,
) -> None:
    telling = request.telling
    as_text = telling.form == "text" and not telling.quiet
    if as_text:
        read = counted(arrival.counts)
        name = one_line(shown_file(Path(os.path.abspath(arrival.source.name))))
        emit(f"{name}: {arrival.format.title} with {read}.\n\n")
        for each in landings:
            verb = (
                "would write" if held_back and each.outcome is Outcome.NEW else _VERBS[each.outcome]
            )
            emit(f"{verb:<5}  {shown_file(each.file)}\n")
    files = [
        FileReport(
            file=shown_file(each.file),
            outcome=_REPORTED[each.outcome],
            kind=each.map.kind,
            id=each.map.id,
        )
        for each in landings
    ]
    whole = exchange_report(
        "import", arrival.format.name, [arrival.source.name], arrival.counts, files, arrival.losses
    )
    report(arrival.losses, whole, telling)
    if as_text:
        emit_styled(style_findings(found), telling.color)
