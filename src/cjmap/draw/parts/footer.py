"""The foot of a picture, with sources and legend, and the scene that it completes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import missing
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.legend import legend_rows, place_rows, rows_width
from cjmap.draw.scene import Image, Mark, Scene, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.setting import Setting

_SIZE = 9.0
_MADE = 8.0
_LOGO = 22.0
_LONGEST_LOGO = 160.0
"""Height of a logo, and the most that it is wide, in points."""


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
    made = setting.said["made"]
    foot, end = _footer(notes, setting, width, bottom, made)
    whole = (*marks, *foot)
    return Scene(
        kind=str(model.kind),
        id=model.id,
        title=texts.one_line(model.label),
        description=texts.one_line(description),
        lang=setting.said.lang,
        width=round(width + 2 * MARGIN, 2),
        height=round(end + MARGIN * 0.6, 2),
        background=setting.theme.page,
        marks=whole,
        missing=missing(whole),
    )


def footnotes(model: Any, setting: Setting) -> list[str]:
    """Give the footer's texts of a map: owner, status, date and evidence."""
    context, said = setting.context, setting.said
    notes: list[str] = []
    if model.owner:
        notes.append(f"{said['owner']}: {context.title_of('team', model.owner) or model.owner}")
    if model.status:
        notes.append(said[f"status-{model.status}"])
    if model.reviewed:
        notes.append(f"{said['reviewed']} {said.day(model.reviewed)}")
    if model.evidence:
        names = [context.title_of("evidence", id) or id for id in model.evidence]
        notes.append(f"{said['sources']}: {', '.join(names)}")
    if model.assumption:
        notes.append(said["assumption"])
    return notes


def _footer(
    left: Sequence[str], setting: Setting, width: float, y: float, made: str
) -> tuple[list[Mark], float]:
    """Lay out sources at the left and the legend at the right; give marks and the lower end.

    Below, at the right end, it says what made the picture, and stands the logo.
    """
    theme, logo = setting.theme, setting.view.logo
    y += 8
    rows = legend_rows(setting.legend.ordered, width * 0.6 if left else width)
    room = width - rows_width(rows) - 30 if rows else width
    lines = tuple(_flowing([texts.one_line(part) for part in left if part], room))
    words = Words(MARGIN, y + 2 + _SIZE * 0.96, lines, _SIZE, theme.muted)
    marks = [Mark("footer", (words,), "footer")] if lines else []
    entries, entries_bottom = place_rows(rows, width, y, theme)
    marks += entries
    bottom = max(y + 2 + texts.height(len(lines), _SIZE), entries_bottom)
    end = MARGIN + width
    if logo is None:
        words = Words(end, bottom + 12, (made,), _MADE, theme.muted, anchor="end")
        marks.append(Mark("made", (words,)))
        return marks, bottom + 14
    wide = _logo_width(logo)
    image = Image(end - wide, bottom + 6, wide, _LOGO, logo)
    words = Words(end - wide - 12, bottom + 20, (made,), _MADE, theme.muted, anchor="end")
    return [*marks, Mark("made", (words,)), Mark("logo", (image,))], bottom + 6 + _LOGO


def _flowing(parts: Sequence[str], room: float) -> Iterator[str]:
    """Give lines of the parts, one after the other; a dot stands between them, never before."""
    line = ""
    for part in parts:
        joined = f"{line} · {part}" if line else part
        if texts.width(joined, _SIZE) <= room:
            line = joined
            continue
        if line:
            yield line
        *whole, line = texts.wrap(part, room, _SIZE)
        yield from whole
    if line:
        yield line


def _logo_width(logo: bytes) -> float:
    """Give the width of a logo of `_LOGO` points of height; a very wide one is cut."""
    from PIL import Image as Pictures

    with Pictures.open(io.BytesIO(logo)) as opened:
        return min(_LOGO * opened.width / opened.height, _LONGEST_LOGO)
