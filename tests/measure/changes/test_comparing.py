"""Samples set against each other: verdicts, what is hidden, and how often chance is taken for change."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.measure.changes.made import grades, sample, seconds, subject

from cjmap.measure.changes.comparing import compared
from cjmap.measure.changes.result import Lack, Subject, Verdict

if TYPE_CHECKING:
    from cjmap.measure.changes.samples import Sample

BAD = {1.0: 20, 2.0: 20, 3.0: 10}
GOOD = {3.0: 10, 4.0: 20, 5.0: 20}
HOURS = 3600.0
ONE = subject()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (sample(BAD), sample(GOOD), (Verdict.BETTER, None)),
        (sample(GOOD), sample(BAD), (Verdict.WORSE, None)),
        (sample(BAD, better="lower"), sample(GOOD, better="lower"), (Verdict.WORSE, None)),
        (sample(BAD, better=None), sample(GOOD, better=None), (Verdict.CHANGED, None)),
        (sample(BAD), sample(BAD), (Verdict.NO_CHANGE_SEEN, None)),
        (sample(BAD), sample({5.0: 4}), (Verdict.NOT_ENOUGH, Lack.TOO_FEW)),
        (sample(BAD), sample({}), (Verdict.NOT_ENOUGH, Lack.NOBODY)),
        (sample(BAD), None, (Verdict.NOT_ENOUGH, Lack.NOBODY)),
        (seconds(range(1, 6)), seconds(range(100)), (Verdict.NOT_ENOUGH, Lack.NO_INTERVAL)),
        (seconds(range(100, 200)), seconds(range(50)), (Verdict.BETTER, None)),
        (sample(BAD), sample(GOOD, "score"), (Verdict.NOT_COMPARABLE, None)),
        (sample(BAD), sample(GOOD, scale=(1, 7)), (Verdict.NOT_COMPARABLE, None)),
        (sample({9.0: 80, 2.0: 20}, "money", None), sample({1.0: 50}, "money", None), None),
    ],
)
def test_verdicts(
    before: Sample, after: Sample | None, expected: tuple[Verdict, Lack | None] | None
) -> None:
    (found,), _ = compared({ONE: before}, {ONE: after} if after is not None else {})
    assert (found.verdict, found.lack) == (expected or (Verdict.NOT_ENOUGH, Lack.NO_INTERVAL))


def test_medians_change_in_the_unit_of_their_metric() -> None:
    before = seconds([HOURS * each for each in range(21)], "h", HOURS)
    after = seconds([HOURS * each / 10 for each in range(21)], "h", HOURS)
    (found,), _ = compared({ONE: before}, {ONE: after})
    assert found.change is not None
    assert found.change.interval is not None
    assert found.change.difference == pytest.approx(-9.0)
    assert -15 < found.change.interval.low < -9 < found.change.interval.high < -4


def test_an_effect_is_the_change_beyond_that_of_the_control_group() -> None:
    control = {ONE: sample(BAD)}, {ONE: sample(GOOD)}
    (same,), tests = compared({ONE: sample(BAD)}, {ONE: sample(GOOD)}, control)
    assert tests == 2
    assert same.verdict is Verdict.BETTER
    assert same.effect is not None
    assert same.effect.change is not None
    assert same.effect.change.difference == 0
    assert same.effect.verdict is Verdict.NO_CHANGE_SEEN

    still = {ONE: sample(BAD)}, {ONE: sample(BAD)}
    (found,), _ = compared({ONE: sample(BAD)}, {ONE: sample(GOOD)}, still)
    assert found.effect is not None
    assert found.effect.verdict is Verdict.BETTER
    assert (found.effect.before.value, found.effect.after.value) == (1.8, 1.8)

    (found,), tests = compared({ONE: sample(BAD)}, {ONE: sample(GOOD)}, ({}, {}))
    assert tests == 1
    assert found.effect is not None
    assert found.effect.lack is Lack.NOBODY


def test_many_at_once_are_corrected_for() -> None:
    weak = sample({3.0: 60, 4.0: 40}), sample({3.0: 45, 4.0: 55})
    same = sample(BAD)
    alone, _ = compared({ONE: weak[0]}, {ONE: weak[1]})
    assert alone[0].verdict is Verdict.BETTER
    others = {subject(f"m{number}"): same for number in range(19)}
    found, tests = compared({ONE: weak[0], **others}, {ONE: weak[1], **others})
    assert tests == 20
    assert found[0].verdict is Verdict.NO_CHANGE_SEEN
    assert found[0].change is not None
    assert found[0].change.p is not None
    assert found[0].adjusted == pytest.approx(20 * found[0].change.p)


ANNA, TOM, WEEKEND = (
    subject(persona="anna"),
    subject(persona="tom"),
    subject(context="weekend"),
)


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({ANNA: 30, TOM: 20}, set()),
        ({ANNA: 4, TOM: 20}, {ANNA}),  # 26 others are told of nowhere
        ({ANNA: 46, TOM: 4}, {ANNA, TOM}),  # 50 less 46 would be Tom
        ({ANNA: 47}, {ANNA}),
        ({WEEKEND: 47}, {WEEKEND}),
        ({WEEKEND: 40}, set()),
        ({WEEKEND: 3}, {WEEKEND}),
    ],
)
def test_small_groups_are_hidden_and_cannot_be_had_by_subtracting(
    sizes: dict[Subject, int], hidden: set[Subject]
) -> None:
    before = {ONE: sample({3.0: 50}), **{each: sample({3.0: n}) for each, n in sizes.items()}}
    after = {each: sample({3.0: 60}) for each in before}
    after[ONE] = sample({3.0: 500})
    found, _ = compared(before, after)
    assert {each.subject for each in found if each.before.n is None} == hidden
    assert all(each.change is None for each in found if each.before.n is None)


def _quiet(chance: Random) -> tuple[dict[Subject, Sample], dict[Subject, Sample]]:
    """Twenty metrics of four kinds, which did not change."""
    sides: list[dict[Subject, Sample]] = [{}, {}]
    for number in range(20):
        for side, size in zip(sides, (60, 90), strict=True):
            kind = number % 4
            if kind == 0:
                made = sample(grades(chance, size))
            elif kind == 1:
                yes = sum(chance.random() < 0.3 for _ in range(size))
                made = sample({1.0: yes, 0.0: size - yes}, "share", None)
            elif kind == 2:
                made = seconds([chance.lognormvariate(5, 1) for _ in range(size)])
            else:
                made = sample(
                    {
                        float(each): count
                        for each, count in enumerate(
                            _drawn(chance, (1, 1, 2, 2, 3, 4, 5, 15, 20, 25, 22), size)
                        )
                    },
                    "nps",
                    (0, 10),
                )
            side[subject(f"m{number}")] = made
    return sides[0], sides[1]


def _drawn(chance: Random, weights: tuple[int, ...], size: int) -> list[int]:
    drawn = chance.choices(range(len(weights)), weights, k=size)
    return [drawn.count(each) for each in range(len(weights))]


def test_where_nothing_changed_one_report_of_twenty_says_it_did_at_most() -> None:
    """Uncorrected, 64 of 100 reports on twenty metrics would raise a false alarm."""
    chance = Random("nothing changed")
    runs = 100
    corrected = alone = 0
    for _ in range(runs):
        found, tests = compared(*_quiet(chance))
        assert tests == 20
        corrected += any(each.verdict.is_sure for each in found)
        alone += any(each.change is not None and (each.change.p or 1) <= 0.05 for each in found)
    assert corrected / runs <= 0.05 + 0.044  # two standard errors of 100 runs
    assert alone / runs > 0.4


def test_the_figures_of_a_side_are_those_measured() -> None:
    (found,), _ = compared({ONE: sample(BAD)}, {ONE: sample(GOOD)})
    assert (found.before, found.after) == (sample(BAD).side, sample(GOOD).side)
