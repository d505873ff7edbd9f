"""Logs for journeys, invented by walking through them: what the flow picture is drawn of in tests."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.draw.pictures.flow import AdHoc, Count, Flows, Kind, Passage, StepFlow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Habits:
    """How the customers of a journey behave: chances by step, or by pairs of steps."""

    leave: Mapping[str, float] = field(default_factory=dict)
    skip: Mapping[str, float] = field(default_factory=dict)
    fail: Mapping[str, float] = field(default_factory=dict)
    jump: Mapping[tuple[str, str], float] = field(default_factory=dict)
    median: Mapping[str, float] = field(default_factory=dict)
    ad_hoc: tuple[AdHoc, ...] = ()
    stray: float = 0.0
    """The chance to go anywhere instead of on."""
    still_open: float = 0.04
    optional: frozenset[str] = frozenset()
    """Steps that nobody misses who does not come there."""


SHOP = Habits(
    leave={
        "szukanie": 0.05,
        "porownanie": 0.12,
        "koszyk": 0.06,
        "odbior": 0.012,
        "odpowiedz": 0.04,
        "podlewanie": 0.35,
        "nowy-lisc": 0.45,
    },
    skip={"porownanie": 0.22, "sledzenie": 0.34, "inspiracja": 0.18, "ustawienie": 0.03},
    fail={"platnosc": 0.021, "zgloszenie": 0.17, "nadanie": 0.09, "odbior": 0.03},
    jump={
        ("koszyk", "szukanie"): 0.11,
        ("dostawa", "koszyk"): 0.07,
        ("porownanie", "szukanie"): 0.16,
        ("odpowiedz", "zgloszenie"): 0.24,
        ("polecenie", "inspiracja"): 0.12,
        ("sledzenie", "sledzenie"): 0.21,
        ("podlewanie", "zgloszenie"): 0.02,
    },
    median={
        "szukanie": 780,
        "porownanie": 1_740,
        "koszyk": 420,
        "dostawa": 240,
        "platnosc": 75,
        "nadanie": 72_000,
        "sledzenie": 172_800,
        "odbior": 21_600,
        "zgloszenie": 840,
        "odpowiedz": 32_400,
        "rozwiazanie": 345_600,
    },
    ad_hoc=(
        AdHoc("Telefon na infolinię", Count(187, 0.0665), "sledzenie"),
        AdHoc("Komentarz na Facebooku", Count(41, 0.0146), "odpowiedz"),
        AdHoc("Pytanie do kuriera o automat", Count(23, 0.0082), "odbior"),
        AdHoc("Rezygnacja z newslettera", Count(12, 0.0043), "nowy-lisc"),
    ),
    stray=0.004,
    optional=frozenset({"ustawienie", "zgloszenie", "odpowiedz", "rozwiazanie"}),
)
CLINIC = Habits(
    leave={"count": 0.04, "log-in": 0.08, "approval": 0.05, "fill-box": 0.3},
    skip={"blood-test": 0.41, "ready": 0.16, "fill-box": 0.12},
    fail={"log-in": 0.14, "request": 0.03, "collect": 0.06},
    jump={
        ("request", "blood-test"): 0.21,
        ("approval", "request"): 0.09,
        ("question", "count"): 0.35,
        ("collect", "ready"): 0.05,
    },
    median={"log-in": 190, "request": 260, "approval": 151_200, "collect": 1_140},
    ad_hoc=(
        AdHoc("Calls the practice", Count(96, 0.19), "approval"),
        AdHoc("Asks the pharmacist", Count(31, 0.062), "collect"),
    ),
    stray=0.01,
)


def walked(journey: Any, cases: int, habits: Habits, seed: int = 1) -> Flows:
    """Let cases go through a journey, and count."""
    chance = random.Random(seed)
    steps = [step.id for step in journey.steps]
    reached, left, still, failed, missing = (Counter[str]() for _ in range(5))
    went: Counter[tuple[str, str]] = Counter()
    conforming = 0
    for _ in range(cases):
        path = list(_path(journey, habits, chance))
        seen = set(path)
        reached.update(seen)
        went.update(set(itertools.pairwise(path)))
        last = path[-1]
        under_way = last != steps[-1] and chance.random() < habits.still_open
        if last != steps[-1]:
            (still if under_way else left)[last] += 1
        furthest = max(map(steps.index, path))
        gone = [step for step in steps[:furthest] if step not in seen | habits.optional]
        missing.update(gone)
        bad = [step for step in sorted(seen) if chance.random() < habits.fail.get(step, 0.0)]
        failed.update(bad)
        ways = {kind_of(journey, *pair) for pair in itertools.pairwise(path)}
        conforming += not bad and not gone and all(kind.as_planned for kind in ways)
    return Flows(
        cases=cases,
        source="zdarzenia.parquet" if "polecenie" in steps else "events.csv",
        period="2026-07-01 – 2026-09-30",
        steps=tuple(
            StepFlow(
                step,
                reached=Count(reached[step], reached[step] / cases),
                left=_of(left[step], reached[step]),
                open=_of(still[step], reached[step]),
                failed=_of(failed[step], reached[step]) if habits.fail else None,
                missing=_of(missing[step], reached[step] + missing[step]),
                median=habits.median.get(step),
            )
            for step in steps
        ),
        passages=tuple(
            Passage(start, end, _of(count, reached[start]), kind_of(journey, start, end))
            for (start, end), count in sorted(went.items())
        ),
        ad_hoc=habits.ad_hoc,
        as_planned=Count(conforming, conforming / cases),
        unmapped=0.031,
    )


def _path(journey: Any, habits: Habits, chance: random.Random) -> Iterator[str]:
    steps = [step.id for step in journey.steps]
    here = 0
    for _ in range(3 * len(steps)):
        while here < len(steps) - 1 and chance.random() < habits.skip.get(steps[here], 0.0):
            here += 1
        step = steps[here]
        yield step
        if chance.random() < habits.leave.get(step, 0.0):
            return
        if chance.random() < habits.stray:
            here = chance.randrange(len(steps))
            continue
        jumps = [
            end
            for (start, end), part in habits.jump.items()
            if start == step and chance.random() < part
        ]
        if jumps:
            here = steps.index(jumps[0])
        elif here == len(steps) - 1:
            return
        else:
            ways = journey.steps[here].next
            shares = [way.share or 0.0 for way in ways]
            on = [steps.index(way.to) for way in ways]
            if sum(shares):
                drawn = chance.choices([*on, -1], [*shares, max(0.0, 1.0 - sum(shares))])[0]
                if drawn < 0:
                    return
                here = drawn
            else:
                here = on[0] if on else here + 1


def kind_of(journey: Any, start: str, end: str) -> Kind:
    """Tell how a way stands to the plan of a journey."""
    steps = {step.id: place for place, step in enumerate(journey.steps)}
    step = journey.steps[steps[start]]
    targets = {way.to for way in step.next}
    if not targets and steps[start] + 1 < len(steps):
        targets = {journey.steps[steps[start] + 1].id}
    if end in targets:
        return Kind.PLANNED
    if any(loop.from_ == start and loop.to == end for loop in journey.loops):
        return Kind.LOOP
    if start == end:
        return Kind.REPEATED
    return Kind.AHEAD if steps[end] > steps[start] else Kind.OUT_OF_ORDER


def _of(part: int, whole: int) -> Count:
    return Count(part, part / whole if whole else None)
