"""Spark, by Spark Connect: the statements go to the user's cluster, and small results come back."""

from __future__ import annotations

import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cjmap.measure.engine.connecting import connect, parse_server
from cjmap.measure.engine.dialect import SPARK, Column, Kind
from cjmap.measure.engine.engine import Engine, Parameter, Progress, Row
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows, Unreadable
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_KINDS = {
    "string": Kind.TEXT,
    "timestamp": Kind.ZONED,
    "timestamp_ntz": Kind.TIME,
    "date": Kind.DAY,
}
_NOTHING = ("PATH_NOT_FOUND", "TABLE_OR_VIEW_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA")
"""What Spark says where nothing is; pysail finds something without columns."""
_NUMBERS = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")


class SparkEngine(Engine):
    """A Spark Connect server; it opens the files itself, so their paths are the cluster's."""

    dialect = SPARK
    name = "Spark"

    def __init__(self, address: str, watch: Callable[[Progress], None] | None = None) -> None:
        """Connect to `sc://host:port`; raises `MeasureError` within seconds where that cannot be done."""
        super().__init__(watch)
        self._address = parse_server(address)
        self._session: Any = connect(self._address)
        self._failures = _failures()
        self._kept: list[Any] = []

    @property
    def cheap_views(self) -> bool:
        """Spark reads Parquet again as cheaply as a table of its own."""
        return True

    def read(self, name: str, rows: Rows) -> list[Column]:
        """Make a view of rows, and return its columns; raises `MeasureError`."""
        about = f"reading {name}"
        try:
            frame = self._frame(rows)
            columns = [
                Column(field.name, _kind(field.dataType.simpleString())) for field in frame.schema
            ]
            if columns:
                frame.createOrReplaceTempView(name)
                return columns
        except self._failures as error:
            if not any(each in str(error) for each in _NOTHING):
                raise self._told(error, about) from None
        raise MeasureError(
            f"{_named(rows)}: the cluster finds nothing there.",
            hint="The cluster opens the data itself: name them as it knows them.",
        )

    def _frame(self, rows: Rows) -> Any:
        match rows:
            case ParquetFiles():
                return self._session.read.parquet(*rows.files)
            case CsvFiles(skip=0):
                declared = [f"{self.dialect.quoted(each)} string" for each in rows.columns]
                return self._session.read.csv(
                    list(rows.files),
                    schema=", ".join(declared) or None,  # else the names in their first lines
                    sep=rows.delimiter,
                    header=True,
                    escape='"',
                    multiLine=True,  # an answer of several lines is one answer
                )
            case CsvFiles():
                raise MeasureError("Lines between the names and the rows are not read by Spark.")
            case NamedTable():
                return self._session.table(rows.name)
            case _:
                raise MeasureError(
                    "A database file is read by DuckDB, not by Spark.",
                    hint="Leave --engine out, or name files that the cluster can read.",
                )

    def unreadable(self, name: str) -> list[Unreadable]:
        """Return nothing: Spark reads whatever stands in a row."""
        return []

    def small_table(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Make a table of a few rows; `columns` are their types in the words of the dialect."""
        declared = ", ".join(f"{each} {kind}" for each, kind in columns.items())
        try:
            frame = self._session.createDataFrame([tuple(row) for row in rows], declared)
            frame.createOrReplaceTempView(name)
        except self._failures as error:
            raise self._told(error, name) from None

    def view(self, name: str, sql: str) -> None:
        """Name the rows of a statement; nothing is calculated."""
        try:
            self._session.sql(f"create or replace temp view {self.dialect.quoted(name)} as {sql}")
        except self._failures as error:
            raise self._told(error, name) from None

    def keep(self, name: str, sql: str, about: str) -> None:
        """Name the rows, which Spark keeps in memory, or on its disk, once it has calculated them."""
        try:
            frame = self._session.sql(sql).cache()
            frame.createOrReplaceTempView(name)
        except self._failures as error:
            raise self._told(error, about) from None
        self._kept.append(frame)

    def close(self) -> None:
        """End the session; its views go with it, and what was kept."""
        if self._session is None:
            return
        self._session.client.set_retry_policies([])  # a server that is gone has nothing to clear up
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"\[RETRIES_EXCEEDED\]")
            with suppress(*self._failures):
                for frame in self._kept:
                    frame.unpersist()
            self._session.stop()
        # Before 4.2 pyspark closes a session again when it is collected, and waits for itself where that happens
        # in the middle of a call of another session: nothing holds it any longer, so it is collected here.
        self._kept.clear()
        self._session = None

    def _run(self, sql: str, about: str, parameters: tuple[Parameter, ...]) -> list[Row]:
        if self._watch is not None:
            self._watch(Progress(about, None))
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", r"\[RETRIES_EXCEEDED\]")  # an error tells it
                frame = self._session.sql(sql, args=list(parameters) if parameters else None)
                return [tuple(row) for row in frame.collect()]
        except self._failures as error:
            raise self._told(error, about) from None

    def _told(self, error: Exception, about: str) -> MeasureError:
        return MeasureError(f"Spark cannot go on while {about}: {self._address.first_line(error)}")


def _failures() -> tuple[type[Exception], ...]:
    import grpc
    from pyspark.errors import PySparkException

    return PySparkException, grpc.RpcError


def _named(rows: Rows) -> str:
    match rows:
        case NamedTable():
            return f"table:{one_line(rows.name)}"
        case ParquetFiles() | CsvFiles():
            return one_line(", ".join(rows.files))
        case _:
            return ""


def _kind(name: str) -> Kind:
    if name in _KINDS:
        return _KINDS[name]
    return Kind.NUMBER if name.startswith(_NUMBERS) else Kind.OTHER
