"""Find what meets a query, and tell it in the formats asked for."""

from __future__ import annotations

import io
import sys
from functools import cache
from typing import TYPE_CHECKING

from cjmap.cli.insight.answering import inquiry_into, only_one, targets_of, write
from cjmap.cli.insight.terminal import show
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import Color, emit
from cjmap.insight.find import lines
from cjmap.insight.find.counting import checked, countable, counts
from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.search import Order, search
from cjmap.insight.find.showing import columns, data_columns
from cjmap.insight.find.telling import counted, document, fields_document
from cjmap.insight.formats import write_document
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.cli.insight.searches import FindRequest
    from cjmap.cli.targets import Target
    from cjmap.insight.document import Document
    from cjmap.insight.find.counting import Counts
    from cjmap.insight.find.fields import Field
    from cjmap.insight.find.search import Found
    from cjmap.insight.gathered.things import Thing

_ROWS = 40
"""The rows of a table in a terminal, unless more are asked for."""

_AROUND = 60
"""The letters of a query that are shown on either side of what is wrong in it."""


def run(request: FindRequest) -> int:
    """Tell what is found in each workspace; return 0 where anything is, 1 where nothing is, else 2."""
    try:
        targets = targets_of(request)
        only_one(targets, request)
        found = 0
        for number, target in enumerate(targets):
            if number:
                emit("\n")
            found += _tell(request, target)
        return 0 if found else 1
    except QueryError as error:
        _complain(error, request.query)
        return 2


def list_fields() -> None:
    """Write the fields of a query: what each is, and which kinds of things have it."""
    show(fields_document(), Color.AUTO)


def _tell(request: FindRequest, target: Target) -> int:
    inquiry = inquiry_into(target, request.today)
    sort = request.sort.removeprefix("-")
    order = None
    if sort:
        order = Order(countable([sort], "--sort")[0], falling=request.sort.startswith("-"))
    counting, showing = countable(request.count, "--count"), countable(request.show, "--show")
    found = search(inquiry, request.query, order)
    for option, fields in (
        ("--count", counting),
        ("--show", showing),
        ("--sort", (order.field,) if order else ()),
    ):
        checked(fields, found, option)
    answer = _Answer(
        request,
        found,
        showing,
        counts(found, counting) if counting else None,
        request.lang or inquiry.workspace.language_of(None),
    )
    write(request, show=answer.show, bytes_of=answer.bytes, plain=answer.plain())
    return len(found.things)


class _Answer:
    """What was found, in any format."""

    def __init__(
        self,
        request: FindRequest,
        found: Found,
        fields: Sequence[Field],
        counts: Counts | None,
        lang: str,
    ) -> None:
        self.request = request
        self.found = found
        self.fields = fields or columns(found)
        self.data_fields = fields or data_columns(found)
        self.counts = counts
        self.lang = lang
        self.most = request.most or None

    def show(self) -> None:
        """Show a table in the terminal."""
        show(self._document(self._rows(), _here), self.request.color)

    def plain(self) -> str:
        """Return the table for a file; empty where none is to be written."""
        if not any(name == "text" for name, _ in self.request.outputs):
            return ""
        stream = io.StringIO()
        show(self._document(self._rows(), self._from_root), Color.NEVER, stream)
        return stream.getvalue()

    def bytes(self, name: str) -> bytes:
        """Return the bytes of another format."""
        return self._text(name).encode("utf-8", "backslashreplace")

    def _text(self, name: str) -> str:
        if name == "json":
            from cjmap.insight.find.published import write as write_json

            return write_json(self.found, self.data_fields, self.counts, self.most)
        if name == "csv" and self.counts is not None:
            return lines.csv_counts(self.counts, self.most)
        if name == "csv":
            return lines.csv(self.found, self.data_fields, self.most)
        if name == "paths":
            return lines.paths(self.found.things[: self.most], _files())
        return write_document(name, self._document(self.most, self._from_root))

    def _rows(self) -> int | None:
        return self.most if self.request.most is not None else _ROWS

    def _document(self, rows: int | None, place: Callable[[Thing], str]) -> Document:
        if self.counts is not None:
            return counted(self.found, self.counts, self.lang, rows)
        return document(self.found, self.fields, self.lang, rows, place)

    def _from_root(self, thing: Thing) -> str:
        return f"{lines.file_of(self.found, thing)}:{thing.place[0]}"


def _files() -> Callable[[Thing], str]:
    """Return what names the file of a thing, from where one is; each file is looked at once."""
    named = cache(shown_file)
    return lambda thing: named(thing.entry.file)


def _here(thing: Thing) -> str:
    return f"{shown_file(thing.entry.file)}:{thing.place[0]}"


def _complain(error: QueryError, query: str) -> None:
    """Tell what is wrong with a query, and show where."""
    start = max(error.span.start - _AROUND, 0)
    end = min(max(error.span.end, error.span.start + 1), error.span.start + _AROUND)
    # What is shown has to keep its width, so that the marks stand below what they mean.
    before, wrong, after = (
        one_line(query[first:last])
        for first, last in ((start, error.span.start), (error.span.start, end), (end, end + 20))
    )
    marks = " " * len(before) + "^" * max(len(wrong), 1)
    hint = f"  help: {one_line(error.hint)}\n" if error.hint else ""
    place = f"  {before}{wrong}{after}\n  {marks}\n" if query.strip() else ""
    emit(f"cjmap: {one_line(error.message)}\n{place}{hint}", sys.stderr)
