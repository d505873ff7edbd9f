"""Guards what is told of metrics with two periods on one map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import asked, journey
from tests.insight.report.test_change import BASE, lines

from cjmap.insight.report.change.figures import ChangeFigures, figures

if TYPE_CHECKING:
    from pathlib import Path

LOST = "{{metric: lost, value: {0}, n: {1}, period: {2}}}"
TIME = "{{metric: time, value: {0}, low: {1}, high: {2}, n: 30, period: {3}}}"


def _step(id: str, *uses: str) -> str:
    return f"{{id: {id}, title: {id.upper()}, metrics: [{', '.join(uses)}]}}"


def _told(folder: Path, *steps: str) -> ChangeFigures | None:
    return figures(asked(folder, {**BASE, "buy.journey.yaml": journey("\n".join(steps))}))


WORSE = _step("a", LOST.format(0.31, 2812, "2026-Q3"), LOST.format(0.40, 1493, "2026-Q4"))
FASTER = _step("b", TIME.format(41, 39, 43, "2026-09"), TIME.format(3, 2, 6, "2026-10"))
SAME = _step("c", LOST.format(0.31, 200, "2026-Q3"), LOST.format(0.34, 180, "2026-Q4"))
UNSURE = _step("d", "{metric: time, value: 9, period: '2025'}", "{metric: time, value: 8, period: '2026'}")  # fmt: skip


@pytest.mark.parametrize(
    ("step", "english", "polish"),
    [
        (
            WORSE,
            "2026-Q3 → 2026-Q4: “Lost” at “A”: 31% → 40% (n = 2,812 → 1,493): worse (95%: +6 to +12"
            " points).",
            "2026-Q3 → 2026-Q4: „Lost” w kroku „A”: 31% → 40% (n = 2 812 → 1 493): gorzej (95%: od +6"
            " do +12 p.p.).",
        ),
        (
            FASTER,
            "2026-09 → 2026-10: “Time” at “B”: 41 h → 3 h (n = 30 → 30): better (95%: −40.24 to −34.39"
            " h).",
            "2026-09 → 2026-10: „Time” w kroku „B”: 41 h → 3 h (n = 30 → 30): lepiej (95%: od −40,24 do"
            " −34,39 h).",
        ),
        (
            SAME,
            "2026-Q3 → 2026-Q4: “Lost” at “C”: 31% → 34% (n = 200 → 180): no change seen (95%: −6 to"
            " +12 points).",
            "2026-Q3 → 2026-Q4: „Lost” w kroku „C”: 31% → 34% (n = 200 → 180): nie widać zmiany (95%:"
            " od −6 do +12 p.p.).",
        ),
        (
            UNSURE,
            "2025 → 2026: “Time” at “D”: 9 h → 8 h: how sure that is is not known.",
            "2025 → 2026: „Time” w kroku „D”: 9 h → 8 h: nie wiadomo, na ile to pewne.",
        ),
    ],
)
def test_two_periods_are_compared_in_words(
    tmp_path: Path, step: str, english: str, polish: str
) -> None:
    told = _told(tmp_path, step)
    assert told is not None
    assert [each.replace("\u00a0", " ") for each in lines(told)] == [english]
    assert [each.replace("\u00a0", " ") for each in lines(told, "pl")] == [polish]


def test_sure_changes_come_first_and_one_period_is_no_change(tmp_path: Path) -> None:
    told = _told(tmp_path, SAME, UNSURE, WORSE)
    assert told is not None
    assert [each.verdict for each in told.periods] == ["sure", "noise", "untold"]
    assert _told(tmp_path, _step("a", LOST.format(0.31, 2812, "2026-Q3"))) is None


def test_all_pairs_of_a_report_are_corrected_for_together(tmp_path: Path) -> None:
    weak = LOST.format(0.40, 300, "2026-Q3"), LOST.format(0.31, 300, "2026-Q4")
    still = LOST.format(0.40, 300, "2026-Q3"), LOST.format(0.40, 300, "2026-Q4")
    alone = _told(tmp_path, _step("a", *weak))
    many = _told(tmp_path, _step("a", *weak), *(_step(f"s{number}", *still) for number in range(9)))
    assert alone is not None
    assert many is not None
    assert [each.verdict for each in alone.periods] == ["sure"]
    assert {each.verdict for each in many.periods} == {"noise"}
