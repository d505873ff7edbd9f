"""What was measured, as JSON: versioned, with a schema."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.measure.answers.survey import Unusable
from cjmap.measure.changes.document import PublishedChanges, published
from cjmap.measure.conformance.document import PublishedConformance
from cjmap.measure.conformance.document import published as of_plan
from cjmap.measure.figures.document import PublishedInterval, PublishedPortion
from cjmap.measure.figures.measured import EVERYBODY
from cjmap.measure.period import day_of
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.measure.changes import Changes
    from cjmap.measure.conformance import Conformance
    from cjmap.measure.figures.measured import (
        Measure,
        Measured,
        Portion,
        SourceFacts,
        StepFigures,
    )
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.gates import Withheld
    from cjmap.statistics.interval import Interval
    from cjmap.statistics.medians import Median


class PublishedWithheld(Published):
    """Why a figure is not to be shown."""

    reason: Literal["too-few", "no-interval", "too-wide", "gives-away"] = Field(
        description="Too few answers, so that people could be made out; no interval; one too wide;"
        " or it would give away a smaller group."
    )
    needed: int = Field(description="About how many answers would be enough.")
    half_width: float | None = Field(description="Half of its interval, where that is too wide.")
    limit: float | None = Field(description="The widest half that is shown.")


class PublishedMeasure(Published):
    """A metric at a step, of everybody or of one persona or context."""

    step: str = Field(description="The step.")
    metric: str = Field(description="The metric of the catalog.")
    method: str = Field(description="How it is calculated.")
    persona: str | None = Field(description="Only of this persona.")
    context: str | None = Field(description="Only in this context.")
    source: Literal["events", "answers"] = Field(description="What it was measured with.")
    n: int = Field(description="How many answers or cases; 0 where there are too few to be told.")
    value: float | None = Field(
        description="The value in the unit of the metric; null where fewer than five answered."
    )
    interval: PublishedInterval | None = Field(description="Its interval, where there is one.")
    counts: dict[str, int] = Field(description="The two sides of a net score.")
    withheld: PublishedWithheld | None = Field(description="Why it is not to be shown, if so.")


class PublishedMedian(Published):
    """A median of durations in seconds."""

    value: float = Field(description="The median.")
    n: int = Field(description="How many durations.")
    interval: PublishedInterval | None = Field(description="Its interval; none below six.")


class PublishedShareOfChannel(Published):
    """A channel of a step."""

    channel: str = Field(description="The channel.")
    events: int = Field(description="Events of the step on it.")


class PublishedStep(Published):
    """What the log says about a step."""

    step: str = Field(description="The step.")
    persona: str | None = Field(description="Only of this persona.")
    context: str | None = Field(description="Only in this context.")
    events: int = Field(description="Events.")
    visits: int = Field(description="Visits, with other steps between them.")
    reached: PublishedPortion = Field(description="Cases with the step, of all cases.")
    funnel: int | None = Field(
        description="Cases that took all steps of the main path up to this one, in order."
    )
    left: PublishedPortion = Field(
        description="Ended cases last seen here, of those that could go on."
    )
    open: int = Field(description="Cases last seen here that may go on.")
    duration: PublishedMedian | None = Field(description="From its start to its end.")
    wait: PublishedMedian | None = Field(
        description="From the end of the step before to its start."
    )
    since: PublishedMedian | None = Field(description="Since the step before.")
    channels: list[PublishedShareOfChannel] = Field(
        description="Channels, the most frequent first."
    )


class PublishedWay(Published):
    """A planned way from one step to another."""

    left: str = Field(description="The step it leaves.")
    to: str = Field(description="The step it leads to.")
    portion: PublishedPortion = Field(
        description="Visits that took it, of those that went on or ended."
    )


class PublishedActivity(Published):
    """An activity of the log that belongs to nothing."""

    activity: str = Field(description="Its name.")
    events: int = Field(description="How many events.")


class PublishedSaid(Published):
    """Answers that cannot count."""

    metric: str = Field(description="The metric they were for.")
    step: str = Field(description="The step they were for.")
    said: str = Field(description="What was said.")
    count: int = Field(description="How often.")
    reason: Unusable = Field(description="Why they cannot count.")


class PublishedQuestion(Published):
    """A question of the survey that the mapping does not know."""

    question: str = Field(description="Its name in the data; empty where they name none.")
    answers: int = Field(description="How many answers.")


class PublishedQuality(Published):
    """What the figures rest on."""

    rows: int = Field(description="Rows of the log.")
    without_case: int = Field(description="Rows without a case, left out.")
    without_activity: int = Field(description="Rows without an activity, left out.")
    without_time: int = Field(description="Rows without a time that can be read, left out.")
    tied: int = Field(description="Cases in which two events have the same time.")
    repeated: int = Field(description="Rows that say the same as others.")
    several_personas: int = Field(description="Cases whose events tell several; the first counts.")
    several_groups: int = Field(description="Cases whose events tell several; the first counts.")
    stray_after: date | None = Field(
        description="Of nearly all events the last day, where the last event lies more than a"
        " year after it; else null."
    )
    unmapped: list[PublishedActivity] = Field(description="Activities that belong to nothing.")
    answers: int = Field(description="Answers of the survey.")
    answers_without_date: int = Field(description="Answers without a date that can be read.")
    answers_without_weight: int = Field(
        description="Answers without a weight above zero, left out."
    )
    unknown_questions: list[PublishedQuestion] = Field(
        description="Questions that the mapping does not know, the most frequent first."
    )
    left_out: list[PublishedSaid] = Field(
        description="Answers that cannot count, the most frequent first; at most 200."
    )


class PublishedSource(Published):
    """Data."""

    label: str = Field(description="What it is called, without secrets.")
    files: list[str] = Field(description="Its files.")
    digest: str | None = Field(description="SHA-256 of the file, or of the digests of several.")
    notes: list[str] = Field(description="What was found on reading it.")


class JsonMeasured(Published):
    """What `cjmap measure` says with `--to json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    journey: str = Field(description="The journey.")
    period: str | None = Field(description="The period, as it was asked for or found.")
    first: date | None = Field(description="Its first day.")
    last: date | None = Field(description="Its last day.")
    zone: str = Field(description="The time zone of days.")
    group: str | None = Field(description="Only of this group.")
    cases: int = Field(description="Cases in the log.")
    open_cases: int = Field(description="Cases that may go on.")
    quiet: int | None = Field(description="Seconds without an event after which a case has ended.")
    measures: list[PublishedMeasure] = Field(description="Metrics.")
    steps: list[PublishedStep] = Field(description="Steps.")
    ways: list[PublishedWay] = Field(description="Planned ways between steps.")
    conformance: PublishedConformance | None = Field(
        description="What became of the plan, where it was asked for."
    )
    quality: PublishedQuality = Field(description="What the figures rest on.")
    sources: dict[str, PublishedSource] = Field(description="The data: `events`, `answers`.")


class JsonChanges(Published):
    """What `cjmap measure` says of a comparison with `--to json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    journey: str = Field(description="The journey.")
    zone: str = Field(description="The time zone of days.")
    changes: PublishedChanges = Field(description="What was compared.")
    sources: dict[str, PublishedSource] = Field(description="The data: `events`, `answers`.")


