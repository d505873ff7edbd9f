"""Our own tables: one thing a row, for spreadsheets, without loss; and the way back.

- `shapes`: what the parts of a map hold, as the models declare it; `plain`: maps in one form.
- `cells`: values as cells hold them, `columns`: what the columns are called.
- `flattening`: a map into rows.
- `lines`: the rows of a table; `growing`: rows into a map; `references`: names into ids, and
  what nobody defines; `mending`: what the format refuses, told with its cell; `reading`: all of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table


def recognise(table: Table) -> bool:
    """Whether a table has our header, such as `map, kind, stage, step, field, id, text`."""
    from cjmap.exchange.tables.rows.reading import recognise

    return recognise(table)


def read(gathered: Gathered, tables: list[Table]) -> list[Table]:
    """Read all tables of a file of which one is recognised; return those that are not ours.

    Of a workbook, what people changed in its designed sheets is taken over. Raises `UnreadableError` where
    no map comes of it.
    """
    from cjmap.exchange.tables.rows.reading import finish, grow, recognise

    ours = [table for table in tables if recognise(table)]
    grown = grow(gathered, ours)
    rest = [table for table in tables if all(table is not each for each in ours)]
    if rest:
        from cjmap.exchange.tables.workbook.back.reading import take_back

        rest = take_back(gathered, grown, rest, ours[0].name)
    finish(gathered, grown)
    return rest
