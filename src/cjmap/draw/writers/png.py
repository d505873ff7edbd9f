"""A scene as a bitmap, by resvg, with the fonts that are shipped and those that are found."""

from __future__ import annotations

import math
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.look.theme import FAMILY
from cjmap.draw.text import clusters
from cjmap.draw.writers.fallback import fonts_for, is_emoji, runs, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.draw.scene import Scene
    from cjmap.draw.writers.fallback import FontFile

_MOST_PIXELS = 200_000_000
_WORD_JOINER = "\u2060"
_STDERR = 2

# What the process writes to its terminal is turned off for one picture at a time, as nothing else
# could turn it on again in order.
_silent = threading.Lock()


def to_png(scene: Scene, *, scale: float, folders: tuple[Path, ...] = ()) -> bytes:
    """Draw a scene with `scale` pixels to the point.

    Characters that the shipped fonts lack are drawn with the fonts that `fallback` finds, with
    those in `folders` first. Raise DrawError for a scale that is not positive or gives more than
    200 million pixels.
    """
    import resvg_py

    _check_scale(scene, scale)
    more = fonts_for(scene.missing, folders).fonts
    fonts = [*shipped().values(), *(font.path for font in more)]
    fonts += [font.bold for font in more if font.bold is not None]
    try:
        with _quietly():
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
    except BaseException as error:
        # What a panic of Rust is raised as is no Exception, and has no name to be caught by.
        if type(error).__name__ != "PanicException":
            raise
        raise DrawError(
            f"The PNG could not be drawn: resvg gave up ({error}).",
            hint="This is likely to be a bug of resvg, in letters or emoji that the shipped fonts "
            "lack. SVG, HTML and PDF do not need it.",
        ) from None
    return bytes(drawn)


def _check_scale(scene: Scene, scale: float) -> None:
    size = scene.width * scene.height
    pixels = size * scale * scale
    if scale > 0 and pixels <= _MOST_PIXELS:
        return
    largest = math.floor(math.sqrt(_MOST_PIXELS / size) * 100) / 100
    hint = f"The scale is a number above 0, for this picture {largest:g} at most."
    if scale > 0 and pixels < math.inf:
        hint = (
            f"It would have {math.ceil(pixels / 1e6)} million pixels; at most "
            f"{_MOST_PIXELS // 1_000_000} million are drawn. "
            f"The largest scale for this picture is {largest:g}."
        )
    raise DrawError(f"A scale of {scale:g} is not possible for this picture.", hint=hint)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what Rust writes about a panic from the terminal; it does so past Python."""
    with _silent:
        try:
            kept = os.dup(_STDERR)
        except OSError:  # closed: nothing can be written to it
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STDERR)
            os.close(nowhere)
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)


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
        for part, font in _spans(line, fonts):
            span = ElementTree.SubElement(text, "tspan")
            span.text = part
            if font is not None:
                span.set("font-family", font.family)
    return ElementTree.tostring(root, encoding="unicode")


def _spans(line: str, fonts: Sequence[FontFile]) -> list[tuple[str, FontFile | None]]:
    """Cut a line by its fonts, so that resvg takes no letters away behind a joined emoji.

    resvg shapes a line with the font of its first span, then puts in what the others draw. For an
    emoji whose parts become one glyph it removes as many glyphs behind as that has bytes, one too
    few, instead of characters: what is too many is given here as characters that show nothing.
    So that letters which join too are whole from the start, their font stands first.
    """
    cut = runs(line, fonts)
    padded = [(_padded(part) if font else part, font) for part, font in cut]
    if padded == cut:
        return cut
    others = [font for part, font in cut if font and not any(is_emoji(c) for c in part)]
    return [(_WORD_JOINER, others[0]), *padded] if others else padded


def _padded(part: str) -> str:
    return "".join(
        cluster + _WORD_JOINER * (len(cluster.encode()) - len(cluster))
        if len(cluster) > 1 and any(is_emoji(character) for character in cluster)
        else cluster
        for cluster in clusters(part)
    )
