"""The course that cases took, in the order of a map: its steps, the usual ways on, the usual ways back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cjmap.format.slugs import unique_slug
from cjmap.measure.writing.rounding import rounded_shares

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cjmap.measure.figures.measured import Portion
    from cjmap.measure.plan import Plan
    from cjmap.measure.writing.happened import Happened, Place

USUAL = Fraction(5, 100)
"""The part of the visits of a step that makes a way out of it a usual one."""


@dataclass(frozen=True)
class Course:
    """Steps in order, by id, with the activity of those that the plan lacks; the usual ways.

    `ways` are the usual ways on of each step with their rounded shares, the most frequent first;
    `back` the usual ways back. `portions` are those of all ways, also unusual ones.
    """

    steps: Mapping[str, str | None]
    ways: Mapping[str, Mapping[str, int | float]]
    back: tuple[tuple[str, str], ...]
    portions: Mapping[str, Mapping[str, Portion]]


def course_of(
    plan: Plan, happened: Happened, least: int, known: Mapping[str, str], taken: Collection[str]
) -> Course:
    """Lay out what happened along the order of the plan.

    Args:
        plan: the journey that was measured.
        happened: what the log says.
        least: places and ways that fewer cases or visits had are left out.
        known: the ids of activities that the plan lacks, where they have some already.
        taken: ids that no new step may have.
    """
    places = _ordered(plan, happened, least)
    ids = _ids(places, known, taken)
    numbers = {place: number for number, place in enumerate(places)}
    portions = {
        ids[left]: {
            ids[to]: happened.portion(left, to, least)
            for to in places
            if to != left and happened.closed[left]
        }
        for left in places
    }
    usual = set(_usual(places, happened, least))
    ways: dict[str, dict[str, int | float]] = {}
    for left in places:
        onward = [to for to in places if (left, to) in usual and numbers[to] > numbers[left]]
        onward.sort(key=lambda to: (-happened.passages[left, to], numbers[to]))
        parts = [Fraction(happened.passages[left, to], happened.closed[left]) for to in onward]
        shares = rounded_shares(parts)
        ways[ids[left]] = {ids[to]: share for to, share in zip(onward, shares, strict=True)}
        if not onward and left != places[-1] and happened.closed[left] >= least:
            ways[ids[left]][ids[places[numbers[left] + 1]]] = 0  # or all would seem to go on
    back = tuple(
        (ids[left], ids[to])
        for left, to in sorted(usual, key=lambda way: (numbers[way[0]], numbers[way[1]]))
        if numbers[to] < numbers[left]
    )
    steps = {ids[place]: None if place[0] else place[1] for place in places}
    return Course(steps, ways, back, portions)


def _ordered(plan: Plan, happened: Happened, least: int) -> list[Place]:
    """Return the places: planned steps as planned, each with what most often follows it behind it.

    What follows no planned step often enough has no place in the journey.
    """
    seen = {place for place, cases in happened.cases.items() if cases >= least}
    planned: list[Place] = [(True, step) for step in plan.steps if (True, step) in seen]
    behind: defaultdict[Place, list[Place]] = defaultdict(list)
    extra = (place for place in seen if not place[0])
    for place in sorted(extra, key=lambda each: (-happened.cases[each], each)):
        came = [(happened.passages.get((step, place), 0), step) for step in planned]
        often = [each for each in came if each[0] >= least]
        if often:
            behind[max(often, key=lambda each: each[0])[1]].append(place)
    return [each for step in planned for each in (step, *behind[step])]


def _ids(
    places: Iterable[Place], known: Mapping[str, str], taken: Collection[str]
) -> dict[Place, str]:
    ids: dict[Place, str] = {}
    used = set(taken)
    for place in places:
        if place[0]:
            ids[place] = place[1]
        elif place[1] in known:
            ids[place] = known[place[1]]
        else:
            ids[place] = unique_slug(place[1], used, "step")
            used.add(ids[place])
    return ids


def _usual(places: list[Place], happened: Happened, least: int) -> Iterator[tuple[Place, Place]]:
    """Return the ways that enough visits took, and the most frequent one to a place that none leads to."""
    numbers = {place: number for number, place in enumerate(places)}
    for to in places:
        ways = [
            (left, to)
            for left in places
            if happened.passages.get((left, to), 0) >= least and happened.closed[left]
        ]
        usual = [way for way in ways if happened.passages[way] >= USUAL * happened.closed[way[0]]]
        yield from usual
        onward = [way for way in ways if numbers[way[0]] < numbers[to]]
        if onward and not any(way in onward for way in usual):
            yield max(onward, key=lambda way: (happened.passages[way], -numbers[way[0]]))
