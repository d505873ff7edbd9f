"""Which journeys belong together: the versions of one journey, and the journeys inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.format.journey import Journey


@dataclass(frozen=True, slots=True)
class Member:
    """A journey in its family, and how it is related to the one that comes before it."""

    journey: Journey
    relation: Literal["", "version", "zoom"] = ""
    of: Journey | None = None
    place: str = ""
    """The title of the stage or step that it zooms into; "" if only the journey is known."""


def families(journeys: Sequence[Journey]) -> list[list[Member]]:
    """Bring related journeys together, each behind the one that it comes from.

    A journey is followed by its other versions, then by those that zoom into it. One that names
    a journey which is not there, or only itself, stands alone.
    """
    known = {journey.id: journey for journey in journeys}
    members = [_member(journey, known) for journey in journeys]
    done: set[str] = set()
    found: list[list[Member]] = []

    def follow(member: Member, family: list[Member]) -> None:
        if member.journey.id in done:
            return
        done.add(member.journey.id)
        family.append(member)
        for relation in ("version", "zoom"):
            for other in members:
                if other.relation == relation and other.of is member.journey:
                    follow(other, family)

    for member in (*(each for each in members if not each.relation), *members):
        if member.journey.id not in done:
            family: list[Member] = []
            follow(member, family)
            found.append(family)
    return found


def _member(journey: Journey, known: dict[str, Journey]) -> Member:
    original = known.get(journey.of) if journey.of else None
    if original is not None and original is not journey:
        return Member(journey, "version", original)
    owner, _, place = (journey.parent or "").rpartition("#")
    parent = known.get(owner)
    if parent is not None and parent is not journey:
        return Member(journey, "zoom", parent, _title(parent, place))
    for other in known.values():
        for step in other.steps:
            if step.journey == journey.id and other is not journey:
                return Member(journey, "zoom", other, step.title)
    return Member(journey)


def _title(journey: Journey, place: str) -> str:
    for stage in journey.stages:
        if stage.id == place:
            return stage.label
    return next((step.title for step in journey.steps if step.id == place), "")
