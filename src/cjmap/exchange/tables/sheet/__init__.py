"""Lanes down and steps across: journeys as people keep them in spreadsheets.

- `lanes`: what a lane may hold; `words/`: what people call it, by language; `naming`: a label, such as
  “Pain points 😖”, to its lane.
- `finding`: the grids of a table, upright or turned; `columns`: which stages and steps its header
  tells; `heading`: title, persona and the like above it.
- `bullets`, `scores`, `lengths`, `metrics`: what the text of one cell says.
- `entries`: the texts of a lane; `filling`: into steps, with `feeling` and `meeting` (touchpoints); `service`:
  into a blueprint; `reading`: all of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.exchange.tables.table import Table


def recognise(table: Table) -> bool:
    """Whether a table has a grid of lanes and steps."""
    from cjmap.exchange.tables.sheet.finding import grids_of

    return bool(grids_of(table))
