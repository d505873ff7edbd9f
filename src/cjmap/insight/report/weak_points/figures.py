"""Where services are weak, blueprint by blueprint."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.report.weak_points.failing import (
    FailPointFigures,
    UnseenStep,
    fail_points_of,
    unseen_of,
)
from cjmap.insight.report.weak_points.hands import ServiceHands, SystemLoad, hands_of
from cjmap.insight.report.weak_points.scene import Scene
from cjmap.insight.report.weak_points.timing import ServiceTimes, times_of
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint
    from cjmap.insight.inquiry import Inquiry


class OwnerOfFailPoints(Published):
    """How many fail points one owner has."""

    owner: str | None = Field(description="Who; null where nobody is named.")
    fail_points: int = Field(ge=1, description="How many.")


class BlueprintWeakPoints(Published):
    """Where one service is weak."""

    blueprint: str = Field(description="The id of the blueprint.")
    title: str = Field(description="Its title.")
    journey: str | None = Field(description="The id of the journey that it makes happen.")
    fail_points: list[FailPointFigures] = Field(
        description="What can go wrong, the most severe first."
    )
    owners: list[OwnerOfFailPoints] = Field(description="Whose fail points they are, most first.")
    unseen: list[UnseenStep] = Field(
        description="Steps that hurt, and at which no fail point is known, the worst first."
    )
    times: ServiceTimes = Field(description="How long it takes.")
    hands: ServiceHands = Field(description="Who does what, and what passes between them.")

    @property
    def open(self) -> list[FailPointFigures]:
        """The fail points with neither a way back nor anything that is to change."""
        return [each for each in self.fail_points if each.is_open]


class SharedSystem(Published):
    """A system over all blueprints."""

    id: str = Field(description="The id of the system.")
    title: str = Field(description="What people call it.")
    steps: int = Field(ge=0, description="How many columns hang on it.")
    actions: int = Field(ge=0, description="How many actions use it.")
    fail_points: int = Field(ge=0, description="At how many of these a fail point is known.")
    blueprints: int = Field(ge=1, description="In how many blueprints.")


class WeakPointFigures(Published):
    """The section “weak points”."""

    blueprints: list[BlueprintWeakPoints] = Field(description="The blueprints.")
    columns: int = Field(ge=0, description="How many columns they have together.")
    systems: list[SharedSystem] = Field(
        description="The systems, the one that most columns hang on first."
    )


def figures(inquiry: Inquiry) -> WeakPointFigures | None:
    """Return where the services are weak; None where no blueprint is there."""
    if not inquiry.blueprints:
        return None
    found = [blueprint_figures(inquiry, blueprint) for blueprint in inquiry.blueprints]
    return WeakPointFigures(
        blueprints=found,
        columns=sum(each.times.columns for each in found),
        systems=_systems(found),
    )


def blueprint_figures(inquiry: Inquiry, blueprint: Subject[Blueprint]) -> BlueprintWeakPoints:
    """Return where one service is weak."""
    scene = Scene(inquiry, blueprint)
    fail_points = fail_points_of(scene)
    return BlueprintWeakPoints(
        blueprint=blueprint.model.id,
        title=blueprint.model.title,
        journey=blueprint.model.journey,
        fail_points=fail_points,
        owners=_owners(each.owner for each in fail_points),
        unseen=unseen_of(scene),
        times=times_of(scene),
        hands=hands_of(scene),
    )


def _systems(blueprints: Iterable[BlueprintWeakPoints]) -> list[SharedSystem]:
    uses: dict[str, list[SystemLoad]] = defaultdict(list)
    for blueprint in blueprints:
        for system in blueprint.hands.systems:
            uses[system.id].append(system)
    found = [
        SharedSystem(
            id=id,
            title=loads[0].title,
            steps=sum(len(each.steps) for each in loads),
            actions=sum(each.actions for each in loads),
            fail_points=sum(each.fail_points for each in loads),
            blueprints=len(loads),
        )
        for id, loads in uses.items()
    ]
    return sorted(found, key=lambda each: (-each.steps, -each.fail_points, -each.actions))


def _owners(told: Iterable[str | None]) -> list[OwnerOfFailPoints]:
    counted = Counter(told).most_common()
    return [OwnerOfFailPoints(owner=owner, fail_points=count) for owner, count in counted]
