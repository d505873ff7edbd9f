"""A query of `cjmap find` → what of the clinic meets it."""

from __future__ import annotations

from functools import cache

from cjmap.insight.find import lines
from cjmap.insight.find.fields import FIELDS
from cjmap.insight.find.search import search
from cjmap.insight.find.showing import data_columns
from cjmap.insight.inquiry import Inquiry
from cjmap.workspace import open_workspace
from fuzz.among_maps import CLINIC, TODAY
from fuzz.mutation.texts import mutation_of_texts
from fuzz.target import Target, may_refuse

_SIGNS = [
    *(f"{each}:" for each in FIELDS),
    *("-", ":", ",", "..", "<", "<=", ">", ">=", "=", '"', "“", "”", "\\", "*", "?", " ", "has:"),
    *("kind:step", "phone", "0", "-2", "5min", "2026-01-01", "helen", "true", "OR", "(", ")"),
]


def look(data: bytes) -> None:
    """Ask the clinic."""
    with may_refuse():
        found = search(_inquiry(), data.decode("utf-8", "replace"))
        lines.csv(found, data_columns(found), None)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return queries of the documentation."""
    return (
        b"kind:step channel:phone emotion:<0 -has:opportunity persona:helen",
        b'"waiting room" kind:pain severity:3..5',
        b"kind:step,stage emotion:..-1 tag:x*",
        b"kind:opportunity status:planned owner:front-desk",
    )


@cache
def _inquiry() -> Inquiry:
    workspace = open_workspace(CLINIC)
    return Inquiry(workspace, workspace.entries, TODAY)


TARGET = Target("query", "a query → things", look, seeds, mutation_of_texts(_SIGNS, seeds))
