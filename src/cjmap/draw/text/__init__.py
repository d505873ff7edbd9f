"""Text: made safe, measured, and broken into lines.

    with typesetting("pl"):
        lines = wrap(paragraph, room=120, size=10)

- `cleaning` makes any text safe and even; `segments` cuts one where nothing is torn apart.
- `measuring` adds up the advances of the shipped fonts; `scripts` declares those of other fonts.
- `breaking` knows where a line may end, `hyphens` where a word may; `wrapping` sets the lines.
- `direction` tells which way a paragraph runs.

All widths are points. A line is never drawn wider than it is measured: not with the shipped fonts
(`tools/make_fonts.py` says why), not with Arial or Helvetica in their place, and hardly with any
other font of `scripts`.
"""

from __future__ import annotations

from cjmap.draw.text.cleaning import clean, one_line
from cjmap.draw.text.direction import Direction, direction, isolated
from cjmap.draw.text.hyphens import typesetting
from cjmap.draw.text.measuring import ASCENT, DESCENT, LINE, covered, height, widest, width
from cjmap.draw.text.scripts import fallback_families
from cjmap.draw.text.segments import clusters
from cjmap.draw.text.wrapping import shorten, wrap

__all__ = [
    "ASCENT",
    "DESCENT",
    "LINE",
    "Direction",
    "clean",
    "clusters",
    "covered",
    "direction",
    "fallback_families",
    "height",
    "isolated",
    "one_line",
    "shorten",
    "typesetting",
    "widest",
    "width",
    "wrap",
]
