"""Figures onto a journey: what changes in its text, and nothing else."""

from __future__ import annotations

import difflib

import pytest
from tests.measure.writing.onto import NPS, Q3, journey, written

from cjmap.measure.figures.measured import Portion
from cjmap.measure.mapping.model import Timed
from cjmap.measure.writing.facts import WhyNot
from cjmap.measure.writing.findings import Findings, MetricFinding, TimeFinding

MONEY = MetricFinding("pay", "cost", 12.5, 80, None, None, {}, "answers")


def changed(step: str, findings: Findings) -> list[str]:
    """Return the lines that go (`-`) and come (`+`); writing the same again changes nothing."""
    before = journey(step)
    after, _ = written(before, findings)
    assert written(after, findings)[0] == after
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "-+"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            "",
            [
                *("+ metrics:", "+ - metric: nps", "+ value: 25", "+ n: 435", "+ period: 2026-Q3"),
                *("+ low: 17", "+ high: 32", "+ counts: {promoters: 207, detractors: 99}"),
                "+ evidence: answers-2026-q3",
            ],
            id="none yet",
        ),
        pytest.param(
            "        metrics:\n          # asked by mail\n          - metric: nps  # ours\n            value: 25.0\n"
            "            n: 400\n            period: 2026-07-01..2026-09-30\n            target: 35\n            low: 16\n"
            "            high: 32\n            counts: {promoters: 200, passives: 100, detractors: 100}\n"
            "            evidence: [old, older]\n",
            [
                *("- n: 400", "+ n: 435", "- low: 16", "+ low: 17"),
                "- counts: {promoters: 200, passives: 100, detractors: 100}",
                "+ counts: {promoters: 207, passives: 129, detractors: 99}",
                *("- evidence: [old, older]", "+ evidence: [answers-2026-q3]"),
            ],
            id="of the same days, by another name",
        ),
        pytest.param(
            "        metrics:\n          - {metric: nps, target: 30}\n",
            [
                "- - {metric: nps, target: 30}",
                "+ - {metric: nps, value: 25, n: 435, period: 2026-Q3, target: 30, low: 17, high: 32,"
                " counts: {promoters: 207, detractors: 99}, evidence: answers-2026-q3}",
            ],
            id="a target that waits for its value",
        ),
        pytest.param(
            "        metrics: [{metric: nps, value: 20, period: 2026-Q2, target: 30}]\n",
            [
                "- metrics: [{metric: nps, value: 20, period: 2026-Q2, target: 30}]",
                "+ metrics: [{metric: nps, value: 20, period: 2026-Q2, target: 30}, {metric: nps, value: 25,"
                " n: 435, period: 2026-Q3, target: 30, low: 17, high: 32, counts: {promoters: 207,"
                " detractors: 99}, evidence: answers-2026-q3}]",
            ],
            id="in brackets",
        ),
    ],
)
def test_metrics(step: str, expected: list[str]) -> None:
    assert changed(step, Findings("buying", Q3, (NPS,))) == expected


def test_a_new_period_stands_in_the_order_of_time_with_the_target_of_the_latest() -> None:
    earlier = (
        "        metrics:\n          - {metric: nps, value: 20, period: 2026-Q1, target: 30}\n"
        "          # the mild winter\n          - {metric: nps, value: 22, period: 2026-Q2, target: 33}\n"
        "            # and after it\n"
    )
    later = (
        "          - {metric: nps, value: 30, period: 2027-Q1, target: 40}\n"
        "          - {metric: cost, value: 3}\n"
    )
    after, _ = written(journey(earlier + later), Findings("buying", Q3, (NPS,)))
    new = (
        "          - metric: nps\n            value: 25\n            n: 435\n            period: 2026-Q3\n"
        "            target: 40\n            low: 17\n            high: 32\n"
        "            counts: {promoters: 207, detractors: 99}\n            evidence: answers-2026-q3\n"
    )
    assert after == journey(earlier + new + later)


def test_what_nothing_is_known_of_any_more_goes() -> None:
    step = (
        "        metrics:\n          - metric: cost\n            value: 9\n            n: 70\n"
        "            period: 2026-Q3\n            low: 8\n            high: 10\n            evidence: old\n"
    )
    assert changed(step, Findings("buying", Q3, (MONEY,))) == [
        *("- value: 9", "+ value: 12.5", "- n: 70", "+ n: 80"),
        *("+ evidence: answers-2026-q3", "- low: 8", "- high: 10", "- evidence: old"),
    ]


