"""A scene as a bitmap, by resvg, with the fonts that are shipped and those that are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.look.theme import FAMILY
from cjmap.draw.writers.fallback import fonts_for, runs, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.draw.scene import Scene
    from cjmap.draw.writers.fallback import FontFile

_MOST_PIXELS = 200_000_000


def to_png(scene: Scene, *, scale: float, folders: tuple[Path, ...] = ()) -> bytes:
    """Draw a scene with `scale` pixels to the point.

    Characters that the shipped fonts lack are drawn with the fonts that `fallback` finds, with
    those in `folders` first. Raise DrawError for a scale that is not positive or gives more than
    200 million pixels.
    """
    import resvg_py

    pixels = scene.width * scene.height * scale * scale
    if not scale > 0 or not pixels <= _MOST_PIXELS:
        raise DrawError(
            f"A scale of {scale:g} is not possible for this picture.",
            hint=f"It would have {pixels / 1e6:.0f} million pixels; at most 200 are drawn.",
        )
    more = fonts_for(scene.missing, folders).fonts
    fonts = [*shipped().values(), *(font.path for font in more)]
    fonts += [font.bold for font in more if font.bold is not None]
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=_with_fonts(scene, more),
            skip_system_fonts=True,
            font_files=[str(path) for path in fonts],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            dpi=72,
            zoom=scale,
        )
    except ValueError as error:
        raise DrawError(f"The PNG could not be drawn: {error}") from error
    return bytes(drawn)


def _with_fonts(scene: Scene, fonts: Sequence[FontFile]) -> str:
    """Write the SVG with the family named wherever another font has to draw.

    Left to itself, resvg gives up on a line with letters that another font joins into one, such
    as an emoji of several.
    """
    from xml.etree import ElementTree

    from cjmap.draw.writers.svg import document

    root = document(scene)
    for text in root.iter("text") if fonts else ():
        line = text.text or ""
        if scene.missing.isdisjoint(line):
            continue
        text.text = None
        for part, font in runs(line, fonts):
            span = ElementTree.SubElement(text, "tspan")
            span.text = part
            if font is not None:
                span.set("font-family", font.family)
    return ElementTree.tostring(root, encoding="unicode")
