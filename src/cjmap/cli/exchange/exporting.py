"""Write maps in the format of another tool, and tell what has no place there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.formats.text_format import style
from cjmap.check.run import Report, validate
from cjmap.cli.checking import present
from cjmap.cli.exchange.reporting import report, too_much
from cjmap.cli.targets import STANDARD_INPUT, find_targets, shown_file
from cjmap.cli.terminal import emit, emit_bytes, emit_styled
from cjmap.errors import CjmapError
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.report import FileReport, exchange_report
from cjmap.format.kinds import KINDS, kind_of_file
from cjmap.format.near import listed
from cjmap.problem import Severity
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.cli.exchange.request import ExportRequest
    from cjmap.cli.targets import Target
    from cjmap.exchange.losses import Loss


def run(request: ExportRequest) -> int:
    """Export, tell, and return 0; 1 for losses that fail or maps that are none, 2 where nothing could be."""
    targets = find_targets(request.paths, limits=request.limits)
    found = Report()
    for target in targets:
        validate(target.workspace, target.entries, found)
    if found.findings:
        emit_styled(
            style(present(found, targets, Severity.ERROR)), request.telling.color, sys.stderr
        )
    losses: list[Loss] = []
    files: list[tuple[Path | None, Made]] = []
    for outgoing in _outgoing(request, targets):
        made = request.format.write(outgoing)
        losses += outgoing.losses
        files += [(_file(request, each), each) for each in made if _goes(request, each)]
    _check(request, files)
    failed = too_much(losses, request.telling)
    held_back = request.telling.strict and failed
    if not held_back:
        for file, each in files:
            if file is None:
                emit_bytes(each.data)
            else:
                write_file(file, each.data)
    _tell(request, targets, files, losses, held_back)
    return 1 if failed or found.fails(Severity.ERROR) else 0


def _outgoing(request: ExportRequest, targets: Sequence[Target]) -> Iterator[Outgoing]:
    """Give what goes into one run of the writer: all maps of a workspace, or each by itself."""
    kinds = request.format.kinds or tuple(kind.name for kind in KINDS)
    some = False
    for target in targets:
        maps = [
            GoingMap(entry)
            for entry in target.entries
            if entry.kind_name in kinds and entry.model is not None and entry.id
        ]
        some = some or bool(maps)
        several = request.format.together and _names_file(request.output)
        for group in [maps] if several and maps else [[each] for each in maps]:
            yield Outgoing(group, target.workspace, request.wishes)
    if not some:
        asked = listed([kind.title for kind in KINDS if kind.name in kinds])
        raise CjmapError(f"There is nothing to export to {request.format.name}; it takes {asked}.")


def _names_file(output: str | None) -> bool:
    return output == STANDARD_INPUT or (
        output is not None
        and not output.endswith(("/", os.sep))
        and not os.path.isdir(output)
        and bool(Path(output).suffix)
    )


def _goes(request: ExportRequest, made: Made) -> bool:
    """Whether a file has a place: beside standard output there is none."""
    return request.output != STANDARD_INPUT or not made.beside


def _file(request: ExportRequest, made: Made) -> Path | None:
    """Return where a file goes; None for standard output."""
    if request.output is None:
        return Path(made.name)
    if request.output == STANDARD_INPUT:
        return None
    if _names_file(request.output):
        file = Path(request.output)
        return file.with_name(made.name) if made.beside else file
    return Path(request.output) / made.name


def _check(request: ExportRequest, files: Sequence[tuple[Path | None, Made]]) -> None:
    """Refuse what would be written over another; raises `CjmapError`."""
    whole = [made for _, made in files if not made.beside]
    if len(whole) > 1 and _names_file(request.output):
        raise CjmapError(
            f"`-o {request.output}` names one file, and these are {len(whole):,}.",
            hint="Name a folder, or one map.",
        )
    for file, _ in files:
        if file is not None and kind_of_file(file) is not None:
            raise CjmapError(f"`-o {request.output}` would overwrite a map.", hint="Name another.")


def _tell(
    request: ExportRequest,
    targets: Sequence[Target],
    files: Sequence[tuple[Path | None, Made]],
    losses: Sequence[Loss],
    held_back: bool,
) -> None:
    telling = request.telling
    names = [(shown_file(Path(os.path.abspath(file))) if file else "-") for file, _ in files]
    to_output = any(file is None for file, _ in files)
    beside = sys.stderr if to_output else sys.stdout
    if telling.form == "text" and not telling.quiet:
        for name in names:
            emit(f"{'would write' if held_back else 'wrote'}  {name}\n", beside)
    sources = [shown_file(entry.file) for target in targets for entry in target.entries]
    outcomes = [FileReport(file=name, outcome="written", kind=None, id=None) for name in names]
    whole = exchange_report(
        "export", request.format.name, sources, {}, outcomes, losses, written=not held_back
    )
    report(losses, whole, telling, beside)
