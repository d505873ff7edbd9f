"""Findings written onto the text of a journey, without any data behind them."""

from __future__ import annotations

from pathlib import Path

from cjmap.format.read import read_map
from cjmap.measure.period import Period
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.findings import Findings, MetricFinding
from cjmap.measure.writing.steps import StepWriter
from cjmap.source.document import parse_document

EVIDENCE = {"events": "events-2026-q3", "answers": "answers-2026-q3"}
Q3 = Period.parse("2026-Q3")
NPS = MetricFinding("pay", "nps", 25, 435, 17, 32, {"promoters": 207, "detractors": 99}, "answers")


def written(text: str, findings: Findings) -> tuple[str, StepWriter]:
    """Return the text of a journey with findings written onto it; it is still a valid map."""
    document = parse_document(Path("buying.journey.yaml"), text.encode())
    draft = Draft(document)
    writer = StepWriter(draft, findings, EVIDENCE)
    writer.write()
    assert read_map(draft.document).valid
    return draft.document.text, writer


def journey(step: str) -> str:
    """Return the text of a journey whose step `pay` has further lines; `ship` and `keep` follow."""
    return (
        "kind: journey\nid: buying\ntitle: Buying\nstages:\n  - id: all\n    title: All\n    steps:\n"
        f"      - id: pay\n        title: Pay\n{step}"
        "      - {id: ship, title: Ship}\n      - {id: keep, title: Keep}\n"
    )
