"""A workbook that we wrote, as somebody edits it: by openpyxl, which keeps what a spreadsheet keeps."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from cjmap.exchange.coming.gathered import Gathered
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.exchange.tables import rows
from cjmap.exchange.tables.containers import tables_of
from cjmap.exchange.tables.workbook.writing import write
from cjmap.format.kinds import kind_named
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.workspace import Workspace

ROOT = Path(__file__).parents[4]


@lru_cache(maxsize=8)
def workbook_of(folder: Path, ids: tuple[str, ...] = (), wishes: Wishes | None = None) -> bytes:
    """Export maps of a folder as one workbook."""
    workspace = open_workspace(folder)
    maps = [
        GoingMap(entry)
        for entry in workspace.entries
        if entry.model is not None and (not ids or entry.id in ids)
    ]
    (made,) = write(Outgoing(maps, workspace, wishes or Wishes()))
    return made.data


@lru_cache(maxsize=4)
def _workspace(folder: Path) -> Workspace:
    return open_workspace(folder)


class Edited:
    """A workbook in somebody's hands; cells are named by lane and step, or by record and field."""

    def __init__(self, folder: Path, *ids: str) -> None:
        self.folder = folder
        self.book = openpyxl.load_workbook(io.BytesIO(workbook_of(folder, ids)))
        self.sheet = self.book.worksheets[0]
        self.left: list[str] = []

    def row(self, key: str) -> int:
        """Find a row by its key."""
        return next(n for n in range(1, 200) if self.sheet.cell(n, 1).value == key)

    def column(self, step: str) -> int:
        """Find a column by the id of its step."""
        return next(n for n in range(1, 100) if self.sheet.cell(1, n).value == step)

    def at(self, lane: str, step: str) -> Any:
        """Give the cell of a lane at a step."""
        return self.sheet.cell(self.row(lane), self.column(step))

    def in_rows(self, **where: str) -> Any:
        """Give the sheet of rows, and the number of the row that has these values."""
        sheet = self.book["Rows"]
        names = {cell.value: cell.column for cell in sheet[1]}
        for number in range(2, sheet.max_row + 1):
            if all(sheet.cell(number, names[name]).value == value for name, value in where.items()):
                return lambda name: sheet.cell(number, names[name])
        raise LookupError(where)

    def read(self) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str, str]]]:
        """Save and import it; give the maps by kind, and fate, cell and message of the losses."""
        stream = io.BytesIO()
        self.book.save(stream)
        gathered = Gathered(
            Source("map.xlsx", stream.getvalue()), Surroundings(_workspace(self.folder))
        )
        self.left = [table.name for table in rows.read(gathered, tables_of(gathered))]
        for data in gathered.maps:
            kind = kind_named(data["kind"])
            assert kind is not None
            kind.model.model_validate(data)
        losses = [
            (loss.fate.value, loss.place.cell or "", loss.message) for loss in gathered.losses
        ]
        return {str(data["kind"]): data for data in gathered.maps}, losses


def steps_of(data: dict[str, Any]) -> dict[str, Any]:
    """Give the steps of a journey by their ids."""
    return {step["id"]: step for stage in data["stages"] for step in stage.get("steps", ())}
