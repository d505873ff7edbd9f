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
from cjmap.cli.targets import DEFAULT_STDIN_NAME, STANDARD_INPUT, find_targets, shown_file
from cjmap.cli.terminal import emit, emit_bytes, emit_styled
from cjmap.errors import CjmapError
from cjmap.exchange.going.departing import write_maps
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.losses import Fate, Loss
from cjmap.exchange.report import FileReport, exchange_report
from cjmap.format.kinds import KINDS, kind_named, kind_of_file
from cjmap.problem import Severity
from cjmap.source.write import FileChange, write_file, write_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.cli.exchange.request import ExportRequest
    from cjmap.cli.targets import Target
    from cjmap.exchange.formats import Format


def run(request: ExportRequest) -> int:
    """Export, tell, and return 0; 1 for losses that fail or maps that are none, 2 where nothing could be."""
    targets = find_targets(
        request.paths, stdin_filename=request.stdin_filename, limits=request.limits
    )
    found = Report()
    for target in targets:
        validate(target.workspace, target.entries, found)
    if found.findings:
        emit_styled(
            style(present(found, targets, Severity.ERROR)), request.telling.color, sys.stderr
        )
    losses: list[Loss] = []
    files: list[tuple[Path | None, Made]] = []
    sources: list[Path] = []
    for outgoing in _outgoing(request, targets):
        made = write_maps(request.format, outgoing)
        losses += outgoing.losses
        files += [(_file(request, each), each) for each in made if _goes(request, each)]
        sources += [map.entry.file for map in outgoing.maps]
    losses[:0] = _not_taken(request, targets)
    _check(request, files)
    failed = too_much(losses, request.telling)
    held_back = request.telling.strict and failed
    if not held_back:
        _write(request, files)
    _tell(request, sources, files, losses, held_back)
    return 1 if failed or found.fails(Severity.ERROR) else 0


def _outgoing(request: ExportRequest, targets: Sequence[Target]) -> Iterator[Outgoing]:
    """Give what goes into one run of the writer: all maps of a workspace, or each by itself."""
    kinds = _kinds(request.format)
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
        asked = " or ".join(kind.title for kind in KINDS if kind.name in kinds)
        raise CjmapError(f"There is nothing to export to {request.format.name}; it takes {asked}.")


def _kinds(format: Format) -> tuple[str, ...]:
    """Return the kinds of maps that a format takes."""
    return format.kinds or tuple(kind.name for kind in KINDS)


def _not_taken(request: ExportRequest, targets: Sequence[Target]) -> Iterator[Loss]:
    """Tell the maps of kinds that the format does not take; it weighs more where one was named."""
    named = {Path(os.path.abspath(word)) for word in request.paths}
    if STANDARD_INPUT in request.paths:
        named.add(Path(os.path.abspath(request.stdin_filename or DEFAULT_STDIN_NAME)))
    taken = _kinds(request.format)
    for entry in (entry for target in targets for entry in target.entries):
        kind = kind_named(entry.kind_name)
        if kind is not None and kind.name not in taken and entry.model is not None:
            yield Loss(
                Fate.DROPPED,
                "map",
                f"{request.format.name} does not take {kind.title}; the map is left out.",
                Severity.WARNING if entry.file in named else Severity.INFO,
                str(entry.file),
                map=entry.id or "",
                value=kind.name,
            )


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
    named: dict[Path, bytes] = {}
    for file, made in files:
        if file is None:
            continue
        if kind_of_file(file) is not None:
            raise CjmapError(f"`-o {request.output}` would overwrite a map.", hint="Name another.")
        if named.setdefault(file, made.data) != made.data:
            raise CjmapError(
                f"Two maps would be written into {shown_file(file)}.",
                hint="Export each of their workspaces into a folder of its own.",
            )


def _write(request: ExportRequest, files: Sequence[tuple[Path | None, Made]]) -> None:
    """Write all files or none; raises `CjmapError`. One alone may be a device or a pipe.

    What cjmap itself names, in a folder, is not written through a link that leads out of it.
    """
    named = {file: made for file, made in files if file is not None}
    inside = {
        file: file.parent if made.beside or not _names_file(request.output) else None
        for file, made in named.items()
    }
    if len(named) == 1:
        ((file, made),) = named.items()
        write_file(file, made.data, inside=inside[file])
    else:
        write_together([_change(file, made.data, inside[file]) for file, made in named.items()])
    for made in (made for file, made in files if file is None):
        emit_bytes(made.data)


def _change(file: Path, data: bytes, inside: Path | None) -> FileChange:
    target = Path(os.path.realpath(file))
    try:
        old = target.read_bytes() if os.path.isfile(target) else None
    except OSError as error:
        raise CjmapError(f"{file} cannot be read, nor written anew: {error.strerror}.") from error
    return FileChange(file, old, data, inside or target.parent)


def _tell(
    request: ExportRequest,
    sources: Sequence[Path],
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
    outcomes = [FileReport(file=name, outcome="written", kind=None, id=None) for name in names]
    whole = exchange_report(
        "export",
        request.format.name,
        [shown_file(file) for file in sources],
        {},
        outcomes,
        losses,
        written=not held_back,
    )
    report(losses, whole, telling, beside)
