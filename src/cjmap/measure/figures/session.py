"""Data opened for one journey: figures are asked of it, by selection and slice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import SECOND
from cjmap.measure.events import quality, times
from cjmap.measure.events.log import ALL, Selection
from cjmap.measure.figures import from_answers, from_events
from cjmap.measure.figures.measured import EVERYBODY, Measured, Slice
from cjmap.measure.figures.protecting import protected
from cjmap.measure.period import Period, day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.format.journey import Journey
    from cjmap.measure.answers.survey import Survey
    from cjmap.measure.events.log import EventLog
    from cjmap.measure.events.quality import Quality
    from cjmap.measure.figures.measured import SourceFacts
    from cjmap.measure.mapping.model import Mapping
    from cjmap.measure.plan import Plan
    from cjmap.workspace import Workspace


@dataclass(frozen=True)
class Session:
    """A journey with the data opened for it; one for each run."""

    workspace: Workspace
    journey: Journey
    mapping: Mapping
    plan: Plan
    log: EventLog | None
    survey: Survey | None
    sources: dict[str, SourceFacts]

    @cached_property
    def quality(self) -> Quality | None:
        """What the whole log is worth; None without one. Raises `MeasureError` where no row is an event."""
        if self.log is None:
            return None
        found = quality.quality(self.log)
        quality.check_readable(self.log, found, self.sources["events"].label)
        return found

    @cached_property
    def quiet(self) -> int:
        """The seconds without an event after which a case counts as ended."""
        if self.log is None or self.mapping.events is None:
            return 0
        declared = self.mapping.events.quiet
        return round(declared.seconds) if declared is not None else times.usual_pause(self.log) or 0

    @property
    def log_end(self) -> int:
        """The last moment of the whole log (microseconds): nothing is known of any case after it."""
        return (self.quality.last or 0) if self.quality is not None else 0

    @property
    def seen_before(self) -> int:
        """Cases not seen from this moment on have ended."""
        return self.log_end - self.quiet * SECOND

    def measure(
        self, selection: Selection = ALL, slices: Iterable[Slice] = (), name: str = "selected"
    ) -> Measured:
        """Return the figures of a selection: for everybody, then for each slice.

        `name` keeps the views of several selections apart.
        """
        asked = (EVERYBODY, *slices)
        found = Measured(self.journey, self.plan, selection, selection.period, self.mapping.zone)
        found = replace(found, sources=self.sources)
        if self.log is not None:
            log = self.log.select(selection, name)
            found = from_events.figures(self, log, found, asked, name)
        if self.survey is not None:
            survey = self.survey.select(selection, name)
            found = from_answers.figures(self, survey, found, asked, name)
        found = replace(found, measures=protected(found.measures, self.mapping.least))
        if found.period is None:
            found = replace(found, period=self._extent(found))
        return found

    def _extent(self, found: Measured) -> Period | None:
        """Return the days that the data span, where no period was asked for."""
        moments: list[int] = []
        if found.quality is not None:
            moments += [each for each in (found.quality.first, found.quality.last) if each]
        if self.survey is not None:
            moments += [each for each in self.survey.extent()[2:] if each]
        if not moments:
            return None
        zone = self.mapping.zone
        return Period.between(day_of(min(moments), zone), day_of(max(moments), zone))
