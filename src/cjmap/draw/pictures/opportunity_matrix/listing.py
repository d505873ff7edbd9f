"""The list beside the plot: every opportunity in full, field by field, under its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.answers import Places, told
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.differences import SMALL, difference_sign, flagged
from cjmap.draw.parts.placing import moved_mark
from cjmap.draw.parts.progress import look_of, sign_of, state_of, word_of
from cjmap.draw.pictures.opportunity_matrix.plot import RADIUS, chosen_frame, field_hue, number_disc
from cjmap.draw.pictures.opportunity_matrix.ranking import Field
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.opportunity_matrix.gathering import Found
    from cjmap.draw.pictures.opportunity_matrix.ranking import Ranking

COLUMN = 318.0
"""The width that a column of the list should have, in points."""

BETWEEN = 28.0
"""Space between two columns, in points."""

_INDENT = 2 * RADIUS + 12
_AFTER = 11.0
"""Space below an entry, in points."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together: an entry, with the heading of its field before the first one."""

    marks: tuple[Mark, ...]
    height: float


def pieces_of(
    ranking: Ranking, setting: Setting, width: float, gone: Sequence[Found] = ()
) -> list[Piece]:
    """Set all entries in a column of `width` points, each with its upper left corner at (0, 0).

    Those that are `gone` stand last, without a number.
    """
    said, theme = setting.said, setting.theme
    pieces: list[Piece] = []
    places = Places(setting.context)
    for field in Field:
        heading: Piece | None = _heading(
            said[field], said[f"{field}-hint"], field_hue(field, theme).accent, setting, width
        )
        for ranked in ranking.of(field):
            entry = _entry(str(ranked.number), ranked.found, "", setting, width, places)
            pieces.append(_joined(heading, entry))
            heading = None
    heading = _heading(said["unplaced"], said["unplaced-hint"], theme.muted, setting, width)
    for found in ranking.unplaced:
        entry = _entry("", found, _missing(found, setting), setting, width, places)
        pieces.append(_joined(heading, entry))
        heading = None
    heading = _heading(said["diff-removed"], "", theme.removed, setting, width)
    for found in gone:
        pieces.append(_joined(heading, _entry("", found, "", setting, width, places)))
        heading = None
    return pieces


def in_columns(
    pieces: Sequence[Piece], count: int, x: float, y: float, width: float
) -> tuple[list[Mark], float]:
    """Place pieces in even columns from (x, y); give their marks and the lower end, in points."""
    marks: list[Mark] = []
    lowest = y
    for number, column in enumerate(_columns(pieces, count)):
        here = y
        for piece in column:
            left = x + number * (width + BETWEEN)
            marks += [moved_mark(mark, left, here) for mark in piece.marks]
            here += piece.height
        lowest = max(lowest, here - _AFTER)
    return marks, lowest


def height_of(pieces: Sequence[Piece], count: int) -> float:
    """Give how high the pieces are in so many columns, in points."""
    return max(
        (sum(piece.height for piece in column) for column in _columns(pieces, count)), default=0.0
    )


def _columns(pieces: Sequence[Piece], count: int) -> list[list[Piece]]:
    """Part pieces, in their order, into columns of which the highest is as low as can be."""
    low = max((piece.height for piece in pieces), default=0.0)
    high = sum(piece.height for piece in pieces)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_filled(pieces, middle)) <= count:
            high = middle
        else:
            low = middle
    return _filled(pieces, high)


def _filled(pieces: Sequence[Piece], limit: float) -> list[list[Piece]]:
    columns: list[list[Piece]] = []
    used = 0.0
    for piece in pieces:
        if not columns or used + piece.height > limit + 1e-6:
            columns.append([])
            used = 0.0
        columns[-1].append(piece)
        used += piece.height
    return columns


def _heading(name: str, hint: str, accent: str, setting: Setting, width: float) -> Piece:
    theme = setting.theme
    title, tall = paragraph(name, 12, 0, width - 12, 13, theme.ink, Weight.SEMIBOLD)
    below, more = paragraph(hint, 12, tall + 1, width - 12, 9.5, theme.muted)
    bar = Box(0, -1, 3.5, tall + more + 3, accent, rounded=False)
    return Piece((Mark("heading", (bar, *title, *below), title=name),), tall + more + 11)


def _entry(
    number: str, found: Found, lacking: str, setting: Setting, width: float, places: Places
) -> Piece:
    said, theme, opportunity = setting.said, setting.theme, found.opportunity
    state = state_of(opportunity)
    shapes: list[Shape] = []
    if number:
        shapes += chosen_frame(opportunity.id, RADIUS, RADIUS, setting)
        shapes += number_disc(number, state, RADIUS, RADIUS, theme)
    else:
        look = look_of(state, theme)
        shapes.append(Disc(RADIUS, 7, 5, look.fill, look.edge, 1.6))
    room = width - _INDENT
    y = 0.0
    flag = setting.flag(opportunity)
    gone = flag is not None and flag.removed
    aside = 0.0
    if flag is not None:
        aside = SMALL + 4
        shapes += difference_sign(flag.difference, _INDENT + SMALL / 2, 6.6, theme, SMALL)
    title, tall = paragraph(
        opportunity.title,
        _INDENT + aside,
        y,
        room - aside,
        11,
        theme.muted if gone else theme.ink,
        Weight.SEMIBOLD,
        struck=gone,
    )
    shapes += title
    y += tall + 2
    status = f"{sign_of(state)} {word_of(state, said)}"
    lines = [
        (" · ".join([status, *_facts(found, setting)]), theme.body),
        (lacking, theme.bad),
        (_answers(found, setting, places), theme.muted),
    ]
    for text, colour in lines:
        more, tall = paragraph(text, _INDENT, y, room, 9.5, theme.muted if gone else colour)
        shapes += more
        y += tall + (1.5 if tall else 0)
    title_told = f"{number} {opportunity.title}".strip()
    mark = Mark("entry", tuple(shapes), f"opportunity-{opportunity.id}", title_told)
    mark = flagged(mark, flag)
    return Piece((mark,), max(y, 2 * RADIUS) + _AFTER)


def _facts(found: Found, setting: Setting) -> Iterator[str]:
    """Tell the kind, the worth, the cost, who does it, and until when."""
    said, opportunity = setting.said, found.opportunity
    if opportunity.kind:
        yield said[f"kind-{opportunity.kind}"]
    if opportunity.impact is not None:
        yield f"{said['impact']} {opportunity.impact}/5"
    if opportunity.effort is not None:
        yield f"{said.number(opportunity.effort)} {said['days']}"
    if opportunity.owner:
        yield setting.name_of("team", opportunity.owner)
    if opportunity.due:
        yield said.day(opportunity.due)
    if opportunity.assumption:
        yield said["assumption"]


def _answers(found: Found, setting: Setting, places: Places) -> str:
    answers = places.answers_of(found.opportunity, found.home)
    return f"{setting.said['answers']} {told(answers)}" if answers else ""


def _missing(found: Found, setting: Setting) -> str:
    """Tell which figure it would take to place an opportunity."""
    said, opportunity = setting.said, found.opportunity
    names = []
    if opportunity.impact is None:
        names.append(said["no-impact"])
    if opportunity.effort is None:
        names.append(said["no-effort"])
    return ", ".join(names)


def _joined(heading: Piece | None, entry: Piece) -> Piece:
    if heading is None:
        return entry
    below = (moved_mark(mark, 0, heading.height) for mark in entry.marks)
    return Piece((*heading.marks, *below), heading.height + entry.height)
