"""A figure drawn: laid out and drawn by Graphviz once, written as one SVG for both themes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw import picture, workspace_picture
from cjmap.draw.engine import run
from cjmap.draw.engine.agreement import as_drawn
from cjmap.draw.engine.dot import to_dot
from cjmap.draw.writers.svg import document
from cjmap.format.kinds import kind_named
from cjmap.site.pictures.both import Pair, paired
from cjmap.site.pictures.compared import comparison_of
from cjmap.site.pictures.headless import without_head

if TYPE_CHECKING:
    from typing import Any

    from cjmap.draw import Scene
    from cjmap.draw.look.view import View
    from cjmap.site.page import Figure
    from cjmap.site.pictures.look import Look
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, not yet in a page, and the pairs of colours that it uses."""

    svg: str
    pairs: frozenset[Pair]


def draw(figure: Figure, workspace: Workspace, look: Look, asked: Any = None) -> Drawn:
    """Draw a figure. `asked` stands for the workspace where it is noted what a picture asks of it.

    Raises `DrawError` where there is nothing to draw, `EngineError` where Graphviz fails.
    """
    context = asked if asked is not None else workspace
    scene = _scene(figure, workspace, context, look.both)
    scene = as_drawn(scene, run(to_dot(scene), engine=look.engine, timeout=look.timeout))
    root = document(scene)
    pairs = paired(root)
    return Drawn(ElementTree.tostring(root, encoding="unicode"), pairs)


def _scene(figure: Figure, workspace: Workspace, context: Any, view: View) -> Scene:
    view = replace(
        view,
        lanes=figure.lanes,
        personas=figure.personas,
        contexts=figure.contexts,
        chosen=figure.chosen,
    )
    kind = kind_named(figure.kind)
    if figure.compared is not None and kind is not None:
        comparison = comparison_of(figure.compared.both, kind, figure.compared.label)
        return picture(comparison.model, context, replace(view, comparison=comparison))
    model = workspace.entries[figure.entry].model if figure.entry >= 0 else None
    if model is not None and figure.kind == model.kind:  # type: ignore[attr-defined]
        return without_head(picture(model, context, view))
    return without_head(workspace_picture(figure.kind, context, view, model))
