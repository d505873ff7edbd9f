"""One picture for a light and a dark screen: the same shapes, each colour one of a pair.

The light colours are written as attributes, so that a picture is right wherever it is shown; where
the dark one differs, the shape has a class named after the pair, and a rule of the style sheet,
`light-dark()`, chooses. No rule holds anything but two colours, so no text of a map can get into it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.draw.look.daylight import Daylight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PROPERTIES = {"fill": "f", "stroke": "s"}

Pair = tuple[str, str, str]
"""A property (`fill`, `stroke`), and its colour by day and by night."""


def paired(root: Element) -> frozenset[Pair]:
    """Name the pairs of colours in the classes of a picture laid out in both, and return them."""
    pairs: set[Pair] = set()
    for element in root.iter():
        classes = []
        for name, letter in _PROPERTIES.items():
            colour = element.get(name)
            if not isinstance(colour, Daylight):
                continue
            day, night = str(colour), colour.night
            if day != night and _COLOUR.fullmatch(day) and _COLOUR.fullmatch(night):
                classes.append(f"{letter}-{day[1:]}-{night[1:]}")
                pairs.add((name, day, night))
        if classes:
            element.set("class", " ".join(filter(None, (element.get("class", ""), *classes))))
    return frozenset(pairs)


def style_of(pairs: Iterable[Pair]) -> str:
    """Write the style sheet that chooses between the colours of pairs."""
    return "".join(
        f".{_PROPERTIES[name]}-{day[1:]}-{night[1:]}{{{name}:light-dark({day},{night})}}\n"
        for name, day, night in sorted(pairs)
    )
