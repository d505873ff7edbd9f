"""SARIF 2.1.0, as code scanning reads it.

GitHub takes 25,000 results a run and shows those of the highest level first; the report is cut
there, errors first, and says so. Columns count UTF-16 code units, as the default of the standard
has it. Fingerprints are by rule and entity, so that moved lines open no new alert.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cjmap.problem import Severity
from cjmap.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.finding import Finding, Location
    from cjmap.check.formats import Presentation

_MOST_RESULTS = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(presentation: Presentation) -> str:
    """Write the report."""
    findings = presentation.report.findings[:_MOST_RESULTS]
    left_out = len(presentation.report.findings) - len(findings)
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    invocation: dict[str, Any] = {"executionSuccessful": not presentation.report.unreadable}
    if left_out:
        said = f"{left_out:,} further findings of lower severity were left out."
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": {"text": said}}]
    run = {
        "tool": {
            "driver": {
                "name": "cjmap",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [
                    {
                        "id": rule.code,
                        "name": rule.name,
                        "shortDescription": {"text": rule.summary},
                        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                    }
                    for rule in rules
                ],
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


def _result(finding: Finding, rule_index: int, presentation: Presentation) -> dict[str, Any]:
    text = f"{finding.message} {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": _physical(finding.location, presentation),
                "logicalLocations": [{"fullyQualifiedName": finding.entity}],
            }
        ],
        "partialFingerprints": {"cjmapEntity/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": related.note},
                "physicalLocation": _physical(related.location, presentation),
            }
            for number, related in enumerate(finding.related)
        ]
    return result


def _physical(location: Location, presentation: Presentation) -> dict[str, Any]:
    uri = quote(presentation.published(location.file))
    return {
        "artifactLocation": {"uri": uri if not uri.startswith("/") else f"file://{uri}"},
        "region": {
            "startLine": location.line,
            "startColumn": _utf_16(location.file, location.line, location.column, presentation),
            "endLine": location.end_line,
            "endColumn": _utf_16(
                location.file, location.end_line, location.end_column, presentation
            ),
        },
    }


def _utf_16(file: Path, line: int, column: int, presentation: Presentation) -> int:
    """Turn a column in characters into one in UTF-16 code units."""
    document = presentation.documents.get(file)
    if document is None:
        return column
    before = document.lines.line(line)[: column - 1]
    return column + sum(character > "\uffff" for character in before)
