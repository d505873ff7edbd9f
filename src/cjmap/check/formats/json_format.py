"""cjmap's own JSON: versioned, with a schema that comes from the models here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.problem import Severity
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from cjmap.check.finding import Finding, Location
    from cjmap.check.formats import Presentation


class Place(Published):
    """A stretch of a file; lines and columns count from 1, the end column is exclusive."""

    file: str = Field(description="The file, relative to where cjmap ran where it lies below.")
    line: int = Field(ge=1, description="The first line.")
    column: int = Field(ge=1, description="The first column, in characters.")
    end_line: int = Field(ge=1, description="The last line.")
    end_column: int = Field(ge=1, description="The column after the last.")


class RelatedPlace(Published):
    """A second place that a reader needs to see."""

    note: str = Field(description="Why it is shown.")
    location: Place = Field(description="Where it is.")


class OfferedFix(Published):
    """What `cjmap lint` can do about a finding."""

    title: str = Field(description="What it does.")
    safe: bool = Field(description="Whether `--fix` does it; else `--unsafe-fixes` alone.")


class ReportedFinding(Published):
    """One finding."""

    code: str = Field(description="The code of the rule.", examples=["CJ102"])
    rule: str = Field(description="The name of the rule.", examples=["dangling-reference"])
    severity: Severity = Field(description="How much it weighs.")
    message: str = Field(description="What is wrong.")
    help: str | None = Field(description="The way out, where one is known.")
    location: Place = Field(description="Where it is.")
    path: str = Field(description="The field by the author's path; empty for the whole map.")
    entity: str = Field(description="The same place by ids, which survives moved lines.")
    fingerprint: str = Field(description="Identifies the finding across edits.")
    related: list[RelatedPlace] = Field(description="Further places.")
    fix: OfferedFix | None = Field(description="What can be done by command, where anything can.")


class Summary(Published):
    """The counts."""

    maps: int = Field(description="How many maps were checked.")
    errors: int = Field(description="How many errors were found.")
    warnings: int = Field(description="How many warnings were found.")
    infos: int = Field(description="How many notes were found.")


class ReportedFault(Published):
    """A rule that failed on a map; its findings are missing from the report."""

    rule: str = Field(description="The name of the rule.")
    file: str = Field(description="The map.")
    message: str = Field(description="What the rule raised.")


class JsonReport(Published):
    """The report of `cjmap validate` and `cjmap lint` with `--format json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    summary: Summary = Field(description="The counts.")
    findings: list[ReportedFinding] = Field(description="The findings, errors first.")
    faults: list[ReportedFault] = Field(description="Rules that failed; normally none.")


def write(presentation: Presentation) -> str:
    """Write the report."""
    report = presentation.report
    published = JsonReport(
        version=1,
        tool=TOOL,
        summary=Summary(
            maps=report.maps,
            errors=report.count(Severity.ERROR),
            warnings=report.count(Severity.WARNING),
            infos=report.count(Severity.INFO),
        ),
        findings=[_finding(finding, presentation) for finding in report.findings],
        faults=[
            ReportedFault(rule=each.rule, file=presentation.shown(each.file), message=each.said)
            for each in report.faults
        ],
    )
    return written(published)


def _finding(finding: Finding, presentation: Presentation) -> ReportedFinding:
    return ReportedFinding(
        code=finding.rule.code,
        rule=finding.rule.name,
        severity=finding.severity,
        message=finding.message,
        help=finding.help,
        location=_place(finding.location, presentation),
        path=finding.path,
        entity=finding.entity,
        fingerprint=finding.fingerprint,
        related=[
            RelatedPlace(note=related.note, location=_place(related.location, presentation))
            for related in finding.related
        ],
        fix=OfferedFix(title=finding.fix.title, safe=finding.fix.safe) if finding.fix else None,
    )


def _place(location: Location, presentation: Presentation) -> Place:
    return Place(
        file=presentation.shown(location.file),
        line=location.line,
        column=location.column,
        end_line=location.end_line,
        end_column=location.end_column,
    )


def findings_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonReport, "The findings of cjmap")
