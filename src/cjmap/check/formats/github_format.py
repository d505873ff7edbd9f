"""Annotations of GitHub Actions: errors first, and a note where GitHub will show no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.annotation import SHOWN_OF_EACH, annotation
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.check.finding import Finding
    from cjmap.check.formats import Presentation

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(presentation: Presentation) -> str:
    """Write the report: at most ten of each severity, then a notice that counts the rest."""
    lines = []
    left_out = 0
    shown = dict.fromkeys(Severity, 0)
    for finding in presentation.report.findings:
        if shown[finding.severity] == SHOWN_OF_EACH:
            left_out += 1
            continue
        shown[finding.severity] += 1
        lines.append(_annotation(finding, presentation))
    if left_out:
        said = (
            f"{left_out} more findings are not shown here, as GitHub shows {SHOWN_OF_EACH} of each"
            " severity; see the log of this step."
        )
        lines.append(annotation("notice", {"title": "cjmap"}, said))
    for fault in presentation.report.faults:
        properties = {"title": "cjmap", "file": presentation.published(fault.file)}
        said = f"The rule {fault.rule} failed: {fault.said}"
        lines.append(annotation("error", properties, said))
    return "".join(lines)


def _annotation(finding: Finding, presentation: Presentation) -> str:
    place = finding.location
    properties = {
        "title": f"{finding.rule.code} {finding.rule.name}",
        "file": presentation.published(place.file),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
    }
    if place.line == place.end_line:
        properties["endColumn"] = str(max(place.end_column - 1, place.column))
    message = f"{finding.message} {finding.help}" if finding.help else finding.message
    return annotation(_COMMANDS[finding.severity], properties, message)
