"""The letters of a portal that carries them with it: fonts cut down to what it uses."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from cjmap.draw.writers.embedding import cut_down
from cjmap.draw.writers.fallback import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_fonts(style: str, letters: Iterable[str]) -> str:
    """Put the fonts that a style sheet names into it, with no more than these letters."""
    wanted = "".join(sorted(set(letters)))
    for font in shipped().values():
        data = base64.b64encode(cut_down(font, 0, wanted)).decode("ascii")
        style = style.replace(f"url(fonts/{font.name})", f"url(data:font/ttf;base64,{data})")
    return style
