"""What can fail, what answers it, and whether the journey knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pydantic import Field

from cjmap.check.questions.lows import GRAVE, low
from cjmap.format.feelings import mean_score
from cjmap.format.journey import Journey, State
from cjmap.insight.gathered.opportunities import Answered, answers
from cjmap.insight.gathered.paths import found_at
from cjmap.insight.report.weak_points.scene import is_lived
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Seat, StepShown
    from cjmap.format.items import Pain
    from cjmap.format.journey import Step
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.report.weak_points.scene import Scene
    from cjmap.problem import MapPath


class FailPointAnswer(Published):
    """An opportunity that answers a fail point."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    status: str = Field(description="How far it has got; `idea` where nothing tells.")


class FeltElsewhere(Published):
    """A pain at another step, which the same opportunity answers as a fail point."""

    pain: str = Field(description="The pain.")
    step: str = Field(description="The step that it is felt at.")
    score: float | None = Field(description="How that step feels, −2 to 2.")
    moment_of_truth: bool = Field(description="Whether it is a moment of truth.")
    columns_later: int | None = Field(
        description="How many columns after the fail point; null where the blueprint does not show it."
    )


class FailPointFigures(Published):
    """Where a service can go wrong."""

    ref: str = Field(description="The action, as other maps refer to it.")
    text: str = Field(description="What goes wrong.")
    action: str = Field(description="The action it happens at.")
    step: str = Field(description="The column it stands in.")
    severity: int | None = Field(ge=1, le=5, description="1 a nuisance, 5 a lost customer.")
    recovery: str | None = Field(description="What is done when it happens.")
    improve: str | None = Field(description="What should change there.")
    answers: list[FailPointAnswer] = Field(
        description="Opportunities for the action, its column or step."
    )
    owner: str | None = Field(description="Who does it.")
    system: str | None = Field(description="The title of the system that it uses.")
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind there.")
    score: float | None = Field(description="How the step feels, −2 to 2.")
    pains: int | None = Field(
        ge=0, description="How many pains the journey tells at the step; null without a step."
    )
    felt: list[FeltElsewhere] = Field(
        description="Pains elsewhere that the same opportunity answers."
    )

    @property
    def is_open(self) -> bool:
        """Whether there is neither a way back nor anything that is to change."""
        return not self.recovery and not self.improve and not self.plans

    @property
    def plans(self) -> list[FailPointAnswer]:
        """The opportunities that were not dropped."""
        return [each for each in self.answers if each.status != "dropped"]

    @property
    def is_unfelt(self) -> bool:
        """Whether the journey tells of nothing bad at its step, nor of a pain that belongs to it."""
        feels_fine = self.score is not None and self.score >= 0
        return self.pains == 0 and feels_fine and not self.felt


class UnseenStep(Published):
    """A step of the journey that hurts, and at which the blueprint knows no fail point."""

    step: str = Field(description="What the column is called.")
    score: float | None = Field(description="How it feels, −2 to 2.")
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind there.")
    worst_pain: str | None = Field(description="The worst grave pain there.")
    severity: int | None = Field(description="How severe that is, 1 to 5.")


def fail_points_of(scene: Scene) -> list[FailPointFigures]:
    """Return the fail points of a blueprint, the most severe first, of equals those without an answer."""
    found = [_fail_point(scene, seat) for seat in scene.seats if seat.action.fail_point is not None]
    return sorted(
        found,
        key=lambda each: (
            -(each.severity or 0),
            not each.is_open,
            bool(each.recovery),
            not each.moment_of_truth,
            each.score or 0.0,
        ),
    )


def unseen_of(scene: Scene) -> list[UnseenStep]:
    """Return the steps that hurt where no fail point is known, the worst first.

    They hurt if somebody's score is a low, or a pain is grave. A pain that an opportunity answers
    together with a fail point elsewhere is known.
    """
    failing = {seat.column for seat in scene.seats if seat.action.fail_point is not None}
    known = {
        place[:2]
        for seat in scene.seats
        if seat.action.fail_point is not None
        for place in _pains_with(scene, seat)
    }
    found = []
    for number, shown in enumerate(scene.service.steps):
        if shown is None or number in failing or not is_lived(shown):
            continue
        if (shown.entry.number, shown.path) in known:
            continue
        pain = _worst(shown)
        if pain is not None or low(shown.step) is not None:
            found.append(
                UnseenStep(
                    step=scene.label(number),
                    score=scene.score(number),
                    moment_of_truth=shown.step.moment_of_truth,
                    worst_pain=pain.text if pain else None,
                    severity=pain.severity if pain else None,
                )
            )
    return sorted(found, key=lambda each: (each.score or 0.0, -(each.severity or 0)))


