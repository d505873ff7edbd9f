"""The one door to data: an address in a mapping becomes rows that an engine can read."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.measure.data import signatures
from cjmap.measure.data.addresses import Form, form_of, parse_address, unknown
from cjmap.measure.data.digests import digest_of
from cjmap.measure.data.duckdb_files import open_duckdb
from cjmap.measure.data.files import LocalFile, is_pattern, of_folder, of_pattern, one_file
from cjmap.measure.data.ocel import open_ocel
from cjmap.measure.data.ocel.from_json import read_ocel_json
from cjmap.measure.data.ocel.from_xml import read_ocel_xml
from cjmap.measure.data.opened import Note, Opened
from cjmap.measure.data.parquet import open_parquet
from cjmap.measure.data.postgresql import label_of, open_postgresql
from cjmap.measure.data.remote import open_remote
from cjmap.measure.data.sqlite_files import open_sqlite, with_journal
from cjmap.measure.data.text_files import open_text
from cjmap.measure.data.unpacked import beginning
from cjmap.measure.data.xes import open_xes
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.data.addresses import Address
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.mapping.model import Source

_NO_ORDER = Note(
    "A server keeps rows in no order: `order` names the column that decides between equal times"
)

_DATABASES = (Form.SQLITE, Form.DUCKDB)
_OF_OBJECTS = (Form.OCEL_JSON, Form.OCEL_XML, Form.SQLITE)
_BY_SIGN = {
    signatures.PARQUET: Form.PARQUET,
    signatures.SQLITE: Form.SQLITE,
    signatures.DUCKDB: Form.DUCKDB,
}


def open_source(source: Source, base: Path, scratch: Path, *, remote: bool) -> Opened:
    """Make data ready for an engine.

    `base` is the folder that paths begin at: that of the mapping file. `scratch` is a private folder
    that must stay while the rows are read; whatever has to be written again is put there. `remote`
    means that the engine is a cluster, which opens the data itself. Raises `MeasureError` where there
    is nothing that can be read.
    """
    if remote:
        return open_remote(source, base)
    try:
        return _open(
            source, base.absolute(), Path(tempfile.mkdtemp(prefix="data-", dir=scratch)).resolve()
        )
    except OSError as error:
        raise _told(error, source, scratch) from None
    except sqlite3.Error as error:  # what is kept on disk while OCEL is read
        raise MeasureError(
            f"{one_line(source.source)} cannot be sorted in {scratch.parent}: {error}.",
            hint="Is the disk full? Name another folder with --spill.",
        ) from None


def _open(source: Source, base: Path, scratch: Path) -> Opened:
    address = parse_address(source.source)
    if address.form is Form.POSTGRESQL:
        rows, notes = open_postgresql(address.rest, source.table, scratch)
        if getattr(source, "order", "") is None:
            notes = (*notes, _NO_ORDER)
        return Opened(rows, label_of(address.rest), notes=notes)
    if address.form in (Form.TABLE, Form.CLOUD):
        raise MeasureError(
            f"`from` is “{one_line(source.source)}”, which only a cluster can open.",
            hint="Name it with --engine sc://…, or name a file of this machine.",
        )
    form, files = _found(address, base)
    if source.table is not None and form not in _DATABASES:
        raise MeasureError(
            f"`table` is “{one_line(source.table)}”, but {one_line(source.source)} is no database.",
            hint="Leave it out.",
        )
    if getattr(source, "object_type", None) is not None and form not in _OF_OBJECTS:
        raise MeasureError(
            f"`object_type` is declared, but {one_line(source.source)} is no OCEL.",
            hint="Leave it out.",
        )
    found, notes = _rows(form, files, source, scratch)
    if form is Form.SQLITE:
        files = with_journal(files[0])
    return Opened(
        found,
        one_line(source.source),
        tuple(each.path for each in files),
        digest_of(files),
        notes,
    )


def _found(address: Address, base: Path) -> tuple[Form, list[LocalFile]]:
    """Return the files that an address means, and what they are."""
    text = address.rest
    home = os.path.expanduser(text)
    path = base / home
    if address.form in _DATABASES and not path.exists() and Path(f"/{text}").exists():
        path = Path(f"/{text}")  # some write three strokes before a path that begins at the root
    if path.is_dir():
        return _in_folder(of_folder(path, text), one_line(text))
    if is_pattern(text) and not path.exists():
        return _alike(of_pattern(base, home))
    file = one_file(path, text)
    return _form(address.form, file), [file]


def _form(form: Form, file: LocalFile) -> Form:
    """Tell what a file is: by its name, and by its first bytes where names say little."""
    if form in (*_DATABASES, Form.UNKNOWN):
        sign = signatures.what_it_is(beginning(file, signatures.LENGTH))
        form = _BY_SIGN.get(sign or "", form)
    if form is Form.UNKNOWN:
        raise unknown(file.told, file.name)
    return form


def _in_folder(files: Sequence[LocalFile], told: str) -> tuple[Form, list[LocalFile]]:
    """Return what a folder holds: Parquet or text; other files beside them are let be."""
    parquet = [each for each in files if form_of(each.name) is Form.PARQUET]
    text = [each for each in files if form_of(each.name) is Form.TEXT]
    if parquet and text:
        raise MeasureError(
            f"{told} is a folder with Parquet and with text files: which are meant?",
            hint="Name them by a pattern, such as `data/*.parquet`.",
        )
    if not parquet and not text:
        raise MeasureError(f"{told} is a folder without Parquet or CSV files.")
    form = Form.PARQUET if parquet else Form.TEXT
    return form, [one_file(each.path, each.name) for each in parquet or text]


def _alike(files: Sequence[LocalFile]) -> tuple[Form, list[LocalFile]]:
    """Return what the files of a pattern are; raises `MeasureError` where they do not add up."""
    first = files[0]
    form = _form(form_of(first.name), first)
    for other in files[1:]:
        if form_of(other.name) is not form_of(first.name):
            raise MeasureError(f"{first.told} and {other.told} are not of one kind.")
    if len(files) > 1 and form not in _SEVERAL:
        raise MeasureError(
            f"The pattern fits {len(files):,} files, but {form} is read from one file.",
            hint=f"Name it: {first.told}",
        )
    return form, list(files)


_SEVERAL = (Form.TEXT, Form.PARQUET, Form.XES)
"""Forms whose files add up."""


def _rows(
    form: Form, files: Sequence[LocalFile], source: Source, scratch: Path
) -> tuple[Rows, tuple[Note, ...]]:
    file = files[0]
    object_type = getattr(source, "object_type", None)
    match form:
        case Form.TEXT:
            return open_text(files, source.encoding, source.delimiter, scratch)
        case Form.PARQUET:
            return open_parquet(files, scratch), ()
        case Form.XES:
            return open_xes(files, scratch)
        case Form.OCEL_JSON:
            return open_ocel(partial(read_ocel_json, file), object_type, scratch, file.told)
        case Form.OCEL_XML:
            return open_ocel(partial(read_ocel_xml, file), object_type, scratch, file.told)
        case Form.SQLITE:
            return open_sqlite(file, source.table, object_type, scratch)
        case _:
            return open_duckdb(file, source.table, scratch)


def _told(error: OSError, source: Source, scratch: Path) -> MeasureError:
    """Say in a sentence what the system complains of."""
    if error.errno == errno.ENOSPC:
        return MeasureError(
            f"The disk is full: {scratch.parent}.", hint="Name another folder with --spill."
        )
    said = error.strerror or str(error)
    if error.errno == errno.ELOOP:
        said = "Its links lead round in a circle"
    return MeasureError(
        f"{one_line(source.source)}: {one_line(said[:1].lower() + said[1:])}."
        + (f" ({one_line(str(error.filename))})" if error.filename is not None else "")
    )
