"""What stood in every cell of a workbook when it was written, so that a change can be told.

It is kept in a hidden sheet of the workbook. Beside each text there is a digest of what the map
said there: where the rows of the workbook say something else, they were edited too.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.tables.rows.cells import number_cell
from cjmap.exchange.tables.workbook.sheets.sheet import Holds

if TYPE_CHECKING:
    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.exchange.tables.workbook.addresses import Addresses

SHEET = "cjmap"
"""The name of the hidden sheet."""

BESIDE = "beside"
"""The kind of a sheet that is of no map: the legend, the losses."""

HEADER = ("sheet", "kind", "map", "lane", "column", "holds", "shown", "digest")


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """One cell: its address in the sheet of a map, what it holds, and what stood there."""

    lane: str
    column: str
    holds: Holds
    shown: str
    digest: str = ""


@dataclass(slots=True)
class Written:
    """The cells of one sheet as they were written."""

    kind: str
    map: str
    sheet: str
    data: Data = field(default_factory=dict)
    cells: list[WrittenCell] = field(default_factory=list)
    _addresses: Addresses = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Be ready to look up what the map says."""
        from cjmap.exchange.tables.workbook.addresses import Addresses

        self._addresses = Addresses(self.kind, self.data)

    def add(self, lane: str, column: str, shown: str | float, holds: Holds = Holds.TEXT) -> None:
        """Note a cell while it is written."""
        digest = digest_of(self._addresses.value(lane, column))
        text = shown if isinstance(shown, str) else str(number_cell(shown))
        self.cells.append(WrittenCell(lane, column, holds, text, digest))


def digest_of(value: object) -> str:
    """Return a digest of what a map says at an address."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"{zlib.crc32(told.encode()):08x}"
