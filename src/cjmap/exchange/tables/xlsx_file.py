"""Workbooks (Office Open XML, .xlsx) into tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.xlsx.beside import read_beside
from cjmap.exchange.tables.xlsx.package import Package, attribute
from cjmap.exchange.tables.xlsx.sheet import Shared, SheetReader
from cjmap.exchange.tables.xlsx.texts import shared_texts
from cjmap.exchange.tables.xlsx.values import meanings
from cjmap.format.near import listed, nearest
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.xlsx.package import Relation


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def read_workbook(gathered: Gathered) -> list[Table]:
    """Read the sheets that are meant: those that were named, else all that are not hidden.

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
        table = SheetReader(package, shared, sheet.name, sheet.part).read()
        table.hidden = sheet.hidden
        cells += len(table.cells)
        if cells > gathered.source.bounds.cells:
            raise UnreadableError(
                f"{one_line(gathered.source.name)} has more than {gathered.source.bounds.cells:,} cells;"
                " no more are read.",
                hint="Name the sheets that are meant: --sheet NAME.",
            )
        read_beside(gathered, package, sheet.part, table)
        _tell(gathered, table)
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
    for sheet in sheets:
        if sheet.hidden:
            gathered.lose(
                Fate.DROPPED,
                "hidden sheet",
                f"The hidden sheet “{one_line(sheet.name)}” was left out; `--sheet` with its name reads it.",
                Place(sheet=sheet.name),
                value=sheet.name,
            )
    return [sheet for sheet in sheets if not sheet.hidden]


def _no_sheet(gathered: Gathered, name: str, names: list[str]) -> UnreadableError:
    near = nearest(name, names)
    hint = f"There are {listed(map(one_line, names), 'and')}."
    return UnreadableError(
        f"{one_line(gathered.source.name)} has no sheet `{one_line(name)}`.",
        hint=f"Did you mean `{one_line(near)}`? {hint}" if near else hint,
    )


def _tell(gathered: Gathered, table: Table) -> None:
    """Tell what cells do not say by themselves: comments, and what is hidden and was read all the same."""
    for (row, column), text in table.comments.items():
        gathered.lose(
            Fate.DROPPED,
            "comment",
            f"A comment: “{one_line(text)}”.",
            table.place(row, column),
            value=text,
            severity=Severity.INFO,
        )
    rows = {row for row, _ in table.cells} & table.hidden_rows
    columns = {column for _, column in table.cells} & table.hidden_columns
    for what, numbers in (("row", rows), ("column", columns)):
        if numbers:
            plural = "s" if len(numbers) > 1 else ""
            gathered.lose(
                Fate.GUESSED,
                f"hidden {what}",
                f"{len(numbers):,} hidden {what}{plural} ({_ranges(numbers, what)}) were read like the others."
                if plural
                else f"The hidden {what} {_ranges(numbers, what)} was read like the others.",
                Place(sheet=table.name),
                severity=Severity.INFO,
            )


def _ranges(numbers: Iterable[int], what: str) -> str:
    from cjmap.exchange.tables.table import column_name

    shown = [str(each) if what == "row" else column_name(each) for each in sorted(numbers)]
    return ", ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
