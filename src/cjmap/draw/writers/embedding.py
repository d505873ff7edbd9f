"""The fonts of a picture as part of it: a style sheet that holds the letters it needs.

Each weight that is used becomes one `@font-face` with a subset of the shipped font. Letters that
the shipped fonts lack come from the folders that the caller names or from the font packages of
`cjmap[fonts]` (see `fallback`), not from the fonts of the machine, which nobody may be allowed to
hand on. The data are plain TrueType: a compressed font would differ with the version of the
compressor, and the same picture shall be the same bytes everywhere.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.look.theme import FAMILY
from cjmap.draw.scene import Weight, Words
from cjmap.draw.writers.fallback import fonts_for, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.draw.scene import Scene

_NUMBERS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}
_KEPT_NAMES = [0, 1, 2, 13]


def font_faces(scene: Scene, folders: tuple[Path, ...] = ()) -> str:
    """Give the style sheet for a scene's texts; nothing for a scene without any."""
    used: dict[Weight, set[str]] = {}
    for shape in scene.shapes():
        if isinstance(shape, Words):
            used.setdefault(shape.weight, set()).update(*shape.lines)
    rules = []
    for weight in Weight:
        characters = used.get(weight, set()) - scene.missing
        if characters:
            path = shipped()[weight]
            rules.append(_rule(str(_NUMBERS[weight]), cut_down(path, 0, _sorted(characters))))
    for font in fonts_for(scene.missing, folders).fonts:
        if font.source == "system":
            continue
        letters = _sorted(set(font.characters))
        data = cut_down(font.path, font.face, letters)
        # It takes part in the one family, for its own characters, in every weight.
        rules.append(_rule("100 900", data, ",".join(f"U+{ord(c):X}" for c in letters)))
    return "".join(rules)


def _sorted(characters: set[str]) -> str:
    return "".join(sorted(characters))


def _rule(weight: str, data: bytes, characters: str = "") -> str:
    only = f"unicode-range:{characters};" if characters else ""
    source = base64.b64encode(data).decode("ascii")
    return (
        f"@font-face{{font-family:{FAMILY};font-weight:{weight};{only}"
        f"src:url(data:font/ttf;base64,{source})}}\n"
    )


@lru_cache(maxsize=64)
def cut_down(path: Path, face: int, characters: str) -> bytes:
    """Cut a font down to some characters, without instructions for old screens."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = _KEPT_NAMES
    options.notdef_outline = True
    options.drop_tables += ["STAT", "gasp", "DSIG"]
    written = io.BytesIO()
    try:
        with TTFont(path, fontNumber=face, lazy=True, recalcTimestamp=False) as font:
            subsetter = subset.Subsetter(options)
            subsetter.populate(text=characters)
            subsetter.subset(font)
            font.save(written)
    except Exception as error:  # fontTools raises anything at all for a damaged file
        raise DrawError(f"The font {path.name} cannot be embedded: {error}") from error
    return written.getvalue()
