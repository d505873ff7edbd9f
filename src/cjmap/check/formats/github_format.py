"""Annotations of GitHub Actions: errors first, and a note where GitHub will show no more.

GitHub shows ten errors and ten warnings a step, in the order printed. Text is escaped, so that no
map can print a workflow command of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.printable import printable
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.check.finding import Finding
    from cjmap.check.formats import Presentation

_SHOWN_OF_EACH = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(presentation: Presentation) -> str:
    """Write the report: at most ten of each severity, then a notice that counts the rest."""
    lines = []
    left_out = 0
    shown = dict.fromkeys(Severity, 0)
    for finding in presentation.report.findings:
        if shown[finding.severity] == _SHOWN_OF_EACH:
            left_out += 1
            continue
        shown[finding.severity] += 1
        lines.append(_annotation(finding, presentation))
    if left_out:
        lines.append(
            f"::notice title=cjmap::{left_out} more findings are not shown here, as GitHub shows"
            f" {_SHOWN_OF_EACH} of each severity; see the log of this step.\n"
        )
    for fault in presentation.report.faults:
        place = _property(presentation.published(fault.file))
        said = f"The rule {fault.rule} failed: {fault.said}"
        lines.append(f"::error title=cjmap,file={place}::{_data(said)}\n")
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
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message} {finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
