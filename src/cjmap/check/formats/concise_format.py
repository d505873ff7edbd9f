"""One line a finding: place, severity, code, name, message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.check.formats import Presentation


def write(presentation: Presentation) -> str:
    """Write the report."""
    lines = []
    for finding in presentation.report.findings:
        location = finding.location
        place = f"{presentation.shown(location.file)}:{location.line}:{location.column}"
        rule = f"{finding.rule.code} {finding.rule.name}"
        lines.append(f"{place}: {finding.severity} {rule}: {one_line(finding.message)}\n")
    return "".join(lines)
