"""Pictures: a map becomes a scene, a scene becomes DOT, Graphviz draws it, and we hand it out.

    scene = picture(journey, workspace)
    Path("journey.svg").write_bytes(render(scene, "svg"))

A tour of the room, from the top:

- `journey`, `blueprint`, `persona`, `empathy_map`: one picture each, a function from a map to a
  `Scene`. The first two are packages with a tour of their own.
- What pictures are put together from: `header` with its `people`, `footer` with its `legend`,
  `lane` (the ground and the name of any lane), `grid` (lanes of cards that grow with their
  content), `cards` (cards, chips, badges), `items` (the cards of an item and of a name),
  `chevrons` (stages), `panel` (areas of cards), `notes` (what badges stand for, in full), `times`
  (bars of durations), `measures` (how small facts are written) and `frame` (margins and gaps).
- `setting`: what all parts of one picture share, such as its words, its colours and its legend.
- `emotion` draws the lane of the feelings with the line of `curve`; `ways` the branches and
  returns of a journey; `routing` finds ways for a blueprint's arrows that keep to the gutters.
- `scene`: boxes, discs, areas, strokes and words, with positions; all a writer knows.
- `text`: makes text safe, measures it, breaks it into lines. `fonts/` holds the typeface and its
  widths, `labels/` the words that are drawn in each language, `theme` the colours.
- `dot` writes a scene as DOT with pinned positions, `engine` runs Graphviz on it, `svg` copies
  the result into a clean document, `png` and `pdf` go on from there.
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
    from cjmap.draw.context import Context

__all__ = ["FORMATS", "PICTURES", "DrawError", "EngineError", "Scene", "picture", "render"]

Format = Literal["svg", "png", "pdf", "dot"]

FORMATS: tuple[Format, ...] = ("svg", "png", "pdf", "dot")
"""What `render` can write."""

PICTURES: dict[str, str] = {
    "journey": "cjmap.draw.journey",
    "blueprint": "cjmap.draw.blueprint",
    "persona": "cjmap.draw.persona",
    "empathy-map": "cjmap.draw.empathy_map",
}
"""The kinds of map that have a picture, each with the module whose `scene_of` draws it."""


def picture(map_model: Any, workspace: Context) -> Scene:
    """Lay out the picture of a map, with names and neighbours from its workspace.

    Raise DrawError for a kind of map that has no picture.
    """
    kind = str(map_model.kind)
    module = PICTURES.get(kind)
    if module is None:
        raise DrawError(
            f"There is no picture of a {kind}.", hint="Pictures: " + ", ".join(PICTURES)
        )
    scene: Scene = import_module(module).scene_of(map_model, workspace)
    return scene


def render(
    scene: Scene,
    to: str,
    *,
    engine: str = "embedded",
    timeout: float = 10.0,
    scale: float = 2.0,
) -> bytes:
    """Write a scene as `to`: SVG, PNG, PDF or the DOT text that Graphviz is given.

    `engine` is one of `cjmap.draw.engine.ENGINES`, `timeout` its limit in seconds, `scale` the
    pixels to a point of a PNG. Raise EngineError if Graphviz fails, DrawError for a wrong
    `to`, `engine` or `scale`.
    """
    if to not in FORMATS:
        raise DrawError(f"Unknown format: {to}", hint="Formats: " + ", ".join(FORMATS))
    from cjmap.draw.dot import to_dot

    dot = to_dot(scene)
    if to == "dot":
        return dot.encode()
    from cjmap.draw.engine import run
    from cjmap.draw.svg import to_svg

    svg = to_svg(scene, run(dot, engine=engine, timeout=timeout))
    if to == "png":
        from cjmap.draw.png import to_png

        size = (scene.width, scene.height)
        return to_png(svg, size=size, scale=scale, system_fonts=bool(scene.missing))
    if to == "pdf":
        from cjmap.draw.pdf import to_pdf

        return to_pdf(scene, svg)
    return svg
