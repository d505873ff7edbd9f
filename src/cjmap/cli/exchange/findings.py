"""What lint says of maps that have just come in: how much of it, and the usual things."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.check.run import Report

_SHOWN = 3
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def style_findings(found: Report, *, partly: bool) -> Styled:
    """Count the findings by severity, and name the rules that found most.

    `partly`: there are maps that could not be looked at, for conflicts in them.
    """
    text = Styled().add("\nLint of the other maps: " if partly else "\nLint: ")
    tallies = [(severity, found.count(severity)) for severity in Severity]
    if not any(number for _, number in tallies):
        return text.add("all is well.", "ok").add("\n")
    words = [
        (f"{number:,} {severity.value}{'s' if number > 1 else ''}", _STYLES[severity])
        for severity, number in tallies
        if number
    ]
    for number, (word, style) in enumerate(words):
        text.add(", " if number else "").add(word, style)
    rules = Counter(finding.rule.name for finding in found.findings)
    told = [f"{name} ({number:,})" for name, number in rules.most_common(_SHOWN)]
    more = f" and {len(rules) - _SHOWN:,} more rules" if len(rules) > _SHOWN else ""
    return text.add(f": {one_line(', '.join(told))}{more}.\n")
