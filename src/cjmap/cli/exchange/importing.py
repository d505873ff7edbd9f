"""Read a file of another tool, write its maps, and tell what became of the rest."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.lint import lint
from cjmap.check.selection.settings import lint_settings
from cjmap.cli.exchange.agreeing import agree
from cjmap.cli.exchange.findings import style_findings
from cjmap.cli.exchange.next_step import next_step
from cjmap.cli.exchange.reporting import report, too_much
from cjmap.cli.exchange.telling import counted
from cjmap.cli.targets import STANDARD_INPUT, shown_file
from cjmap.cli.terminal import emit, emit_styled
from cjmap.errors import CjmapError
from cjmap.exchange.again.landing import Landed, Outcome, land
from cjmap.exchange.again.memory import Memory, earlier_root, roots_within
from cjmap.exchange.coming.arrival import Arrival, read_source
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.report import FileReport, ReportedOutcome, exchange_report
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.source.write import FileChange, write_together
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.check.run import Report
    from cjmap.cli.exchange.request import ImportRequest
    from cjmap.workspace import Workspace


def run(request: ImportRequest) -> int:
    """Import, tell, and return 0, or 1 where something is left to be seen to by hand."""
    source = _source(request)
    folder = Path(os.path.abspath(request.folder))
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise CjmapError(f"`{shown_file(folder)}` is a file; maps go into a folder.")
    workspace = open_workspace(_existing(folder))
    root = workspace.root
    if workspace.configuration.file is None:
        root = earlier_root(folder)
        workspace = workspace if root == folder else open_workspace(root)
    files = [entry.file for entry in workspace.entries]
    memory = Memory(root, source.name, [folder, *roots_within(workspace.root, files)])
    surroundings = Surroundings(workspace, memory.made())
    arrival = read_source(source, surroundings, request.format)
    landed = land(arrival, workspace, folder, memory)
    found = _checked(landed, workspace)
    failed = too_much(landed.losses, request.telling)
    held_back = request.dry_run or (request.telling.strict and failed)
    if request.telling.form == "text" and not request.telling.quiet:
        _tell_source(arrival)
    agreed = agree(request, workspace, landed.landings)
    written = agreed and not held_back
    if written:
        _write(landed, workspace)
    _tell(request, arrival, landed, found, written=written)
    if not agreed:
        emit("Nothing was written: --merge writes these changes.\n", sys.stderr)
    elif request.telling.form == "text" and not request.telling.quiet and landed.landings:
        emit(f"Next: {next_step(request, landed.landings, found, written=written)}\n")
    undecided = any(each.outcome is Outcome.CONFLICTS for each in landed.landings)
    return 1 if failed or undecided or not agreed or _is_broken(landed, found) else 0


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


def _checked(landed: Landed, here: Workspace) -> Report:
    """Lint the maps as they will stand among the others of the workspace.

    Maps in which something is to be decided are none yet. Raises `CjmapError` where a new one would
    be no map at all, which is a mistake of ours; what it refers to may well be missing.
    """
    clean = [each for each in landed.landings if each.outcome is not Outcome.CONFLICTS]
    overlay = {each.file: each.data for each in clean}
    new = {each.file for each in clean if each.outcome is Outcome.NEW}
    workspace = open_workspace(here.root, overlay=overlay, models=True)
    entries = [entry for entry in workspace.entries if entry.file in overlay]
    for entry in entries:
        if entry.file in new and not entry.read.valid:
            said = [problem.message for problem in (*entry.document.problems, *entry.read.problems)]
            raise CjmapError(
                f"{shown_file(entry.file)} would be no valid map: {' '.join(said[:1])}",
                hint="This is a mistake in cjmap, not in your file. Please report it with the file.",
            )
    return lint(workspace, lint_settings(workspace.configuration, date.today()), entries)


def _is_broken(landed: Landed, found: Report) -> bool:
    """Whether there are errors in what comes in: references and files that are not here."""
    coming = {each.file for each in landed.landings if each.outcome is not Outcome.SAME}
    return any(
        finding.severity is Severity.ERROR and finding.location.file in coming
        for finding in found.findings
    )


def _write(landed: Landed, workspace: Workspace) -> None:
    """Write all of it or nothing: the maps, and what the next import is compared with."""
    changes = [
        FileChange(each.file, each.before, each.data, workspace.root)
        for each in landed.landings
        if each.data != each.before
    ]
    write_together([*changes, *(each.kept for each in landed.landings if each.kept)])


_REPORTED: dict[Outcome, ReportedOutcome] = {
    Outcome.NEW: "new",
    Outcome.SAME: "same",
    Outcome.MERGED: "merged",
    Outcome.CONFLICTS: "conflicts",
}
_VERBS = {
    Outcome.NEW: "wrote",
    Outcome.SAME: "same",
    Outcome.MERGED: "merged",
    Outcome.CONFLICTS: "conflicts",
}
_WOULD = {
    Outcome.NEW: "would write",
    Outcome.SAME: "same",
    Outcome.MERGED: "would merge",
    Outcome.CONFLICTS: "would conflict",
}


def _tell_source(arrival: Arrival) -> None:
    name = one_line(shown_file(Path(os.path.abspath(arrival.source.name))))
    emit(f"{name}: {arrival.format.title} with {counted(arrival.counts)}.\n\n")


def _tell(
    request: ImportRequest, arrival: Arrival, landed: Landed, found: Report, *, written: bool
) -> None:
    telling = request.telling
    as_text = telling.form == "text" and not telling.quiet
    if as_text:
        _tell_files(landed, arrival, _VERBS if written else _WOULD)
    whole = exchange_report(
        "import",
        arrival.format.name,
        [arrival.source.name],
        arrival.counts,
        _files(landed),
        landed.losses,
        written=written,
    )
    report(landed.losses, whole, telling)
    undecided = [each for each in landed.landings if each.outcome is Outcome.CONFLICTS]
    if as_text and len(undecided) < len(landed.landings):
        emit_styled(style_findings(found, partly=bool(undecided)), telling.color)


def _tell_files(landed: Landed, arrival: Arrival, verbs: dict[Outcome, str]) -> None:
    told = [
        ((_VERBS if each.data == each.before else verbs)[each.outcome], shown_file(each.file), "")
        for each in landed.landings
    ]
    told += [
        ("left", shown_file(file), f"  ({one_line(arrival.source.base_name)} has it no more)")
        for file in landed.left
    ]
    width = max(len(verb) for verb, _, _ in told)
    for verb, file, why in told:
        emit(f"{verb:<{width}}  {file}{why}\n")


def _files(landed: Landed) -> list[FileReport]:
    files = [
        FileReport(
            file=shown_file(each.file),
            outcome=_REPORTED[each.outcome],
            kind=each.map.kind,
            id=each.map.id,
            conflicts=list(each.clashes),
        )
        for each in landed.landings
    ]
    return files + [
        FileReport(file=shown_file(file), outcome="left", kind=None, id=None)
        for file in landed.left
    ]
