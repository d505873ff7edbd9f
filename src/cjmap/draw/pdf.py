"""The SVG as a PDF of one page: vector shapes, and text that can be selected and searched."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from xml.etree import ElementTree

from cjmap.draw.png import font_files
from cjmap.draw.scene import Scene, Weight

_FAMILIES = {"600": "intersemibold", "700": "interbold"}

# The library asks for a date; a real one would make every file different.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def to_pdf(scene: Scene, svg: bytes) -> bytes:
    """Write the SVG of a scene as a PDF page of the same size, in points.

    The three weights are families of their own, because PDF knows only regular and bold. No date
    is written, so the same SVG gives the same bytes. Characters that the shipped fonts do not
    have are left out.
    """
    from fpdf import FPDF
    from fpdf.svg import SVGObject

    page = FPDF(unit="pt", format=(scene.width, scene.height))
    page.set_margin(0)
    page.set_auto_page_break(False)
    page.set_title(scene.title)
    page.set_subject(scene.description)
    page.set_lang(scene.lang)
    page.set_creator("cjmap")
    page.set_creation_date(_NO_DATE)
    for weight, file in zip(Weight, font_files(), strict=True):
        page.add_font(f"inter{weight.value.lower()}", fname=file)
    page.add_page()
    quiet = logging.getLogger("fpdf")
    before = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        drawing = SVGObject(_with_fonts(svg).decode())
        drawing.draw_to_page(page)
        return bytes(page.output())
    finally:
        quiet.setLevel(before)


def _with_fonts(svg: bytes) -> bytes:
    """Name the font file's family at each text, in place of stack and weight."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own document
    root.attrib.pop("font-family", None)
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        weight = text.attrib.pop("font-weight", "400")
        text.set("font-family", _FAMILIES.get(weight, "interregular"))
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    return ElementTree.tostring(root)
