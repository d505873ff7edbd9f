"""Report what maps say, in the formats asked for."""

from __future__ import annotations

import io
from contextlib import ExitStack
from typing import TYPE_CHECKING

from cjmap.cli.insight.answering import inquiry_into, name_of, only_one, targets_of, write
from cjmap.cli.insight.earlier import earlier_of
from cjmap.cli.insight.terminal import show
from cjmap.cli.terminal import Color, emit
from cjmap.insight.formats import write_document
from cjmap.insight.report.report import document, report
from cjmap.insight.report.sections import Room

if TYPE_CHECKING:
    from cjmap.cli.insight.request import ReportRequest
    from cjmap.cli.targets import Target
    from cjmap.insight.document import Document
    from cjmap.insight.report.report import Report


def run(request: ReportRequest) -> int:
    """Tell the report of each workspace; return the exit code."""
    targets = targets_of(request)
    only_one(targets, request)
    for number, target in enumerate(targets):
        if number:
            emit("\n")
        _tell(request, target)
    return 0


def _tell(request: ReportRequest, target: Target) -> None:
    with ExitStack() as stack:
        _tell_within(stack, request, target)


def _tell_within(stack: ExitStack, request: ReportRequest, target: Target) -> None:
    inquiry = inquiry_into(target, request.today)
    inquiry.earlier = earlier_of(stack, request, target)
    found = report(inquiry, name_of(inquiry), request.sections)
    lang = request.lang or inquiry.workspace.language_of(None)
    told = document(found, lang, Room(request.rows, request.verbose))
    write(
        request,
        show=lambda: show(told, request.color),
        bytes_of=lambda name: _bytes(name, found, told, lang),
        plain=_plain(told) if any(name == "text" for name, _ in request.outputs) else "",
    )


def _bytes(name: str, found: Report, told: Document, lang: str) -> bytes:
    if name == "json":
        from cjmap.insight.report.published import write as write_json

        return write_json(found, lang).encode()
    pictures = None
    if name == "html":
        from cjmap.cli.insight.pictures import pictures_of

        pictures = pictures_of(told, found.inquiry)
    return write_document(name, told, pictures).encode("utf-8", "backslashreplace")


def _plain(told: Document) -> str:
    stream = io.StringIO()
    show(told, Color.NEVER, stream)
    return stream.getvalue()
