"""The SVG as a bitmap, by resvg, with the fonts that are shipped."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from cjmap.draw.errors import DrawError
from cjmap.draw.scene import Weight

_MOST_PIXELS = 200_000_000


def font_files() -> list[str]:
    """Give the paths of the shipped font files."""
    folder = files("cjmap.draw").joinpath("fonts")
    return [str(Path(str(folder)) / f"Inter-{weight.value}.ttf") for weight in Weight]


def to_png(svg: bytes, *, size: tuple[float, float], scale: float, system_fonts: bool) -> bytes:
    """Draw an SVG of `size` points with `scale` pixels to the point.

    `system_fonts` lets other fonts fill in for characters that the shipped ones do not have; the
    bytes then depend on the machine. Raise DrawError for a scale that is not positive or gives
    more than 200 million pixels, and for an SVG that cannot be read.
    """
    import resvg_py

    pixels = size[0] * size[1] * scale * scale
    if not scale > 0 or not pixels <= _MOST_PIXELS:
        raise DrawError(
            f"A scale of {scale:g} is not possible for this picture.",
            hint=f"It would have {pixels / 1e6:.0f} million pixels; at most 200 are drawn.",
        )
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            skip_system_fonts=not system_fonts,
            font_files=font_files(),
            font_family="Inter",
            sans_serif_family="Inter",
            dpi=72,
            zoom=scale,
        )
    except ValueError as error:
        raise DrawError(f"The PNG could not be drawn: {error}") from error
    return bytes(drawn)
