"""Measure the scripts that `cjmap.draw` does not ship, in the fonts that it names for them.

    apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-dejavu-core
    python tools/measure_scripts.py

Writes `src/cjmap/draw/fonts/scripts.json` and prints, for each script, the widest advance that was
found beside the one that `cjmap.draw.text.scripts` declares. An advance is the widest that a
character has in the families of its script and in DejaVu Sans, regular and bold, in any form that
one glyph takes on by itself (Arabic: isolated, initial, medial, final). Characters that the shipped
fonts have, and those beyond U+FFFF, are left out.
"""

from __future__ import annotations

import json
import math
import subprocess
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from cjmap.draw.text.scripts import SCRIPTS, Script

TARGET = Path(__file__).resolve().parent.parent / "src" / "cjmap" / "draw" / "fonts"
UNITS = 128
_FORMS = frozenset({"isol", "init", "medi", "fina", "med2", "fin2", "fin3"})
_SINGLE, _EXTENSION = 1, 7


def installed(family: str) -> list[tuple[str, int]]:
    """Find the upright regular and bold fonts of a family, as file and number in the file."""
    asked = ["fc-list", f":family={family}:slant=0", "--format=%{file}|%{index}|%{style}\n"]
    listed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    rows = [line.split("|") for line in sorted(set(listed.splitlines()))]
    wanted = {"Regular", "Bold", "Book"}
    return [
        (file, int(number) & 0xFFFF)
        for file, number, styles in rows
        if styles.split(",")[-1] in wanted
    ]


@cache
def advances(file: str, number: int) -> dict[int, float]:
    """Give the widest advance of each character of a font, in sizes of the font."""
    font = TTFont(file, fontNumber=number, lazy=True)
    own = {glyph: advance for glyph, (advance, _) in font["hmtx"].metrics.items()}
    forms = _forms(font)
    return {
        code: max(own[each] for each in (glyph, *forms.get(glyph, ()))) / font["head"].unitsPerEm
        for code, glyph in font.getBestCmap().items()
    }


def _forms(font: TTFont) -> dict[str, set[str]]:
    """Give the glyphs that stand for a glyph at the start, in the middle or at the end of a word."""
    found: dict[str, set[str]] = {}
    if "GSUB" not in font:
        return found
    table = font["GSUB"].table
    numbers = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag in _FORMS
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(numbers):
        for each in table.LookupList.Lookup[number].SubTable:
            part: Any = each.ExtSubTable if each.LookupType == _EXTENSION else each
            if part.LookupType == _SINGLE:
                for glyph, form in part.mapping.items():
                    found.setdefault(glyph, set()).add(form)
    return found


def measured(script: Script) -> dict[int, float]:
    """Give the advance of each character of a script that one of the fonts has."""
    result: dict[int, float] = {}
    families = script.families if script.even else (*script.families, "DejaVu Sans")
    for font in (font for family in families for font in installed(family)):
        known = advances(*font)
        for low, high in script.spans():
            for code in range(low, high + 1):
                if code in known:
                    result[code] = max(result.get(code, 0.0), known[code])
    for code in result:
        if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf"):
            result[code] = 0.0
    return result


@cache
def shipped() -> frozenset[str]:
    """Give the characters that the shipped fonts have."""
    table = json.loads((TARGET / "widths.json").read_text("ascii"))["Regular"]["advances"]
    return frozenset("".join(table.values()))


def main() -> None:
    """Write the table and print the widest of each script."""
    by_width: dict[int, list[int]] = {}
    for script in SCRIPTS:
        found = measured(script)
        if not found:
            print(f"{script.name:<11} is in none of the fonts installed here")
            continue
        code, widest = max(found.items(), key=lambda pair: pair[1])
        wider = sum(wide > script.widest for wide in found.values())
        print(
            f"{script.name:<11} widest {widest:.3f} (U+{code:04X}), declared {script.widest:.3f}; "
            f"{wider} of {len(found)} are wider than declared"
        )
        for code, wide in found.items():
            if not script.even and code <= 0xFFFF and chr(code) not in shipped():
                by_width.setdefault(math.ceil(wide * UNITS), []).append(code)
    table = {
        "units": UNITS,
        "advances": {
            str(wide): "".join(map(chr, sorted(codes))) for wide, codes in sorted(by_width.items())
        },
    }
    text = json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (TARGET / "scripts.json").write_text(text + "\n", encoding="ascii")
    print("table", len(text))


if __name__ == "__main__":
    main()
