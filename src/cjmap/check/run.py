"""Run the checks over maps and collect what they find."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.check.finding import Finding, resolve, told_apart
from cjmap.check.looking import Looked, looked_at
from cjmap.check.rules import VALIDATION_RULES
from cjmap.source.collector import collection_paused
from cjmap.source.refusals import UNREADABLE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.check.kept.maps import KeptMaps
    from cjmap.problem import Problem, Severity
    from cjmap.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that failed on a map: a mistake in the rule, told with its name and the map's."""

    rule: str
    file: Path
    said: str


@dataclass(slots=True)
class Report:
    """What a run found: the findings in the order of a report, and how many maps were looked at.

    `counts` tells equal findings apart, by rule and entity, over all workspaces of the run;
    `faults` are rules that failed; `of_craft` says that the rules of the craft ran as well, `unlinted`
    on how many maps they did not, because those are no valid maps.
    """

    findings: list[Finding] = field(default_factory=list)
    maps: int = 0
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    of_craft: bool = False
    unlinted: int = 0

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be opened at all."""
        return any(finding.rule == UNREADABLE_FILE for finding in self.findings)

    def fails(self, threshold: Severity | None) -> bool:
        """Whether anything is at or above `threshold`; None never fails."""
        if threshold is None:
            return False
        return any(finding.severity.rank <= threshold.rank for finding in self.findings)


def validate(
    workspace: Workspace,
    entries: Sequence[Entry] | None = None,
    report: Report | None = None,
    kept: KeptMaps | None = None,
) -> Report:
    """Validate the given entries of a workspace, or all of them: text, format, ids, references.

    With `report`, the findings are added to those of other workspaces; with `kept`, only those maps
    are looked at for which something has changed.
    """
    chosen = workspace.entries if entries is None else entries
    report = report or Report()
    report.maps += len(chosen)

    def look(entry: Entry) -> Looked:
        problems = list(validity_problems(entry, workspace))
        return Looked(findings=resolve(problems, entry, workspace.documents) if problems else [])

    with collection_paused():
        if kept is not None:
            kept.begin(workspace)
        for looked in looked_at(chosen, look, workspace, kept, few=len(chosen)):
            report.findings.extend(told_apart(looked.findings, report.counts))
    report.findings.sort(key=lambda finding: finding.order)
    return report


def validity_problems(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Go through what is wrong with a map: its text, its format, its ids and references."""
    yield from entry.document.problems
    yield from entry.read.problems
    if not entry.document.refused:
        for registered in VALIDATION_RULES:
            yield from registered.check(entry, workspace)
