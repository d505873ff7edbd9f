"""JUnit XML: one test case a map, failed by what is at or above the threshold."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING

from cjmap.printable import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.finding import Finding
    from cjmap.check.formats import Presentation


def write(presentation: Presentation) -> str:
    """Write the report."""
    by_file: dict[Path, list[Finding]] = {file: [] for file in presentation.checked}
    for finding in presentation.report.findings:
        by_file.setdefault(finding.location.file, []).append(finding)
    faults = {fault.file: fault for fault in presentation.report.faults}
    failing = {file: _failing(found, presentation) for file, found in by_file.items()}
    suite = ElementTree.Element(
        "testsuite",
        name="cjmap",
        tests=str(len(by_file)),
        failures=str(sum(bool(found) for found in failing.values())),
        errors=str(len(faults)),
    )
    for file, found in sorted(by_file.items()):
        case = ElementTree.SubElement(
            suite, "testcase", classname="cjmap", name=one_line(presentation.published(file))
        )
        if failing[file]:
            first = failing[file][0]
            failure = ElementTree.SubElement(
                case, "failure", type=first.rule.name, message=one_line(first.message)
            )
            failure.text = "\n".join(map(_line, failing[file]))
        if file in faults:
            said = one_line(f"The rule {faults[file].rule} failed: {faults[file].said}")
            ElementTree.SubElement(case, "error", type="internal-fault", message=said)
        others = found[len(failing[file]) :]  # in the order of a report errors come first
        if others:
            ElementTree.SubElement(case, "system-out").text = "\n".join(map(_line, others))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _failing(found: list[Finding], presentation: Presentation) -> list[Finding]:
    threshold = presentation.threshold
    if threshold is None:
        return []
    return [finding for finding in found if finding.severity.rank <= threshold.rank]


def _line(finding: Finding) -> str:
    place = finding.location
    rule = f"{finding.rule.code} {finding.rule.name}"
    return f"{place.line}:{place.column}: {finding.severity} {rule}: {one_line(finding.message)}"
