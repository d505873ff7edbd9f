"""One picture for a light and a dark screen: the same shapes, each colour one of a pair.

Laying out twice gives the same shapes in other colours. The light ones are written as attributes,
so that a picture is right wherever it is shown; where the dark one differs, the shape has a class
named after the pair, and a rule of the style sheet, `light-dark()`, chooses. No rule holds anything
but two colours, so no text of a map can get into it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.scene import Box, Disc, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from cjmap.draw.scene import Scene, Shape

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PROPERTIES = {"fill": "f", "stroke": "s"}

Pair = tuple[str, str, str]
"""A property (`fill`, `stroke`), and its colour by day and by night."""


def recoloured(drawn: Scene, other: Scene) -> Scene | None:
    """Give a drawn scene the colours of another one of the same shapes; None where they differ."""
    if len(drawn.marks) != len(other.marks):
        return None
    marks = []
    for mark, twin in zip(drawn.marks, other.marks, strict=True):
        if len(mark.shapes) != len(twin.shapes):
            return None
        shapes = [_in_colours_of(*pair) for pair in zip(mark.shapes, twin.shapes, strict=True)]
        kept = tuple(shape for shape in shapes if shape is not None)
        if len(kept) != len(shapes):
            return None
        marks.append(replace(mark, shapes=kept))
    return replace(drawn, marks=tuple(marks), background=other.background)


def _in_colours_of(shape: Shape, twin: Shape) -> Shape | None:
    if type(shape) is not type(twin):
        return None
    if isinstance(shape, Box) and isinstance(twin, Box):
        if (shape.stroke is None) != (twin.stroke is None):
            return None
        return replace(shape, fill=twin.fill, stroke=twin.stroke)
    if isinstance(shape, Disc) and isinstance(twin, Disc):
        if (shape.stroke is None) != (twin.stroke is None):
            return None
        return replace(shape, fill=twin.fill, stroke=twin.stroke)
    if isinstance(shape, (Stroke, Words)) and isinstance(twin, (Stroke, Words)):
        return replace(shape, colour=twin.colour)
    fill = getattr(twin, "fill", None)
    return replace(shape, fill=fill) if fill is not None else shape


def paired(light: Element, dark: Element) -> frozenset[Pair]:
    """Name the pairs of colours in the classes of `light`, and return them."""
    pairs: set[Pair] = set()
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        classes = []
        for name, letter in _PROPERTIES.items():
            day, night = one.get(name, ""), other.get(name, "")
            if day != night and _COLOUR.fullmatch(day) and _COLOUR.fullmatch(night):
                classes.append(f"{letter}-{day[1:]}-{night[1:]}")
                pairs.add((name, day, night))
        if classes:
            one.set("class", " ".join(filter(None, (one.get("class", ""), *classes))))
    return frozenset(pairs)


def style_of(pairs: Iterable[Pair]) -> str:
    """Write the style sheet that chooses between the colours of pairs."""
    return "".join(
        f".{_PROPERTIES[name]}-{day[1:]}-{night[1:]}{{{name}:light-dark({day},{night})}}\n"
        for name, day, night in sorted(pairs)
    )
