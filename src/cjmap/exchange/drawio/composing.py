"""A page of a scene: lanes with their cards in them, links above them, and facts in all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cjmap.draw.scene import Area, Stroke
from cjmap.exchange.drawio import edges, shapes
from cjmap.exchange.drawio.facts import facts_of, merged
from cjmap.exchange.drawio.marks import around, cells_of, sides_of
from cjmap.exchange.drawio.pages import LAYER, Cell, Page
from cjmap.format.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjmap.draw.scene import Mark, Scene
    from cjmap.exchange.drawio.paths import Bounds

_PREFIXES = ("step-", "stage-", "action-", "item-", "opportunity-", "column-")
"""What stands before the ids of the map in those of marks."""

_SAFE = ("https://", "http://", "mailto:")
"""The addresses that an object may lead to."""

_LONGEST_NAME = 32


def composed(scene: Scene, kind: str, data: Mapping[str, Any]) -> Page:
    """Return the page of a map: its scene as cells, and all of its facts in their data."""
    page = Page(f"{kind}-{scene.id}", scene.title, scene.width, scene.height, scene.background)
    _Composer(scene, page, facts_of(kind, data)).compose()
    return page


@dataclass(frozen=True, slots=True)
class _Lane:
    """A ground with what stands on it: its cell, the key of its lane, and its rectangle."""

    id: str
    key: str
    sides: Bounds


class _Composer:
    """A page while it is put together."""

    def __init__(self, scene: Scene, page: Page, facts: dict[str, dict[str, str]]) -> None:
        self.scene = scene
        self.page = page
        self.facts = facts
        self.lanes: list[_Lane] = []
        self.cards: dict[str, Bounds] = {}
        self.markers: list[tuple[str, Mark]] = []
        self.curves: list[tuple[int, Mark]] = []

    def compose(self) -> None:
        """Write all marks in their order, then the curves, which are tied to marks after them."""
        for mark in self.scene.marks:
            name = mark.css.split(" ")[0]
            if not mark.shapes:
                continue
            if name == "band":
                self._lane(mark)
            elif name == "separator":
                self._separator(mark)
            elif name == "curve":
                self.curves.append((len(self.page.cells), mark))
            elif name == "link":
                id = self._id(mark)
                self._add(edges.link(mark, id, self.cards), mark)
            else:
                self._mark(mark, name)
        for index, mark in reversed(self.curves):
            self.page.cells[index:index] = self._curve(mark)
        self.page.facts = self.facts.pop("") | merged(self.facts)

    def _mark(self, mark: Mark, name: str) -> None:
        lane = self._lane_of(mark)
        id = self._id(mark)
        origin = (lane.sides[0], lane.sides[1]) if lane else (0.0, 0.0)
        parent = lane.id if lane else LAYER
        self._add(cells_of(mark, id, self._naming(id), origin, parent), mark)
        if name == "card":
            self.cards[id] = sides_of(mark.shapes[0])
        elif name in ("face", "point"):
            self.markers.append((id, mark))

    def _lane(self, mark: Mark) -> None:
        """Add a ground as a container, which reaches to the left under the name of the lane."""
        (ground,) = mark.shapes
        assert isinstance(ground, Area)
        key = mark.id.removeprefix("band-")
        label = [
            sides_of(shape)
            for each in self.scene.marks
            if key and each.id == f"lane-{key}"
            for shape in each.shapes[:1]
        ]
        sides = around([sides_of(ground), *label])
        id = self._id(mark)
        self.lanes.append(_Lane(id, mark.lane, sides))
        looks: shapes.Looks = {"swimlane": "", "startSize": 0, "container": 1, "collapsible": 0}
        looks |= shapes.area(ground) | {"swimlaneFillColor": ground.fill, "swimlaneLine": 0}
        left, top, right, bottom = sides
        self._add([Cell(id, looks, "", left, top, right - left, bottom - top)], mark)

    def _separator(self, mark: Mark) -> None:
        """Draw the line between two stages in every lane that it passes."""
        (stroke,) = mark.shapes
        assert isinstance(stroke, Stroke)
        x, top, _, bottom = sides_of(stroke)
        for lane in self.lanes:
            left, upper, right, lower = lane.sides
            if left <= x <= right and upper >= top - 1 and lower <= bottom + 1:
                points = [(x - left, 0.0), (x - left, lower - upper)]
                id = self.page.id_for(f"{lane.id}.line")
                looks = shapes.stroke(stroke)
                self.page.cells.append(
                    Cell(id, looks, parent=lane.id, points=points, connectable=False)
                )

    def _curve(self, mark: Mark) -> list[Cell]:
        lane = self._lane_of(mark)
        origin = (lane.sides[0], lane.sides[1]) if lane else (0.0, 0.0)
        parent = lane.id if lane else LAYER
        id = self._id(mark)
        markers = [
            (id, each)
            for id, each in self.markers
            if each.series == mark.series and self._lane_of(each) == lane
        ]
        return edges.curve(mark, id, markers, self._naming(id), origin, parent)

    def _lane_of(self, mark: Mark) -> _Lane | None:
        """Return the lane that a mark stands in: its own one, which encloses its middle."""
        left, top, right, bottom = around([sides_of(shape) for shape in mark.shapes])
        x, y = (left + right) / 2, (top + bottom) / 2
        for lane in self.lanes:
            x0, y0, x1, y1 = lane.sides
            if lane.key == mark.lane and x0 <= x <= x1 and y0 <= y <= y1:
                return lane
        return None

    def _add(self, cells: list[Cell], mark: Mark) -> None:
        """Add the cells of a mark; the first one gets the mark's facts and its address."""
        first, *rest = cells
        link = mark.href if mark.href.startswith(_SAFE) else ""
        facts = self.facts.pop(mark.id, {}) if mark.id else {}
        self.page.cells += [replace(first, facts=facts, link=link), *rest]

    def _id(self, mark: Mark) -> str:
        """Return the id of a mark: that of the thing in the map, or one made of its words."""
        map = self.scene.id
        if mark.id:
            bare = mark.id
            for prefix in _PREFIXES:
                if mark.id.startswith(prefix):
                    bare = mark.id.removeprefix(prefix)
            return self.page.id_for(f"{map}#{bare}", f"{map}#{mark.id}")
        said = slug(mark.title)[:_LONGEST_NAME].rstrip("-")
        name = mark.css.split(" ")[-1]
        return self.page.id_for(f"{map}#{name}.{said}" if said else f"{map}#{name}")

    def _naming(self, id: str) -> Callable[[str], str]:
        return lambda kind: self.page.id_for(f"{id}.{kind}")
