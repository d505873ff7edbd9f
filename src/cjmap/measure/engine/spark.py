"""Spark, by Spark Connect: the statements go to the user's cluster, and small results come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.measure.engine.dialect import SPARK, Column, Kind
from cjmap.measure.engine.engine import Engine, Parameter, Progress, Row
from cjmap.measure.engine.rows import CsvFiles, NamedTable, ParquetFiles, Rows, Unreadable
from cjmap.measure.errors import SPARK_EXTRA, MeasureError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_KINDS = {
    "string": Kind.TEXT,
    "timestamp": Kind.ZONED,
    "timestamp_ntz": Kind.TIME,
    "date": Kind.DAY,
}
_NUMBERS = ("tinyint", "smallint", "int", "bigint", "float", "double", "decimal")


class SparkEngine(Engine):
    """A Spark Connect server; it opens the files itself, so their paths are the cluster's."""

    dialect = SPARK
    name = "Spark"

    def __init__(self, address: str, watch: Callable[[Progress], None] | None = None) -> None:
        """Connect to `sc://host:port`; raises `MeasureError` where that cannot be done."""
        super().__init__(watch)
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise MeasureError("That engine needs the client of Spark.", hint=SPARK_EXTRA) from None
        self._failure = PySparkException
        self.address = address
        try:
            self._session = SparkSession.builder.remote(address).create()
            self._session.conf.set("spark.sql.session.timeZone", "UTC")
        except Exception as error:  # gRPC's errors have no common ancestor with Spark's
            raise MeasureError(
                f"{address}: no Spark Connect server answers: {_first_line(error)}",
                hint="Is it running there, and is the address `sc://host:15002`?",
            ) from None

    @property
    def cheap_views(self) -> bool:
        """Spark reads Parquet again as cheaply as a table of its own."""
        return True

    def read(self, name: str, rows: Rows) -> list[Column]:
        """Make a view of rows, and return its columns; raises `MeasureError`."""
        about = f"reading {name}"
        frame: Any
        try:
            match rows:
                case ParquetFiles():
                    frame = self._session.read.parquet(*rows.files)
                case CsvFiles():
                    schema = ", ".join(
                        f"{self.dialect.quoted(each)} string" for each in rows.columns
                    )
                    frame = self._session.read.csv(
                        list(rows.files),
                        schema=schema or None,  # the names stand in files that only it can see
                        sep=rows.delimiter,
                        header=True,
                        escape='"',
                        multiLine=True,  # an answer of several lines is one answer
                    )
                case NamedTable():
                    frame = self._session.table(rows.name)
                case _:
                    raise MeasureError(
                        "A database file is read by DuckDB, not by Spark.",
                        hint="Leave --engine out, or name files that the cluster can read.",
                    )
            frame.createOrReplaceTempView(name)
            return [
                Column(field.name, _kind(field.dataType.simpleString())) for field in frame.schema
            ]
        except self._failure as error:
            raise self._told(error, about) from None

    def unreadable(self, name: str) -> list[Unreadable]:
        """Return nothing: Spark reads whatever stands in a row."""
        return []

    def small_table(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Make a table of a few rows; `columns` are their types in the words of the dialect."""
        declared = ", ".join(f"{each} {kind}" for each, kind in columns.items())
        frame = self._session.createDataFrame([tuple(row) for row in rows], declared)
        frame.createOrReplaceTempView(name)

    def view(self, name: str, sql: str) -> None:
        """Name the rows of a statement; nothing is calculated."""
        try:
            self._session.sql(f"create or replace temp view {self.dialect.quoted(name)} as {sql}")
        except self._failure as error:
            raise self._told(error, name) from None

    def keep(self, name: str, sql: str, about: str) -> None:
        """Name the rows; Spark has no tables of its own that a user would not have to clear up."""
        self.view(name, sql)

    def close(self) -> None:
        """End the session; its views go with it."""
        self._session.stop()

    def _run(self, sql: str, about: str, parameters: tuple[Parameter, ...]) -> list[Row]:
        if self._watch is not None:
            self._watch(Progress(about, None))
        try:
            frame = self._session.sql(sql, args=list(parameters) if parameters else None)
            return [tuple(row) for row in frame.collect()]
        except self._failure as error:
            raise self._told(error, about) from None

    def _told(self, error: Exception, about: str) -> MeasureError:
        return MeasureError(f"Spark cannot go on while {about}: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    said = str(error).strip().splitlines()
    return said[0] if said else type(error).__name__


def _kind(name: str) -> Kind:
    if name in _KINDS:
        return _KINDS[name]
    return Kind.NUMBER if name.startswith(_NUMBERS) else Kind.OTHER
