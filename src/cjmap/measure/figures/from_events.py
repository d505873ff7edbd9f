"""The figures that a log gives: steps, ways between them, times and shares."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.measure.events import ratios, times, volumes
from cjmap.measure.events.log import Selection
from cjmap.measure.events.quality import odd_times
from cjmap.measure.figures.measured import Measured, Portion, Slice, StepFigures, Way
from cjmap.measure.figures.metrics import measure_of, metric_named
from cjmap.measure.mapping.model import Timed
from cjmap.statistics.answers import Answers
from cjmap.statistics.shares import share_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.events.log import EventLog
    from cjmap.measure.figures.measured import Measure
    from cjmap.measure.figures.session import Session
    from cjmap.measure.mapping.model import Timing
    from cjmap.statistics.medians import Median


def portion(cases: int, whole: int) -> Portion:
    """Return a part of a whole with its interval; none of an empty whole."""
    return Portion(cases, whole, share_interval(cases / whole, whole) if whole else None)


def figures(
    session: Session, log: EventLog, found: Measured, slices: Sequence[Slice], name: str
) -> Measured:
    """Add what a log says to what was found."""
    whole = _count(log)
    endings = volumes.endings(log, session.seen_before)
    leaving = volumes.leaving(log, session.seen_before)
    steps: list[StepFigures] = []
    measures: list[Measure] = []
    for number, whose in enumerate(slices):
        part = _Part(session, log, whose, whole)
        if whose.persona is not None:
            part.log = log.select(Selection(persona=whose.persona), f"{name}_{number}")
            part.cases = _count(part.log)
        everybody = number == 0
        steps += part.steps(endings if everybody else {}, leaving if everybody else {})
        measures += part.measures()
    passages = tuple(volumes.passages(log))
    return replace(
        found,
        steps=tuple(steps),
        ways=tuple(_ways(session, leaving)),
        passages=passages,
        measures=(*found.measures, *measures),
        cases=whole,
        open_cases=sum(each.cases - each.ended for each in endings.values()),
        quiet=session.quiet,
        activities=tuple(volumes.activities(log)),
        quality=session.quality,
        odd_times=tuple(odd_times(log)) if session.quality and session.quality.without_time else (),
        knows=log.knows,
    )


def _count(log: EventLog) -> int:
    rows = log.engine.rows(f"select count(distinct case_id) from {log.view}", "counting cases")
    return int(rows[0][0])


@dataclass
class _Part:
    """One slice of a log."""

    session: Session
    log: EventLog
    whose: Slice
    cases: int

    def steps(
        self, endings: dict[int, volumes.Ending], leaving: dict[int, volumes.Leaving]
    ) -> list[StepFigures]:
        """Return the figures of every step that the mapping covers."""
        session, log, context = self.session, self.log, self.whose.context
        seen = volumes.visits(log, context)
        durations, waits = times.in_steps(log, context), times.before_steps(log, context)
        for asked, median in self.timed:
            declared = durations if asked.part is Timed.ACTUAL else waits
            if asked.part is not None and median is not None:
                declared[session.plan.steps.index(asked.step),] = median
        since = times.since_steps(log, context)
        channels: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for at, channel, events in volumes.channels(log, context):
            channels[at].append((channel, events))
        depths = self._funnel()
        found = []
        for number, step in enumerate(session.plan.steps):
            if step not in session.mapping.steps:
                continue
            counts = seen.get(number, volumes.Visits(0, 0, 0))
            ending = endings.get(number, volumes.Ending(0, 0))
            gone = leaving.get(number, volumes.Leaving(0, 0, {}))
            found.append(
                StepFigures(
                    step=step,
                    slice=self.whose,
                    events=counts.events,
                    visits=counts.visits,
                    reached=portion(counts.cases, self.cases),
                    funnel=depths.get(number),
                    left=portion(gone.left, gone.cases),
                    open=ending.cases - ending.ended,
                    duration=durations.get((number,)),
                    wait=waits.get((number,)),
                    since=since.get((number,)),
                    channels=tuple(channels[number]),
                )
            )
        return found

    @cached_property
    def timed(self) -> list[tuple[Timing, Median | None]]:
        """The times that the mapping declares, with what they came to."""
        return [
            (asked, times.timing(self.log, asked, self.whose.context))
            for asked in self.session.mapping.times
        ]

    def _funnel(self) -> dict[int, int]:
        """Return how many cases got to each step of the main path; contexts are not of cases."""
        plan, mapped = self.session.plan, self.session.mapping.steps
        path = tuple(number for number in plan.main_path if plan.steps[number] in mapped)
        if not path or self.whose.context is not None:
            return {}
        return dict(zip(path, volumes.funnel(self.log, path), strict=True))

    def measures(self) -> list[Measure]:
        """Return the metrics that times and shares of cases give."""
        session, workspace = self.session, self.session.workspace
        found = []
        for at, (asked, median) in enumerate(self.timed):
            if asked.metric is not None and median is not None:
                metric = metric_named(workspace, asked.metric, f"times[{at}].metric")
                found.append(
                    measure_of(session.mapping, metric, asked.step, self.whose, median, "events")
                )
        if self.whose.context is not None:
            return found
        for at, ratio in enumerate(session.mapping.shares):
            metric = metric_named(workspace, ratio.metric, f"shares[{at}].metric")
            whole, meant = ratios.ratio(self.log, ratio, session.seen_before, session.log_end)
            sample = Answers.counted({1.0: meant, 0.0: whole - meant})
            found.append(
                measure_of(session.mapping, metric, ratio.step, self.whose, sample, "events")
            )
        return found


def _ways(session: Session, leaving: dict[int, volumes.Leaving]) -> list[Way]:
    """Return the planned ways between steps that the mapping covers, with what took them.

    A visit goes one way or none, so the parts add up to one at most.
    """
    plan, mapped = session.plan, session.mapping.steps
    found = []
    for left, to in sorted(plan.onward):
        names = plan.steps[left], plan.steps[to]
        if names[0] in mapped and names[1] in mapped:
            gone = leaving.get(left, volumes.Leaving(0, 0, {}))
            found.append(Way(*names, portion(gone.onward.get(to, 0), gone.visits)))
    return found
