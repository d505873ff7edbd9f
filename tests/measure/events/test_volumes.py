"""How many, in a log that was counted by hand (see `counted`), on two engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.measure import counted
from tests.measure.logs import opened

from cjmap.measure.events import volumes
from cjmap.measure.events.volumes import Ending, Leaving, Passage, Visits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.measure.conftest import Opens

    from cjmap.measure.events.log import EventLog
    from cjmap.measure.figures.session import Session

A, B, C, D, E, UNPACK, F = range(7)
LETTERS = {A: "A", B: "B", C: "C", D: "D", E: "E", F: "F"}


@pytest.fixture
def log(by_hand: Session) -> EventLog:
    assert by_hand.log is not None
    return by_hand.log


def test_activities(log: EventLog) -> None:
    found = [(each.name, each.events, each.step, each.role) for each in volumes.activities(log)]
    assert found == [
        ("A", 12, A, "step"),
        ("C", 12, C, "step"),  # ten cases once, k06 twice
        ("B", 11, B, "step"),  # k06 twice
        ("E", 11, E, "step"),
        ("F", 11, F, "step"),
        ("X", 3, None, "extra"),
        ("D", 1, D, "step"),
        ("H", 1, None, "ignored"),
        ("Z", 1, None, None),
    ]


def test_directly_follows(log: EventLog) -> None:
    """Pairs of activities, whatever they belong to: X stands between in k04."""
    found = {left + to: times for left, to, times in volumes.directly_follows(log)}
    assert found == {
        "AB": 9,  # k01, 2, 4, 6, 7, 8, 9, 11, 13
        "AC": 3,  # k03, 5, 10
        "BA": 1,
        "BC": 8,  # k01, 2, 6 twice, 7, 8, 9, 13
        "BX": 1,
        "XX": 1,
        "XC": 1,
        "CD": 1,
        "CE": 10,  # k02, 3, 4, 5, 6 twice, 7, 8, 9, 13
        "DE": 1,
        "EB": 1,
        "EF": 10,  # k01 to k09, 13
        "ZH": 1,
    }


def test_visits(log: EventLog) -> None:
    assert volumes.visits(log) == {
        A: Visits(12, 12, 12),
        B: Visits(11, 11, 10),
        C: Visits(12, 12, 11),
        D: Visits(1, 1, 1),
        E: Visits(11, 11, 10),
        F: Visits(11, 11, 11),
    }


def test_passages(log: EventLog) -> None:
    """Steps only: in k04 the order comes straight after the choice."""
    assert volumes.passages(log) == [
        Passage(A, B, 9, 9),
        Passage(A, C, 3, 3),
        Passage(B, A, 1, 1),
        Passage(B, C, 9, 8),
        Passage(C, D, 1, 1),
        Passage(C, E, 10, 9),
        Passage(D, E, 1, 1),
        Passage(E, B, 1, 1),
        Passage(E, F, 10, 10),
    ]


def test_endings(log: EventLog, by_hand: Session) -> None:
    """k11 left at B; k10 stands at C and may go on; the others got to the last step."""
    assert volumes.endings(log, by_hand.seen_before) == {
        B: Ending(1, 1),
        C: Ending(1, 0),
        F: Ending(11, 11),
    }


def test_who_leaves_is_asked_of_what_is_long_ago(open_engine: Opens, tmp_path: Path) -> None:
    """Of four cases one leaves at a and two at b; d4 got to a and b within the last hour."""
    events = [("d1", "a", "2026-07-01 09:00")]
    events += [("d2", each, f"2026-07-01 {hour}:00") for each, hour in (("a", "09"), ("b", "10"))]
    events += [("d3", "a", "2026-07-01 09:00"), ("d3", "b", "2026-07-01 11:10")]
    events += [("d3", "c", "2026-07-01 11:20"), ("d4", "a", "2026-07-01 11:30")]
    events += [("d4", "b", "2026-07-01 12:00")]
    log = opened(open_engine, tmp_path, events)
    noon = 1_782_907_200_000_000
    long_ago = volumes.leaving(log, noon - 3_600_000_000)
    assert long_ago == {0: Leaving(3, 1, {1: 2}), 1: Leaving(1, 1, {})}
    all_known = volumes.leaving(log, noon + 1)
    assert all_known == {0: Leaving(4, 1, {1: 3}), 1: Leaving(3, 2, {2: 1}), 2: Leaving(1, 1, {})}
    assert all_known[1].visits == 3


def test_channels(log: EventLog) -> None:
    assert [each for each in volumes.channels(log) if each[0] == B] == [
        (B, "web", 10),
        (B, "phone", 1),
    ]


def test_paths(log: EventLog) -> None:
    found, ways, cases = volumes.paths(log, 3)
    told = [("".join(LETTERS[step] for step in path), count) for path, count in found]
    assert told == [("ABCEF", 6), ("AB", 1), ("ABCDEF", 1)]
    assert (ways, cases) == (8, 13)


def test_skipped(log: EventLog, by_hand: Session) -> None:
    """Of ended cases those that passed a step by, and those that had it or passed it by."""
    assert volumes.skipped(log, by_hand.seen_before) == {
        A: (1, 12),
        B: (2, 12),
        C: (1, 11),
        D: (10, 11),
        E: (1, 11),
        F: (0, 11),
    }


# What happened, and how far it is from A to D by three definitions; the last is ours.
FUNNELS = [
    ("A B C D", 4, 4, 4),
    ("B A B C D", 1, 4, 4),  # by first times the customer who went back is lost
    ("A B A C D", 4, 4, 4),
    ("A D C B D", 2, 2, 2),  # C before B: seen at all, but not in order
    ("B C A B D C", 1, 4, 3),  # D came after the first C, not after the one in order
    ("C D A B C", 2, 4, 3),  # each pair came, but never D after C after B
    ("D C B A", 1, 1, 1),
    ("B C D", 0, 0, 0),
]


def _by_first_times(events: str) -> int:
    places = [events.find(each) for each in "ABCD"]
    depth = 0
    while depth < 4 and places[depth] >= 0 and (depth == 0 or places[depth] > places[depth - 1]):
        depth += 1
    return depth


def _by_pairs(events: str) -> int:
    if "A" not in events:
        return 0
    depth = 1
    for left, to in ("AB", "BC", "CD"):
        if left not in events or events.rfind(to) < events.find(left):
            break
        depth += 1
    return depth


def test_funnel_is_greedy(tmp_path: Path) -> None:
    cases = {f"k{number}": events for number, (events, *_) in enumerate(FUNNELS)}
    for events, first, pairs, _ in FUNNELS:
        assert (_by_first_times(events), _by_pairs(events)) == (first, pairs), events
    with counted.opened(tmp_path, cases=cases) as session:
        assert session.log is not None
        reached = volumes.funnel(session.log, (A, B, C, D))
    expected = [sum(depth > place for *_, depth in FUNNELS) for place in range(4)]
    assert reached == expected


def test_funnel_of_the_log(log: EventLog) -> None:
    assert volumes.funnel(log, (A, B, C, E, F)) == [12, 9, 8, 8, 8]


def test_a_case_of_ten_thousand_events(tmp_path: Path) -> None:
    cases = {"long": "= ".join("ABC" * 3_334) + "=", "short": "A B"}
    with counted.opened(tmp_path, cases=cases) as session:
        assert session.log is not None
        found, ways, whole = volumes.paths(session.log, 5)
        assert volumes.visits(session.log)[A] == Visits(3_335, 3_335, 2)
    assert ([len(path) for path, _ in found], ways, whole) == ([2, 10_002], 2, 2)
    assert found[1][0][:4] == (A, B, C, A)
