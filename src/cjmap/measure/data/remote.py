"""Data that a cluster opens itself: their addresses go through untouched."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from cjmap.measure.data.addresses import Form, form_of, parse_address
from cjmap.measure.data.opened import Opened
from cjmap.measure.data.text_files import delimiter_of
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.measure.mapping.model import Source


def open_remote(source: Source) -> Opened:
    """Return what a cluster is to read; raises `MeasureError` for what only this machine can.

    The names of the columns of CSV are not known here: the engine reads them.
    """
    text = source.source
    if source.table is not None:
        raise MeasureError(
            f"`table` is “{one_line(source.table)}”, but {one_line(text)} is no database.",
            hint="Write `from: table:name` for a table that the cluster knows.",
        )
    address = parse_address(text)
    form = form_of(text) if address.form is Form.CLOUD else address.form
    if form is Form.TABLE:
        rows: Rows = NamedTable(address.rest)
    elif form is Form.TEXT:
        _check_encoding(source.encoding)
        ending = "\t" if ".tsv" in text.lower() else ","
        rows = CsvFiles((text,), (), delimiter_of(source.delimiter) or ending)
    elif form in (Form.PARQUET, Form.UNKNOWN):
        rows = ParquetFiles((text,))
    else:
        raise MeasureError(
            f"`from` names {form}, which a cluster does not read; it reads Parquet, CSV and"
            " `table:name`.",
            hint="Leave --engine out, or write the data as Parquet where the cluster can read it.",
        )
    return Opened(rows, one_line(text))


def _check_encoding(encoding: str | None) -> None:
    try:
        known = encoding is None or codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii")
    except LookupError:
        known = False
    if not known:
        raise MeasureError(
            f"`encoding` is “{one_line(str(encoding))}”, but on a cluster CSV is read as UTF-8.",
            hint="Write it again as UTF-8, or as Parquet.",
        )
