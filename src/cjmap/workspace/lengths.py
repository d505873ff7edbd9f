"""Lengths as people write them: `1600`, `40cm`, `16in`; in points, of which an inch has 72."""

from __future__ import annotations

import re

_POINTS = {"": 1.0, "pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""Points in a unit; a pixel is that of CSS, 96 to an inch."""

_LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?(pt|px|mm|cm|in|)")

NARROWEST = 600.0
WIDEST = 14_400.0
"""The widest page that a PDF may have: 200 inches."""

WIDTH_EXPECTED = (
    f"a width from {NARROWEST:g} to {WIDEST:g} points, such as `1600`, `40cm`, `16in` or `1600px`"
)
"""What a width may be, as the end of the sentence “expected …”."""


def width_points(written: object) -> float | None:
    """Return the points of a picture's width, a number or a text with a unit; None if it is none."""
    if isinstance(written, bool) or not isinstance(written, (int, float, str)):
        return None
    if isinstance(written, str):
        match = _LENGTH.fullmatch(written.strip())
        if match is None:
            return None
        points = float(match[1]) * _POINTS[match[2]]
    else:
        points = float(written) if abs(written) <= WIDEST else 0.0  # a huge one is no float
    return points if NARROWEST <= points <= WIDEST else None