def changes_schema() -> dict[str, object]:
    """Return the JSON Schema of a comparison."""
    return schema_of(JsonChanges, "What changed between two periods or groups, by cjmap")


def write_changes(session: Session, changes: Changes, lang: str) -> str:
    """Write a comparison."""
    return written(
        JsonChanges(
            version=1,
            tool=TOOL,
            journey=session.journey.id,
            zone=session.mapping.zone,
            changes=published(session, changes, lang),
            sources=_sources(session.sources),
        )
    )


def measured_schema() -> dict[str, object]:
    """Return the JSON Schema."""
    return schema_of(JsonMeasured, "What data say about a journey, by cjmap")


def write(measured: Measured, conformance: Conformance | None = None) -> str:
    """Write what was measured, and what became of the plan where that was asked for."""
    period = measured.period
    return written(
        JsonMeasured(
            version=1,
            tool=TOOL,
            journey=measured.journey.id,
            period=period.name if period is not None else None,
            first=period.first if period is not None else None,
            last=period.last if period is not None else None,
            zone=measured.zone,
            group=measured.selection.group,
            cases=measured.cases,
            open_cases=measured.open_cases,
            quiet=measured.quiet,
            measures=[_measure(each) for each in measured.measures],
            steps=[_step(each) for each in measured.steps],
            ways=[
                PublishedWay(left=each.left, to=each.to, portion=_portion(each.portion))
                for each in measured.ways
            ],
            conformance=of_plan(conformance) if conformance is not None else None,
            quality=_quality(measured),
            sources=_sources(measured.sources),
        )
    )