def _fail_point(scene: Scene, seat: Seat) -> FailPointFigures:
    action, point, shown = seat.action, seat.action.fail_point, scene.shown(seat.column)
    assert point is not None
    owner = scene.owner_of(seat)
    return FailPointFigures(
        ref=scene.ref(seat),
        text=point.text,
        action=action.text,
        step=scene.label(seat.column),
        severity=point.severity,
        recovery=point.recovery,
        improve=action.improve,
        answers=[
            FailPointAnswer(
                id=each.opportunity.id,
                title=each.opportunity.title,
                status=each.state,
            )
            for each in _answers(scene, seat)
        ],
        owner=owner.name if owner else None,
        system=scene.inquiry.name_of("system", action.system) if action.system else None,
        moment_of_truth=scene.is_truth(seat.column),
        score=scene.score(seat.column),
        pains=None if shown is None else sum(1 for _ in _pains(shown)),
        felt=list(_felt(scene, seat)),
    )


def _direct(scene: Scene, seat: Seat) -> list[PlacedOpportunity]:
    """Return the opportunities that name an action or its fail point."""
    found = scene.inquiry.once(answers)
    return found.to(scene.subject.entry, (*seat.path, "fail_point"))


def _answers(scene: Scene, seat: Seat) -> list[PlacedOpportunity]:
    """Return the opportunities that name an action, its fail point, its column or that one's step."""
    found, named = scene.inquiry.once(answers), _direct(scene, seat)
    if seat.column is not None:
        named += found.to(scene.subject.entry, ("steps", seat.column))
        shown = scene.shown(seat.column)
        if shown is not None:
            named += found.to(shown.entry, shown.path)
    return list(dict.fromkeys(named))


def _felt(scene: Scene, seat: Seat) -> list[FeltElsewhere]:
    """Return the pains at other steps that an opportunity for an action answers as well."""
    here = scene.shown(seat.column)
    home = None if here is None else (here.entry.number, here.path)
    places = dict.fromkeys(place for place in _pains_with(scene, seat) if place[:2] != home)
    return [_felt_at(scene, seat, entry, step, pain) for entry, step, pain in places]


def _pains_with(scene: Scene, seat: Seat) -> Iterator[tuple[int, MapPath, MapPath]]:
    """Go through the pains of journeys that are named together with an action.

    Each is told by the number of the entry, the path of the step and that of the pain.
    """
    for each in _direct(scene, seat):
        for aim in each.aims if each.state is not Answered.DROPPED else ():
            model = aim.entry.model
            if not isinstance(model, Journey) or model.state is State.FUTURE:
                continue
            if aim.path[-3:-2] == ("pains",):
                yield aim.entry.number, aim.path[:4], aim.path[:-1]


def _felt_at(scene: Scene, seat: Seat, entry: int, step: MapPath, pain: MapPath) -> FeltElsewhere:
    journey = cast("Journey", scene.inquiry.workspace.entries[entry].model)
    found = cast("Step", found_at(journey, step))
    column = scene.columns.get((entry, step))
    later = None if column is None or seat.column is None else column - seat.column
    return FeltElsewhere(
        pain=cast("Pain", found_at(journey, pain)).text,
        step=found.title,
        score=mean_score(found.emotion, journey.personas),
        moment_of_truth=found.moment_of_truth,
        columns_later=later,
    )


def _pains(shown: StepShown) -> Iterator[Pain]:
    yield from shown.step.pains
    for variant in shown.step.variants:
        yield from variant.pains


def _worst(shown: StepShown) -> Pain | None:
    """Return the most severe grave pain of a step."""
    grave = [each for each in _pains(shown) if (each.severity or 0) >= GRAVE]
    return max(grave, key=lambda each: each.severity or 0, default=None)
