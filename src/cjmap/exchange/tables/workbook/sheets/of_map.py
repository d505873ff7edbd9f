"""Any map as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.workbook.sheets.blueprint import blueprint_sheet
from cjmap.exchange.tables.workbook.sheets.empathy import empathy_sheet
from cjmap.exchange.tables.workbook.sheets.journey import journey_sheet
from cjmap.exchange.tables.workbook.sheets.listings import (
    backlog_sheet,
    catalog_sheet,
    persona_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.draw.look.view import View
    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.exchange.tables.workbook.sheets.sheet import Sheet

_SHEETS: dict[str, Callable[[Any, Any, View], Sheet]] = {
    "journey": journey_sheet,
    "blueprint": blueprint_sheet,
    "persona": persona_sheet,
    "empathy-map": empathy_sheet,
    "backlog": backlog_sheet,
    "catalog": catalog_sheet,
}

KINDS = tuple(_SHEETS)
"""The kinds of map in the order in which their sheets stand in a workbook."""


def sheet_of(outgoing: Outgoing, map: GoingMap, view: View) -> Sheet:
    """Lay a map out as a sheet."""
    return _SHEETS[map.kind](map.model, outgoing.workspace, view)
