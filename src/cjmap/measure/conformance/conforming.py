"""From a log to what became of the plan."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cjmap.measure.conformance.deviating import DEVIATING, Mark, find, timed_cases
from cjmap.measure.conformance.expected import expected
from cjmap.measure.conformance.result import (
    Conformance,
    Deviation,
    Deviations,
    Failure,
    Kind,
    Path,
    Transition,
)
from cjmap.measure.errors import MeasureError
from cjmap.measure.events import volumes
from cjmap.measure.events.log import ALL
from cjmap.measure.figures.from_events import portion
from cjmap.measure.plan import Passing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.conformance.deviating import Found
    from cjmap.measure.events.log import EventLog, Selection
    from cjmap.measure.figures.session import Session
    from cjmap.measure.plan import Plan

MOST_PATHS = 10
"""The usual ways that are told."""

_FAILURES = {
    Mark.STATUS: Failure.STATUS,
    Mark.SLOW: Failure.SLOW,
    Mark.CHANNEL: Failure.CHANNEL,
}
_KINDS = {
    Mark.MISSING: Kind.MISSING,
    Mark.AD_HOC: Kind.AD_HOC,
    Mark.OUT_OF_ORDER: Kind.OUT_OF_ORDER,
    **dict.fromkeys(_FAILURES, Kind.FAILED),
}


def conform(session: Session, selection: Selection = ALL, name: str = "selected") -> Conformance:
    """Hold what happened against the plan.

    `name` keeps the views of several selections apart. Raises `MeasureError` without a log, or where
    the mapping covers no step.
    """
    if session.log is None:
        raise MeasureError(
            "Only a log of events can be held against a plan, and the mapping has no `events`."
        )
    if not session.mapping.steps:
        raise MeasureError(
            "The mapping covers no step, so that nothing can be held against the plan.",
            hint="Say under `steps` which activities belong to each; `--suggest` proposes it.",
        )
    return _Conforming(session, session.log.select(selection, name), name).conformance()


class _Conforming:
    """One log against its plan."""

    def __init__(self, session: Session, log: EventLog, name: str) -> None:
        self.session = session
        self.log = log
        self.plan: Plan = session.plan
        before = session.seen_before
        self.visits = volumes.visits(log)
        self.passages = volumes.passages(log)
        self.skipped = volumes.skipped(log, before)
        self.expected = expected(session)
        self.timed = timed_cases(log, self.expected)
        wrong = [
            (each.left, each.to)
            for each in self.passages
            if not self.plan.allows(each.left, each.to)
        ]
        self.found, self.alike = find(log, self.expected, wrong, before, name)

    def conformance(self) -> Conformance:
        """Put everything together."""
        plan, covered = self.plan, self.session.mapping.steps
        paths, ways, whole = volumes.paths(self.log, MOST_PATHS)
        ended, deviating = self._cases(Mark.ENDED), self._cases(Mark.ENDED, *DEVIATING)
        astray = self._cases(Mark.ENDED, Mark.MISSING, Mark.AD_HOC, Mark.OUT_OF_ORDER)
        return Conformance(
            journey=self.session.journey,
            cases=self._with(Mark.ENDED, Mark.OPEN),
            ended=ended,
            kept=portion(ended - deviating, ended),
            kept_way=portion(ended - astray, ended),
            open_deviating=self._cases(Mark.OPEN, *DEVIATING),
            kinds=tuple(self._kind(kind) for kind in Kind),
            unseen=self.expected.unseen,
            uncovered=tuple(id for id in plan.steps if id not in covered),
            optional=tuple(plan.steps[at] for at in sorted(plan.optional)),
            transitions=tuple(self._transition(each) for each in self.passages),
            paths=tuple(
                Path(tuple(plan.steps[at] for at in path), portion(cases, whole), self._keeps(path))
                for path, cases in paths
            ),
            ways=ways,
            covered=portion(sum(cases for _, cases in paths), whole),
            tied=self._cases(Mark.TIED),
            tied_out_of_order=sum(
                each.cases for each in self.alike if {Mark.TIED, Mark.OUT_OF_ORDER} <= each.marks
            ),
        )

    def _with(self, *any_of: Mark) -> int:
        """Count the cases with any of some marks."""
        return sum(each.cases for each in self.alike if not each.marks.isdisjoint(any_of))

    def _cases(self, mark: Mark, *any_of: Mark) -> int:
        """Count the cases with a mark, and with any of others if some are given."""
        return sum(
            each.cases
            for each in self.alike
            if mark in each.marks and (not any_of or not each.marks.isdisjoint(any_of))
        )

    def _kind(self, kind: Kind) -> Deviations:
        marks = [mark for mark, each in _KINDS.items() if each is kind]
        ended = self._cases(Mark.ENDED)
        whole = ended if kind is Kind.MISSING else self._with(Mark.ENDED, Mark.OPEN)
        unseen = {each.failure for each in self.expected.unseen}
        failures = {
            _FAILURES[mark]: portion(self._with(mark), whole)
            for mark in marks
            if mark in _FAILURES and _FAILURES[mark] not in unseen
        }
        places = [self._deviation(each) for each in self.found if each.mark in marks]
        places.sort(key=lambda each: (-each.portion.cases, -each.times, *self._place(each)))
        times = sum(each.times for each in places)
        cases = self._with(*marks)
        return Deviations(kind, portion(cases, whole), times, tuple(places), failures)

    def _place(self, deviation: Deviation) -> tuple[str, int, int, str]:
        numbers = {id: number for number, id in enumerate(self.plan.steps)}
        return (
            deviation.activity or "",
            numbers.get(deviation.step or "", -1),
            numbers.get(deviation.before or "", -1),
            deviation.failure or "",
        )

    def _deviation(self, found: Found) -> Deviation:
        names, mark, place = self.plan.steps, found.mark, found.place
        step = before = activity = channel = None
        if mark is Mark.AD_HOC:
            after = int(found.detail or -1)
            activity, step = place, names[after] if after >= 0 else None
            whole = self._with(Mark.ENDED, Mark.OPEN)
        elif mark is Mark.OUT_OF_ORDER:
            left, to = divmod(int(place), len(names))
            before, step = names[left], names[to]
            whole = self.visits[left].cases
        else:
            number = int(place)
            step = names[number]
            whole = self._whole(mark, number)
            channel = found.detail if mark is Mark.CHANNEL else None
        return Deviation(
            kind=_KINDS[mark],
            portion=portion(found.cases, whole),
            times=found.times,
            examples=found.examples,
            step=step,
            before=before,
            activity=activity,
            channel=channel,
            failure=_FAILURES.get(mark),
        )

    def _whole(self, mark: Mark, step: int) -> int:
        """Count the cases in which a step could have been passed by, too slow, or otherwise failed."""
        if mark is Mark.MISSING:
            return self.skipped[step][1]
        if mark is Mark.SLOW and step in self.timed:
            return self.timed[step]
        return self._visited(step)

    def _visited(self, step: int) -> int:
        return self.visits[step].cases if step in self.visits else 0

    def _transition(self, passage: volumes.Passage) -> Transition:
        left, to = passage.left, passage.to
        whole = portion(passage.cases, self.visits[left].cases)
        passing = self.plan.passing(left, to)
        return Transition(self.plan.steps[left], self.plan.steps[to], passing, whole, passage.times)

    def _keeps(self, path: Sequence[int]) -> bool:
        covered = self.session.mapping.steps
        if any(self.plan.steps[at] in covered for at in self.plan.missing(set(path))):
            return False
        pairs = pairwise(path)
        return all(self.plan.passing(*pair) is not Passing.OUT_OF_ORDER for pair in pairs)
