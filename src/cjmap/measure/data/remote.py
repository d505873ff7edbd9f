"""Data that a cluster opens itself: addresses go through as they stand, short paths in full."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING

from cjmap.measure.data.addresses import Form, form_of, parse_address
from cjmap.measure.data.opened import Opened
from cjmap.measure.data.text_files import delimiter_of
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.mapping.model import Source


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def open_remote(source: Source, base: Path) -> Opened:
    """Return what a cluster is to read; raises `MeasureError` for what only this machine can.

    A path that begins at no root begins at `base`, the folder of the mapping: a cluster has no such
    folder of its own, but may see that of this machine, or be a trial on it.
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
        rows = CsvFiles((_in_full(text, base),), (), delimiter_of(source.delimiter) or ending)
    elif form in (Form.PARQUET, Form.UNKNOWN):
        rows = ParquetFiles((_in_full(text, base),))
    else:
        raise MeasureError(
            f"`from` names {form}, which a cluster does not read; it reads Parquet, CSV and"
            " `table:name`.",
            hint="Leave --engine out, or write the data as Parquet where the cluster can read it.",
        )
    return Opened(rows, one_line(text))


def _in_full(text: str, base: Path) -> str:
    return text if _SCHEME.match(text) else str(base.absolute() / os.path.expanduser(text))


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
