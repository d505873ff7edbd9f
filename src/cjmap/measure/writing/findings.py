"""From what was measured to what can be written: which figures, rounded, and which are kept back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.measure.errors import MeasureError
from cjmap.measure.events.times import timing
from cjmap.measure.figures.measured import EVERYBODY, Portion
from cjmap.measure.figures.units import written_duration
from cjmap.measure.mapping.model import Timed
from cjmap.measure.period import Period
from cjmap.measure.writing.facts import NotWritten, What, WhyNot
from cjmap.measure.writing.rounding import decimals_of, rounded
from cjmap.statistics.figures import Figure
from cjmap.statistics.gates import withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.measure.figures.measured import Measure, Measured
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.gates import Withheld
    from cjmap.statistics.medians import Median

_STRAY = 0.1
"""What part of the visits may go on by ways that the map lacks, for the shares of the others to be true."""


@dataclass(frozen=True, slots=True)
class MetricFinding:
    """The value of a metric at a step as a map has it: rounded, with the counts behind a net score."""

    step: str
    metric: str
    value: float
    n: int
    low: float | None
    high: float | None
    counts: Mapping[str, int]
    source: str
    """What it was measured with: `events` or `answers`."""


@dataclass(frozen=True, slots=True)
class TimeFinding:
    """How long a part of a step takes, as a map writes it; in a context, or always (None)."""

    step: str
    part: Timed
    text: str
    n: int
    context: str | None = None


@dataclass(frozen=True)
class Findings:
    """What can be written at the steps of a journey.

    `ways` are the parts of visits that took each way out of a step; those of a step are all there,
    or none of them. `kept_back` are the figures that are not to be shown.
    """

    journey: str
    period: Period
    metrics: tuple[MetricFinding, ...] = ()
    times: tuple[TimeFinding, ...] = ()
    ways: Mapping[str, Mapping[str, Portion]] = field(default_factory=dict)
    kept_back: tuple[NotWritten, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """What anything was measured with: `events`, `answers`."""
        found = {each.source for each in self.metrics}
        if self.times or self.ways:
            found.add("events")
        return tuple(name for name in ("events", "answers") if name in found)


def findings(session: Session, measured: Measured) -> Findings:
    """Gather what can be written; raises `MeasureError` where it is not about everybody."""
    selection = measured.selection
    if selection.group is not None or selection.persona is not None:
        raise MeasureError(
            "Figures of a part of the customers cannot be written onto a map: it would say them of all.",
            hint="Measure without --group and --persona to write.",
        )
    if measured.period is None:
        raise MeasureError("There is nothing to write: the data hold no day.")
    gathered = _Gathered(session, measured)
    metrics = tuple(gathered.metrics())
    times = tuple(gathered.times())
    ways = gathered.ways()
    return Findings(
        measured.journey.id,
        Period.between(measured.period.first, measured.period.last),
        metrics,
        times,
        ways,
        tuple(gathered.kept_back),
    )


class _Gathered:
    def __init__(self, session: Session, measured: Measured) -> None:
        self.session = session
        self.measured = measured
        self.least = session.mapping.least
        self.kept_back: list[NotWritten] = []

    # --- metrics ---

    def metrics(self) -> Iterator[MetricFinding]:
        """Return the metrics of everybody that may be shown, one for each metric of a step."""
        seen = set()
        for measure in self.measured.measures:
            place = measure.step, measure.metric
            if measure.slice != EVERYBODY or place in seen:
                continue
            figure = measure.figure
            why = measure.withheld or self._too_few(figure.n if figure else 0)
            if figure is None or why is not None:
                n = figure.n if figure else 0
                self._keep_back(What.METRIC, measure.step, measure.metric, why, n)
                continue
            seen.add(place)
            yield _finding(measure, figure)

    # --- times ---

    def times(self) -> Iterator[TimeFinding]:
        """Return the times of steps: as the mapping declares them, else from the starts in the log."""
        found: dict[tuple[str, Timed, str | None], Median] = {}
        for step, context, part, median in (*self._declared(), *self._from_starts()):
            if median is not None:
                found.setdefault((step, part, context), median)
        order = {step: number for number, step in enumerate(self.measured.plan.steps)}
        for (step, part, context), median in sorted(
            found.items(), key=lambda item: (order[item[0][0]], item[0][2] or "", item[0][1])
        ):
            if median.value <= 0:
                continue  # such a log has one moment for each step, not how long it takes
            figure = Figure(median.value, median.n, median.n, median.interval)
            why = self._too_few(median.n) or withheld("duration", None, figure)
            if why is None:
                text = written_duration(median.value)
                yield TimeFinding(step, part, text, median.n, context)
            else:
                self._keep_back(What(part), step, "", why, median.n, context)

    def _declared(self) -> Iterator[tuple[str, str | None, Timed, Median | None]]:
        if self.session.log is None or not self.measured.cases:
            return
        log = self.session.log.select(self.measured.selection, "to_write")
        contexts = self._contexts()
        for asked in self.session.mapping.times:
            if asked.part is not None:
                for context in (None, *contexts.get(asked.step, ())):
                    yield asked.step, context, asked.part, timing(log, asked, context)

    def _from_starts(self) -> Iterator[tuple[str, str | None, Timed, Median | None]]:
        contexts = self._contexts()
        for each in self.measured.steps:
            context = each.slice.context
            if each.slice.persona is None and (context is None or context in contexts[each.step]):
                yield each.step, context, Timed.ACTUAL, each.duration
                yield each.step, context, Timed.WAIT, each.wait

    def _contexts(self) -> dict[str, list[str]]:
        """Return, by step, the contexts that the data tell and that a variant of it is about."""
        told = self.session.mapping.contexts
        found: defaultdict[str, list[str]] = defaultdict(list)
        for step in self.measured.journey.steps:
            for variant in step.variants:
                if len(variant.when) == 1 and variant.when[0] in told:
                    found[step.id].append(variant.when[0])
        return found

    # --- shares ---

    def ways(self) -> dict[str, dict[str, Portion]]:
        """Return the portions of the ways out of each step, where all of a step's may be shown."""
        found: dict[str, dict[str, Portion]] = {}
        for way in self.measured.ways:
            found.setdefault(way.left, {})[way.to] = way.portion
        shown = {}
        branching = {step.id for step in self.measured.journey.steps if step.next}
        for left, ways in found.items():
            reasons = [self._unsure(portion) for portion in ways.values()]
            why = next((each for each in reasons if each is not None), None)
            why = why or self._strays(left, ways)
            if why is None:
                shown[left] = ways
            elif left in branching:
                whole = max(portion.whole for portion in ways.values())
                self._keep_back(What.SHARE, left, "", why, whole)
        return shown

    def _strays(self, left: str, ways: Mapping[str, Portion]) -> WhyNot | None:
        """Say whether the shares of the ways would make the rest look as if it left, though it went on."""
        steps = self.measured.plan.steps
        elsewhere = sum(
            each.times
            for each in self.measured.passages
            if steps[each.left] == left and steps[each.to] not in (left, *ways)
        )
        whole = max(portion.whole for portion in ways.values())
        return WhyNot.OTHER_WAYS if elsewhere > _STRAY * whole else None

    def _unsure(self, portion: Portion) -> WhyNot | Withheld | None:
        n = portion.whole
        figure = Figure(portion.share, n, n, portion.interval)
        return self._too_few(n) or withheld("share", None, figure)

    # --- what is kept back ---

    def _too_few(self, n: int) -> WhyNot | None:
        if n >= self.least:
            return None
        return WhyNot.TOO_FEW if n else WhyNot.NOBODY

    def _keep_back(
        self,
        what: What,
        step: str,
        name: str,
        why: WhyNot | Withheld | None,
        n: int,
        context: str | None = None,
    ) -> None:
        self.kept_back.append(NotWritten(what, step, name, why or WhyNot.NOBODY, n, context))


def _finding(measure: Measure, figure: Figure) -> MetricFinding:
    decimals = decimals_of(measure.method, figure.value)
    interval = figure.interval
    return MetricFinding(
        measure.step,
        measure.metric,
        rounded(figure.value, decimals),
        figure.n,
        rounded(interval.low, decimals) if interval is not None else None,
        rounded(interval.high, decimals) if interval is not None else None,
        dict(figure.counts),
        measure.source,
    )
