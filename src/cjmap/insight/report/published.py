"""A report as JSON: versioned, with a schema that comes from the models of the sections."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.insight.definitions import definitions
from cjmap.insight.report.change.figures import ChangeFigures
from cjmap.insight.report.circumstances.figures import CircumstancesFigures
from cjmap.insight.report.consistency.figures import ConsistencyFigures
from cjmap.insight.report.coverage.figures import CoverageFigures
from cjmap.insight.report.expectations.figures import ExpectationsFigures
from cjmap.insight.report.experience.figures import ExperienceFigures
from cjmap.insight.report.pains.figures import PainsFigures
from cjmap.insight.report.sections import SECTIONS
from cjmap.insight.report.soundness import Soundness
from cjmap.insight.report.trust.figures import TrustFigures
from cjmap.insight.report.weak_points.figures import WeakPointFigures
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from cjmap.insight.report.report import Report


class PublishedDefinition(Published):
    """What a figure means."""

    name: str = Field(description="What it is called.")
    text: str = Field(description="How it is calculated.")
    source: str = Field(description="Whose idea it is; empty where it is defined by cjmap.")


class JsonReport(Published):
    """The report of `cjmap report` with `--to json`. A section that was not asked for, or of which the maps hold nothing, is null."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    name: str = Field(description="What the report is of.")
    today: date = Field(description="The day that counts as today.")
    maps: list[str] = Field(
        description="The ids of the maps that were looked at, with their kinds."
    )
    soundness: Soundness = Field(description="What is wrong with the maps themselves.")
    experience: ExperienceFigures | None = Field(description="How the journeys feel.")
    pains: PainsFigures | None = Field(description="What hurts most, and who is at it.")
    consistency: ConsistencyFigures | None = Field(
        description="How even what customers meet is, and what becomes of promises."
    )
    expectations: ExpectationsFigures | None = Field(
        description="What personas counted on, and where they like to be met."
    )
    circumstances: CircumstancesFigures | None = Field(description="Steps in their circumstances.")
    weak_points: WeakPointFigures | None = Field(
        description="Where services can fail, keep people waiting and change hands."
    )
    trust: TrustFigures | None = Field(description="What the maps rest on.")
    change: ChangeFigures | None = Field(
        description="What futures promise, and what moved since an older revision."
    )
    coverage: CoverageFigures | None = Field(
        description="What the maps cover and what they leave out."
    )
    definitions: dict[str, PublishedDefinition] = Field(description="What the figures mean.")


def write(report: Report, lang: str) -> str:
    """Write a report, with the definitions in a language."""
    told = {
        key: PublishedDefinition(name=each.name, text=each.text, source=each.source)
        for key, each in definitions(lang).items()
    }
    inquiry = report.inquiry
    values = {
        "version": 1,
        "tool": TOOL,
        "name": report.name,
        "today": inquiry.today,
        "maps": [f"{each.entry.kind_name}:{each.model.id}" for each in inquiry.subjects],
        "soundness": report.soundness,
        "definitions": told,
    }
    values |= {key.replace("-", "_"): report.figures.get(key) for key in SECTIONS}
    return written(JsonReport.model_validate(values))


def report_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonReport, "The JSON report of cjmap report")
