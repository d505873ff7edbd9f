"""What a picture has room for: of each map some things, of each column some maps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.pictures.impact.chart import Chart, Edge, Group, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.look.speech import Speech

MOST_ITEMS = 6
"""The things of a map that are drawn; one more is drawn rather than counted."""

MOST_GROUPS = 6
"""The maps of a column that are drawn, likewise."""


def collapsed(chart: Chart, said: Speech) -> Chart:
    """Leave out what there is no room for, and let a card that counts it stand for it.

    What most hangs on is kept.
    """
    weights = Counter(edge.target for edge in chart.edges)
    stands_for: dict[str, str] = {}
    columns = []
    for number, column in enumerate(chart.columns, 1):
        crowd = _Crowd(f"more-{number}", weights, said, stands_for)
        kept, others = crowd.chosen_groups(column.groups)
        groups = [crowd.with_fewer_items(group) for group in kept]
        if others:
            items = [item for group in others for item in group.items]
            text = said["impact-elsewhere"].format(
                count=said.number(len(items)), maps=said.number(len(others))
            )
            key = crowd.key
            stands_for.update({item.key: key for item in items})
            groups.append(Group(f"{key}-maps", "", "", (Item(key, "", text),)))
        columns.append(replace(column, groups=tuple(groups)))
    return replace(chart, columns=tuple(columns), edges=_joined(chart.edges, stands_for))


@dataclass(slots=True)
class _Crowd:
    """One column that may have to be cut."""

    key: str
    weights: Mapping[str, int]
    said: Speech
    stands_for: dict[str, str]

    def chosen_groups(self, groups: tuple[Group, ...]) -> tuple[list[Group], list[Group]]:
        """Part the maps that are drawn from those that are counted."""
        if len(groups) <= MOST_GROUPS + 1:
            return list(groups), []
        ranked = sorted(groups, key=self._weight_of, reverse=True)
        kept = {group.key for group in ranked[:MOST_GROUPS]}
        return (
            [group for group in groups if group.key in kept],
            [group for group in groups if group.key not in kept],
        )

    def with_fewer_items(self, group: Group) -> Group:
        """Keep the things of a map that most hangs on, in their order."""
        if len(group.items) <= MOST_ITEMS + 1:
            return group
        ranked = sorted(group.items, key=lambda item: self.weights[item.key], reverse=True)
        kept = {item.key for item in ranked[:MOST_ITEMS]}
        left = [item for item in group.items if item.key not in kept]
        key = f"{self.key}-{group.key}"
        self.stands_for.update({item.key: key for item in left})
        items = [item for item in group.items if item.key in kept]
        text = self.said["impact-more"].format(count=self.said.number(len(left)))
        return replace(group, items=(*items, Item(key, "", text)))

    def _weight_of(self, group: Group) -> int:
        return sum(self.weights[item.key] for item in group.items)


def _joined(edges: tuple[Edge, ...], stands_for: Mapping[str, str]) -> tuple[Edge, ...]:
    """Let edges begin and end at what is drawn, each once; one that is not free text counts more."""
    found: dict[tuple[str, str], bool] = {}
    for edge in edges:
        ends = (
            stands_for.get(edge.source, edge.source),
            stands_for.get(edge.target, edge.target),
        )
        found[ends] = found.get(ends, True) and edge.free
    return tuple(Edge(source, target, free) for (source, target), free in found.items())
