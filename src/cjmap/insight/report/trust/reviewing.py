"""Who looks after the maps: reviews that are due, personas and numbers that rest on too little."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.calendar import later
from cjmap.check.questions.claims import Ground, names_any_ground
from cjmap.check.questions.metrics import metric_uses
from cjmap.insight.report.trust.backing import backing_of_map
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.inquiry import Inquiry


class MapReview(Published):
    """When a map was checked, and when it is to be checked next."""

    kind: str = Field(description="The kind of the map.")
    map_id: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    reviewed: date | None = Field(description="The day it was last checked.")
    due: date | None = Field(description="The day it is due; null where no rhythm is set.")
    overdue: int = Field(ge=0, description="For how many days it has been due.")


class GuessedFor(StrEnum):
    """Why nobody can rely on a persona as on research."""

    PROTO = "proto"
    """It says so itself."""
    ASSUMED = "assumed"
    NOTHING = "nothing"
    """It names no evidence: there may be research, but nothing says so."""


class GuessedPersona(Published):
    """A persona that rests on no research, or names none."""

    id: str = Field(description="The id of the persona.")
    name: str = Field(description="What people call it.")
    why: GuessedFor = Field(description="Why.")


class ThinMetric(Published):
    """A measured value of which it is not told how many it covers, or when it was measured."""

    journey: str = Field(description="The id of the journey.")
    step: str = Field(description="The title of the step.")
    title: str = Field(description="The title of the metric.")
    without_n: bool = Field(description="Whether the number of cases is missing.")
    without_period: bool = Field(description="Whether the period is missing.")


def reviews_of(inquiry: Inquiry) -> list[MapReview]:
    """Return the reviews of the maps, the one that is due longest first."""
    found = []
    for subject in inquiry.subjects:
        model = subject.model
        reviewed, rhythm = model.reviewed, model.review_every
        due = later(reviewed, rhythm) if reviewed is not None and rhythm is not None else None
        found.append(
            MapReview(
                kind=str(subject.entry.kind_name),
                map_id=model.id,
                title=model.label,
                reviewed=reviewed,
                due=due,
                overdue=max(0, (inquiry.today - due).days) if due is not None else 0,
            )
        )
    return sorted(found, key=lambda each: -each.overdue)


def guesses_of(inquiry: Inquiry) -> list[GuessedPersona]:
    """Return the personas that rest on no research, or name none."""
    found = []
    for subject in inquiry.maps("persona"):
        ground = backing_of_map(subject).ground
        if ground is Ground.EVIDENCE:
            continue
        if ground is Ground.NOTHING and names_any_ground(subject):
            continue
        why = GuessedFor.PROTO if subject.model.proto else GuessedFor.ASSUMED
        if ground is Ground.NOTHING:
            why = GuessedFor.NOTHING
        found.append(GuessedPersona(id=subject.model.id, name=subject.model.label, why=why))
    return found


def thin_metrics(inquiry: Inquiry) -> Iterator[ThinMetric]:
    """Go through the measured values that lack a number of cases or a period."""
    for journey in inquiry.journeys:
        uses = metric_uses(journey)
        if not uses:
            continue
        steps = {step.path: step.step.title for step in inquiry.steps_of(journey)}
        for placed in uses:
            use = placed.value
            if use.value is not None and (use.n is None or use.period is None):
                yield ThinMetric(
                    journey=journey.model.id,
                    step=steps[placed.path[:4]],
                    title=inquiry.name_of("metric", use.metric),
                    without_n=use.n is None,
                    without_period=use.period is None,
                )
