"""Is it a good map? All that `validate` finds, and the rules of the craft."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cjmap.check.finding import entity_of, resolve, told_apart
from cjmap.check.looking import Looked, looked_at
from cjmap.check.questions.sketches import is_sketch
from cjmap.check.run import Fault, Report, validity_problems
from cjmap.check.silence.baseline import STALE_BASELINE, map_of
from cjmap.check.silence.suppressions import MARK, Silence
from cjmap.check.subject import Subject
from cjmap.check.survey import Survey
from cjmap.format.envelope import Status
from cjmap.problem import Related, Route, Span
from cjmap.source.collector import collection_paused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.check.kept.maps import KeptMaps
    from cjmap.check.rules import Registered
    from cjmap.check.selection.settings import LintSettings
    from cjmap.check.silence.baseline import Baseline, Key
    from cjmap.problem import Problem, Rule, Severity
    from cjmap.workspace import Entry, Workspace

_PLACES_SHOWN = 3

FEW = 60
"""Maps that are linted sooner by one process: measured, see `benchmarks.parallel`."""


@dataclass(slots=True)
class Examined:
    """What the rules found in one map: problems with the severity that each rule has there.

    `ran` are the names of the rules that looked at it; none where the format refuses it. `met` counts what
    a baseline might list.
    """

    problems: list[Problem] = field(default_factory=list)
    severities: Mapping[Rule, Severity] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    ran: frozenset[str] = frozenset()
    met: Counter[Key] = field(default_factory=Counter)


def lint(
    workspace: Workspace,
    settings: LintSettings,
    entries: Sequence[Entry] | None = None,
    report: Report | None = None,
    kept: KeptMaps | None = None,
) -> Report:
    """Lint the given entries of a workspace, or all of them.

    With `report`, the findings are added to those of other workspaces; with `kept`, only those maps
    are looked at for which something has changed. A rule that fails is told in `report.faults`; the
    others still run.
    """
    chosen = workspace.entries if entries is None else entries
    report = report or Report()
    report.of_craft = True
    report.maps += len(chosen)
    ran: dict[str, frozenset[str]] = {}
    met: Counter[Key] = Counter()
    survey = Survey(workspace, settings.today)

    def look(entry: Entry) -> Looked:
        examined = examine(entry, survey, settings)
        problems = [*validity_problems(entry, workspace), *gather(examined.problems)]
        return Looked(
            entity_of(entry, ()),
            examined.ran if settings.baseline is not None else frozenset(),
            entry.model is None,
            examined.faults,
            resolve(problems, entry, workspace.documents, examined.severities) if problems else [],
            examined.met,
        )

    with collection_paused():
        if kept is not None:
            kept.begin(workspace, survey)
        for looked in looked_at(chosen, look, workspace, kept, FEW):
            report.faults.extend(looked.faults)
            report.unlinted += looked.unlinted
            report.findings.extend(told_apart(looked.findings, report.counts))
            ran[looked.entity] = looked.ran
            met.update(looked.met)
    severity = settings.severity_of(STALE_BASELINE)
    if settings.baseline is not None and severity is not None:
        judged = _Judged(settings, ran, whole=len(chosen) == len(workspace.entries))
        report.findings.extend(settings.baseline.stale_findings(met, judged, severity))
    report.findings.sort(key=lambda finding: finding.order)
    return report


@dataclass(frozen=True, slots=True)
class _Judged:
    """Whether a run says anything about an entry of the baseline: its rule looked at its map."""

    settings: LintSettings
    looked_at: Mapping[str, frozenset[str]]
    whole: bool

    def __call__(self, key: Key) -> bool:
        rule, entity = key
        ran = self.looked_at.get(map_of(entity))
        if ran is not None:
            return bool(ran) and (rule in ran or self._is_gone(rule))
        # The map is gone, or has another id. One that cannot be read may be the one.
        return self.whole and all(self.looked_at.values())

    def _is_gone(self, rule: str) -> bool:
        return all(each.rule.name != rule for each in self.settings.catalogue.rules)


def problems_of(
    workspace: Workspace, settings: LintSettings, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Problem]]:
    """Go through all that is found in some maps, each finding by itself: what fixes start from."""
    survey = Survey(workspace, settings.today)
    for entry in entries:
        for problem in (
            *validity_problems(entry, workspace),
            *examine(entry, survey, settings).problems,
        ):
            yield entry, problem


@dataclass(frozen=True, slots=True)
class Listing:
    """What a baseline would list, the maps that could not be looked at, and the rules that failed."""

    keys: list[Key]
    unlinted: frozenset[str]
    faults: list[Fault]


def listing(workspace: Workspace, settings: LintSettings) -> Listing:
    """Find what a baseline would list: each finding of the craft by rule and entity."""
    survey = Survey(workspace, settings.today)
    keys: list[Key] = []
    unlinted: set[str] = set()
    faults: list[Fault] = []
    for entry in workspace.entries:
        examined = examine(entry, survey, settings)
        faults.extend(examined.faults)
        if entry.model is None:
            unlinted.add(entity_of(entry, ()))
        keys.extend(
            (problem.rule.name, _entity(problem, entry))
            for problem in examined.problems
            if not isinstance(problem.where, Span)
        )
    return Listing(keys, frozenset(unlinted), faults)


def examine(entry: Entry, survey: Survey, settings: LintSettings) -> Examined:
    """Run the rules of the craft that are chosen for a map; one that the format refuses has none."""
    examined = Examined()
    model = entry.model
    if model is None:
        return examined
    silence = Silence(entry.document, survey.today)
    subject = Subject(entry, model, survey, settings.options, tuple(silence.suppressions))
    status = Status.DRAFT if is_sketch(subject) else model.status
    plan = settings.for_map(entry.file, entry.kind_name, status)
    examined.severities = plan.severities
    examined.ran = plan.names
    for registered in plan.rules:
        problems = _ask(registered, subject, examined)
        if problems:
            kept = silence.keep(problems)
            examined.problems.extend(_unlisted(kept, entry, settings.baseline, examined.met))
    if silence.suppressions or MARK in entry.document.text:
        told = {
            problem.rule.name: problem.where.path
            for problem in reversed(examined.problems)
            if isinstance(problem.where, Route)
        }
        subject = replace(subject, ran=plan.names, rules=settings.catalogue.silenceable, told=told)
        for registered in plan.about_suppressions:
            examined.problems.extend(_ask(registered, subject, examined))
    return examined


def _ask(registered: Registered, subject: Subject[Any], examined: Examined) -> list[Problem]:
    """Run one rule; whatever it raises is a fault of the rule, and no other rule suffers."""
    try:
        return list(registered.check(subject))
    except Exception as error:
        if os.environ.get("CJMAP_DEBUG"):
            raise
        said = f"{type(error).__name__}: {error}"
        examined.faults.append(Fault(registered.rule.name, subject.entry.file, said))
        examined.ran -= {registered.rule.name}
        return []


def _unlisted(
    problems: list[Problem], entry: Entry, baseline: Baseline | None, met: Counter[Key]
) -> Iterator[Problem]:
    """Leave out what the baseline lists, as often as it lists it; `met` counts that."""
    if baseline is None:
        yield from problems
        return
    for problem in problems:
        key = (problem.rule.name, _entity(problem, entry))
        met[key] += 1
        if met[key] > baseline.listed[key]:
            yield problem


def _entity(problem: Problem, entry: Entry) -> str:
    return entity_of(entry, problem.where.path if isinstance(problem.where, Route) else ())


def gather(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Tell several problems of a rule that gathers as one, with a count and the first places.

    Each place shown beside the first comes with what is wrong there, as it would have been told.
    """
    by_rule: dict[Rule, list[Problem]] = {}
    for problem in problems:
        if problem.rule.gathers:
            by_rule.setdefault(problem.rule, []).append(problem)
        else:
            yield problem
    for found in by_rule.values():
        first, *others = found
        if not others:
            yield first
            continue
        more = f"{len(others)} more place" + ("s" if len(others) > 1 else "")
        here_too = tuple(
            Related(None, each.where, each.message if each.message != first.message else "here too")
            for each in others[: _PLACES_SHOWN - 1]
        )
        yield replace(
            first,
            message=f"{first.message} Likewise in {more} of this map.",
            related=(*first.related, *here_too),
        )
