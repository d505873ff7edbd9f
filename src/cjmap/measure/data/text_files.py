"""Text files with separated values: the encoding, the delimiter and the columns found, the rest refused.

What an engine cannot read as it stands is written again into the private folder: another encoding,
NUL characters, line breaks of several kinds, a first line `sep=;`, headers within several files.
"""

from __future__ import annotations

import csv
import io
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, cast

from cjmap.measure.data.columns import check_count, own_names
from cjmap.measure.data.encodings import Written, how_written
from cjmap.measure.data.files import LocalFile, readable_paths
from cjmap.measure.data.limits import CHUNK, LINE
from cjmap.measure.data.opened import Note
from cjmap.measure.data.signatures import LENGTH, what_it_is
from cjmap.measure.data.unpacked import beginning, is_packed, opened_bytes
from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_WORDS = {"\\t": "\t", "tab": "\t"}
_QUALTRICS = '{"ImportId"'
"""What the cells of Qualtrics' third line begin with: the first has names, the second questions."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A text file whose first lines were read."""

    file: LocalFile
    written: Written
    said: str | None
    """The delimiter that a first line `sep=;` names."""
    delimiter: str
    header: tuple[str, ...]
    qualtrics: bool


def open_text(
    files: Sequence[LocalFile], encoding: str | None, delimiter: str | None, scratch: Path
) -> tuple[CsvFiles, tuple[Note, ...]]:
    """Make text files ready for an engine; raises `MeasureError` where one is no such table."""
    wanted = delimiter_of(delimiter)
    tables = [_table(file, encoding, wanted) for file in files]
    first = tables[0]
    for other in tables[1:]:
        _check_same(first, other)
    columns, notes = own_names(first.header, first.file.told)
    found = [*notes, *(note for table in tables for note in _notes(table))]
    several = len(tables) > 1
    paths = tuple(_path(table, number, several, scratch) for number, table in enumerate(tables, 1))
    skip = 2 if first.qualtrics and not several else 0
    return CsvFiles(paths, columns, first.delimiter, skip), tuple(found)


def delimiter_of(word: str | None) -> str | None:
    """Return the delimiter that a mapping names; raises `MeasureError` where it can be none."""
    if word is None:
        return None
    delimiter = _WORDS.get(word, word)
    if (
        len(delimiter) != 1
        or not delimiter.isascii()
        or delimiter in '"\n\r'
        or delimiter.isalnum()
    ):
        raise MeasureError(
            f"`delimiter` is “{one_line(word)}”; expected one sign, such as `;`, or `tab`."
        )
    return delimiter


def _table(file: LocalFile, encoding: str | None, wanted: str | None) -> _Table:
    if (what := what_it_is(beginning(file, LENGTH))) is not None:
        hint = "Save the sheet as CSV." if "spreadsheet" in what else None
        raise MeasureError(f"{file.told} is no text, but {what}.", hint=hint)
    written = how_written(file, encoding)
    with _text(file, written) as stream:
        head = stream.readline(LINE)
        said = head[4] if head[:4].lower() == "sep=" and head[5:] in ("\n", "") else None
    with _text(file, written) as stream:
        if said is not None:
            stream.readline(LINE)
        first = next(_kept(stream), "")
    if not first.strip():
        raise MeasureError(f"{file.told} has nothing in its first line; expected names of columns.")
    delimiter = wanted or said or _likeliest(first)
    with _text(file, written) as stream:
        if said is not None:
            stream.readline(LINE)
        header, third = _head(file, stream, delimiter)
    if written.odd_quotes:
        _check_quotes(file, written, delimiter)
    qualtrics = any(cell.startswith(_QUALTRICS) for cell in third[:1])
    return _Table(file, written, said, delimiter, header, qualtrics)


@contextmanager
def _text(file: LocalFile, written: Written) -> Iterator[TextIO]:
    """Open a file as text without marks; each line ends alike, whatever ends it there."""
    with opened_bytes(file) as binary:
        text = io.TextIOWrapper(binary, written.encoding, newline=None)
        try:
            yield text
        except UnicodeDecodeError as error:
            raise MeasureError(
                f"{file.told} is not written in {written.told}: {error.reason}.",
                hint="Name the right one with `encoding:`."
                if written.guessed
                else "Leave `encoding` out: UTF-8, UTF-16 and Windows-1250 are told apart.",
            ) from None


def _kept(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(LINE):
        yield line.replace("\0", "")


def _likeliest(line: str) -> str:
    """Return the delimiter that makes the most columns of the first line."""
    return max(_DELIMITERS, key=lambda each: _width(line, each))


def _width(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter)))
    except csv.Error:  # one cell, and longer than any
        return 1


