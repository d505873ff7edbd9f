"""Read a diagram back, as draw.io does: pages, and cells with their data and their ends."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it is, what it says, what it is tied to, and the data of its object."""

    id: str
    label: str
    parent: str | None
    source: str | None
    target: str | None
    style: dict[str, str]
    is_edge: bool
    is_vertex: bool
    geometry: dict[str, str]
    points: tuple[tuple[float, float], ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its cells by their ids; `facts` is the data of the page itself."""

    id: str
    name: str
    cells: dict[str, Cell]
    facts: dict[str, str]

    @property
    def edges(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.is_edge]

    @property
    def vertices(self) -> list[Cell]:
        return [cell for cell in self.cells.values() if cell.is_vertex]


def pages(data: bytes) -> list[Page]:
    """Read all pages; a cell with an id that another has is an error."""
    root = ET.fromstring(data)
    assert root.tag == "mxfile"
    assert root.get("compressed") == "false"
    return [_page(diagram) for diagram in root.findall("diagram")]


def _page(diagram: ET.Element) -> Page:
    top = diagram.find("mxGraphModel/root")
    assert top is not None
    cells: dict[str, Cell] = {}
    for element in top:
        cell = _cell(element)
        assert cell.id not in cells, f"twice: {cell.id}"
        cells[cell.id] = cell
    facts = cells.pop("0").facts
    assert cells.pop("1").parent == "0"
    return Page(diagram.get("id", ""), diagram.get("name", ""), cells, facts)


def _cell(element: ET.Element) -> Cell:
    holder = element
    facts = {}
    if element.tag == "object":
        facts = {key: value for key, value in element.attrib.items() if key not in ("id", "label")}
        inner = element.find("mxCell")
        assert inner is not None
        element = inner
    geometry = element.find("mxGeometry")
    return Cell(
        holder.get("id", ""),
        holder.get("label", "") if holder is not element else element.get("value", ""),
        element.get("parent"),
        element.get("source"),
        element.get("target"),
        dict(part.partition("=")[::2] for part in element.get("style", "").split(";") if part),
        element.get("edge") == "1",
        element.get("vertex") == "1",
        dict(geometry.attrib) if geometry is not None else {},
        tuple(
            (float(point.get("x", "0")), float(point.get("y", "0")))
            for point in (geometry.iter("mxPoint") if geometry is not None else ())
        ),
        facts,
    )
