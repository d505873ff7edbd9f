"""Draw, and go on drawing what changes: `--watch`.

After each change the workspaces are read again, which is quick, and a picture is drawn again only
where its map, its look or an answer of its workspace differs (`asked`); a file is written only
where its bytes differ. Where something cannot be read or drawn, the last good picture stays.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.cli.drawing.once import draw, findings_text, planned, read, tell_findings
from cjmap.cli.drawing.request import STANDARD_OUTPUT
from cjmap.cli.drawing.sheets import shown_path
from cjmap.cli.drawing.work import Failure
from cjmap.cli.terminal import emit
from cjmap.cli.watcher import outermost, watcher
from cjmap.errors import CjmapError
from cjmap.printable import one_line
from cjmap.workspace.asked import same_answers
from cjmap.workspace.configuration import CONFIGURATION_FILE, PROJECT_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.drawing.request import Request
    from cjmap.cli.drawing.sheets import Sheet
    from cjmap.cli.drawing.work import Outcome
    from cjmap.cli.targets import Target
    from cjmap.workspace import Workspace
    from cjmap.workspace.asked import Asked
    from cjmap.workspace.settings import PictureKind

_SUFFIXES = frozenset({".yaml", ".yml", ".png", ".jpg", ".jpeg", ".webp", ".gif", ""})
"""Files that a picture may depend on; none for folders."""

_NAMES = frozenset({CONFIGURATION_FILE, PROJECT_FILE, ".gitignore"})


def watch(request: Request) -> int:
    """Draw, and go on until Ctrl-C; raises `CjmapError` for what stands in the way at the start."""
    if request.out == STANDARD_OUTPUT or STANDARD_OUTPUT in request.paths:
        raise CjmapError(
            "`--watch` needs maps that are files, and files to write.",
            hint="Leave out `-`; without `-o` pictures go to the folder `pictures`.",
        )
    changes = watcher()
    drawing = _Drawing(request)
    drawing.refresh(first=True)
    began = False
    while True:
        roots = drawing.roots
        for batch in changes(roots, drawing.matters):
            if batch or not began:
                # At the beginning: what changed while the first pictures were drawn.
                drawing.refresh(first=False, silent=not batch)
            if not began:
                began = True
                shown = [one_line(shown_path(root)) for root in roots]
                where = "this folder" if shown == ["."] else ", ".join(shown)
                emit(f"cjmap: watching {where}; Ctrl-C ends.\n", sys.stderr)
            if drawing.roots != roots:
                break


@dataclass(frozen=True, slots=True)
class _Known:
    """A picture as it was drawn, all that it depends on, and whether all its forms came out."""

    sheet: Sheet
    workspace: Workspace
    asked: tuple[Asked, ...]
    whole: bool

    def still_good(self, sheet: Sheet, workspace: Workspace) -> bool:
        """Whether drawing it again would give the same."""
        before = self.sheet
        return (
            (sheet.look, sheet.files) == (before.look, before.files)
            and _model(sheet) == _model(before)
            and same_answers(self.asked, self.workspace, workspace)
        )


class _Drawing:
    """What is drawn so far, and how it is brought up to date."""

    def __init__(self, request: Request) -> None:
        self.roots: tuple[Path, ...] = ()
        self._request = request
        self._known: dict[tuple[PictureKind, Path], _Known] = {}
        self._outputs: set[str] = set()
        self._findings = ""

    def matters(self, path: str) -> bool:
        """Whether a change of this file may change a picture; our own pictures do not."""
        name = os.path.basename(path)
        if name in _NAMES:
            return True
        hidden = name.startswith(".")
        suffix = os.path.splitext(name)[1].lower()
        return not hidden and suffix in _SUFFIXES and os.path.realpath(path) not in self._outputs

    def refresh(self, *, first: bool, silent: bool = False) -> None:
        """Draw what has to be drawn; except the first time, what is wrong is only told."""
        try:
            targets = self._read()
            sheets = planned(self._request, targets)
        except CjmapError as error:
            if first:
                raise
            _tell(error)
            return
        written = self._draw(sheets, targets, first=first, again=not silent)
        self._tell_gone()
        if not (first or silent or written or self._request.quiet):
            emit("cjmap: no picture changed.\n", sys.stderr)

    def _read(self) -> Sequence[Target]:
        targets, report = read(self._request)
        named = [Path(os.path.abspath(path)) for path in self._request.paths or (".",)]
        folders = [path for path in named if os.path.isdir(path)]
        self.roots = outermost([*(target.workspace.root for target in targets), *folders])
        findings = findings_text(targets, report)
        if findings != self._findings:
            tell_findings(self._request, targets, report)
            if not findings:
                emit("cjmap: all maps are valid again.\n", sys.stderr)
        self._findings = findings
        return targets

    def _draw(
        self, sheets: Sequence[Sheet], targets: Sequence[Target], *, first: bool, again: bool
    ) -> int:
        """Draw the sheets that would differ, and those that failed `again`; count the files.

        What failed for want of time or memory may come out the next time.
        """
        stale = [sheet for sheet in sheets if not self._is_good(sheet, targets, again)]
        self._outputs |= {
            os.path.realpath(file) for sheet in sheets for file in sheet.files.values() if file
        }

        def remember(number: int, outcome: Outcome) -> None:
            sheet = stale[number]
            whole = not any(isinstance(drawn, Failure) for drawn in outcome.drawn.values())
            self._known[sheet.kind, sheet.source] = _Known(
                sheet, targets[sheet.target].workspace, outcome.asked, whole
            )

        results = draw(self._request, stale, targets, seen=remember, all_files=first)
        return results.written + len(results.failed)

    def _is_good(self, sheet: Sheet, targets: Sequence[Target], again: bool) -> bool:
        known = self._known.get((sheet.kind, sheet.source))
        if known is None or (again and not known.whole):
            return False
        return known.still_good(sheet, targets[sheet.target].workspace)

    def _tell_gone(self) -> None:
        """Tell of maps that are not there any more; their pictures are left to the author."""
        for key, known in list(self._known.items()):
            if os.path.exists(known.sheet.source):
                continue
            del self._known[key]
            files = [one_line(shown_path(file)) for file in known.sheet.files.values() if file]
            emit(
                f"cjmap: {known.sheet.name} is gone; {', '.join(files)} was left as it is.\n",
                sys.stderr,
            )


def _model(sheet: Sheet) -> Any:
    return sheet.entry.model if sheet.entry is not None else None


def _tell(error: CjmapError) -> None:
    emit(f"cjmap: {one_line(error.message)}\n", sys.stderr)
    if error.hint:
        emit(f"  help: {one_line(error.hint)}\n", sys.stderr)
    emit("cjmap: the pictures are left as they are until this is mended.\n", sys.stderr)
