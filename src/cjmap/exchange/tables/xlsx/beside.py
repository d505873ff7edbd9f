"""What a sheet has beside its cells: comments, pictures, charts, shapes with text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.table import cell_name
from cjmap.exchange.tables.xlsx.package import child
from cjmap.exchange.tables.xlsx.sheet import place_in
from cjmap.exchange.tables.xlsx.texts import text_of
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cjmap.exchange.coming.gathered import Gathered
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


def read_beside(gathered: Gathered, package: Package, part: str, table: Table) -> None:
    """Read the comments of a sheet, and tell what is drawn on it."""
    for relation in package.relations(part).values():
        if relation.outside:
            continue
        if relation.kind == "comments":
            _comments(package, relation.target, table)
        elif relation.kind == "drawing":
            _drawn(gathered, package, relation.target, table)
        elif relation.kind in _OTHERS:
            said = f"{_OTHERS[relation.kind]} was left out."
            gathered.lose(Fate.DROPPED, relation.kind, said, Place(sheet=table.name))


def _comments(package: Package, part: str, table: Table) -> None:
    for _, element in package.elements(part, "comment"):
        place, said = place_in(element.get("ref", "")), child(element, "text")
        if place is None or said is None:
            continue
        text = text_of(said)
        if text.startswith("[Threaded comment]"):
            text = text.partition(_THREAD)[2] or text
        table.comments[place] = text.strip()


def _drawn(gathered: Gathered, package: Package, part: str, table: Table) -> None:
    anchors = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
    for _, anchor in package.elements(part, *anchors):
        place = Place(sheet=table.name, cell=_corner(anchor))
        names = {_local(each) for each in anchor.iter()}
        text = one_line(" ".join(each.text or "" for each in anchor.iter() if _local(each) == "t"))
        if text.strip():
            gathered.lose(
                Fate.DROPPED,
                "shape",
                f"A shape with the text “{text.strip()}” is drawn over the cells; only cells are read.",
                place,
                value=text.strip(),
            )
        elif "pic" in names:
            said = "A picture was left out."
            gathered.lose(Fate.DROPPED, "picture", said, place, severity=Severity.INFO)
        elif "graphicFrame" in names:
            said = "A chart was left out; its figures stand in cells."
            gathered.lose(Fate.DROPPED, "chart", said, place, severity=Severity.INFO)


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
