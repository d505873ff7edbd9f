"""Guards that a section which has nothing to tell leaves no bare heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.insight.asking import asked, journey

from cjmap.insight.report.report import document, report
from cjmap.insight.report.sections import SECTIONS, Room

if TYPE_CHECKING:
    from pathlib import Path


def test_a_touchpoint_met_once_leaves_no_bare_heading(tmp_path: Path) -> None:
    steps = "{id: a, title: A, emotion: 1, touchpoint: nowhere}\n{id: b, title: B, emotion: 0}"
    inquiry = asked(tmp_path, {"buy.journey.yaml": journey(steps, "")})
    told = document(report(inquiry, "shop", SECTIONS), "en", Room()).sections
    assert "consistency" not in [each.key for each in told]
    assert all(each.blocks or each.sections for each in told)
