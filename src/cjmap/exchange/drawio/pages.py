"""The pages of a file, their cells, and the XML that draw.io reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cjmap.draw import text as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Point

LAYER = "1"
"""The cell that all others are in, by the custom of draw.io; `0` is the root."""

Style = Mapping[str, str | float]
"""What is written as `key=value;`; a key with the value "" stands alone, as names of shapes do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A vertex at (x, y) of its parent, or an edge through `points` of its parent.

    An edge begins at the cell `source`, or else at the first of its points; it ends likewise.
    """

    id: str
    style: Style
    label: str = ""
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    parent: str = LAYER
    points: Sequence[Point] = ()
    source: str | None = None
    target: str | None = None
    connectable: bool = True
    link: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What stands in the data of the object."""

    @property
    def is_edge(self) -> bool:
        """Whether it is a line between two cells or points."""
        return bool(self.points)


@dataclass(slots=True)
class Page:
    """A page: its name, its size in points, its cells from the lowest to the uppermost."""

    id: str
    name: str
    width: float
    height: float
    background: str
    facts: Mapping[str, str] = field(default_factory=dict)
    """The data of the page itself."""
    cells: list[Cell] = field(default_factory=list)
    _taken: set[str] = field(default_factory=lambda: {"0", LAYER})

    def id_for(self, *wished: str) -> str:
        """Return the first of the ids that is free in the page, or the last with a number."""
        for each in wished:
            if each not in self._taken:
                break
        else:
            number = 2
            while f"{each}-{number}" in self._taken:
                number += 1
            each = f"{each}-{number}"
        self._taken.add(each)
        return each


def file_of(pages: Sequence[Page]) -> bytes:
    """Return a file of pages, not compressed, so that it can be compared line by line."""
    top = Element("mxfile", host="cjmap", compressed="false", pages=str(len(pages)))
    for page in pages:
        diagram = SubElement(top, "diagram", id=page.id, name=texts.one_line(page.name))
        model = SubElement(diagram, "mxGraphModel", _settings(page))
        root = SubElement(model, "root")
        facts = {key: _text(value) for key, value in page.facts.items()}
        first = SubElement(root, "object", {"label": "", **facts, "id": "0"})
        SubElement(first, "mxCell")
        SubElement(root, "mxCell", {"id": LAYER, "parent": "0"})
        for cell in page.cells:
            _write(root, cell)
    indent(top, " ")
    data: bytes = tostring(top, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _settings(page: Page) -> dict[str, str]:
    size = {"pageWidth": f"{page.width:.0f}", "pageHeight": f"{page.height:.0f}"}
    shown = dict.fromkeys(("grid", "guides", "tooltips", "connect", "arrows", "fold", "page"), "1")
    return {
        **shown,
        **size,
        "gridSize": "10",
        "pageScale": "1",
        "background": page.background,
        "math": "0",
        "shadow": "0",
    }


def _write(root: Element, cell: Cell) -> None:
    """Write a cell; one with data or a link is wrapped in an object that has them."""
    data = {key: _text(value) for key, value in cell.facts.items()}
    if cell.link:
        data["link"] = cell.link
    label = _text(cell.label)
    holder = root
    own = {"id": cell.id, "value": label} if label else {"id": cell.id}
    if data:
        holder, own = SubElement(root, "object", {"label": label, **data, "id": cell.id}), {}
    ends = {"source": cell.source, "target": cell.target} if cell.is_edge else {}
    xml = SubElement(
        holder,
        "mxCell",
        {
            **own,
            "style": _style(cell.style),
            "edge" if cell.is_edge else "vertex": "1",
            **({} if cell.connectable else {"connectable": "0"}),
            "parent": cell.parent,
            **{name: id for name, id in ends.items() if id is not None},
        },
    )
    if cell.is_edge:
        _line(SubElement(xml, "mxGeometry", {"relative": "1", "as": "geometry"}), cell)
        return
    place = {"x": cell.x, "y": cell.y, "width": cell.width, "height": cell.height}
    SubElement(
        xml,
        "mxGeometry",
        {name: number(value) for name, value in place.items()} | {"as": "geometry"},
    )


def _line(geometry: Element, cell: Cell) -> None:
    first, *between, last = cell.points
    for point, name, tied in ((first, "source", cell.source), (last, "target", cell.target)):
        if tied is None:
            SubElement(geometry, "mxPoint", _point(point) | {"as": f"{name}Point"})
    if between:
        turns = SubElement(geometry, "Array", {"as": "points"})
        for point in between:
            SubElement(turns, "mxPoint", _point(point))


def _point(point: Point) -> dict[str, str]:
    return {"x": number(point[0]), "y": number(point[1])}


def _style(style: Style) -> str:
    return "".join(
        f"{key};" if value == "" else f"{key}={value if isinstance(value, str) else number(value)};"
        for key, value in style.items()
    )


def _text(text: str) -> str:
    """Return a text without what XML cannot hold, and without places to break a word at."""
    return "\n".join(texts.one_line(line) for line in texts.clean(text).split("\n"))


def number(value: float) -> str:
    """Write a length in points."""
    return f"{round(value, 2) + 0.0:.10g}"
