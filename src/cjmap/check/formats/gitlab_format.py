"""GitLab's code quality report; equal fingerprints would be dropped there, so each is unique."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.check.formats import Presentation

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(presentation: Presentation) -> str:
    """Write the report."""
    issues = []
    for finding in presentation.report.findings:
        text = f"{finding.message} {finding.help}" if finding.help else finding.message
        issues.append(
            {
                "description": text,
                "check_name": finding.rule.name,
                "fingerprint": finding.fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": presentation.published(finding.location.file),
                    "lines": {"begin": finding.location.line, "end": finding.location.end_line},
                },
            }
        )
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"
