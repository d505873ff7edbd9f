"""What of a blueprint one slide shows: some of its columns, and all or some of their rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.pictures.blueprint.lines import lines_between
from cjmap.draw.pictures.blueprint.table import table_of
from cjmap.exchange.pptx.paragraphs import LEAST, clipped, said

if TYPE_CHECKING:
    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.lines import ServiceLine
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.table import Entry, Table


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole blueprint, and over which stages of the journey its columns stand."""

    plan: Plan
    stages: tuple[int | None, ...]
    """The place of each column's stage in the journey, from 0; None where it has none."""
    names: tuple[str, ...]
    """What the stages of the journey are called."""

    @property
    def runs(self) -> list[int]:
        """Number the runs of columns that belong to one stage."""
        numbers: list[int] = []
        for column, stage in enumerate(self.stages):
            fresh = column > 0 and stage != self.stages[column - 1]
            numbers.append((numbers[-1] if numbers else 0) + fresh)
        return numbers


@dataclass(frozen=True, slots=True)
class Piece:
    """Some columns of a blueprint and some of their rows; all counts are from 0 within it."""

    flow: Flow
    columns: range
    """Which of the flow's columns they are."""
    plan: Plan
    """The plan of these columns and of the lanes that the rows belong to."""
    table: Table
    lines: tuple[tuple[ServiceLine, ...], ...]
    """The lines above each lane."""
    is_part: bool = False
    """Whether its columns have more rows, on other slides."""
    begun: bool = False
    """Whether its first lane has begun on the slide before."""
    rest: tuple[str, ...] = ()
    """The texts that are told only in part on its cards."""

    @property
    def headed(self) -> bool:
        """Whether titles have to stand above the columns: no card of the slide tells them."""
        return self.is_part and all(entry.action for entry in self.table.cards.values())


def flow_of(plan: Plan) -> Flow:
    """Return the flow of a blueprint."""
    journey = plan.setting.context.map_of("journey", plan.blueprint.journey or "")
    stages = journey.stages if journey is not None else ()
    places = tuple(
        next(
            (n for n, stage in enumerate(stages) if step is not None and step in stage.steps), None
        )
        for step in plan.steps
    )
    return Flow(plan, places, tuple(stage.label for stage in stages))


def columns_of(flow: Flow, columns: range) -> Piece:
    """Return the piece of some columns, with all of their rows."""
    plan = replace(
        flow.plan,
        columns=flow.plan.columns[columns.start : columns.stop],
        steps=flow.plan.steps[columns.start : columns.stop],
    )
    return Piece(flow, columns, plan, table_of(plan), tuple(lines_between(plan.lanes)))


def rows_of(piece: Piece, rows: range) -> Piece:
    """Return what of a piece stands in some of its rows."""
    table = piece.table
    if len(rows) == table.rows:
        return piece
    first, last = table.lane_of(rows[0]), table.lane_of(rows[-1])
    lanes = slice(first, last + 1)
    begun = table.lane_rows[first].start < rows.start
    lines = piece.lines[lanes]
    return replace(
        piece,
        plan=replace(piece.plan, lanes=piece.plan.lanes[lanes]),
        table=replace(
            table,
            cards=_cards(table, rows),
            lane_rows=tuple(
                range(max(own.start - rows.start, 0), min(own.stop, rows.stop) - rows.start)
                for own in table.lane_rows[lanes]
            ),
            looped=frozenset((row - rows.start, at) for row, at in table.looped if row in rows),
        ),
        lines=((), *lines[1:]) if begun else lines,
        is_part=True,
        begun=begun,
    )


def shortened(piece: Piece, width: float, tall: float) -> Piece:
    """Return a piece whose cards hold no more text than has room, both in points.

    What is cut ends in an ellipsis, and is told in the notes of the slide.
    """
    most = max(int(tall / (LEAST * texts.LINE)), 1)
    cards: dict[Cell, Entry] = {}
    rest = []
    for cell, entry in piece.table.cards.items():
        text = clipped(entry.face.text, width, most)
        if text != said(entry.face.text):
            rest.append(entry.face.text)
            entry = replace(entry, face=replace(entry.face, text=text))
        cards[cell] = entry
    return replace(piece, table=replace(piece.table, cards=cards), rest=tuple(rest))


def _cards(table: Table, rows: range) -> dict[Cell, Entry]:
    """Give the cards of some rows, counted from the first of them."""
    return {
        (row - rows.start, column): table.cards[row, column]
        for row in rows
        for column in range(table.columns)
        if (row, column) in table.cards
    }
