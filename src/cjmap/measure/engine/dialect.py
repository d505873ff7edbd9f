"""What two dialects of SQL say differently; everything else is written once.

Names of columns come from data and mappings: they are quoted. Values are never written into a
statement as they are: they come as parameters, or as rows of small tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SECOND = 1_000_000
"""Times are whole microseconds since 1970 in UTC."""

_ZONE = ":[0-9.]+([zZ]|[+-][0-9]{2}:?([0-9]{2})?)$"
"""A zone at the end of a time; the `-01` of a day is none."""

_NO_SECONDS = "([T ][0-9]{2}:[0-9]{2})([zZ+-])"
"""A time with a zone and no seconds, which DuckDB before 2 and pysail do not read."""


class Kind(StrEnum):
    """What a column of data holds, as far as it matters here."""

    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    ZONED = "time with a zone"
    DAY = "day"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of data: its name as the data spell it, and what it holds."""

    name: str
    kind: Kind


class Dialect:
    """The dialect of DuckDB; others say what they say differently."""

    name = "DuckDB"
    knows_file_order = True
    """Whether a row of a file can be told from the next by where it stands."""
    keeps_parts = True
    """Whether a part of a statement that is read twice can be kept meanwhile."""
    TEXT = "varchar"
    LONG = "bigint"
    REAL = "double"

    def quoted(self, name: str) -> str:
        """Write the name of a column or table."""
        return '"' + name.replace('"', '""') + '"'

    def literal(self, text: str) -> str:
        """Write a text where no parameter may stand: the name of a file, a time zone."""
        return "'" + text.replace("'", "''") + "'"

    def among(self, value: str, words: Iterable[str]) -> str:
        """Return whether a value is one of some words; never null."""
        listed = ", ".join(self.literal(each) for each in words)
        return f"coalesce({value} in ({listed}), false)" if listed else "false"

    def micros(self, value: str, kind: Kind, zone: str, written: str | None) -> str:
        """Return whole microseconds in UTC of a value of a column, or null where it tells no time.

        `zone` is that of times that name none; `written` the format of times that are texts.
        """
        if kind is Kind.ZONED:
            return f"epoch_us({value})"
        if kind in (Kind.TIME, Kind.DAY):
            return self._in_zone(f"cast({value} as timestamp)", zone)
        if kind is Kind.NUMBER:
            return f"cast({value} as bigint) * {SECOND}"
        if kind is Kind.OTHER:
            value = f"cast({value} as varchar)"
        if written is not None:
            parsed = f"try_strptime({value}, {self.literal(written)})"
            return self._in_zone(f"cast({parsed} as timestamp)", zone)
        whole = f"regexp_replace({value}, '{_NO_SECONDS}', '\\1:00\\2')"
        zoned = f"epoch_us(try_cast({whole} as timestamptz))"
        plain = self._in_zone(f"try_cast({value} as timestamp)", zone)
        return f"case when {self.tells_zone(value)} then {zoned} else {plain} end"

    def tells_zone(self, value: str) -> str:
        """Whether a text that is a time names its zone."""
        return f"regexp_matches({value}, '{_ZONE}')"

    def _in_zone(self, stamp: str, zone: str) -> str:
        if zone == "UTC":
            return f"epoch_us({stamp})"
        return f"epoch_us(timezone({self.literal(zone)}, {stamp}))"

    def weekday(self, micros: str, zone: str) -> str:
        """Return 0 for Monday to 6 for Sunday, in a zone."""
        return f"(isodow({self._local(micros, zone)}) - 1)"

    def hour(self, micros: str, zone: str) -> str:
        """Return the hour of the day, 0 to 23, in a zone."""
        return f"hour({self._local(micros, zone)})"

    def _local(self, micros: str, zone: str) -> str:
        return f"timezone({self.literal(zone)}, make_timestamptz({micros}))"

    def number(self, value: str) -> str:
        """Return a number from text, with a decimal point or a comma; null where it is none."""
        return f"try_cast(replace(trim({value}), ',', '.') as double)"

    def divided(self, whole: str, by: int) -> str:
        """Return the whole part of a division of whole numbers, for what is not negative."""
        return f"({whole} // {by})"

    def ordered(self, value: str, by: Sequence[str]) -> str:
        """Gather the values of a group into a list, in an order of whole numbers."""
        return f"list({value} order by {', '.join(by)})"

    def last(self, value: str, by: Sequence[str]) -> str:
        """Return the last value of a group, in an order."""
        named = ", ".join(f"c{at} := {each}" for at, each in enumerate((*by, value)))
        return f"max(struct_pack({named})).c{len(by)}"

    def first(self, value: str, by: Sequence[str]) -> str:
        """Return the first value of a group, in an order, of those that are not null."""
        named = ", ".join(f"c{at} := {each}" for at, each in enumerate((*by, value)))
        return f"min(case when {value} is not null then struct_pack({named}) end).c{len(by)}"

    def fold(self, values: str, body: str) -> str:
        """Fold a list of whole numbers from 0: `body` speaks of `a`, what came out, and `x`."""
        return f"list_reduce(list_prepend(cast(0 as integer), {values}), lambda a, x: {body})"

    def joined(self, values: str, between: str) -> str:
        """Join a list of whole numbers into a text."""
        return f"array_to_string({values}, {self.literal(between)})"

    def bits(self, which: str) -> str:
        """Return a number with one bit set, the `which`-th from 0 (at most 62)."""
        return f"(cast(1 as bigint) << {which})"