def times(*found: tuple[Timed, str, str | None]) -> Findings:
    return Findings("buying", Q3, (), tuple(TimeFinding("pay", p, t, 90, c) for p, t, c in found))


@pytest.mark.parametrize(
    ("step", "found", "expected"),
    [
        ("", [(Timed.ACTUAL, "5 min", None)], ["+ duration: {actual: 5 min}"]),
        (
            "        duration: 4 min  # a guess\n",
            [(Timed.ACTUAL, "5 min", None), (Timed.WAIT, "3 min", None)],
            [
                "- duration: 4 min  # a guess",
                "+ duration: {planned: 4 min, actual: 5 min, wait: 3 min}  # a guess",
            ],
        ),
        ("        duration: {planned: 4 min, actual: PT5M}\n", [(Timed.ACTUAL, "5 min", None)], []),
        ("        duration: {actual: 1 min}\n", [(Timed.ACTUAL, "61 s", None)], []),
        (
            "        duration:\n          planned: 4 min\n          wait: 1 min\n",
            [(Timed.ACTUAL, "5 min", None)],
            ["+ actual: 5 min"],
        ),
        (
            "        variants:\n          - when: [weekend]\n            emotion: -1\n"
            "          - {when: [weekend, ill], emotion: -2}\n",
            [(Timed.WAIT, "41 h", "weekend")],
            ["+ duration: {wait: 41 h}"],
        ),
        (
            "        duration: {actual: 5 min}\n        variants:\n          - {when: weekend, emotion: -1}\n",
            [(Timed.ACTUAL, "5 min", None), (Timed.ACTUAL, "5 min", "weekend")],
            [],
        ),
        ("", [(Timed.ACTUAL, "5 min", "weekend")], []),
    ],
)
def test_durations(
    step: str, found: list[tuple[Timed, str, str | None]], expected: list[str]
) -> None:
    assert changed(step, times(*found)) == expected


@pytest.mark.parametrize(
    ("step", "parts", "expected", "why"),
    [
        ("", {"ship": 3, "keep": 3}, [], None),
        ("        next: [ship]\n", {"ship": 3, "keep": 3}, [], None),
        (
            "        next: [ship, {to: keep, when: paid}]\n",
            {"ship": 3, "keep": 3},
            [
                "- next: [ship, {to: keep, when: paid}]",
                "+ next: [{to: ship, share: 0.429}, {to: keep, when: paid, share: 0.428}]",
            ],
            None,
        ),
        (
            "        next:\n          - {to: ship, share: 0.5}  # of all\n",
            {"ship": 7, "keep": 0},
            [
                "- - {to: ship, share: 0.5}  # of all",
                "+ - {to: ship, share: 1}  # of all",
            ],
            None,
        ),
        (
            "        next: [{to: ship, share: 0.4}, {to: keep, share: 0.6}]\n",
            {"ship": 4},
            [],
            WhyNot.ABOVE_ONE,
        ),
        (
            "        next: [{to: ship, when: a}, {to: ship, when: b}]\n",
            {"ship": 4},
            [],
            WhyNot.SAME_TARGET,
        ),
    ],
)
def test_shares(step: str, parts: dict[str, int], expected: list[str], why: WhyNot | None) -> None:
    ways = {"pay": {to: Portion(cases, 7, None) for to, cases in parts.items()}}
    findings = Findings("buying", Q3, (), (), ways)
    assert changed(step, findings) == expected
    _, writer = written(journey(step), findings)
    assert [each.why for each in writer.not_written] == ([why] if why else [])


def test_line_ends_and_a_missing_last_one_stay() -> None:
    before = journey("        duration: 4 min\n").replace("\n", "\r\n").rstrip()
    after, _ = written(before, Findings("buying", Q3, (NPS,)))
    assert after.count("\n") == after.count("\r\n")
    assert after.replace("\r\n", "\n").split("        metrics:\n")[0] in before.replace(
        "\r\n", "\n"
    )
    assert after.endswith("{id: keep, title: Keep}")
