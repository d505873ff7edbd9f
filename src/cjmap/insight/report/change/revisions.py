"""Today's maps against those of an older revision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.backlog import OpportunityStatus
from cjmap.insight.gathered.opportunities import answers, opportunities
from cjmap.insight.report.change.measuring import MetricChange, metric_changes
from cjmap.insight.report.change.pairing import pair_steps
from cjmap.insight.report.change.states import State, state_of
from cjmap.insight.report.change.timing import TimeChange, time_change
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.insight.inquiry import Earlier, Inquiry
    from cjmap.insight.report.change.pairing import Pair, Pairing


class StepSince(Published):
    """A step whose score is another one now."""

    ref: str = Field(description="The step, as other maps refer to it.")
    title: str = Field(description="Its title now.")
    before: float = Field(description="Its score then.")
    after: float = Field(description="Its score now.")


class JourneySince(Published):
    """A journey that is in both revisions."""

    journey: str = Field(description="Its id.")
    title: str = Field(description="Its title now.")
    before: State = Field(description="The figures of then.")
    after: State = Field(description="The figures of now.")
    steps: list[StepSince] = Field(description="The steps whose score is another one now.")
    new: list[str] = Field(description="The titles of the steps that it has now and had not.")
    gone: list[str] = Field(description="The titles of the steps that it had and has no more.")
    planned: TimeChange | None = Field(description="The planned times of steps in both.")
    actual: TimeChange | None = Field(description="The actual times of steps in both.")
    metrics: list[MetricChange] = Field(description="The metrics with another value now.")

    @property
    def moved(self) -> bool:
        """Whether anything of it is another figure now."""
        times = [each for each in (self.planned, self.actual) if each is not None]
        return (
            self.before != self.after
            or bool(self.steps or self.new or self.gone or self.metrics)
            or any(each.before != each.after for each in times)
        )

    @property
    def rise(self) -> float:
        """By how much the mean rose; 0 where either is not told."""
        if self.before.mean is None or self.after.mean is None:
            return 0.0
        return self.after.mean - self.before.mean


class DoneSince(Published):
    """An opportunity that is done now and was not, with the steps that it is for."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    steps: int = Field(ge=0, description="How many steps, in both revisions, it is for.")
    better: int = Field(ge=0, description="How many of them feel better now.")
    worse: int = Field(ge=0, description="How many of them feel worse now.")


class RevisionFigures(Published):
    """All that moved since an older revision. Of journeys that are in both, unless said otherwise."""

    since: str = Field(description="The revision, as it was asked for.")
    commit: str = Field(description="Its commit, shortened.")
    day: date = Field(description="The day of the commit.")
    left_out: list[str] = Field(description="Files that were no valid maps then.")
    before: State = Field(description="The figures of then, of all journeys in both.")
    after: State = Field(description="The figures of now, of the same journeys.")
    journeys: list[JourneySince] = Field(description="The journeys in both, as files are ordered.")
    new: list[str] = Field(description="The titles of the journeys that were not there then.")
    gone: list[str] = Field(description="The titles of those that are no longer there.")
    done: list[DoneSince] = Field(description="The opportunities that are done since.")


def since(inquiry: Inquiry, earlier: Earlier) -> RevisionFigures:
    """Set the journeys of now beside those of an older revision."""
    both = _both(earlier.inquiry.journeys, inquiry.journeys)
    known = {id(journey) for pair in both for journey in pair}
    pairings = [
        pair_steps(earlier.inquiry.steps_of(then), inquiry.steps_of(now)) for then, now in both
    ]
    return RevisionFigures(
        since=earlier.label,
        commit=earlier.commit,
        day=earlier.day,
        left_out=list(earlier.left_out),
        before=state_of(earlier.inquiry, [then for then, _ in both]),
        after=state_of(inquiry, [now for _, now in both]),
        journeys=[
            _journey(inquiry, earlier, then, now, pairing)
            for (then, now), pairing in zip(both, pairings, strict=True)
        ],
        new=[each.model.title for each in inquiry.journeys if id(each) not in known],
        gone=[each.model.title for each in earlier.inquiry.journeys if id(each) not in known],
        done=_done(inquiry, earlier, [pair for each in pairings for pair in each.pairs]),
    )


def _both(
    then: Sequence[Subject[Journey]], now: Sequence[Subject[Journey]]
) -> list[tuple[Subject[Journey], Subject[Journey]]]:
    """Find which journey is which: by its id, else by a former id that it names."""
    left = {each.model.id: each for each in then}
    same = {each.model.id for each in now} & left.keys()
    found = []
    for each in now:
        names = (each.model.id, *(name for name in each.model.was if name not in same))
        name = next((name for name in names if name in left), None)
        if name is not None:
            found.append((left.pop(name), each))
    return found


def _journey(
    inquiry: Inquiry,
    earlier: Earlier,
    then: Subject[Journey],
    now: Subject[Journey],
    pairing: Pairing,
) -> JourneySince:
    return JourneySince(
        journey=now.model.id,
        title=now.model.title,
        before=state_of(earlier.inquiry, [then]),
        after=state_of(inquiry, [now]),
        steps=[
            StepSince(
                ref=pair.after.ref,
                title=pair.after.step.title,
                before=pair.before.score,
                after=pair.after.score,
            )
            for pair in pairing.pairs
            if pair.change and pair.before.score is not None and pair.after.score is not None
        ],
        new=[each.step.title for each in pairing.new],
        gone=[each.step.title for each in pairing.gone],
        planned=time_change(pairing.pairs, "planned", "planned"),
        actual=time_change(pairing.pairs, "actual", "actual"),
        metrics=list(metric_changes(pairing.pairs)),
    )


def _done(inquiry: Inquiry, earlier: Earlier, pairs: Sequence[Pair]) -> list[DoneSince]:
    """Return what was done since, with what became of the steps that it is for."""
    before = {
        each.opportunity.id
        for each in earlier.inquiry.once(opportunities)
        if each.opportunity.status is OpportunityStatus.DONE
    }
    done: dict[str, list[Pair]] = {
        each.opportunity.id: []
        for each in inquiry.once(opportunities)
        if each.opportunity.status is OpportunityStatus.DONE and each.opportunity.id not in before
    }
    titles = {each.opportunity.id: each.opportunity.title for each in inquiry.once(opportunities)}
    if done:
        found = inquiry.once(answers)
        for pair in pairs:
            for each in found.around(pair.after.journey.entry, pair.after.path):
                if each.opportunity.id in done:
                    done[each.opportunity.id].append(pair)
    return [
        DoneSince(
            id=name,
            title=titles[name],
            steps=len(for_),
            better=sum((pair.change or 0) > 0 for pair in for_),
            worse=sum((pair.change or 0) < 0 for pair in for_),
        )
        for name, for_ in done.items()
    ]
