"""Sheets of paper: where a picture, or a part of it, stands on pages of a given size.

A picture is scaled to fit, upright or on its side as its shape asks, centred, and never cut off.
Where that would make its texts too small to read, the whole picture is followed by sheets that
show it part by part: a few stages and lanes each, with the heads of the stages and the names of
the lanes repeated, as a spreadsheet repeats its titles.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.writers.bounds import Bounds, bounds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Mark, Scene

SIZES: dict[str, tuple[float, float]] = {
    "a4": (841.89, 595.28),
    "a3": (1190.55, 841.89),
    "16:9": (960.0, 540.0),
}
"""Width and height of a page on its side, in points."""

PAGES = ("fit", *SIZES)
"""What a page may be: as large as the picture, or one of `SIZES`."""

MARGIN = 24.0
"""Between the picture and the edges of the paper, in points."""

SMALLEST = 0.55
"""The scale below which texts of the usual size (10 pt) are too small to read."""

_AROUND = 6.0
"""Kept around what is cut out, in points of the picture, so that no outline is cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the picture on a sheet: its top left corner is put at (x, y), in points."""

    part: Bounds
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, all of whose windows have the same scale."""

    width: float
    height: float
    scale: float
    windows: tuple[Window, ...]


def sheets_of(scene: Scene, page: str) -> list[Sheet]:
    """Lay a picture out on pages of one of `PAGES`. Raise DrawError for any other."""
    if page == "fit":
        whole = Window(_whole(scene), 0.0, 0.0)
        return [Sheet(scene.width, scene.height, 1.0, (whole,))]
    if page not in SIZES:
        raise DrawError(f"Unknown page: {page}", hint="Pages: " + ", ".join(PAGES))
    width, height = SIZES[page]
    # Slides are never upright.
    if scene.height > scene.width and page != "16:9":
        width, height = height, width
    sheets = [_fitted(_whole(scene), width, height)]
    if sheets[0].scale < SMALLEST:
        sheets += _parts(scene, width, height)
    return sheets


def _whole(scene: Scene) -> Bounds:
    return Bounds(0.0, 0.0, scene.width, scene.height)


def _fitted(part: Bounds, width: float, height: float) -> Sheet:
    scale = _scale(part.width, part.height, width, height)
    x, y = (width - part.width * scale) / 2, (height - part.height * scale) / 2
    return Sheet(width, height, scale, (Window(part, x, y),))


def _scale(wide: float, high: float, width: float, height: float) -> float:
    return min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high)


def _parts(scene: Scene, width: float, height: float) -> list[Sheet]:
    """Cut a picture of stages and lanes into parts; nothing for any other picture."""
    heads = [bounds_of(mark) for mark in _marked(scene, "stage")]
    names = [bounds_of(mark) for mark in _marked(scene, "lane-label")]
    tops = sorted({head.top for head in heads})
    sheets: list[Sheet] = []
    # A long journey is drawn in several rows of stages, each with lanes of its own.
    for top, below in zip(tops, [*tops[1:], scene.height], strict=False):
        lanes = [name for name in names if top < name.top < below]
        if lanes:
            stages = [head for head in heads if head.top == top]
            sheets += _parts_of_row(stages, lanes, width, height)
    # All parts at one scale, so that they can be laid side by side.
    scale = min((sheet.scale for sheet in sheets), default=1.0)
    return [_rescaled(sheet, scale) for sheet in sheets]


def _parts_of_row(
    heads: Sequence[Bounds], names: Sequence[Bounds], width: float, height: float
) -> list[Sheet]:
    left, right = min(name.left for name in names), max(name.right for name in names)
    top, bottom = min(head.top for head in heads), max(head.bottom for head in heads)
    first, *others = sorted(head.left for head in heads)
    end = max(head.right for head in heads) + _AROUND
    # A stage begins halfway between two cards, a lane below the space between two.
    columns = list(itertools.pairwise([first - _AROUND, *others, end]))
    tops = sorted(name.top - _AROUND for name in names)
    rows = list(itertools.pairwise([*tops, max(name.bottom for name in names) + _AROUND]))
    wide = (width - 2 * MARGIN) / SMALLEST - (right - left) - 2 * _AROUND
    high = (height - 2 * MARGIN) / SMALLEST - (bottom - top) - 2 * _AROUND
    side = (left - _AROUND, right + _AROUND)
    head = (top - _AROUND, bottom + _AROUND)
    return [
        _tiled(side, head, column, row, width, height)
        for row in _grouped(rows, high)
        for column in _grouped(columns, wide)
    ]


def _marked(scene: Scene, css: str) -> list[Mark]:
    return [mark for mark in scene.marks if mark.css.split()[0] == css and mark.shapes]


def _grouped(runs: Sequence[tuple[float, float]], room: float) -> list[tuple[float, float]]:
    """Put neighbours together, in as few groups as the room takes and about as large as another.

    One that is larger than the room stands alone.
    """
    fewest = len(_filled(runs, room))
    spans = (end - start for number, (start, _) in enumerate(runs) for _, end in runs[number:])
    enough = (span for span in sorted(spans) if len(_filled(runs, span)) <= fewest)
    return _filled(runs, min(room, next(enough)))


def _filled(runs: Sequence[tuple[float, float]], room: float) -> list[tuple[float, float]]:
    groups = [runs[0]]
    for start, end in runs[1:]:
        if end - groups[-1][0] <= room:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups


def _tiled(
    side: tuple[float, float],
    head: tuple[float, float],
    column: tuple[float, float],
    row: tuple[float, float],
    width: float,
    height: float,
) -> Sheet:
    """Put the names of some lanes beside, and the heads of some stages above, what they hold."""
    wide = side[1] - side[0] + column[1] - column[0]
    high = head[1] - head[0] + row[1] - row[0]
    scale = _scale(wide, high, width, height)
    inner, lower = (side[1] - side[0]) * scale, (head[1] - head[0]) * scale
    windows = (
        Window(Bounds(column[0], head[0], column[1], head[1]), MARGIN + inner, MARGIN),
        Window(Bounds(side[0], row[0], side[1], row[1]), MARGIN, MARGIN + lower),
        Window(Bounds(column[0], row[0], column[1], row[1]), MARGIN + inner, MARGIN + lower),
    )
    return Sheet(width, height, scale, windows)


def _rescaled(sheet: Sheet, scale: float) -> Sheet:
    ratio = scale / sheet.scale
    windows = tuple(
        Window(w.part, MARGIN + (w.x - MARGIN) * ratio, MARGIN + (w.y - MARGIN) * ratio)
        for w in sheet.windows
    )
    return Sheet(sheet.width, sheet.height, scale, windows)
