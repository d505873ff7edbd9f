"""SARIF 2.1.0, as code scanning reads it.

GitHub takes 25,000 results a run and shows those of the highest level first; the report is cut
there, errors first, and says so. Columns count UTF-16 code units, as the default of the standard
has it. Fingerprints are by rule and entity, so that moved lines open no new alert. A rule brings its
page with it; a finding its fix, as the text that would take the place of another.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cjmap.check.finding import exactly
from cjmap.check.pages import pages_by_code
from cjmap.problem import Severity, Span
from cjmap.source.edits import EditError, span_edits
from cjmap.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.finding import Finding, Location
    from cjmap.check.formats import Presentation
    from cjmap.problem import Rule

_MOST_RESULTS = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(presentation: Presentation) -> str:
    """Write the report."""
    findings = presentation.report.findings[:_MOST_RESULTS]
    left_out = len(presentation.report.findings) - len(findings)
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    report = presentation.report
    pages = pages_by_code(of_craft=report.of_craft)
    invocation: dict[str, Any] = {"executionSuccessful": not (report.unreadable or report.faults)}
    told = [
        {
            "level": "error",
            "message": {"text": _without_links(f"The rule {fault.rule} failed: {fault.said}")},
            "locations": [
                {"physicalLocation": {"artifactLocation": _artifact(fault.file, presentation)}}
            ],
        }
        for fault in report.faults
    ]
    if left_out:
        said = f"{left_out:,} further findings of lower severity were left out."
        told.append({"level": "note", "message": {"text": said}})
    if told:
        invocation["toolExecutionNotifications"] = told
    run = {
        "tool": {
            "driver": {
                "name": "cjmap",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, pages.get(rule.code)) for rule in rules],
            }
        },
        "columnKind": "utf16CodeUnits",
        "invocations": [invocation],
        "results": [
            _result(finding, rules.index(finding.rule), presentation) for finding in findings
        ],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule, page: str | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if page is not None:
        described["help"] = {"text": rule.summary, "markdown": page}
    return described


def _result(finding: Finding, rule_index: int, presentation: Presentation) -> dict[str, Any]:
    text = f"{finding.message} {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _without_links(text)},
        "locations": [
            {
                "physicalLocation": _physical(finding.location, presentation),
                "logicalLocations": [{"fullyQualifiedName": finding.entity}],
            }
        ],
        "partialFingerprints": {"cjmapEntity/v1": finding.fingerprint},
    }
    if finding.fix is not None:
        result["fixes"] = _fixes(finding, presentation)
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _without_links(related.note)},
                "physicalLocation": _physical(related.location, presentation),
            }
            for number, related in enumerate(finding.related)
        ]
    return result


def _without_links(text: str) -> str:
    """Keep what a map says from being a link, which SARIF writes as `[words](target)` (3.11.6)."""
    return text.replace("](", "\\](")


def _fixes(finding: Finding, presentation: Presentation) -> list[dict[str, Any]]:
    """Write a fix as what stands instead of which region; none where it cannot be expressed."""
    document = presentation.documents.get(finding.location.file)
    if document is None or finding.fix is None:
        return []
    try:
        edits = span_edits(document, finding.fix.edits)
    except EditError:
        return []
    replacements = [
        {
            "deletedRegion": _region(exactly(document, Span(edit.start, edit.end)), presentation),
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    artifact = _artifact(finding.location.file, presentation)
    return [
        {
            "description": {"text": _without_links(finding.fix.title)},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        }
    ]


def _physical(location: Location, presentation: Presentation) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(location.file, presentation),
        "region": _region(location, presentation),
    }


def _artifact(file: Path, presentation: Presentation) -> dict[str, str]:
    uri = quote(presentation.published(file))
    return {"uri": uri if not uri.startswith("/") else f"file://{uri}"}


def _region(location: Location, presentation: Presentation) -> dict[str, int]:
    file = location.file
    return {
        "startLine": location.line,
        "startColumn": _utf_16(file, location.line, location.column, presentation),
        "endLine": location.end_line,
        "endColumn": _utf_16(file, location.end_line, location.end_column, presentation),
    }


def _utf_16(file: Path, line: int, column: int, presentation: Presentation) -> int:
    """Turn a column in characters into one in UTF-16 code units."""
    document = presentation.documents.get(file)
    if document is None:
        return column
    before = document.lines.line(line)[: column - 1]
    return column + sum(character > "\uffff" for character in before)
