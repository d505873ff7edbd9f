"""Text files with separated values, as spreadsheets of any language write them (RFC 4180 and its relatives)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from cjmap.csv_text import unguarded
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.table import Cell, Table, cell_name
from cjmap.exchange.tables.usable import too_long
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.coming.source import Source

NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
"""The delimiters that are looked for, and their names."""

_WORDS = {name: delimiter for delimiter, name in NAMES.items()} | {r"\t": "\t", "pipe": "|"}
_LOOKED_AT = 50
"""The records by which the delimiter is told."""
_SPOKEN = "`,` `;` tab or `|`"


def read_text(gathered: Gathered) -> Table:
    """Read a text file as one table; every cell is text.

    An apostrophe before what a spreadsheet would calculate is taken off: exports put it there. Raises
    `UnreadableError` where there is no table, a quotation mark is not closed, or it is too large.
    """
    source = gathered.source
    text = source.text
    skipped = 0
    said = _said(source)
    if text[:4].lower() == "sep=" and text[5:6] in ("\n", ""):
        said, text, skipped = said or text[4], text[6:], 1
    if not text.strip():
        raise UnreadableError(f"{one_line(source.name)} is empty.")
    delimiter = said or _delimiter(text)
    table = Table()
    widths: Counter[int] = Counter()
    for record, line, values in _records(text, delimiter, source, skipped):
        _add(table, record, line, values, source)
        widths[len(values)] += 1
    _check_columns(table, delimiter, said, text, source)
    _tell_ragged(table, widths, delimiter, gathered)
    _tell_undivided(table, delimiter, gathered)
    return table


def _said(source: Source) -> str | None:
    """Return the delimiter that was named; raises `UnreadableError` where it can be none."""
    word = source.options.delimiter
    if word is None:
        return None
    delimiter = _WORDS.get(word.lower(), word)
    if len(delimiter) != 1 or delimiter in '"\n\r' or delimiter.isalnum():
        raise UnreadableError(
            f"`{one_line(word)}` cannot be a delimiter.",
            hint=f"It is one character: {_SPOKEN}.",
        )
    return delimiter


def _delimiter(text: str) -> str:
    """Tell the delimiter by the first records: see `_evenness`."""
    return max(NAMES, key=lambda each: _evenness(text, each))


def _evenness(text: str, delimiter: str) -> int:
    """Return how many cells lie beside others, in records of the width that most have.

    Cells that begin with a blank, as text behind a comma does, or that hold another delimiter count
    against it.
    """
    widths: Counter[int] = Counter()
    odd = 0
    others = re.compile(
        "|".join(rf"(?<!\d){re.escape(each)}(?=\S)" for each in NAMES if each != delimiter)
    )
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if number == _LOOKED_AT:
                break
            widths[len(record)] += 1
            odd += sum(cell.startswith(" ") for cell in record[1:])
            odd += sum(bool(others.search(cell)) for cell in record)
    except csv.Error:
        pass
    even = max(((width - 1) * times for width, times in widths.items()), default=0)
    return max(even - odd, min(even, 1))


def _records(
    text: str, delimiter: str, source: Source, skipped: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Give the records: their number and the line they begin in, both as in the file, and their values."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    record = begun = skipped
    while True:
        record += 1
        begun = reader.line_num + skipped + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unclosed(str(error), begun, reader.line_num + skipped, source) from error
        if record > source.bounds.rows:
            raise UnreadableError(
                f"{one_line(source.name)} has more than {source.bounds.rows:,} rows; no more are read.",
                hint="Nobody maps a journey in so many. Export only the rows that are meant.",
            )
        yield record, begun, values


def _unclosed(said: str, begun: int, line: int, source: Source) -> UnreadableError:
    name = one_line(source.name)
    if "field limit" in said:
        return UnreadableError(
            f"{name}, line {begun:,}: a cell has more than {source.bounds.text:,} letters; no more are read.",
            hint="Is a quotation mark opened there and not closed?",
        )
    if "expected after" in said:
        return UnreadableError(
            f"{name}, line {line:,}: something follows a closing quotation mark.",
            hint='Within quotation marks every `"` is written twice: `""`.',
        )
    return UnreadableError(
        f"{name}, line {begun:,}: a quotation mark is opened and not closed.",
        hint='A cell that begins with `"` ends with one; those inside it are written twice.',
    )


def _add(table: Table, record: int, line: int, values: list[str], source: Source) -> None:
    if len(values) > source.bounds.columns:
        raise UnreadableError(
            f"{one_line(source.name)}, line {line:,}: {len(values):,} columns;"
            f" no more than {source.bounds.columns:,} are read."
        )
    for column, value in enumerate(values, start=1):
        if len(value) > source.bounds.text:
            raise too_long(source, value, Place(cell=cell_name(record, column)))
        table.add(Cell(record, column, unguarded(value), line=line))
        line += value.count("\n")
    if len(table.cells) > source.bounds.cells:
        raise UnreadableError(
            f"{one_line(source.name)} has more than {source.bounds.cells:,} cells; no more are read."
        )


def _check_columns(
    table: Table, delimiter: str, said: str | None, text: str, source: Source
) -> None:
    """Raise `UnreadableError` where there is but one column: the delimiter is another one."""
    if not table.cells:
        raise UnreadableError(f"{one_line(source.name)} is empty.")
    if any(column > 1 for _, column in table.cells):
        return
    other = _delimiter(text)
    found = _evenness(text, other) > 0 and other != delimiter
    shown = "tab" if delimiter == "\t" else f"`{delimiter}`"
    raise UnreadableError(
        f"{one_line(source.name)}: one column only"
        + (f"; {shown} separates nothing." if said else f"; neither {_SPOKEN} separates any."),
        hint=f"Is the delimiter `{'tab' if other == chr(9) else other}`? Say `--delimiter"
        f" {_typed(other)}`, or leave it out."
        if found
        else "A map is a table of several columns. Another delimiter is named by `--delimiter`.",
    )


def _typed(delimiter: str) -> str:
    return NAMES[delimiter] if delimiter in "\t|" else f"'{delimiter}'"


def _tell_ragged(table: Table, widths: Counter[int], delimiter: str, gathered: Gathered) -> None:
    """Tell rows that reach beyond the others: their text was hardly meant to be divided there."""
    usual, times = widths.most_common(1)[0]
    if times * 2 <= widths.total():
        return
    shown = "a tab" if delimiter == "\t" else f"`{delimiter}`"
    for _row, cells in table.rows():
        if cells[-1].column > usual:
            gathered.lose(
                Fate.GUESSED,
                "row",
                f"This row has {cells[-1].column} columns, others have {usual}; perhaps a text with {shown}"
                " should stand in quotation marks.",
                table.place_of(cells[usual] if len(cells) > usual else cells[-1]),
            )


def _tell_undivided(table: Table, delimiter: str, gathered: Gathered) -> None:
    """Tell rows of one cell that another delimiter divides: not as prose has commas, with blanks behind."""
    for _row, cells in table.rows():
        if len(cells) > 1:
            continue
        for other in NAMES:
            if (
                other != delimiter
                and len(re.findall(rf"\S{re.escape(other)}(?=\S)", cells[0].text)) > 1
            ):
                gathered.lose(
                    Fate.UNREADABLE,
                    "row",
                    f"This row is one cell; it is divided by {_shown(other)}, others by {_shown(delimiter)}.",
                    table.place_of(cells[0]),
                    value=cells[0].text,
                )
                break


def _shown(delimiter: str) -> str:
    return "tabs" if delimiter == "\t" else f"`{delimiter}`"