def _sources(sources: Mapping[str, SourceFacts]) -> dict[str, PublishedSource]:
    return {
        name: PublishedSource(
            label=facts.label,
            files=list(facts.files),
            digest=facts.digest,
            notes=list(facts.notes),
        )
        for name, facts in sources.items()
    }


def _interval(interval: Interval | None) -> PublishedInterval | None:
    return None if interval is None else PublishedInterval(low=interval.low, high=interval.high)


def _portion(portion: Portion) -> PublishedPortion:
    return PublishedPortion(
        cases=portion.cases,
        whole=portion.whole,
        share=portion.share,
        interval=_interval(portion.interval),
    )


def _median(median: Median | None) -> PublishedMedian | None:
    if median is None:
        return None
    return PublishedMedian(value=median.value, n=median.n, interval=_interval(median.interval))


def _measure(measure: Measure) -> PublishedMeasure:
    figure, why = measure.figure, measure.withheld
    told = figure is not None and (why is None or why.reason not in ("too-few", "gives-away"))
    return PublishedMeasure(
        step=measure.step,
        metric=measure.metric,
        method=measure.method,
        persona=measure.slice.persona,
        context=measure.slice.context,
        source="events" if measure.source == "events" else "answers",
        n=figure.n if figure is not None and told else 0,
        value=figure.value if figure is not None and told else None,
        interval=_interval(figure.interval) if figure is not None and told else None,
        counts=dict(figure.counts) if figure is not None and told else {},
        withheld=_withheld(why),
    )


def _withheld(why: Withheld | None) -> PublishedWithheld | None:
    if why is None:
        return None
    return PublishedWithheld(
        reason=why.reason.value, needed=why.needed, half_width=why.half_width, limit=why.limit
    )


def _step(step: StepFigures) -> PublishedStep:
    return PublishedStep(
        step=step.step,
        persona=step.slice.persona,
        context=step.slice.context,
        events=step.events,
        visits=step.visits,
        reached=_portion(step.reached),
        funnel=step.funnel,
        left=_portion(step.left),
        open=step.open if step.slice == EVERYBODY else 0,
        duration=_median(step.duration),
        wait=_median(step.wait),
        since=_median(step.since),
        channels=[
            PublishedShareOfChannel(channel=channel, events=events)
            for channel, events in step.channels
        ],
    )


def _quality(measured: Measured) -> PublishedQuality:
    log, survey = measured.quality, measured.survey
    return PublishedQuality(
        rows=log.rows if log is not None else 0,
        without_case=log.without_case if log is not None else 0,
        without_activity=log.without_activity if log is not None else 0,
        without_time=log.without_time if log is not None else 0,
        tied=log.tied if log is not None else 0,
        repeated=log.repeated if log is not None else 0,
        several_personas=log.personas if log is not None else 0,
        several_groups=log.groups if log is not None else 0,
        stray_after=day_of(log.before_stray, measured.zone)
        if log is not None and log.before_stray is not None
        else None,
        unmapped=[
            PublishedActivity(activity=each.name, events=each.events) for each in measured.unmapped
        ],
        answers=survey.rows if survey is not None else 0,
        answers_without_date=survey.without_date if survey is not None else 0,
        answers_without_weight=survey.without_weight if survey is not None else 0,
        unknown_questions=[
            PublishedQuestion(question=name, answers=count)
            for name, count in (survey.unknown_questions if survey is not None else ())
        ],
        left_out=[
            PublishedSaid(
                metric=each.metric,
                step=each.step,
                said=each.said,
                count=each.count,
                reason=each.why,
            )
            for each in (survey.left_out if survey is not None else ())
        ],
    )
