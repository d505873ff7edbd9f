"""The foot of a picture, with sources and legend, and the scene that it completes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.cards import missing, paragraph
from cjmap.draw.frame import MARGIN
from cjmap.draw.labels import words
from cjmap.draw.legend import Legend, legend_rows, place_rows, rows_width
from cjmap.draw.scene import Mark, Scene, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.setting import Setting
    from cjmap.draw.theme import Theme


def finish(
    model: Any,
    setting: Setting,
    marks: Sequence[Mark],
    width: float,
    bottom: float,
    notes: Sequence[str],
    description: str,
) -> Scene:
    """Add the footer below `bottom`, and make the scene of a map out of its marks.

    `width` is the inner width, without the margins; all lengths are points. `notes` are the texts
    at the left of the footer, `description` is what a screen reader is told of the picture.
    """
    lang = setting.context.language_of(model)
    made = words(lang)["made"]
    foot, end = _footer(notes, setting.legend, width, bottom, setting.theme, made)
    whole = (*marks, *foot)
    return Scene(
        kind=str(model.kind),
        id=model.id,
        title=texts.one_line(model.label),
        description=texts.one_line(description),
        lang=lang,
        width=round(width + 2 * MARGIN, 2),
        height=round(end + MARGIN * 0.6, 2),
        background=setting.theme.page,
        marks=whole,
        missing=missing(whole),
    )


def footnotes(model: Any, context: Context) -> list[str]:
    """Give the footer's texts of a map: owner, status, date and evidence."""
    said = words(context.language_of(model))
    notes: list[str] = []
    if model.owner:
        notes.append(f"{said['owner']}: {context.title_of('team', model.owner) or model.owner}")
    if model.status:
        notes.append(said[f"status-{model.status}"])
    if model.reviewed:
        notes.append(f"{said['reviewed']} {model.reviewed}")
    if model.evidence:
        names = [context.title_of("evidence", id) or id for id in model.evidence]
        notes.append(f"{said['sources']}: {', '.join(names)}")
    if model.assumption:
        notes.append(said["assumption"])
    return notes


def _footer(
    left: Sequence[str], legend: Legend, width: float, y: float, theme: Theme, made: str
) -> tuple[list[Mark], float]:
    """Lay out sources at the left and the legend at the right; give marks and the lower end."""
    y += 8
    rows = legend_rows(legend.entries, width * 0.6 if left else width)
    room = width - rows_width(rows) - 30 if rows else width
    text = "   ·   ".join(texts.one_line(part) for part in left if part)
    shapes, tall = paragraph(text, MARGIN, y + 2, room, 9, theme.muted)
    marks = [Mark("footer", tuple(shapes), "footer")] if shapes else []
    entries, entries_bottom = place_rows(rows, width, y, theme)
    marks += entries
    bottom = max(y + 2 + tall, entries_bottom)
    end = MARGIN + width
    marks.append(Mark("made", (Words(end, bottom + 12, (made,), 8, theme.muted, anchor="end"),)))
    return marks, bottom + 14
