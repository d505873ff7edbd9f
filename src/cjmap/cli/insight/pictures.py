"""The pictures of a page: those that a document names, drawn for a light and a dark screen."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request as DrawingRequest
from cjmap.cli.terminal import emit
from cjmap.draw import PICTURES, EngineError, picture, workspace_picture
from cjmap.draw.errors import DrawError
from cjmap.errors import CjmapError
from cjmap.insight.formats import Drawn
from cjmap.insight.illustration import LANES, MOST_JOURNEYS
from cjmap.printable import one_line
from cjmap.workspace.settings import ThemeName

if TYPE_CHECKING:
    from cjmap.cli.drawing.look import Look
    from cjmap.draw import Scene
    from cjmap.insight.document import Document, Drawing
    from cjmap.insight.inquiry import Inquiry


def pictures_of(
    document: Document, inquiry: Inquiry, chosen: frozenset[str] = frozenset()
) -> dict[Drawing, Drawn]:
    """Draw what a document names, if that is not too much; raises `CjmapError` for a wrong look.

    `chosen` are ids of opportunities that are marked as those of a plan.
    What has nothing to show is left out. What Graphviz cannot draw is told on standard error.
    """
    drawings = list(dict.fromkeys(document.drawings()))
    if not drawings or len(inquiry.maps("journey")) > MOST_JOURNEYS:
        return {}
    looks = _looks(inquiry, document.lang)
    found = {}
    for drawing in drawings:
        try:
            found[drawing] = _drawn(drawing, inquiry, chosen, *looks)
        except EngineError as error:
            name = one_line(f"{drawing.kind} {drawing.id}".strip())
            emit(f"cjmap: the picture `{name}` is missing: {one_line(error.message)}\n", sys.stderr)
        except DrawError:
            continue
    return found


def _looks(inquiry: Inquiry, lang: str) -> tuple[Look, Look | None]:
    """Return how pictures look, and how for a dark screen, unless a theme is configured."""
    look = look_of(DrawingRequest(lang=lang), inquiry.workspace)
    if inquiry.workspace.configuration.theme is not ThemeName.LIGHT:
        return look, None
    try:
        return look, look_of(DrawingRequest(lang=lang, theme=ThemeName.DARK), inquiry.workspace)
    except CjmapError:  # the colours of the house cannot be read on a dark ground
        return look, None


def _drawn(
    drawing: Drawing, inquiry: Inquiry, chosen: frozenset[str], look: Look, dark: Look | None
) -> Drawn:
    return Drawn(
        look.written(_scene(drawing, inquiry, chosen, look), "svg"),
        None if dark is None else dark.written(_scene(drawing, inquiry, chosen, dark), "svg"),
    )


def _scene(drawing: Drawing, inquiry: Inquiry, chosen: frozenset[str], look: Look) -> Scene:
    if drawing.kind in PICTURES:
        lanes = LANES if drawing.kind == "journey" else ()
        model = _map(drawing, inquiry)
        return picture(model, inquiry.workspace, replace(look.view, lanes=lanes))
    view = replace(look.view, chosen=chosen)
    return workspace_picture(drawing.kind, inquiry.workspace, view, _only_map(inquiry))


def _map(drawing: Drawing, inquiry: Inquiry) -> Any:
    for subject in inquiry.maps(drawing.kind):
        if subject.model.id == drawing.id:
            return subject.model
    raise DrawError(f"There is no {drawing.kind} `{drawing.id}`.")


def _only_map(inquiry: Inquiry) -> Any | None:
    """Return the map that a picture is narrowed to; None for the whole workspace.

    Raises `DrawError` where several maps are meant, but not all: there is no such picture.
    """
    if len(inquiry.entries) == len(inquiry.workspace.entries):
        return None
    if len(inquiry.entries) > 1:
        raise DrawError("There is no picture of some of the maps.")
    return inquiry.entries[0].model
