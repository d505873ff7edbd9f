"""Tell what hangs on a thing, in the formats asked for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cjmap.cli.insight.answering import inquiry_into, targets_of, write
from cjmap.cli.insight.terminal import show
from cjmap.cli.reports import PICTURES
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import Color
from cjmap.errors import CjmapError
from cjmap.insight.formats import write_document
from cjmap.insight.impact import lines
from cjmap.insight.impact.following import impact
from cjmap.insight.impact.naming import meant
from cjmap.insight.impact.published import file_of
from cjmap.insight.impact.telling import document

if TYPE_CHECKING:
    from cjmap.cli.insight.searches import ImpactRequest
    from cjmap.insight.document import Document
    from cjmap.insight.impact.following import Affected, Impact
    from cjmap.insight.inquiry import Inquiry

_ROWS = 25
"""The rows of a table in a terminal, unless more are asked for."""


def run(request: ImpactRequest) -> int:
    """Tell it; return the exit code."""
    inquiry = _inquiry(request)
    found = impact(inquiry, meant(inquiry, request.ref), request.depth)
    answer = _Answer(request, inquiry, found)
    write(request, show=answer.show, bytes_of=answer.bytes, plain=answer.plain())
    return 0


def _inquiry(request: ImpactRequest) -> Inquiry:
    targets = targets_of(request)
    if len(targets) > 1:
        names = ", ".join(shown_file(target.workspace.root) for target in targets[:4])
        raise CjmapError(
            f"There are {len(targets)} workspaces: {names}.",
            hint="Say which one is meant: `--in FOLDER`.",
        )
    return inquiry_into(targets[0], request.today)


class _Answer:
    """What hangs on a thing, in any format."""

    def __init__(self, request: ImpactRequest, inquiry: Inquiry, found: Impact) -> None:
        self.request = request
        self.inquiry = inquiry
        self.found = found
        self.lang = request.lang or inquiry.workspace.language_of(None)
        self.most = request.most or None

    def show(self) -> None:
        """Show it in the terminal."""
        show(self._document(self._rows(), from_root=False), self.request.color)

    def plain(self) -> str:
        """Return the text for a file; empty where none is to be written."""
        if not any(name == "text" for name, _ in self.request.outputs):
            return ""
        stream = io.StringIO()
        show(self._document(self._rows(), from_root=True), Color.NEVER, stream)
        return stream.getvalue()

    def bytes(self, name: str) -> bytes:
        """Return the bytes of another format."""
        if name in (*PICTURES, "dot"):
            from cjmap.cli.insight.impact_picture import draw

            return draw(self.found, self.inquiry, self.request, name)
        return self._text(name).encode("utf-8", "backslashreplace")

    def _text(self, name: str) -> str:
        if name == "json":
            from cjmap.insight.impact.published import write as write_json

            return write_json(self.found, self.inquiry.workspace.root)
        if name == "paths":
            return lines.paths(self.found, lambda entry: shown_file(entry.file))
        return write_document(name, self._document(self.most, from_root=True))

    def _rows(self) -> int | None:
        return self.most if self.request.most is not None else _ROWS

    def _document(self, rows: int | None, *, from_root: bool) -> Document:
        root = self.inquiry.workspace.root

        def place(affected: Affected) -> str:
            entry = affected.node.entry
            file = file_of(entry, root) if from_root else shown_file(entry.file)
            return f"{file}:{affected.namings[0].place[0]}"

        subject = self.found.subject
        file = file_of(subject.entry, root) if from_root else shown_file(subject.entry.file)
        where = f"{file}:{subject.place[0]}"
        return document(self.found, self.lang, rows, place, where)
