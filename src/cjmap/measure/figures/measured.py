"""The figures of one journey from one selection of data: what is told, written, compared and drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.format.journey import Journey
    from cjmap.measure.answers.survey import Unusable
    from cjmap.measure.events.log import Selection
    from cjmap.measure.events.quality import Quality
    from cjmap.measure.events.volumes import Activity, Passage
    from cjmap.measure.period import Period
    from cjmap.measure.plan import Plan
    from cjmap.statistics.answers import Answers
    from cjmap.statistics.figures import Figure
    from cjmap.statistics.gates import Withheld
    from cjmap.statistics.interval import Interval
    from cjmap.statistics.medians import Median
    from cjmap.statistics.methods import Scale


@dataclass(frozen=True, slots=True)
class Slice:
    """Whom or when a figure is about: a persona, a context, or (neither) everybody, always."""

    persona: str | None = None
    context: str | None = None


EVERYBODY = Slice()


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric at a step: its sample and what comes of it.

    `figure` is in the unit of the metric (`unit`: what the catalog says, durations converted into
    it), None where nobody answered. `withheld` is the reason why it is not to be shown; the
    figure of a group so small that people could be made out is not there at all.
    """

    step: str
    metric: str
    method: str
    scale: Scale | None
    slice: Slice
    sample: Answers | Median
    figure: Figure | None
    withheld: Withheld | None
    source: str
    """What it was measured with: `events` or `answers`."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole, with its 95 % interval (Wilson); shares are parts of 1."""

    cases: int
    whole: int
    interval: Interval | None

    @property
    def share(self) -> float:
        """The part of 1."""
        return self.cases / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class StepFigures:
    """What the log says about one step, for one slice.

    `reached` are cases with the step, of all; `funnel` those that got there along the main path,
    in order (None off the path). `left` are cases not seen after it, of those with the step so long
    ago that more would have been seen; `open` cases last seen here that may go on. Times are in seconds: `duration` of the
    step itself, `wait` before it, both None where the log does not tell when steps begin; `since`
    the step before. `channels` are (channel, events), the most frequent first.
    """

    step: str
    slice: Slice
    events: int
    visits: int
    reached: Portion
    funnel: int | None
    left: Portion
    open: int
    duration: Median | None
    wait: Median | None
    since: Median | None
    channels: tuple[tuple[str, int], ...]

    @property
    def repeats(self) -> int | None:
        """Visits beyond the first of a case; None in a context, in which a case may not have come."""
        if self.slice.context is not None:
            return None
        return self.visits - self.reached.cases


@dataclass(frozen=True, slots=True)
class Way:
    """A planned way: visits of the first step that took it, of those so long ago that all is known."""

    left: str
    to: str
    portion: Portion


@dataclass(frozen=True, slots=True)
class Said:
    """An answer that cannot count: the metric and step it was for, as written, how often, and why."""

    metric: str
    step: str
    said: str
    count: int
    why: Unusable


@dataclass(frozen=True, slots=True)
class SurveyQuality:
    """Counts of a survey: answers, and what of them cannot count.

    `without_date` counts only where no period is asked for. `left_out` lists what was said, of which
    there is more where `cannot_count` is more than it adds up to. `unknown_questions` are those that
    the mapping does not know, with how many answered them.
    """

    rows: int
    without_date: int = 0
    cannot_count: int = 0
    left_out: tuple[Said, ...] = ()
    without_weight: int = 0
    unknown_questions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Measured:
    """All that was measured for one selection.

    `unmapped` are activities that belong to nothing, the most frequent first. `quiet` is how many
    seconds without an event mean that a case has ended.
    """

    journey: Journey
    plan: Plan
    selection: Selection
    period: Period | None
    zone: str
    steps: tuple[StepFigures, ...] = ()
    ways: tuple[Way, ...] = ()
    passages: tuple[Passage, ...] = ()
    measures: tuple[Measure, ...] = ()
    cases: int = 0
    open_cases: int = 0
    quiet: int | None = None
    activities: tuple[Activity, ...] = ()
    quality: Quality | None = None
    odd_times: tuple[str, ...] = ()
    survey: SurveyQuality | None = None
    knows: frozenset[str] = frozenset()
    sources: dict[str, SourceFacts] = field(default_factory=dict)

    @property
    def unmapped(self) -> tuple[Activity, ...]:
        """The activities that belong to nothing."""
        return tuple(each for each in self.activities if each.role is None)


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What identifies data: a label without secrets, the files in the workspace, their digest."""

    label: str
    files: tuple[str, ...]
    digest: str | None
    notes: tuple[str, ...] = ()
