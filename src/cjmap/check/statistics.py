"""Findings counted by rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjmap.check.formats.text_format import summarise
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.check.run import Report


def style_statistics(report: Report) -> Styled:
    """Write one line a rule, the commonest first, with what can be fixed by command."""
    counts = Counter((finding.severity, finding.rule) for finding in report.findings)
    fixable = Counter(finding.rule for finding in report.findings if finding.fix is not None)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1].code))
    widest = max((len(f"{count:,}") for _, count in rows), default=0)
    longest = max((len(rule.name) for (_, rule), _ in rows), default=0)
    styled = Styled()
    for (severity, rule), count in rows:
        fixes = f"  {fixable[rule]:,} fixable" if fixable[rule] else ""
        styled.add(f"{count:>{widest},}  ").add(f"{severity:<7}", str(severity))
        styled.add(f"  {rule.code}  ").add(f"{rule.name:<{longest}}", "rule")
        styled.add(f"  {rule.summary}{fixes}\n")
    summary, style = summarise(report)
    return styled.add(f"{summary}\n", style)
