"""Maps as one Markdown document, with a picture of each beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjmap.draw import PICTURES, picture, render
from cjmap.exchange.going.held import leaves
from cjmap.exchange.going.look import view_of
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.losses import Fate
from cjmap.exchange.markdown.layouts import tell
from cjmap.exchange.markdown.tables import cell, paragraph
from cjmap.exchange.markdown.telling import UNTOLD, Teller
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import MapPath


def write(outgoing: Outgoing) -> list[Made]:
    """Write the maps into one document; the pictures that it shows are files beside it."""
    lines: list[str] = []
    pictures = []
    for map in outgoing.maps:
        _tell_untold(outgoing, map)
        drawn = _drawn(outgoing, map)
        pictures += drawn
        lines += page(outgoing, map, drawn[0].name if drawn else None)
    text = "\n".join(lines).rstrip("\n") + "\n"
    return [Made(f"{outgoing.file_stem}.md", text.encode()), *pictures]


def page(outgoing: Outgoing, map: GoingMap, drawn: str | None) -> Iterator[str]:
    """Give the lines about one map; `drawn` is the name of the file with its picture."""
    teller = Teller(outgoing, map)
    title = str(map.data.get("name") or map.data.get("title"))
    yield from (f"# {paragraph(title)}", "")
    if drawn:
        kind = teller.kind(type(map.model).__name__)
        yield from (f"[![{kind}: {cell(title)}]({drawn})]({drawn})", "")
    if map.data.get("summary"):
        yield from (paragraph(str(map.data["summary"])), "")
    yield from tell(teller, map)


def _drawn(outgoing: Outgoing, map: GoingMap) -> list[Made]:
    if map.kind not in PICTURES:
        return []
    scene = picture(map.model, outgoing.workspace, view_of(outgoing, map))
    return [Made(f"{map.file_stem}.svg", render(scene, "svg", embed_fonts=True), beside=True)]


def _tell_untold(outgoing: Outgoing, map: GoingMap) -> None:
    """Tell what the document leaves out: what is for programs."""
    places: dict[str, list[MapPath]] = defaultdict(list)
    for path, _ in leaves(map.data):
        names = [part for part in path if isinstance(part, str)]
        if names[-1] in UNTOLD and names[-2:] != ["touchpoint", "id"]:
            places[names[-1]].append(path)
    for name, paths in places.items():
        outgoing.lose(
            map,
            Fate.DROPPED,
            name,
            f"`{name}` is for programs, and left out ({len(paths):,} in the map).",
            paths[0],
            value=name,
            severity=Severity.INFO,
        )
