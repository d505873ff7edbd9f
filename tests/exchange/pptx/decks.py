"""Read a deck back: its slides, what they say and how large, and what does not fit."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Length
from tests.exchange.exporting import export_bytes

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

POINT = 12_700


def deck(maps: Any, *ids: str, wishes: Any = None) -> tuple[Any, list[Any]]:
    """Export maps as one deck; return it opened, and the losses."""
    made, losses = export_bytes(maps, ids, "pptx", wishes)
    (data,) = made.values()
    return Presentation(io.BytesIO(data)), losses


def titles(presentation: Any) -> list[str]:
    """List the titles of the slides."""
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def frames(slide: Any) -> Iterator[tuple[str, Any, float, float]]:
    """Give the texts of a slide that we set: name, frame, and the room for it in points."""
    for shape in slide.shapes:
        if shape.is_placeholder:
            continue
        if shape.has_table:
            for row in shape.table.rows:
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    wide = Length(column.width - cell.margin_left - cell.margin_right).pt
                    tall = Length(row.height - cell.margin_top - cell.margin_bottom).pt
                    yield shape.name, cell.text_frame, wide, tall
        elif shape.has_text_frame and shape.text_frame.text:
            frame = shape.text_frame
            wide = Length(shape.width - frame.margin_left - frame.margin_right).pt
            tall = Length(shape.height - frame.margin_top - frame.margin_bottom).pt
            yield shape.name, frame, wide, tall


def words(presentation: Any) -> str:
    """Return all that a deck says: on slides, in names, descriptions and notes."""
    said = []
    for slide in presentation.slides:
        said += [element.text or "" for element in slide._element.iter(qn("a:t"))]
        for named in slide._element.iter(qn("p:cNvPr")):
            said += [named.get("name", ""), named.get("descr", "")]
        if slide.has_notes_slide:
            said.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(said)


def sizes(frame: Any) -> list[float]:
    """List the sizes of the runs of a text, in points."""
    return [run.font.size.pt for paragraph in frame.paragraphs for run in paragraph.runs]


def height(frame: Any, wide: float) -> float:
    """Return how high a text is in a width when each of its words keeps whole, in points."""
    total = 0.0
    for number, paragraph in enumerate(frame.paragraphs):
        if not paragraph.runs:
            continue
        size = max(run.font.size.pt for run in paragraph.runs)
        bold = all(run.font.bold for run in paragraph.runs)
        weight = Weight.BOLD if bold else Weight.REGULAR
        settings = paragraph._p.pPr
        indent = int(settings.get("marL", "0")) / POINT if settings is not None else 0.0
        with texts.typesetting(""):
            lines = len(texts.wrap(paragraph.text, max(wide - indent, 1.0), size, weight))
        above = paragraph.space_before.pt if number and paragraph.space_before else 0.0
        total += max(lines, 1) * size * 1.2 + above
    return total
