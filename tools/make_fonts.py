"""Make the fonts that `cjmap.draw` ships, from the package `fontpkg-inter`.

    python tools/make_fonts.py

Three static instances of Inter (Regular 400, SemiBold 600, Bold 700) are cut from the variable
font and subset to the scripts below, so that a picture looks the same on a machine without fonts.
Contextual alternates are left out: with them a drawn text would not be as wide as a measured one.
Beside the fonts, one JSON file holds their advance widths, so that measuring a text needs no font
library. Kerning is not in it: it moves a line's width by less than 0.1 %.
"""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "src" / "cjmap" / "draw" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
OPTICAL_SIZE = 14

RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1 supplement, Latin extended A and B
    (0x2B0, 0x36F),  # modifier letters, combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin extended additional (Vietnamese)
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x214F),  # letterlike symbols
    (0x2150, 0x218F),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x27BF),  # symbols, such as ✓ and ✗
)


def variable_font() -> Path:
    """Find the variable font in the installed package."""
    spec = importlib.util.find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        raise SystemExit("fontpkg-inter is not installed: pip install fontpkg-inter")
    return Path(spec.origin).parent / "files" / "Inter[opsz,wght].ttf"


def instance(source: Path, style: str, weight: int) -> TTFont:
    """Cut one static weight from the variable font, subset it and name it."""
    font = instancer.instantiateVariableFont(
        TTFont(source, recalcTimestamp=False), {"wght": weight, "opsz": OPTICAL_SIZE}
    )
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    name = font["name"]
    for table_id, text in {
        1: "Inter" if style in ("Regular", "Bold") else f"Inter {style}",
        2: style if style in ("Regular", "Bold") else "Regular",
        4: f"Inter {style}",
        6: f"Inter-{style}",
        16: "Inter",
        17: style,
    }.items():
        name.setName(text, table_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    return font


def main() -> None:
    """Write the fonts, their licence and the table of widths."""
    source = variable_font()
    TARGET.mkdir(parents=True, exist_ok=True)
    metrics: dict[str, Any] = {}
    for style, weight in WEIGHTS.items():
        font = instance(source, style, weight)
        buffer = io.BytesIO()
        font.save(buffer)
        (TARGET / f"Inter-{style}.ttf").write_bytes(buffer.getvalue())
        cmap = font.getBestCmap()
        by_width: dict[int, list[int]] = {}
        for code, glyph in sorted(cmap.items()):
            by_width.setdefault(font["hmtx"][glyph][0], []).append(code)
        metrics[style] = {
            "units": font["head"].unitsPerEm,
            "advances": {
                str(width): "".join(map(chr, codes)) for width, codes in sorted(by_width.items())
            },
        }
        print(style, len(buffer.getvalue()), len(cmap))
    text = json.dumps(metrics, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (TARGET / "widths.json").write_text(text + "\n", encoding="ascii")
    shutil.copyfile(source.parent.parent / "LICENSE", TARGET / "OFL.txt")
    print("widths", len(text))


if __name__ == "__main__":
    main()
