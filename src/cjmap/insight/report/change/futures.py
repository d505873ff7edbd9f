"""Future journeys against the current ones: what is promised, and what would bring it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.subject import Subject
from cjmap.format.journey import Basis
from cjmap.insight.gathered.opportunities import answered, answers
from cjmap.insight.report.change.pairing import pair_steps
from cjmap.insight.report.change.states import State, open_pains, state_of
from cjmap.insight.report.change.timing import TimeChange, time_change
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.format.journey import Journey
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.change.pairing import Pair


class StepFuture(Published):
    """A step that is in both versions."""

    ref: str = Field(description="The step in the current journey.")
    future_ref: str = Field(description="The step in the future one.")
    title: str = Field(description="Its title today.")
    before: float | None = Field(description="Its score today.")
    after: float | None = Field(description="Its score in the future.")
    change: float | None = Field(description="By how much it rises; null where either is not told.")
    pains_gone: int = Field(ge=0, description="How many open pains of today it has no more.")
    answered: str = Field(
        description="How far the opportunity for it has got that has got furthest: doing, planned,"
        " idea, done, dropped or nothing."
    )


class FutureFigures(Published):
    """A future journey against the current one that it is a version of."""

    future: str = Field(description="The id of the future journey.")
    title: str = Field(description="Its title.")
    current: str | None = Field(
        description="The id of the current one; null where `of` names none that is there."
    )
    scored: int = Field(ge=0, description="How many steps of the future have a score.")
    assumed: int = Field(ge=0, description="How many of these scores are marked as assumed.")
    pains: bool = Field(description="Whether the future tells any pains.")
    before: State | None = Field(description="The figures of the current journey.")
    after: State = Field(description="The figures of the future one.")
    personas: dict[str, str] = Field(description="The names of the personas, by id.")
    steps: list[StepFuture] = Field(description="The steps in both, in the order of the future.")
    new: list[str] = Field(description="The titles of the steps that only the future has.")
    gone: list[str] = Field(description="The titles of the steps that it has no more.")
    time: TimeChange | None = Field(description="Actual times today against planned ones then.")
    planned: TimeChange | None = Field(description="Planned times today against planned ones then.")


def futures_of(inquiry: Inquiry) -> list[FutureFigures]:
    """Set each future journey under question beside the current one, which need not be."""
    return [_future(inquiry, each) for each in inquiry.futures]


def _future(inquiry: Inquiry, future: Subject[Journey]) -> FutureFigures:
    model = future.model
    current = _current(inquiry, future)
    placed = inquiry.steps_of(future)
    known = inquiry.steps_of(current) if current is not None else ()
    pairing = pair_steps(known, placed)
    felt = [each.step.emotion for each in placed if each.score is not None]
    return FutureFigures(
        future=model.id,
        title=model.title,
        current=current.model.id if current is not None else None,
        scored=len(felt),
        assumed=sum(_is_assumed(future.model, each) for each in placed),
        pains=any(holder.pains for each in placed for holder in (each.step, *each.step.variants)),
        before=state_of(inquiry, [current]) if current is not None else None,
        after=state_of(inquiry, [future]),
        personas={each: inquiry.name_of("persona", each) for each in model.personas},
        steps=[_step(inquiry, pair) for pair in pairing.pairs],
        new=[each.step.title for each in pairing.new] if current is not None else [],
        gone=[each.step.title for each in pairing.gone],
        time=time_change(pairing.pairs, "actual", "planned"),
        planned=time_change(pairing.pairs, "planned", "planned"),
    )


def _current(inquiry: Inquiry, future: Subject[Journey]) -> Subject[Journey] | None:
    """Find the journey that a future one is a version of, anywhere in the workspace."""
    found = inquiry.once(_by_id).get(future.model.of or "")
    return found if found is not None and found.entry is not future.entry else None


def _by_id(inquiry: Inquiry) -> dict[str, Subject[Journey]]:
    """Return the journeys of the workspace by id; those under question as they are asked about."""
    asked = {each.entry.number: each for each in inquiry.maps("journey")}
    return {
        model.id: asked.get(entry.number) or Subject(entry, model, inquiry.survey, {})
        for entry, model in inquiry.survey.maps("journey")
    }


def _is_assumed(journey: Journey, placed: PlacedStep) -> bool:
    """Whether a score is said to be a guess: by itself, its step, its stage or the whole map."""
    emotion = placed.step.emotion
    if emotion is None or placed.score is None:
        return False
    if emotion.basis is not None:
        return emotion.basis is Basis.ASSUMED
    holders = (emotion, placed.step, placed.stage, journey)
    return any(holder.assumption for holder in holders)


def _step(inquiry: Inquiry, pair: Pair) -> StepFuture:
    found = inquiry.once(answers)
    both = [
        each
        for placed in (pair.before, pair.after)
        for each in found.around(placed.journey.entry, placed.path)
    ]
    gone = len(open_pains(inquiry, pair.before)) - len(open_pains(inquiry, pair.after))
    return StepFuture(
        ref=pair.before.ref,
        future_ref=pair.after.ref,
        title=pair.before.step.title,
        before=pair.before.score,
        after=pair.after.score,
        change=pair.change,
        pains_gone=max(0, gone),
        answered=answered(both),
    )
