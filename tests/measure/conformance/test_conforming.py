"""What is found of a plan in a log that was counted by hand, on two engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.measure import counted

from cjmap.measure.conformance import conform
from cjmap.measure.conformance.result import Conformance, Failure, Kind
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import Selection
from cjmap.measure.period import Period
from cjmap.statistics.shares import share_interval

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.conformance.result import Deviation
    from cjmap.measure.figures.session import Session

# kind, at what, cases of how many, times, examples; counted in the table of `counted`
DEVIATIONS = [
    # Of 12 ended cases 10 have `choose`, and two passed it by.
    (Kind.MISSING, "choose", 2, 12, 2, "k03 k14"),
    (Kind.MISSING, "search", 1, 12, 1, "k14"),
    # k11 left before it.
    (Kind.MISSING, "order", 1, 11, 1, "k14"),
    (Kind.MISSING, "receive", 1, 11, 1, "k14"),
    # Of all 14 cases; after `choose` twice, once before any step.
    (Kind.AD_HOC, "X after choose", 2, 14, 3, "k04 k12"),
    # Of 10 cases with `choose`.
    (Kind.OUT_OF_ORDER, "search after choose", 1, 10, 1, "k05"),
    (Kind.FAILED, "choose channel phone", 1, 10, 1, "k09"),
    # Of 11 cases with `order`: k10 is open, and has it.
    (Kind.FAILED, "order slow", 1, 11, 1, "k08"),
    (Kind.FAILED, "order status", 1, 11, 1, "k07"),
]


def place(each: Deviation) -> str:
    if each.activity is not None:
        return f"{each.activity} after {each.step}"
    if each.before is not None:
        return f"{each.step} after {each.before}"
    more = [word for word in (each.failure, each.channel) if word is not None]
    return " ".join([str(each.step), *more])


def table(found: Conformance) -> list[tuple[Kind, str, int, int, int, str]]:
    return [
        (
            each.kind,
            place(each),
            each.portion.cases,
            each.portion.whole,
            each.times,
            " ".join(each.examples),
        )
        for kind in found.kinds
        for each in kind.places
    ]


def test_deviations(by_hand: Session) -> None:
    found = conform(by_hand)
    assert table(found) == DEVIATIONS
    assert found.kinds[0].places[0].portion.interval == share_interval(2 / 12, 12)


def test_cases(by_hand: Session) -> None:
    found = conform(by_hand)
    assert (found.cases, found.ended, found.open, found.open_deviating) == (14, 12, 2, 1)
    # k01, k02, k06, k11, k13; with k07, k08 and k09, whose way was the planned one
    assert (found.kept.cases, found.kept.whole, found.kept_way.cases) == (5, 12, 8)
    assert (found.tied, found.tied_out_of_order) == (1, 0)
    kinds = {
        each.kind: (each.portion.cases, each.portion.whole, each.times) for each in found.kinds
    }
    assert kinds == {
        Kind.MISSING: (2, 12, 5),
        Kind.AD_HOC: (2, 14, 3),
        Kind.OUT_OF_ORDER: (1, 14, 1),
        Kind.FAILED: (3, 14, 3),
    }
    failures = {failure: each.cases for failure, each in found.of(Kind.FAILED).failures.items()}
    assert failures == {Failure.STATUS: 1, Failure.SLOW: 1, Failure.CHANNEL: 1}
    assert [(each.failure, each.lacking) for each in found.unseen] == [(Failure.INITIATOR, ())]
    assert (found.uncovered, found.optional) == (("unpack",), ("gift",))


def test_ways(by_hand: Session) -> None:
    found = conform(by_hand)
    letters = counted.STEPS
    ways = [
        ("".join(letters[step] for step in path.steps), path.portion.cases, path.keeps)
        for path in found.paths
    ]
    assert ways == [
        ("ABCEF", 6, True),
        ("AB", 1, True),
        ("ABCDEF", 1, True),
        ("ABCEBCEF", 1, True),
        ("AC", 1, False),
        ("ACEF", 1, False),
        ("BACEF", 1, False),
        ("F", 1, False),
    ]
    assert (found.ways, found.covered.cases, found.covered.whole) == (8, 13, 13)
    transitions = {
        letters[each.left] + letters[each.to]: (
            each.portion.cases,
            each.portion.whole,
            each.passing,
        )
        for each in found.transitions
    }
    assert transitions == {
        "AB": (9, 12, "planned"),
        "AC": (3, 12, "ahead"),
        "BA": (1, 10, "out-of-order"),
        "BC": (8, 10, "planned"),
        "CD": (1, 11, "planned"),
        "CE": (9, 11, "planned"),
        "DE": (1, 1, "planned"),
        "EB": (1, 10, "loop"),
        "EF": (10, 10, "ahead"),
    }


def test_of_a_period(by_hand: Session) -> None:
    found = conform(by_hand, Selection(period=Period.parse("2026-03-10")), "last_day")
    assert (found.cases, found.ended, found.kept.interval) == (2, 0, None)
    assert [each.portion.cases for each in found.kinds] == [0, 1, 0, 0]


# Fields of the mapping taken out, and what cannot be seen then.
UNSEEN = [
    (("status",), Failure.STATUS, ("events.status", "events.failed")),
    (("start",), Failure.SLOW, ("events.start", "events.lifecycle", "times")),
    (("channel",), Failure.CHANNEL, ("events.channel",)),
]


@pytest.mark.parametrize(("without", "failure", "lacking"), UNSEEN)
def test_what_cannot_be_seen(
    tmp_path: Path, without: tuple[str, ...], failure: Failure, lacking: tuple[str, ...]
) -> None:
    events = {key: value for key, value in counted.EVENTS.items() if key not in without}
    with counted.opened(tmp_path, mapping={**counted.MAPPING, "events": events}) as session:
        found = conform(session)
    assert {each.failure: each.lacking for each in found.unseen}[failure] == lacking
    assert failure not in found.of(Kind.FAILED).failures
    assert found.of(Kind.FAILED).portion.cases == 2


def test_what_the_plan_does_not_say(tmp_path: Path) -> None:
    journey = counted.JOURNEY.replace("duration: 1 h, ", "").replace(
        ", touchpoint: {channel: web, title: Shop}", ""
    )
    with counted.opened(tmp_path, journey=journey) as session:
        found = conform(session)
    assert [each.lacking for each in found.unseen] == [("duration.planned",), ("touchpoint",), ()]


def test_a_time_that_the_mapping_declares(tmp_path: Path) -> None:
    # From B to C three hours pass, six in k04, none in k13: of 1 hour planned, 9 of 10 are longer.
    times = [{"step": "order", "part": "actual", "from": "B", "to": "C"}]
    with counted.opened(tmp_path, mapping={**counted.MAPPING, "times": times}) as session:
        found = conform(session).of(Kind.FAILED)
    slow = next(each for each in found.places if each.failure is Failure.SLOW)
    # k05 and k03 have no B before C straight away: k05 has (B A C), k03 has none.
    assert (slow.step, slow.portion.cases, slow.times) == ("order", 8, 9)


def test_a_variant_may_be_on_another_channel(tmp_path: Path) -> None:
    variant = "variants: [{when: away, touchpoint: {channel: phone, title: Call}}], "
    journey = counted.JOURNEY.replace("title: Choose, ", f"title: Choose, {variant}")
    with counted.opened(tmp_path, journey=journey) as session:
        assert Failure.CHANNEL not in {
            each.failure for each in conform(session).of(Kind.FAILED).places
        }


def test_a_step_that_also_happened_where_it_should_has_not_failed(tmp_path: Path) -> None:
    cases = {"k01": "A B* B C E F", "k02": "A B* A B* C E F"}
    with counted.opened(tmp_path, cases=cases) as session:
        [found] = conform(session).of(Kind.FAILED).places
    assert (found.failure, found.times, found.examples) == (Failure.CHANNEL, 2, ("k02",))


def test_a_tie_may_be_why_a_step_comes_out_of_order(tmp_path: Path) -> None:
    cases = {"k01": "A C B= E F", "k02": "A B C E F"}
    with counted.opened(tmp_path, cases=cases) as session:
        found = conform(session)
    assert (found.tied, found.tied_out_of_order) == (1, 1)


def test_more_steps_than_one_number_holds(tmp_path: Path) -> None:
    many = range(130)
    steps = "\n".join(f"      - {{id: s{each}, title: S}}" for each in many)
    journey = f"kind: journey\nid: buying\ntitle: B\nstages:\n  - title: S\n    steps:\n{steps}\n"
    letters = [chr(0x4E00 + each) for each in many]
    cases = {
        "k01": " ".join(letters),
        "k02": " ".join(each for at, each in enumerate(letters) if at not in (0, 59, 60, 128)),
    }
    mapping = {
        **counted.MAPPING,
        "steps": {f"s{each}": letters[each] for each in many},
        "extra": [],
        "ignored": [],
    }
    with counted.opened(
        tmp_path, cases=_within_days(cases), journey=journey, mapping=mapping
    ) as it:
        found = conform(it).of(Kind.MISSING)
    assert [each.step for each in found.places] == ["s0", "s59", "s60", "s128"]


def _within_days(cases: dict[str, str]) -> dict[str, str]:
    """Put all events of a case at one time, in the order of the file."""
    return {case: events.replace(" ", "= ") + "=" for case, events in cases.items()}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({**counted.MAPPING, "steps": {}}, "covers no step"),
        ({**counted.MAPPING, "extra": []}, None),
    ],
)
def test_little_mapping(tmp_path: Path, mapping: dict[str, Any], said: str | None) -> None:
    with counted.opened(tmp_path, mapping=mapping) as session:
        if said is None:
            assert conform(session).of(Kind.AD_HOC).places == ()
        else:
            with pytest.raises(MeasureError, match=said):
                conform(session)


def test_it_only_asks_for_small_results(by_hand: Session) -> None:
    assert by_hand.log is not None
    conform(by_hand)
    assert max(each.rows for each in by_hand.log.engine.asked) < 20
