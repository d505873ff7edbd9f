"""What an import would change in maps that are there already: shown first, and agreed to or not."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.targets import STANDARD_INPUT, shown_file
from cjmap.cli.terminal import emit, emit_styled
from cjmap.compare.comparison import compare
from cjmap.compare.formats.text_format import style
from cjmap.compare.presentation import Presentation, by_map
from cjmap.compare.side import Side
from cjmap.exchange.again.landing import Landing, Outcome
from cjmap.printable import one_line
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.exchange.request import ImportRequest
    from cjmap.workspace import Workspace


def agree(request: ImportRequest, workspace: Workspace, landings: Sequence[Landing]) -> bool:
    """Show what would change in maps that are there, and return whether that is wanted."""
    changing = [each for each in landings if each.changes]
    if not changing:
        return True
    telling = request.telling
    if telling.form == "text" and not telling.quiet:
        _show(request, workspace, changing)
    if request.merge or request.dry_run:
        return True
    if _is_asked(request):
        emit("Merge these changes? [y/N] ")
        return sys.stdin.readline().strip().lower() in ("y", "yes")
    return False


def _is_asked(request: ImportRequest) -> bool:
    """Whether somebody sits there who was shown the changes and can answer."""
    telling = request.telling
    streams = (sys.stdin, sys.stdout)
    looking = all(stream is not None and stream.isatty() for stream in streams)
    return (
        looking and request.file != STANDARD_INPUT and telling.form == "text" and not telling.quiet
    )


def _show(request: ImportRequest, workspace: Workspace, changing: Sequence[Landing]) -> None:
    """Tell the changes as `cjmap diff` does, then what the merge decided and leaves to be decided."""
    overlay = {each.file: _readable(each) for each in changing}
    merged = open_workspace(workspace.root, overlay=overlay, models=True)
    sides = [_side(each, overlay) for each in (workspace, merged)]
    comparison = compare(*sides)
    presentation = Presentation(
        "",
        "",
        tuple(by_map(comparison, lambda _: True)),
        lang=workspace.configuration.language,
        threshold=None,
    )
    emit_styled(style(presentation), request.telling.color)
    for each in changing:
        name = shown_file(each.file)
        for note in each.notes:
            emit(f"note: {name}: {one_line(note)}\n")
        for clash in each.clashes:
            emit(f"conflict: {name}: {one_line(clash)}\n")
    emit("\n")


def _side(workspace: Workspace, files: dict[Path, bytes]) -> Side:
    entries = [entry for entry in workspace.entries if entry.file in files]
    folder = Path(os.path.relpath(workspace.root)).as_posix()
    return Side(workspace, entries, root=workspace.root, folder=folder)


def _readable(landing: Landing) -> bytes:
    """Return a merged map, where something is to be decided as it is without these decisions."""
    if landing.outcome is not Outcome.CONFLICTS:
        return landing.data
    kept: list[bytes] = []
    theirs = False
    for line in landing.data.splitlines(keepends=True):
        if line.startswith((b"<<<<<<< ", b"=======", b">>>>>>> ")):
            theirs = line.startswith(b"=")
        elif not theirs:
            kept.append(line)
    return b"".join(kept)