def _head(file: LocalFile, stream: TextIO, delimiter: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the names of the columns, and the third row where it can be read."""
    reader = csv.reader(_kept(stream), delimiter=delimiter)
    try:
        header = tuple(next(reader, ()))
    except csv.Error:
        raise MeasureError(
            f"{file.told}: its first row has a cell of more than {csv.field_size_limit():,}"
            " letters; expected names of columns.",
            hint="Is a quotation mark not closed, or the file no CSV?",
        ) from None
    check_count(len(header), file.told)
    try:
        next(reader, [])
        return header, next(reader, [])
    except csv.Error:
        return header, []


def _check_quotes(file: LocalFile, written: Written, delimiter: str) -> None:
    """Raise `MeasureError` where a quotation mark opens a cell that nothing ends.

    An engine would drop all that follows. It takes a reader's care to know, so it is only asked
    where the quotation marks are odd in number.
    """
    end = ["end"]

    def lines(stream: TextIO) -> Iterator[str]:
        for each in _kept(stream):
            yield each if each.endswith("\n") else f"{each}\n"
        yield "end\n"

    with _text(file, written) as stream:
        reader = csv.reader(lines(stream), delimiter=delimiter)
        line, begins, ended = 1, 1, False
        try:
            for row in reader:
                line, begins, ended = begins, reader.line_num + 1, row == end
        except csv.Error:
            line, ended = begins, False
    if not ended:
        raise MeasureError(
            f"{file.told}:{line}: a quotation mark opens a cell and none closes it, so it is"
            " unclear where rows end.",
            hint="Close it, or write it twice where it belongs to a text.",
        )


def _check_same(first: _Table, other: _Table) -> None:
    """Raise `MeasureError` where two files do not add up."""
    pair = f"{other.file.told} and {first.file.told}"
    if first.delimiter != other.delimiter:
        a, b = (_DELIMITERS.get(each.delimiter, f"“{each.delimiter}”") for each in (other, first))
        raise MeasureError(f"{pair} do not add up: one is separated by {a}, the other by {b}.")
    if first.header == other.header:
        if first.qualtrics == other.qualtrics:
            return
        raise MeasureError(f"{pair} do not add up: only one has the three headers of Qualtrics.")
    if sorted(first.header) == sorted(other.header):
        raise MeasureError(
            f"{pair} have the same columns in another order.", hint="Export them alike."
        )
    only = [_only(other, first), _only(first, other)]
    raise MeasureError(
        f"{pair} have other columns: {' '.join(each for each in only if each)}",
        hint="Name the files that belong together.",
    )


def _only(one: _Table, other: _Table) -> str:
    names = [each for each in one.header if each not in other.header]
    if not names:
        return ""
    listed = ", ".join(f"“{one_line(each)}”" for each in names[:5])
    return f"only {one.file.told} has {listed}{' …' if len(names) > 5 else ''}."


def _notes(table: _Table) -> Iterator[Note]:
    written = table.written
    if written.guessed and written.encoding not in ("utf-8", "utf-8-sig"):
        yield Note(f"{table.file.told} is read as {written.told}; it is not UTF-8")
    if written.nul and written.encoding in ("utf-8", "utf-8-sig"):
        yield Note(f"{table.file.told}: NUL characters are left out", written.nul)
    if table.qualtrics:
        yield Note(f"{table.file.told}: the second and third header of Qualtrics are left out")


def _path(table: _Table, number: int, several: bool, scratch: Path) -> str:
    """Return the path of a file that an engine can read: itself, a link, or written anew."""
    stripped = several and table.qualtrics
    packed = is_packed(table.file)
    rightly_named = packed == (table.file.path.suffix.lower() == ".gz")
    if table.written.plain and table.said is None and not stripped and rightly_named:
        return next(readable_paths([table.file], scratch / str(number)))
    target = scratch / f"text{number}.csv"
    with (
        _text(table.file, table.written) as source,
        target.open("w", encoding="utf-8", errors="replace", newline="") as anew,
    ):
        if table.said is not None:
            source.readline(LINE)
        if stripped:
            rows = csv.reader(_kept(source), delimiter=table.delimiter)
            writer = csv.writer(anew, delimiter=table.delimiter, lineterminator="\n")
            writer.writerow(next(rows))
            next(rows)
            next(rows)
        shutil.copyfileobj(cast("TextIO", _Kept(source)), anew, CHUNK)
    return str(target)


class _Kept:
    """A text without NUL characters."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def read(self, length: int) -> str:
        while text := self._stream.read(length):
            if kept := text.replace("\0", ""):
                return kept
        return ""
