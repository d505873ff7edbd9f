"""An answer in the formats asked for: a document, or the same as JSON."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from cjmap.cli.insight.answering import write
from cjmap.cli.insight.terminal import show
from cjmap.cli.terminal import Color
from cjmap.insight.formats import write_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.insight.document import Document


def answer(request: MeasureRequest, document: Document, json: Callable[[], str]) -> None:
    """Write a document where it was asked for."""

    def bytes_of(name: str) -> bytes:
        text = json() if name == "json" else write_document(name, document)
        return text.encode("utf-8", "backslashreplace")

    write(
        request,
        show=lambda: show(document, request.color),
        bytes_of=bytes_of,
        plain=_plain(document) if any(name == "text" for name, _ in request.outputs) else "",
    )


def _plain(document: Document) -> str:
    stream = io.StringIO()
    show(document, Color.NEVER, stream)
    return stream.getvalue()
