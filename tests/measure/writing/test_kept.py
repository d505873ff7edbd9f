"""Whatever is measured: a journey that it is written onto keeps every other byte, and is valid."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.measure.writing.onto import EVIDENCE

from cjmap.format.read import read_map
from cjmap.measure.figures.measured import Portion
from cjmap.measure.figures.units import written_duration
from cjmap.measure.mapping.model import Timed
from cjmap.measure.period import Period
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.findings import Findings, MetricFinding, TimeFinding
from cjmap.measure.writing.steps import StepWriter
from cjmap.source.document import Document, parse_document

EXAMPLES = Path(__file__).parents[3] / "examples"
OURS = re.compile(
    r" *(- )?(metrics:|metric: |value: |n: |period: |target: |low: |high: |counts: |evidence: [a-z]"
    r"|duration: |actual: |wait: |next: |\{(to|metric): |to: |share: )"
)
"""Lines that writing figures may touch."""


@pytest.fixture(scope="module", params=["sklep/zamawiam-rosline", "clinic/first-visit"])
def example(request: pytest.FixtureRequest) -> Document:
    file = EXAMPLES / f"{request.param}.journey.yaml"
    return parse_document(file, file.read_bytes())


def findings_of(draw: st.DrawFn, document: Document) -> Findings:
    """Draw findings at some steps of a journey: metrics it has and lacks, times, all ways on."""
    steps = [step for stage in document.data["stages"] for step in stage["steps"]]
    some = draw(
        st.lists(st.sampled_from(steps), unique_by=lambda step: str(step["id"]), max_size=4)
    )
    metrics, times, ways = [], [], {}
    for step in some:
        id = step["id"]
        known = [each["metric"] for each in step.get("metrics", [])]
        metric = draw(st.sampled_from([*known, "nps", "brand-new"]))
        value = draw(st.integers(-1000, 1000)) / draw(st.sampled_from([1, 10, 100]))
        low, high = (value - 1, value + 1) if draw(st.booleans()) else (None, None)
        counts = draw(st.sampled_from([{}, {"promoters": 3, "detractors": 2}]))
        source = draw(st.sampled_from(sorted(EVIDENCE)))
        n = draw(st.integers(5, 10**6))
        metrics.append(MetricFinding(id, metric, value, n, low, high, counts, source))
        for part in draw(st.sets(st.sampled_from(list(Timed)))):
            context = draw(st.sampled_from([None, "weekend", "mroz"]))
            text = written_duration(draw(st.integers(1, 10**7)))
            times.append(TimeFinding(id, part, text, n, context))
        whole = draw(st.integers(1, 997))
        left, parts = whole, {}
        for way in step.get("next", []):
            taken = draw(st.integers(0, left))
            left -= taken
            parts[way["to"]] = Portion(taken, whole, None)
        if parts:
            ways[id] = parts
    period = Period.parse(draw(st.sampled_from(["2026-Q3", "2026-Q2", "2027", "2026-11"])))
    return Findings("any", period, tuple(metrics), tuple(times), ways)


def test_every_other_byte_stays(example: Document) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        findings = data.draw(st.composite(lambda draw: findings_of(draw, example))())
        draft = Draft(example)
        StepWriter(draft, findings, EVIDENCE).write()
        document = draft.document
        assert read_map(document).valid
        before, after = example.text.splitlines(), document.text.splitlines()
        touched = [line for line in difflib.ndiff(before, after) if line[0] in "-+"]
        assert [line for line in touched if not OURS.match(line[2:])] == []
        assert [each.text for each in document.comments] == [each.text for each in example.comments]
        for stage in document.data["stages"]:
            for step in stage["steps"]:
                shares = [way.get("share", 0) for way in step.get("next", [])]
                assert sum(shares) <= 1 + 1e-9
        again = Draft(document)
        second = StepWriter(again, findings, EVIDENCE)
        second.write()
        assert (again.document.text, second.written) == (document.text, [])

    check()
