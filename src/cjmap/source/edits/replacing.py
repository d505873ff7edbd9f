"""One value, or one key, in place of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.source.edits.spans import EditError, SpanEdit
from cjmap.source.nodes import Mapping, Scalar
from cjmap.source.scalars_written import check_characters, scalar_text

if TYPE_CHECKING:
    from cjmap.problem import MapPath, Plain
    from cjmap.source.edits.layout import Layout, Place

WIDTH = 100
"""How many characters a line may have before what is written goes over several."""

_HEADER = re.compile(r"(?P<sign>[|>])(?P<chomping>[+-]?)(?=[ \t\r\n]|\Z)")
_SPACE_TO_FOLD = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def replacement(
    layout: Layout, path: MapPath, value: Plain, *, grows: bool = False
) -> list[SpanEdit]:
    """Write `value` where a single value stands, in the quoting that this one had.

    A text in place of itself gets quotes: for tools that would read it as something else without.
    `grows` says that it becomes a mapping, perhaps with braces around it, at the same time.
    """
    place = layout.find(path)
    node = place.node
    if not isinstance(node, Scalar):
        raise EditError("Only a single value can be replaced by another one.")
    if node.style in ("|", ">"):
        if grows:
            raise EditError("Text behind `|` or `>` cannot be replaced while keys are added to it.")
        return _block_replacement(layout, place, node, value)
    style = node.style or ('"' if value == node.text else "")  # the same again: as text for sure
    written = scalar_text(value, style=style, flow=grows or place.in_flow)
    if node.start == node.end and not layout.text[node.start - 1 : node.start].isspace():
        written = f" {written}"
    return [SpanEdit(node.start, node.end, written)]


def renaming(layout: Layout, path: MapPath, name: str) -> list[SpanEdit]:
    """Write another key in place of the last one of `path`."""
    place = layout.find(path)
    if not isinstance(place.parent, Mapping):
        raise EditError("Only a key can be renamed.")
    key = place.parent.keys[place.index]
    written = scalar_text(name, style=key.style, flow=place.in_flow, key=True)
    return [SpanEdit(key.start, key.end, written)]


def _block_replacement(layout: Layout, place: Place, node: Scalar, value: Plain) -> list[SpanEdit]:
    """Replace text behind `|` or `>` by its like; what cannot stand there goes on the key's line."""
    end_of_header = layout.line_end(node.start)
    tail = max(layout.tail(node), end_of_header)
    start = layout.next_line(end_of_header)
    header = _HEADER.match(layout.text, node.start)
    unended = tail == len(layout.text)  # a last line without a line break ends a text without one
    block = None
    if header and start < tail and not (unended and str(value).endswith("\n")):
        block = _block_text(value, header["sign"])
    if header is None or block is None:
        sign = layout.text[node.start : end_of_header].split("#")[0].rstrip()
        written = scalar_text(value, flow=place.in_flow)
        inline = SpanEdit(node.start, node.start + len(sign), written)
        return [inline, SpanEdit(end_of_header, tail, "")]
    chomping, lines = block
    margin = " " * layout.margin(node)
    if header["sign"] == ">":
        lines = [piece for line in lines for piece in _filled(line, WIDTH - len(margin))]
    written = layout.line_break.join(margin + line if line else "" for line in lines)
    edits = [SpanEdit(start, tail, written)]
    if chomping != header["chomping"]:
        edits.insert(0, SpanEdit(header.start("chomping"), header.end("chomping"), chomping))
    return edits


def _block_text(value: Plain, sign: str) -> tuple[str, list[str]] | None:
    """Return how a text ends (`-`: without a line break) and its lines, or None if it must be quoted."""
    if not isinstance(value, str):
        return None
    check_characters(value)
    body = value.rstrip("\n")
    breaks = len(value) - len(body)
    lines = body.split("\n")
    odd = "\r" in value or not body.strip() or breaks > 1 or body.startswith(("\n", " ", "\t"))
    if odd or any(line.isspace() for line in lines):
        return None
    if sign == ">":
        if any(line != line.strip(" \t") for line in lines):
            return None
        lines = [piece for line in lines for piece in (("", line) if line else ("",))][1:]
    return ("" if breaks else "-"), lines


def _filled(line: str, width: int) -> list[str]:
    """Divide a line at single spaces so that its pieces are at most `width` long, where possible."""
    pieces: list[str] = []
    for word in _SPACE_TO_FOLD.split(line):
        if pieces and len(pieces[-1]) + 1 + len(word) <= width:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces
