"""The pictures of a comparison: each map that changed, with what is new, gone, moved and changed."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request as DrawingRequest
from cjmap.compare.both import both_of
from cjmap.compare.words.told import Teller
from cjmap.draw import PICTURES, picture
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_named
from cjmap.printable import one_line
from cjmap.site.pictures.compared import comparison_of
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.cli.comparing.request import Request
    from cjmap.compare.presentation import MapChanges, Presentation


def draw(each: MapChanges, request: Request, form: str) -> bytes:
    """Draw a map with its changes; raises `CjmapError` for a kind that has no picture."""
    top = each.top
    kind = kind_named(top.entry.kind_name)
    side = each.comparison.new if each.new is not None else each.comparison.old
    workspace = side.workspace
    if kind is None or workspace is None:
        raise CjmapError(f"There is no picture of {each.file}.")
    teller = Teller(request.lang or workspace.language_of(top.entry.model))
    both = both_of(each.comparison, top, each.changes, teller.message)
    label = f"{each.comparison.old.label} → {each.comparison.new.label}"
    look = look_of(DrawingRequest(lang=request.lang), workspace)
    comparison = comparison_of(both, kind, label)
    view = replace(look.view, comparison=comparison)
    return look.written(picture(comparison.model, workspace, view), form)


def drawable(presentation: Presentation) -> list[MapChanges]:
    """List the maps with changes that there are pictures of."""
    return [each for each in presentation.maps if each.top.entry.kind_name in PICTURES]


def with_pictures(presentation: Presentation, request: Request, folder: Path) -> Presentation:
    """Write the picture of each map that changed to a folder, and say where it can be seen."""
    shown: dict[str, str] = {}
    taken: set[str] = set()
    for each in drawable(presentation):
        name = _file_name(each, taken)
        write_file(folder / name, draw(each, request, "svg"), inside=folder)
        base = request.picture_url
        shown[each.address] = f"{base.rstrip('/')}/{name}" if base else str(folder / name)
    return replace(presentation, pictures=shown)


def with_drawings(presentation: Presentation, request: Request) -> Presentation:
    """Draw each map that changed, for a page that holds its pictures."""
    drawings = {each.address: draw(each, request, "svg") for each in drawable(presentation)}
    return replace(presentation, drawings=drawings)


def the_one(presentation: Presentation, form: str) -> MapChanges:
    """Return the one map that changed; raises `CjmapError` where there are none or several."""
    maps = drawable(presentation)
    if len(maps) == 1:
        return maps[0]
    if not maps and presentation.refused:
        place = presentation.refused[0].place
        raise CjmapError(
            f"There is no {form} to draw: {one_line(place)} cannot be compared.",
            hint="`cjmap diff --to text` tells why.",
        )
    if not maps:
        raise CjmapError(f"No map that has a picture changed, so there is no {form} to draw.")
    raise CjmapError(
        f"{len(maps)} maps changed, and one {form} shows one of them.",
        hint="Name a map, as in `cjmap diff main maps/a.journey.yaml`, or write all pictures with"
        " `--pictures DIR`.",
    )


def _file_name(each: MapChanges, taken: set[str]) -> str:
    """Name a picture after its map's file, safe for a folder and an address, each name once."""
    stem = os.path.basename(each.file) if each.file else str(each.top.id)
    stem = re.sub(r"\.ya?ml$", "", stem, flags=re.IGNORECASE)
    stem = re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "map"
    name, number = f"{stem}.svg", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.svg", number + 1
    taken.add(name.casefold())
    return name
