"""What a sheet has beside its cells: comments, pictures, charts, shapes with text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Place
from cjmap.exchange.tables.table import Beside, cell_name
from cjmap.exchange.tables.xlsx.package import child
from cjmap.exchange.tables.xlsx.sheet import place_in
from cjmap.exchange.tables.xlsx.texts import text_of
from cjmap.printable import one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.xlsx.package import Package

_OTHERS = {
    "pivotTable": "A pivot table",
    "oleObject": "An embedded object",
    "package": "An embedded file",
    "control": "A form control",
}
_THREAD = "Comment:\n"
"""What stands before the text of a discussion, for programs that know no discussions."""


def read_beside(package: Package, part: str, table: Table) -> None:
    """Read the comments of a sheet, and what is drawn on it."""
    for relation in package.relations(part).values():
        if relation.outside:
            continue
        if relation.kind == "comments":
            _comments(package, relation.target, table)
        elif relation.kind == "drawing":
            _drawn(package, relation.target, table)
        elif relation.kind in _OTHERS:
            said = f"{_OTHERS[relation.kind]} was left out."
            table.beside.append(Beside(relation.kind, said, Place(sheet=table.name)))


def _comments(package: Package, part: str, table: Table) -> None:
    for _, element in package.elements(part, "comment"):
        place, said = place_in(element.get("ref", "")), child(element, "text")
        if place is None or said is None:
            continue
        text = text_of(said)
        if text.startswith("[Threaded comment]"):
            text = text.partition(_THREAD)[2] or text
        table.comments[place] = text.strip()


def _drawn(package: Package, part: str, table: Table) -> None:
    anchors = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
    for _, anchor in package.elements(part, *anchors):
        place = Place(sheet=table.name, cell=_corner(anchor))
        names = {_local(each) for each in anchor.iter()}
        words = " ".join(each.text or "" for each in anchor.iter() if _local(each) == "t")
        if text := " ".join(words.split()):
            said = f"A shape with the text “{one_line(text)}” is drawn over the cells; only cells are read."
            table.beside.append(Beside("shape", said, place, text))
        elif "pic" in names:
            table.beside.append(Beside("picture", "A picture was left out.", place))
        elif "graphicFrame" in names:
            said = "A chart was left out; its figures stand in cells."
            table.beside.append(Beside("chart", said, place))


def _corner(anchor: Element) -> str | None:
    corner = child(anchor, "from")
    if corner is None:
        return None
    row, column = (child(corner, name) for name in ("row", "col"))
    numbers = [(each.text or "") if each is not None else "" for each in (row, column)]
    if not all(number.isdecimal() and len(number) < 8 for number in numbers):
        return None
    return cell_name(int(numbers[0]) + 1, int(numbers[1]) + 1)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
