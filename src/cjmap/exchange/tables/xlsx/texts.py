"""Texts of a workbook: plain, rich, and those that many cells share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cjmap.exchange.tables.xlsx.package import Package

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_texts(package: Package, part: str | None) -> list[str]:
    """Read the texts that cells refer to by their number."""
    return [text_of(element) for _, element in package.elements(part, "si")] if part else []


def text_of(element: Element) -> str:
    """Return the text of a cell, a shared text or a comment: its runs without their look."""
    pieces = []
    for each in element:
        name = each.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(each.text or "")
        elif name == "r":
            pieces.append(text_of(each))
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    r"""Resolve `_x000D_` and the like (ECMA-376, 22.9.2.19); line ends become `\n`."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
