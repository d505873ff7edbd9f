"""Workbooks (Office Open XML, .xlsx) into tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.xlsx.beside import read_beside
from cjmap.exchange.tables.xlsx.looks import looks
from cjmap.exchange.tables.xlsx.package import Package, attribute
from cjmap.exchange.tables.xlsx.sheet import Shared, SheetReader
from cjmap.exchange.tables.xlsx.texts import shared_texts
from cjmap.exchange.tables.xlsx.values import meanings
from cjmap.format.near import listed, nearest
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.xlsx.package import Relation


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def read_workbook(gathered: Gathered) -> list[Table]:
    """Read the sheets that were named, else all; hidden ones say that they are.

    Values are those that were stored; nothing is calculated. Pictures, charts, links to other
    files and the like are told. Raises `UnreadableError` for whatever is no plain workbook, or too large.
    """
    package = Package(gathered.source)
    book = _workbook(package)
    relations = package.relations(book)
    sheets, from_1904 = _sheets(gathered, package, book, relations)
    chosen = _chosen(gathered, sheets)
    shared = Shared(
        shared_texts(package, _target(relations, "sharedStrings")),
        meanings(package, _target(relations, "styles")),
        looks(package, _target(relations, "styles")),
        from_1904,
    )
    for relation in relations.values():
        if relation.kind == "externalLink":
            gathered.lose(
                Fate.DROPPED,
                "link to a file",
                "Links to other workbooks are not followed; their cells have the values that were stored.",
            )
    tables = []
    cells = 0
    for sheet in chosen:
        reader = SheetReader(package, shared, sheet.name, sheet.part)
        table = reader.read()
        table.hidden = sheet.hidden
        for cell in reader.again:
            said = f"The workbook has this cell twice; “{one_line(cell.text)}” was left out."
            gathered.lose(Fate.DROPPED, "cell", said, table.place_of(cell), value=cell.text)
        cells += len(table.cells)
        if cells > gathered.source.bounds.cells:
            raise UnreadableError(
                f"{one_line(gathered.source.name)} has more than {gathered.source.bounds.cells:,} cells;"
                " no more are read.",
                hint="Name the sheets that are meant: --sheet NAME.",
            )
        read_beside(package, sheet.part, table)
        tables.append(table)
    if not any(table.cells for table in tables):
        raise UnreadableError(f"{one_line(gathered.source.name)}: the workbook is empty.")
    return [table for table in tables if table.cells]


def _workbook(package: Package) -> str:
    """Return the path of the main part."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.outside:
            return relation.target
    raise UnreadableError(
        f"{one_line(package.source.name)} is no workbook.",
        hint="Expected is an Excel workbook (.xlsx).",
    )


def _target(relations: dict[str, Relation], kind: str) -> str | None:
    found = (each.target for each in relations.values() if each.kind == kind and not each.outside)
    return next(found, None)


def _sheets(
    gathered: Gathered, package: Package, book: str, relations: dict[str, Relation]
) -> tuple[list[_Sheet], bool]:
    """Return the sheets in their order, and whether days count from 1904; charts are told."""
    sheets = []
    from_1904 = False
    for name, element in package.elements(book, "sheet", "workbookPr"):
        if name == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
            continue
        title = element.get("name", "")
        relation = relations.get(attribute(element, "id"))
        if relation is None or relation.kind != "worksheet":
            said = f"“{one_line(title)}” is no sheet of cells, and was left out."
            gathered.lose(Fate.DROPPED, "sheet", said, Place(sheet=title))
            continue
        hidden = element.get("state") in ("hidden", "veryHidden")
        sheets.append(_Sheet(title, relation.target, hidden))
    return sheets, from_1904


def _chosen(gathered: Gathered, sheets: list[_Sheet]) -> list[_Sheet]:
    """Return the sheets that are meant; raises `UnreadableError` where a named one is not there."""
    wanted = gathered.source.options.sheets
    if wanted:
        by_name = {sheet.name.casefold(): sheet for sheet in sheets}
        for name in wanted:
            if name.casefold() not in by_name:
                raise _no_sheet(gathered, name, [sheet.name for sheet in sheets])
        return list(dict.fromkeys(by_name[name.casefold()] for name in wanted))
    return sheets


def _no_sheet(gathered: Gathered, name: str, names: list[str]) -> UnreadableError:
    near = nearest(name, names)
    hint = f"There are {listed(map(one_line, names), 'and')}."
    return UnreadableError(
        f"{one_line(gathered.source.name)} has no sheet `{one_line(name)}`.",
        hint=f"Did you mean `{one_line(near)}`? {hint}" if near else hint,
    )
