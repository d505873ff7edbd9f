"""All samples of one side: metrics, times and shares, by what they are about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.measure.changes.result import Kind, Side, Subject
from cjmap.measure.figures.measured import EVERYBODY
from cjmap.measure.mapping.model import Timed
from cjmap.statistics.answers import Answers
from cjmap.statistics.disclosure import hidden_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.measured import Measure, Measured, Portion, Slice
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.medians import Median
    from cjmap.statistics.methods import Scale

DESCRIBED = frozenset({Kind.REACHED, Kind.LEFT, Kind.WAY})
"""What is told without a verdict."""

_MORE_IS_BETTER = frozenset({"nps", "ces-net", "csat-top2", "csat-mean"})


@dataclass(frozen=True, slots=True)
class Sample:
    """What was answered, or how long it took, and the figure that this gives."""

    method: str
    scale: Scale | None
    unit: str | None
    better: str | None
    values: Answers | Median
    side: Side


Samples = dict[Subject, Sample]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was measured for a selection, and all samples of it."""

    measured: Measured
    samples: Samples


def gathered(
    session: Session, selection: Selection, slices: Sequence[Slice], name: str
) -> Gathered:
    """Measure a selection; `name` keeps its views apart. Raises `MeasureError`."""
    found = session.measure(selection, slices, name)
    samples = {_subject(each): _of_metric(session, each) for each in found.measures if each.figure}
    samples |= dict(_times(session, found))
    return Gathered(found, samples | dict(_shares(found)))


def hidden(samples: Mapping[Subject, Sample], least: int) -> frozenset[Subject]:
    """Return what is not to be shown: small groups, and those that would give them away."""
    found: set[Subject] = set()
    for subject, sample in samples.items():
        whole = sample.side.n or 0
        if subject.slice == EVERYBODY:
            parts = {
                other: sample.side.n or 0
                for other, sample in samples.items()
                if replace(other, slice=EVERYBODY) == subject != other
            }
            found |= _telling(whole, parts, least)
        if 0 < whole < least:
            found.add(subject)
    return frozenset(found)


def _telling(whole: int, parts: Mapping[Subject, int], least: int) -> set[Subject]:
    """Return the parts of a total that would give away a smaller group beside it."""
    found = {
        each
        for each, n in parts.items()
        if each.slice.context is not None and 0 < whole - n < least
    }
    personas = {each.slice.persona or "": each for each in parts if each.slice.context is None}
    rest = whole - sum(parts[each] for each in personas.values())
    if rest < least:  # else nobody can tell the small ones from the rest
        sizes = {name: parts[each] for name, each in personas.items()}
        further = hidden_groups({**sizes, "": max(rest, 0)}, least).further
        found |= {each for name, each in personas.items() if name in further}
    return found


def _subject(measure: Measure) -> Subject:
    return Subject(
        Kind.METRIC, measure.step, measure.slice, metric=measure.metric, source=measure.source
    )


def _of_metric(session: Session, measure: Measure) -> Sample:
    metric = session.workspace.metric_of(measure.metric)
    figure = measure.figure
    assert metric is not None
    assert figure is not None
    better = str(metric.better) if metric.better is not None else None
    if better is None and measure.method in _MORE_IS_BETTER:
        better = "higher"
    side = Side(figure.value, figure.n, figure.interval)
    return Sample(measure.method, measure.scale, metric.unit, better, measure.sample, side)


def _of_seconds(median: Median) -> Sample:
    side = Side(median.value, median.n, median.interval)
    return Sample("duration", None, "s", "lower", median, side)


def _times(session: Session, found: Measured) -> Iterator[tuple[Subject, Sample]]:
    """Go through the times of steps, but for those that a metric has already."""
    declared = session.mapping.times
    metrics = {(each.from_, each.to) for each in declared if each.metric is not None}
    known = {(each.step, each.part) for each in declared if (each.from_, each.to) in metrics}
    for step in found.steps:
        for kind, part, median in (
            (Kind.TIME, Timed.ACTUAL, step.duration),
            (Kind.WAIT, Timed.WAIT, step.wait),
        ):
            if median is not None and (step.step, part) not in known:
                yield Subject(kind, step.step, step.slice), _of_seconds(median)


def _shares(found: Measured) -> Iterator[tuple[Subject, Sample]]:
    for step in found.steps:
        if step.slice == EVERYBODY:
            yield Subject(Kind.REACHED, step.step, EVERYBODY), _of_portion(step.reached)
            yield Subject(Kind.LEFT, step.step, EVERYBODY), _of_portion(step.left)
    for way in found.ways:
        yield Subject(Kind.WAY, way.left, EVERYBODY, to=way.to), _of_portion(way.portion)


def _of_portion(portion: Portion) -> Sample:
    answers = Answers.counted({1.0: portion.cases, 0.0: portion.whole - portion.cases})
    side = Side(portion.share if portion.whole else None, portion.whole, portion.interval)
    return Sample("share", None, None, None, answers, side)
