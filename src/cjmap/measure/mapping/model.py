"""The mapping file `*.measure.yaml`: what the columns, activities and questions of data mean.

A closed model like those of maps, so that its errors have places, editors complete it, and its
fields are written down once.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cjmap.format.catalog import Method
from cjmap.format.part import Part, Several
from cjmap.format.texts import HOURS_PATTERN
from cjmap.format.values import Choice, Duration, Number, Slug, Text

Column = Annotated[Text, Field(description="The name of a column.")]


class Day(Choice):
    """A day of the week."""

    MONDAY = "monday", "Monday."
    TUESDAY = "tuesday", "Tuesday."
    WEDNESDAY = "wednesday", "Wednesday."
    THURSDAY = "thursday", "Thursday."
    FRIDAY = "friday", "Friday."
    SATURDAY = "saturday", "Saturday."
    SUNDAY = "sunday", "Sunday."


class Source(Part):
    """Where rows come from, and how their columns of time are read."""

    source: Text = Field(
        alias="from",
        description="A file, a pattern (`logs/*.parquet`), a folder, or the address of a database.",
        examples=["data/events.parquet", "postgresql://reader@db.example/shop", "shop.sqlite"],
    )
    table: Text | None = Field(None, description="Of a database: the table or view.")
    encoding: Text | None = Field(
        None, description="Of text files: the encoding; default: UTF-8, else Windows-1250."
    )
    delimiter: Text | None = Field(None, description="Of CSV: what stands between two cells.")
    time_format: Text | None = Field(
        None,
        description="How times are written, where not as ISO 8601.",
        examples=["%d.%m.%Y %H:%M"],
    )
    zone: Text | None = Field(
        None,
        description="The time zone of its times that tell none; default: that of the mapping.",
        examples=["UTC"],
    )
    group: Column | None = Field(
        None, description="The column of groups to be compared: a region, a test and its control."
    )
    persona: Column | None = Field(None, description="The column that tells the persona.")
    personas: dict[Text, Slug] = Field(
        {}, description="Personas by the values of that column; default: the values are their ids."
    )


class Split(Part):
    """Where one journey of a customer ends and the next begins."""

    gap: Duration | None = Field(None, description="After so long without an event.")
    start: Several[Text] = Field((), description="At each of these activities.")


class Repeated(Choice):
    """What becomes of rows that say the same as another: case, activity, time and transition."""

    KEEP = "keep", "They count, and are told."
    DROP = "drop", "One of them counts."


class Events(Source):
    """A log of events: one row each, with the case it belongs to, an activity and a time."""

    case: Column = Field(description="The column of the case: an order, a claim, a customer.")
    activity: Column = Field(description="The column of what happened.")
    time: Column = Field(description="The column of when it happened, or ended.")
    start: Column | None = Field(None, description="The column of when it began, if there is one.")
    order: Column | None = Field(
        None, description="The column that decides between equal times; default: order in the file."
    )
    channel: Column | None = Field(None, description="The column of the channel.")
    channels: dict[Text, Slug] = Field(
        {}, description="Channels of the catalog by the values of that column; default: their ids."
    )
    lifecycle: Column | None = Field(
        None, description="The column that tells whether an activity begins or ends."
    )
    starts: Several[Text] = Field(("start",), description="Its words for: an activity begins.")
    completes: Several[Text] = Field(("complete",), description="Its words for: an activity ends.")
    status: Column | None = Field(None, description="The column that tells how it went.")
    failed: Several[Text] = Field((), description="Values of that column that mean it failed.")
    object_type: Text | None = Field(
        None, description="Of OCEL: the type of object that is the case."
    )
    split: Split | None = Field(None, description="Where one journey ends and the next begins.")
    quiet: Duration | None = Field(
        None,
        description="A case without an event for so long counts as ended; default: longer than 99 "
        "of 100 pauses in the log.",
    )
    repeated: Repeated = Field(
        Repeated.KEEP, description="What becomes of rows that say the same twice."
    )


class Which(Choice):
    """Which of several answers that one respondent gave to a question in a period counts."""

    LAST = "last", "The last."
    ALL = "all", "Each."


class Question(Part):
    """One question of a survey."""

    column: Column | None = Field(
        None, description="The column of its answers, where each question has one."
    )
    is_: Several[Text] = Field(
        (),
        alias="is",
        description="Its values in the column `question`, where each answer has a row.",
    )
    metric: Slug = Field(description="The metric of the catalog.")
    step: Slug = Field(description="The step of the journey.")
    labels: dict[Text, Number] = Field(
        {}, description="Numbers for answers that are words.", examples=[{"Very easy": 7}]
    )


class Answers(Source):
    """A survey: who answered what, and when."""

    date: Column = Field(description="The column of the day or time of the answer.")
    respondent: Column | None = Field(None, description="The column that tells who answered.")
    weight: Column | None = Field(None, description="The column of weights.")
    question: Column | None = Field(
        None, description="The column of the question, where each answer has a row …"
    )
    answer: Column | None = Field(None, description="… and that of the answer.")
    which: Which = Field(
        Which.LAST, description="Which answers of one respondent to one question count."
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(
        description="What is asked, and what it measures."
    )


class Timed(Choice):
    """Which part of a step a time is."""

    ACTUAL = "actual", "What the customer does."
    WAIT = "wait", "What the customer waits."


class Timing(Part):
    """A time between two activities."""

    step: Slug = Field(description="The step that it is the time of.")
    part: Timed | None = Field(
        None, description="Which duration of the step it gives; none: only the metric."
    )
    from_: Several[Text] = Field(alias="from", description="The activities it begins with.")
    to: Several[Text] = Field(description="The activities it ends with.")
    metric: Slug | None = Field(None, description="The metric of the catalog that it gives.")


class Ratio(Part):
    """A share of cases: how many of those with one activity have another, or lack it."""

    metric: Slug = Field(description="The metric of the catalog, of the method `share`.")
    step: Slug = Field(description="The step that it is written at.")
    of: Several[Text] = Field(description="The activities that make a case count.")
    with_: Several[Text] = Field((), alias="with", description="It is one that has any of these …")
    without: Several[Text] = Field((), description="… or has none of these.")
    within: Duration | None = Field(None, description="So long after the first of `of`.")


class Circumstance(Part):
    """When a context holds: on these days, at these hours (in the zone), or with these values."""

    days: Several[Day] = Field((), description="On these days.")
    hours: Text | None = Field(
        None,
        pattern=HOURS_PATTERN,
        description="Between these hours; over midnight where the second is smaller.",
        examples=["22:00-06:00"],
    )
    column: Column | None = Field(None, description="The column that tells …")
    is_: Several[Text] = Field((), alias="is", description="… by one of these values.")


class Mapping(Part):
    """What data say about one journey."""

    journey: Slug = Field(description="The journey that is measured.")
    zone: Text = Field(
        "UTC",
        description="The time zone of days, hours and periods.",
        examples=["Europe/Warsaw"],
    )
    events: Events | None = Field(None, description="The log of events.")
    answers: Answers | None = Field(None, description="The survey.")
    steps: dict[Slug, Several[Text]] = Field(
        {}, description="The activities that belong to each step."
    )
    extra: Several[Text] = Field(
        (), description="Activities that are touchpoints of customers, but that the journey lacks."
    )
    ignored: Several[Text] = Field(
        (), description="Activities that are none of the customer's: heartbeats, batch jobs."
    )
    times: tuple[Timing, ...] = Field((), description="Times between activities.")
    shares: tuple[Ratio, ...] = Field((), description="Shares of cases.")
    contexts: dict[Slug, Circumstance] = Field(
        {}, description="When the contexts of the catalog hold."
    )
    catalog: Slug | None = Field(
        None, description="The catalog that evidence is written to; default: the only one."
    )
    least: int = Field(
        5, strict=True, ge=1, description="Fewer answers or cases than this are not told."
    )
    widest: dict[Method, Number] = Field(
        {},
        description="How wide half of an interval may be for a figure to be shown, by method, in "
        "the unit of the metric; default: ±15 points for `nps`, and what is as sure for others.",
        examples=[{"nps": 20, "csat-mean": 0.4}],
    )

    @property
    def activities(self) -> frozenset[str]:
        """All activities that it speaks of."""
        named = [*self.steps.values(), self.extra]
        named += [each for timing in self.times for each in (timing.from_, timing.to)]
        named += [each for ratio in self.shares for each in (ratio.of, ratio.with_, ratio.without)]
        return frozenset(activity for each in named for activity in each)
