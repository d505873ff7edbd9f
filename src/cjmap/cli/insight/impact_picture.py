"""The picture of an impact: what was found as plain data, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request as DrawingRequest
from cjmap.draw.pictures.impact import Chart, Column, Edge, Family, Group, Item, scene_of
from cjmap.insight.gathered.things import ENTRIES
from cjmap.insight.impact.following import by_map
from cjmap.insight.impact.saying import kind_name, short_said
from cjmap.insight.impact.telling import in_short, voice_for
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.insight.searches import ImpactRequest
    from cjmap.insight.impact.following import Affected, Impact
    from cjmap.insight.impact.nodes import Node
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.voice import Voice
    from cjmap.problem import MapPath

_FAMILIES = {
    **dict.fromkeys((*ENTRIES, "catalog"), Family.VOCABULARY),
    **dict.fromkeys(("blueprint", "column", "action", "lane", "fail-point", "kpi"), Family.SERVICE),
    **dict.fromkeys(("persona", "empathy-map"), Family.PEOPLE),
    **dict.fromkeys(("opportunity", "backlog"), Family.OPPORTUNITY),
}
"""The families of kinds; what is in none of them is a part of an experience."""


def draw(found: Impact, inquiry: Inquiry, request: ImpactRequest, form: str) -> bytes:
    """Draw what hangs on a thing."""
    workspace = inquiry.workspace
    lang = request.lang or workspace.language_of(None)
    look = look_of(DrawingRequest(theme=request.theme, lang=request.lang), workspace)
    return look.written(scene_of(chart_of(found, lang), workspace, look.view), form)


def chart_of(found: Impact, lang: str) -> Chart:
    """Give what was found as a chart, with its texts in a language."""
    voice = voice_for(lang)
    keys = _Keys()
    node = found.subject
    subject = Item(keys.of(node), kind_name(node.kind, voice), short(node.title), "", _family(node))
    columns = []
    for depth, things in enumerate(found.depths, 1):
        title = voice("direct") if depth == 1 else voice("column", depth=depth)
        columns.append(Column(title, tuple(_groups(things, depth, keys, voice))))
    edges = [
        Edge(keys.of(each.node), keys.at(above), free=not any(n.strict for n in namings))
        for things in found.depths
        for each in things
        for above, namings in each.above.items()
    ]
    return Chart(
        subject=_group(node, "subject", (subject,), voice),
        columns=tuple(columns),
        edges=tuple(edges),
        lang=lang,
        line=in_short(found, voice),
        further=found.further,
    )


class _Keys:
    """Short names for things that are unique in a picture."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, MapPath], str] = {}

    def of(self, node: Node) -> str:
        """Return the name of a thing."""
        return self.at(node.key)

    def at(self, key: tuple[int, MapPath]) -> str:
        """Return the name of the thing of a key."""
        return self._known.setdefault(key, str(len(self._known)))


def _groups(things: Sequence[Affected], depth: int, keys: _Keys, voice: Voice) -> Sequence[Group]:
    groups = []
    for number, found in enumerate(by_map(things).values()):
        items = tuple(
            Item(
                keys.of(each.node),
                kind_name(each.node.kind, voice),
                short(each.node.title),
                short_said(each, voice),
                _family(each.node),
            )
            for each in found
        )
        groups.append(_group(found[0].node, f"{depth}-{number}", items, voice))
    return groups


def _group(node: Node, key: str, items: tuple[Item, ...], voice: Voice) -> Group:
    if not node.path and len(items) == 1:  # the map itself: its card says it all
        return Group(key, "", "", items)
    model = node.entry.model
    title = str(getattr(model, "label", "") or node.entry.id or node.entry.file.name)
    return Group(key, kind_name(node.entry.kind_name or "map", voice), short(title), items)


def _family(node: Node) -> Family:
    return _FAMILIES.get(node.kind, Family.EXPERIENCE)
