"""Pictures: a map becomes a scene, a scene becomes DOT, Graphviz draws it, and we hand it out.

    scene = picture(journey, workspace)
    Path("journey.svg").write_bytes(render(scene, "svg"))

A tour of the room, in the order in which a picture comes about:

- `pictures/`: one module or package each, a function from a map (or a workspace) to a `Scene`.
- `parts/`: what they are put together from, such as cards, lanes, the curve and the legend.
- `look/`: what is asked of a picture (`View`), themes and colours, words and numbers by language.
- `text/`: makes text safe, measures it, breaks it into lines; `fonts/` holds the typeface and the
  widths of its letters.
- `scene`: boxes, discs, areas, strokes, words and images with positions; all a writer knows.
- `engine/`: a scene as DOT with pinned positions, Graphviz in three forms to draw it, and what it
  drew read back into the scene.
- `writers/`: the scene as SVG, PNG, PDF and HTML.
- `context`: what a picture asks of a workspace.

No picture knows SVG; no engine knows journeys. Libraries are imported where they are used, so
importing this package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from cjmap.draw.errors import DrawError, EngineError
from cjmap.draw.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View

__all__ = [
    "FORMATS",
    "PICTURES",
    "WORKSPACE_PICTURES",
    "DrawError",
    "EngineError",
    "Scene",
    "picture",
    "render",
    "workspace_picture",
]

Format = Literal["svg", "png", "pdf", "html", "dot"]

FORMATS: tuple[Format, ...] = ("svg", "png", "pdf", "html", "dot")
"""What `render` can write."""

PICTURES: dict[str, str] = {
    "journey": "cjmap.draw.pictures.journey",
    "blueprint": "cjmap.draw.pictures.blueprint",
    "persona": "cjmap.draw.pictures.persona",
    "empathy-map": "cjmap.draw.pictures.empathy_map",
    "backlog": "cjmap.draw.pictures.backlog",
}
"""The kinds of map that have a picture, each with the module whose `scene_of` draws it."""


WORKSPACE_PICTURES: dict[str, str] = {
    "overview": "cjmap.draw.pictures.overview",
    "opportunity-matrix": "cjmap.draw.pictures.opportunity_matrix",
    "heat-map": "cjmap.draw.pictures.heat_map",
}
"""The pictures of a whole workspace, each with the module whose `scene_of` draws it."""


def picture(map_model: Any, workspace: Context, view: View | None = None) -> Scene:
    """Lay out the picture of a map, with names and neighbours from its workspace.

    `view` says how it is to be shown; without one, whole and in the light theme. Raise DrawError
    for a kind of map that has no picture.
    """
    kind = str(map_model.kind)
    module = PICTURES.get(kind)
    if module is None:
        raise DrawError(
            f"There is no picture of a {kind}.", hint="Pictures: " + ", ".join(PICTURES)
        )
    return _laid_out(module, (map_model, workspace), view, workspace.language_of(map_model))


def workspace_picture(
    name: str, workspace: Context, view: View | None = None, model: Any | None = None
) -> Scene:
    """Lay out one of `WORKSPACE_PICTURES`, of the whole workspace or of one map of it.

    `model` is a journey or, for the opportunity matrix, also a backlog. Raise DrawError for a
    name that is none of them, and where the workspace has nothing to show in it.
    """
    module = WORKSPACE_PICTURES.get(name)
    if module is None:
        raise DrawError(
            f"There is no picture `{name}`.", hint="Pictures: " + ", ".join(WORKSPACE_PICTURES)
        )
    return _laid_out(module, (workspace,), view, workspace.language_of(model), model)


def _laid_out(
    module: str, about: tuple[Any, ...], view: View | None, language: str, *more: Any
) -> Scene:
    """Call the `scene_of` of a module, with text set by the rules of the picture's language."""
    from cjmap.draw.look.view import View
    from cjmap.draw.text import typesetting

    shown = view or View()
    with typesetting(shown.lang or language):
        scene: Scene = import_module(module).scene_of(*about, shown, *more)
    return scene


def render(
    scene: Scene,
    to: str,
    *,
    engine: str = "embedded",
    timeout: float = 10.0,
    scale: float = 2.0,
    page: str = "fit",
    embed_fonts: bool = False,
    font_dirs: Sequence[Path] = (),
) -> bytes:
    """Write a scene as `to`: SVG, PNG, PDF, HTML, or the DOT text that Graphviz is given.

    - `engine` is one of `cjmap.draw.engine.ENGINES`, `timeout` its limit in seconds.
    - `scale` is the pixels to a point of a PNG.
    - `page` is the size of a PDF's pages, one of `cjmap.draw.writers.page.PAGES`.
    - `embed_fonts` puts the letters that it needs into an SVG; HTML always has them.
    - `font_dirs` are folders that are searched for characters which the shipped fonts lack,
      before the font packages of `cjmap[fonts]` and the fonts of this machine.
      `cjmap.draw.writers.fallback.fonts_for(scene.missing, …).undrawn` tells what none of them has.

    Raise EngineError if Graphviz fails, DrawError for a wrong option.
    """
    if to not in FORMATS:
        raise DrawError(f"Unknown format: {to}", hint="Formats: " + ", ".join(FORMATS))
    from cjmap.draw.engine.dot import to_dot

    dot = to_dot(scene)
    if to == "dot":
        return dot.encode()
    from cjmap.draw.engine import run
    from cjmap.draw.engine.agreement import as_drawn

    scene = as_drawn(scene, run(dot, engine=engine, timeout=timeout))
    folders = tuple(font_dirs)
    if to == "pdf":
        from cjmap.draw.writers.pdf import to_pdf

        return to_pdf(scene, page=page, folders=folders)
    if to == "html":
        from cjmap.draw.writers.html import to_html

        return to_html(scene, folders=folders)
    if to == "png":
        from cjmap.draw.writers.png import to_png

        return to_png(scene, scale=scale, folders=folders)
    from cjmap.draw.writers.svg import to_svg

    if not embed_fonts:
        return to_svg(scene)
    from cjmap.draw.writers.embedding import font_faces

    return to_svg(scene, style=font_faces(scene, folders))
