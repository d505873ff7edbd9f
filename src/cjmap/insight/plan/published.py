"""A plan as JSON, with a schema that comes from its figures, and as comma-separated values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.csv_text import csv_text
from cjmap.insight.definitions import definitions
from cjmap.insight.plan.figures import PlanFigures
from cjmap.insight.report.published import PublishedDefinition
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.csv_text import Cell
    from cjmap.insight.plan.figures import PlannedOpportunity

_DEFINED = ("plan-", "rice", "pain-weight")
"""What the keys of the definitions that a plan needs begin with."""


class JsonPlan(Published):
    """The plan of `cjmap plan` with `--to json`. Gains are grades × share of customers."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    name: str = Field(description="What the plan is of.")
    today: date = Field(description="The day on which the first period begins.")
    plan: PlanFigures = Field(description="The plan.")
    definitions: dict[str, PublishedDefinition] = Field(description="What the figures mean.")


def write_json(figures: PlanFigures, name: str, today: date, lang: str) -> str:
    """Write a plan, with the definitions in a language."""
    told = {
        key: PublishedDefinition(name=each.name, text=each.text, source=each.source)
        for key, each in definitions(lang).items()
        if key.startswith(_DEFINED)
    }
    return written(
        JsonPlan(version=1, tool=TOOL, name=name, today=today, plan=figures, definitions=told)
    )


def plan_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this plan."""
    return schema_of(JsonPlan, "The JSON plan of cjmap plan")


_COLUMNS = (
    "id",
    "title",
    "map",
    "owner",
    "status",
    "standing",
    "period",
    "reason",
    "because",
    "impact",
    "reach",
    "confidence",
    "effort",
    "own_gain",
    "pains",
    "gain",
    "due",
    "misses_due",
)


def write_csv(figures: PlanFigures) -> str:
    """Write a row for each open opportunity; the places in the rankings are the last columns."""
    return csv_text(_rows(figures))


def _rows(figures: PlanFigures) -> Iterator[Sequence[Cell]]:
    yield (*_COLUMNS, "rice", "rice_place", "value", "value_place")
    for each in figures.opportunities:
        data = each.model_dump(mode="json")
        yield (*(_cell(each, name, data[name]) for name in _COLUMNS), *_ranks(each))


def _ranks(each: PlannedOpportunity) -> Iterator[Cell]:
    for rank in (each.rice, each.value):
        yield None if rank is None else rank.score
        yield None if rank is None else rank.place


def _cell(each: PlannedOpportunity, name: str, value: object) -> Cell:
    if name == "because":
        return " ".join(one or "budget" for one in each.because)
    if isinstance(value, bool):
        return "yes" if value else ""
    return value if isinstance(value, (str, int, float)) else None