FILE_ORDER = "_cjmap_row"
"""The column of the order in the file, which engines add to what they read."""


class SparkDialect(Dialect):
    """The dialect of Spark, and of pysail, which speaks it too."""

    name = "Spark"
    knows_file_order = False
    keeps_parts = False
    TEXT = "string"

    def quoted(self, name: str) -> str:
        """Write the name of a column or table."""
        return "`" + name.replace("`", "``") + "`"

    def literal(self, text: str) -> str:
        """Write a text; Spark reads escapes in it."""
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def micros(self, value: str, kind: Kind, zone: str, written: str | None) -> str:
        """Return whole microseconds in UTC of a value of a column, or null where it tells no time."""
        if kind is Kind.ZONED:
            return f"unix_micros({value})"
        if kind in (Kind.TIME, Kind.DAY):
            return self._in_zone(f"cast({value} as timestamp)", zone)
        if kind is Kind.NUMBER:
            return f"cast({value} as bigint) * {SECOND}"
        if kind is Kind.OTHER:
            value = f"cast({value} as string)"
        if written is not None:
            pattern = self.literal(_java_pattern(written))
            return self._in_zone(f"try_to_timestamp({value}, {pattern})", zone)
        whole = f"regexp_replace({value}, '{_NO_SECONDS}', '$1:00$2')"
        zoned = f"unix_micros(try_cast({whole} as timestamp))"
        plain = self._in_zone(f"try_cast({value} as timestamp)", zone)
        return f"case when {self.tells_zone(value)} then {zoned} else {plain} end"

    def tells_zone(self, value: str) -> str:
        """Whether a text that is a time names its zone."""
        return f"regexp_like({value}, '{_ZONE}')"

    def _in_zone(self, stamp: str, zone: str) -> str:
        if zone == "UTC":
            return f"unix_micros({stamp})"
        return f"unix_micros(to_utc_timestamp({stamp}, {self.literal(zone)}))"

    def weekday(self, micros: str, zone: str) -> str:
        """Return 0 for Monday to 6 for Sunday, in a zone."""
        return f"((dayofweek({self._local(micros, zone)}) + 5) % 7)"

    def hour(self, micros: str, zone: str) -> str:
        """Return the hour of the day, 0 to 23, in a zone."""
        return f"hour({self._local(micros, zone)})"

    def _local(self, micros: str, zone: str) -> str:
        return f"from_utc_timestamp(timestamp_micros({micros}), {self.literal(zone)})"

    def divided(self, whole: str, by: int) -> str:
        """Return the whole part of a division of whole numbers, for what is not negative."""
        return f"({whole} div {by})"

    def ordered(self, value: str, by: Sequence[str]) -> str:
        """Gather the values of a group into a list, in an order of whole numbers."""
        named = ", ".join(f"{each} as c{at}" for at, each in enumerate((*by, value)))
        return f"transform(array_sort(collect_list(struct({named}))), s -> s.c{len(by)})"

    def last(self, value: str, by: Sequence[str]) -> str:
        """Return the last value of a group, in an order."""
        named = ", ".join(f"{each} as c{at}" for at, each in enumerate((*by, value)))
        return f"max(struct({named})).c{len(by)}"

    def first(self, value: str, by: Sequence[str]) -> str:
        """Return the first value of a group, in an order, of those that are not null."""
        named = ", ".join(f"{each} as c{at}" for at, each in enumerate((*by, value)))
        return f"min(case when {value} is not null then struct({named}) end).c{len(by)}"

    def fold(self, values: str, body: str) -> str:
        """Fold a list of whole numbers from 0: `body` speaks of `a`, what came out, and `x`."""
        return f"aggregate({values}, 0, (a, x) -> {body})"

    def joined(self, values: str, between: str) -> str:
        """Join a list of whole numbers into a text."""
        return f"array_join(transform({values}, x -> cast(x as string)), {self.literal(between)})"

    def bits(self, which: str) -> str:
        """Return a number with one bit set, the `which`-th from 0 (at most 62)."""
        return f"shiftleft(cast(1 as bigint), {which})"


_JAVA = {
    "%Y": "yyyy",
    "%m": "MM",
    "%d": "dd",
    "%H": "HH",
    "%M": "mm",
    "%S": "ss",
    "%f": "SSSSSS",
    "%y": "yy",
    "%I": "hh",
    "%p": "a",
    "%b": "MMM",
    "%B": "MMMM",
    "%z": "XX",
}
"""Signs of `strptime` as Spark writes them."""


def _java_pattern(written: str) -> str:
    """Translate a format of `strptime` into one of Spark; other letters are quoted."""
    found: list[str] = []
    at = 0
    while at < len(written):
        sign = written[at : at + 2]
        if sign in _JAVA:
            found.append(_JAVA[sign])
            at += 2
            continue
        letter = written[at]
        found.append(f"'{letter}'" if letter.isalpha() else "''" if letter == "'" else letter)
        at += 1
    return "".join(found)


DUCKDB = Dialect()
SPARK = SparkDialect()
