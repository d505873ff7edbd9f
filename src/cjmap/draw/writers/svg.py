"""A scene as an SVG document: clean, accessible, the same bytes on every machine.

The document is shaped by the scene: one group for each mark, in the order of reading, with its
id, classes and title. Only a scene's shapes can be in it, with a fixed set of attributes: no
script, no style but the embedded fonts, no address but those that `written.address` lets through.
Coordinates are points from the top left corner, rounded to two decimals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw import text as texts
from cjmap.draw.look.theme import FALLBACK
from cjmap.draw.scene import Mark, Scene, Words
from cjmap.draw.writers.shapes import elements_of
from cjmap.draw.writers.written import address, colour, number

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = "http://www.w3.org/2000/svg"
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_GENERIC = ", sans-serif"
_LONGEST_LETTERS = 2

# A machine without Inter and Arial draws in a wider font. These two are what Linux has then; they
# are made as narrow as texts are measured. A browser that lacks them passes over them.
_NARROWED = {
    "Noto Sans": (("NotoSans-Regular", 95), ("NotoSans-Bold", 91)),
    "DejaVu Sans": (("DejaVuSans", 89), ("DejaVuSans-Bold", 82)),
}
LOCAL_FACES = "".join(
    f'@font-face{{font-family:"{family} narrowed";font-weight:{weight};'
    f'src:local("{name}");size-adjust:{size}%}}'
    for family, faces in _NARROWED.items()
    for weight, (name, size) in zip(("400", "600 700"), faces, strict=True)
)


def to_svg(scene: Scene, *, style: str = "") -> bytes:
    """Write a scene as an SVG document, in UTF-8.

    `style` is a style sheet of ours, such as `embedding.font_faces` gives it.
    """
    root = document(scene, style or LOCAL_FACES)
    return ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


def document(scene: Scene, style: str = "") -> ElementTree.Element:
    """Give the root of the document."""
    prefix = identifier(scene.kind, scene.id)
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _SPACE,
            "width": f"{number(scene.width)}pt",
            "height": f"{number(scene.height)}pt",
            "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
            "role": "graphics-document document",
            "id": prefix,
            "lang": texts.one_line(scene.lang),
            "aria-labelledby": f"{prefix}--title {prefix}--desc",
            "font-family": families(scene.missing),
            "stroke-linejoin": "round",
        },
    )
    title = ElementTree.SubElement(root, "title", {"id": f"{prefix}--title"})
    title.text = texts.one_line(scene.title)
    description = ElementTree.SubElement(root, "desc", {"id": f"{prefix}--desc"})
    description.text = texts.one_line(scene.description)
    if style:
        ElementTree.SubElement(root, "style").text = style
    page = {"width": "100%", "height": "100%", "fill": colour(scene.background)}
    ElementTree.SubElement(root, "rect", page)
    for index, mark in enumerate(scene.marks):
        # No id of a mark has two dashes after the prefix.
        root.append(_linked(mark, _group(mark, prefix, f"{prefix}--clip-{index}")))
    ElementTree.indent(root, "", 0)
    return root


def identifier(*parts: str) -> str:
    """Join names to an id that is safe in XML, in CSS and in an address."""
    cleaned = (_UNSAFE.sub("-", part.lower()).strip("-") for part in parts)
    return "-".join(part for part in cleaned if part) or "map"


def families(missing: Iterable[str]) -> str:
    """Give the stack of fonts; those that have the characters which ours lack stand last.

    The first ones are no wider than what texts are measured with, so nothing overflows.
    """
    more = "".join(f', "{family}"' for family in texts.fallback_families(missing))
    narrowed = "".join(f', "{name} narrowed"' for name in _NARROWED)
    return FALLBACK.removesuffix(_GENERIC) + narrowed + more + _GENERIC


def _group(mark: Mark, prefix: str, name: str) -> ElementTree.Element:
    attributes = {"class": mark.css}
    if mark.id:
        attributes["id"] = identifier(prefix, mark.id)
    if mark.lane:
        attributes["data-lane"] = " ".join(identifier(lane) for lane in mark.lane.split())
    if mark.series:
        attributes["data-series"] = identifier(mark.series)
    attributes.update(_told(mark))
    group = ElementTree.Element("g", attributes)
    if mark.title:
        ElementTree.SubElement(group, "title").text = texts.one_line(mark.title)
    for index, shape in enumerate(mark.shapes):
        group.extend(elements_of(shape, f"{name}-{index}"))
    return group


def _told(mark: Mark) -> dict[str, str]:
    """Say how a screen reader takes a mark.

    A mark whose title has all its words is one thing with that name. One that has more words is
    read word by word. One with neither tells nothing.
    """
    words = [shape for shape in mark.shapes if isinstance(shape, Words)]
    if not mark.title:
        return {} if words else {"aria-hidden": "true"}
    title = texts.one_line(mark.title)
    lines = [" ".join(shape.lines) for shape in words]
    if all(line in title for line in lines if len(line) > _LONGEST_LETTERS):
        return {"role": "graphics-symbol img"}
    return {"role": "graphics-object group"}


def _linked(mark: Mark, group: ElementTree.Element) -> ElementTree.Element:
    target = address(mark.href)
    if not target:
        return group
    link = ElementTree.Element("a", {"href": target})
    link.append(group)
    return link
