"""For people: each finding with the lines in question, related places and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.formats.frame import draw_frame
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.check.finding import Finding, Location
    from cjmap.check.formats import Presentation
    from cjmap.check.run import Report


def write(presentation: Presentation) -> str:
    """Write the report without colours."""
    return style(presentation).plain


def style(presentation: Presentation) -> Styled:
    """Write the report with the styles that a terminal may show."""
    styled = Styled()
    for finding in presentation.report.findings:
        _finding(styled, finding, presentation)
    summary, summary_style = summarise(presentation.report)
    styled.add(f"{summary}\n", summary_style)
    return styled.add(_left_out(presentation.report))


def _finding(styled: Styled, finding: Finding, presentation: Presentation) -> None:
    level = str(finding.severity)
    styled.add(f"{_place(finding.location, presentation)}: ", "place")
    styled.add(level, level).add(f" {finding.rule.code} {finding.rule.name}\n", "rule")
    styled.add(f"  {one_line(finding.message)}\n")
    _frame(styled, finding.location, presentation, level)
    for related in finding.related:
        place = _place(related.location, presentation)
        styled.add(f"  {place}: ", "place").add(f"{one_line(related.note)}\n", "note")
        _frame(styled, related.location, presentation, "note")
    if finding.help:
        styled.add("  help: ", "help").add(f"{one_line(finding.help)}\n")
    if finding.fix is not None and presentation.report.of_craft:  # `validate` fixes nothing
        how = "--fix" if finding.fix.safe else "--unsafe-fixes"
        styled.add(f"  {how}: ", "help").add(f"{one_line(finding.fix.title)}\n")
    styled.add("\n")


def _frame(styled: Styled, location: Location, presentation: Presentation, style_name: str) -> None:
    document = presentation.documents.get(location.file)
    if document is not None:
        draw_frame(styled, document, location, style_name)


def _place(location: Location, presentation: Presentation) -> str:
    return f"{presentation.shown(location.file)}:{location.line}:{location.column}"


def summarise(report: Report) -> tuple[str, str]:
    """Say in one line what was found, with the style of the worst of it."""
    maps = _counted(report.maps, "map")
    if not report.findings:
        if report.of_craft:
            return f"{maps} checked, nothing found.", "ok"
        valid = "valid" if report.maps == 1 else "all valid"
        return f"{maps} checked, {valid}.", "ok"
    counts = [
        _counted(report.count(severity), word)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "note"),
        )
        if report.count(severity)
    ]
    files = len({finding.location.file for finding in report.findings})
    found = " and ".join([", ".join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts)
    said = f"Found {found} in {files} of {maps}.{_fixable(report)}"
    return said, str(report.findings[0].severity)


def _left_out(report: Report) -> str:
    """Say of which maps only half of the truth is told."""
    if not report.unlinted:
        return ""
    verb = "is no valid map" if report.unlinted == 1 else "are no valid maps"
    return f"{_counted(report.unlinted, 'map')} {verb}: the rules of the craft come after that.\n"


def _fixable(report: Report) -> str:
    """Say how many of the findings `lint` can put right."""
    if not report.of_craft:
        return ""
    fixes = [finding.fix for finding in report.findings if finding.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    offers = [
        f"{number} with `{option}`"
        for number, option in ((safe, "--fix"), (len(fixes) - safe, "--unsafe-fixes"))
        if number
    ]
    return f" Fixable: {', '.join(offers)}." if offers else ""


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
