"""What the look of a cell says: that its text is struck through, that it has a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.tables.xlsx.package import child

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cjmap.exchange.tables.xlsx.package import Package

_NONE = ("0", "false")


@dataclass(frozen=True, slots=True)
class Look:
    """What one style shows that people mean something by."""

    struck: bool = False
    filled: bool = False


def looks(package: Package, part: str | None) -> list[Look]:
    """Read the look of each style of a workbook, by its number."""
    if part is None:
        return []
    struck: list[bool] = []
    filled: list[bool] = []
    styles: list[Look] = []
    for name, element in package.elements(part, "fonts", "fills", "cellXfs"):
        if name == "fonts":
            struck = [_is_struck(font) for font in element]
        elif name == "fills":
            filled = [_is_filled(fill) for fill in element]
        else:
            styles = [
                Look(_at(struck, style.get("fontId")), _at(filled, style.get("fillId")))
                for style in element
            ]
    return styles


def _is_struck(font: Element) -> bool:
    strike = child(font, "strike")
    return strike is not None and strike.get("val", "1") not in _NONE


def _is_filled(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    return pattern is not None and pattern.get("patternType", "none") not in ("none", "gray125")


def _at(known: list[bool], number: str | None) -> bool:
    """Return what is known of a number in an attribute; False for one that is not there."""
    if not number or not number.isdecimal() or len(number) > 6:
        return False
    return int(number) < len(known) and known[int(number)]
