"""What was measured put onto the maps, or shown as the change that it would be."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from cjmap.cli.patches import emit_patch
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import emit
from cjmap.measure.writing import changes_for, told
from cjmap.source.write import write_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session
    from cjmap.source.write import FileChange


def write_onto_maps(
    request: MeasureRequest, session: Session, measured: Measured, lang: str
) -> None:
    """Write the figures onto the maps and tell what was written; with `--diff` only show it."""
    writing = changes_for(session, measured, actual=request.actual)
    if request.diff:
        emit_patch(
            "".join(line for each in writing.changes for line in _patch(each)), request.color
        )
        return
    write_together(writing.changes)
    lines = told(writing, session.workspace, session.journey, lang)
    emit("".join(f"{line}\n" for line in lines))


def _patch(change: FileChange) -> Iterator[str]:
    name = shown_file(change.file)
    old, new = (
        (data or b"").decode("utf-8-sig", "replace").splitlines(keepends=True)
        for data in (change.old, change.new)
    )
    yield from unified_diff(old, new, name, name)
