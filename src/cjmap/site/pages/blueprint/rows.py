"""A blueprint as a table: a part of it for each column, a row for each action."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.check.questions.service import Service
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.measures import figure
from cjmap.draw.parts.times import each_told, spelled
from cjmap.draw.pictures.blueprint.weak_points import is_weak, over_plan
from cjmap.format.blueprint import LaneRole
from cjmap.format.feelings import mean_score
from cjmap.insight.gathered.opportunities import answers
from cjmap.site.pages.blueprint.bonds import bonds_of
from cjmap.site.pages.blueprint.lanes import lane_title
from cjmap.site.references import Ref, opportunity_ref, step_ref, term_ref, term_refs
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Seat
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Action, Blueprint
    from cjmap.format.items import Kpi
    from cjmap.format.journey import Timing
    from cjmap.problem import MapPath
    from cjmap.site.pages.blueprint.anchors import Anchors
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

    Place = tuple[Entry, MapPath]


@dataclass(frozen=True, slots=True)
class Named:
    """A fact with its name: words of the map, things that it refers to, and words of ours."""

    label: str
    text: str = ""
    refs: tuple[Ref, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An action, or what the customer does at a column.

    `step` is that of the journey, with how it feels there (−2..2; None: not told).
    """

    anchor: str
    title: str
    lane: str
    badges: tuple[Badge, ...] = ()
    step: Ref | None = None
    score: float | None = None
    who: tuple[Named, ...] = ()
    times: tuple[str, ...] = ()
    notes: tuple[Named, ...] = ()
    bonds: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A column with its actions, lane by lane; with None, the actions that stand nowhere."""

    column: Row | None
    actions: tuple[Row, ...]


class Told:
    """A blueprint, told in the language of a portal."""

    def __init__(self, site: Site, subject: Subject[Blueprint], anchors: Anchors) -> None:
        """Know the blueprint, and where its columns and actions stand on the page."""
        self.blueprint = subject.model
        self.anchors = anchors
        self.said = speech(site.lang)
        self.words = site.words("blueprint")
        self.service = Service(subject)
        self._entry = subject.entry
        self._site = site

    @cached_property
    def durations(self) -> list[Timing | None]:
        """How long each column takes: its own time, else that of its step."""
        return [
            column.duration or (shown.step.duration if shown is not None else None)
            for column, shown in zip(self.blueprint.steps, self.service.steps, strict=True)
        ]

    @cached_property
    def bonds(self) -> dict[str, tuple[Named, ...]]:
        """What each end of a link hangs together with, by anchor."""
        return {
            anchor: tuple(Named(label, refs=refs) for label, refs in found)
            for anchor, found in bonds_of(self).items()
        }

    def parts(self) -> tuple[Part, ...]:
        """Tell column by column, in each of them the lanes from top to bottom."""
        order = {lane.id: place for place, lane in enumerate(self.blueprint.all_lanes)}
        placed: list[list[Seat]] = [[] for _ in self.blueprint.steps]
        stray: list[Seat] = []
        for seat in self.service.seats:
            known = seat.column is not None and seat.action.lane in order
            (placed[seat.column or 0] if known else stray).append(seat)
        parts = [
            Part(
                self._column(number),
                tuple(
                    self._action(seat)
                    for seat in sorted(seats, key=lambda each: order[each.action.lane])
                ),
            )
            for number, seats in enumerate(placed)
        ]
        if stray:
            parts.append(Part(None, tuple(self._action(seat) for seat in stray)))
        return tuple(parts)

    def anchor_of(self, seat: Seat) -> str:
        """Return the anchor of an action."""
        return self.anchors.actions[int(seat.path[1])]

    def _column(self, number: int) -> Row:
        """Tell what the customer does at a column."""
        column, shown = self.blueprint.steps[number], self.service.steps[number]
        customer = [each for each in self.blueprint.all_lanes if each.role is LaneRole.CUSTOMER]
        anchor, time = self.anchors.columns[number], self.durations[number]
        truth = shown is not None and shown.step.moment_of_truth
        score = None
        if shown is not None:
            journey = shown.entry.model
            score = mean_score(shown.step.emotion, getattr(journey, "personas", ()))
        return Row(
            anchor=anchor,
            title=self.service.label(number),
            lane=lane_title(customer[0], self.said) if customer else "",
            badges=(Badge(self.said["truth"], "is-fair"),) if truth else (),
            step=step_ref(self._site, column.step, self.blueprint.journey) if column.step else None,
            score=score,
            times=tuple(each_told(time, self.said)) if time is not None else (),
            notes=tuple(self._answered(*self._places_of_column(number))),
            bonds=self.bonds.get(anchor, ()),
        )

    def _action(self, seat: Seat) -> Row:
        """Tell an action."""
        action, said = seat.action, self.said
        lane = next((each for each in self.blueprint.all_lanes if each.id == action.lane), None)
        badges = []
        if is_weak(action):
            badges.append(Badge(said["weak"], "is-bad"))
        if action.assumption:
            badges.append(Badge(said["assumption"], "is-fair"))
        anchor = self.anchor_of(seat)
        return Row(
            anchor=anchor,
            title=action.text,
            lane=lane_title(lane, said) if lane is not None else action.lane,
            badges=tuple(badges),
            who=tuple(self._who(action)),
            times=tuple(self._times(action)),
            notes=(*self._notes(action), *self._answered((self._entry, seat.path))),
            bonds=self.bonds.get(anchor, ()) if anchor else (),
        )

    def _who(self, action: Action) -> Iterator[Named]:
        if action.owner:
            yield Named(self.words("team"), refs=(term_ref(self._site, "team", action.owner),))
        if action.perceived_owner:
            seen = term_ref(self._site, "team", action.perceived_owner)
            yield Named(self.said["perceived"], refs=(seen,))
        if action.system:
            yield Named(self.words("system"), refs=(term_ref(self._site, "system", action.system),))

    def _times(self, action: Action) -> Iterator[str]:
        """Tell how long it takes, by how much that is more than planned, and who waits."""
        said = self.said
        if action.duration is not None:
            yield from each_told(action.duration, said)
            late = over_plan(action.duration)
            if late:
                yield f"+{said.seconds(late)} {said['over-plan']}"
        if action.wait is not None:
            yield self.words("customer-waits", time=spelled(action.wait, said))

    def _notes(self, action: Action) -> Iterator[Named]:
        """Tell what can go wrong, what is planned and watched, and what all that rests on."""
        said, point = self.said, action.fail_point
        if point is not None:
            grade = f"{said['severity']} {point.severity}/5" if point.severity else ""
            yield Named(said["fail"], point.text, more=grade)
            way_back = point.recovery or ""
            none = "" if way_back else said["no-recovery"]
            yield Named(self.words("recovery"), way_back, more=none)
        if action.improve:
            yield Named(said["improve"], action.improve)
        if action.policy:
            yield Named(said["policy"], action.policy)
        for kpi in action.kpis:
            yield self._watched(kpi)
        sources = (*action.evidence, *(point.evidence if point is not None else ()))
        if sources:
            refs = term_refs(self._site, "evidence", dict.fromkeys(sources))
            yield Named(said["sources"], refs=refs)

    def _watched(self, kpi: Kpi) -> Named:
        """Tell a KPI, its metric and target; where the metric has the same name, that stands for both."""
        refs = (term_ref(self._site, "metric", kpi.metric),) if kpi.metric else ()
        text = "" if refs and refs[0].title == kpi.text else kpi.text
        target = ""
        if kpi.target is not None:
            value = figure(kpi.target, kpi.metric, self._site.workspace, self.said)
            target = f"{self.said['target']} {value}"
        return Named(self.said["kpis"], text, refs, target)

    def _answered(self, *places: Place) -> Iterator[Named]:
        refs = self.opportunities(*places)
        if refs:
            yield Named(self.said["opportunities"], refs=refs)

    def opportunities(self, *places: Place) -> tuple[Ref, ...]:
        """Refer to the open opportunities that name what stands at some places, or is in it."""
        found = self._site.inquiry.once(answers)
        named = dict.fromkeys(each for place in places for each in found.around(*place))
        return tuple(
            opportunity_ref(self._site, each.opportunity.id, each.opportunity.title)
            for each in named
            if each.open
        )

    def places_of(self, seat: Seat) -> tuple[Place, ...]:
        """Return where what answers an action may be aimed: at it, at its column, or at the step."""
        own = (self._entry, seat.path)
        return (own, *self._places_of_column(seat.column)) if seat.column is not None else (own,)

    def _places_of_column(self, number: int) -> tuple[Place, ...]:
        own: Place = (self._entry, ("steps", number))
        shown = self.service.steps[number]
        return (own, (shown.entry, shown.path)) if shown is not None else (own,)
