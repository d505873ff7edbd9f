"""What becomes of a plan, in words, as a document and as a picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.measure import counted

from cjmap.draw.pictures.flow import Count, Kind, StepFlow
from cjmap.draw.pictures.flow import flows as drawn
from cjmap.insight.document import Points, Section, Table
from cjmap.measure.conformance import conform
from cjmap.measure.conformance.document import PublishedConformance, published
from cjmap.measure.conformance.flows import flows
from cjmap.measure.conformance.telling import sections

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.measure.figures.session import Session

SAID = {
    "en": [
        "41.7% of the cases that have ended kept to the plan (5 of 12; 95 % interval 19.3% to 68%).",
        "66.7% went the planned way, whatever failed on it (8 of 12; 39.1% to 86.2%).",
        "2 cases are still open: nothing is missing in them yet. Deviated already: 1.",
        "Another side began it: cannot be seen in this data.",
        "The mapping does not cover “Unpack”: whether that happened cannot be seen.",
        "In 1 case the order of two steps rests on a tie of their times; 0 of them came out of order.",
        "Missing | Choose | 2 | 16.7% | 4.7% to 44.8% | 2 | k03, k14",
        "Ad hoc | “X”, most often after Choose | 2 | 14.3% | 4% to 39.9% | 3 | k04, k12",
        "Out of order | Search straight after Choose | 1 | 10% | 1.8% to 40.4% | 1 | k05",
        "Failed | Choose: on another channel, mostly Phone | 1 | 10% | 1.8% to 40.4% | 1 | k09",
        "Failed | Order: longer than planned | 1 | 9.1% | 1.6% to 37.7% | 1 | k08",
        "Search → Choose → Order → Receive → Review | 6 | 46.2% | yes",
    ],
    "pl": [
        "2 przypadki jeszcze trwają: niczego w nich na razie nie brakuje. Od planu odbiegło już: 1.",
        "Pominięte | Choose | 2 | 16,7% | od 4,7% do 44,8% | 2 | k03, k14",
        "Poza planem | „X”, najczęściej po: Choose | 2 | 14,3% | od 4% do 39,9% | 3 | k04, k12",
        "Nieudane | Order: tak mówią dane | 1 | 9,1% | od 1,6% do 37,7% | 1 | k07",
        "Search → Choose → Order → Receive → Review | 6 | 46,2% | tak",
    ],
}


def lines(told: tuple[Section, ...]) -> list[str]:
    found: list[str] = []
    for section in told:
        for block in section.blocks:
            if isinstance(block, Points):
                found += [each.text for each in block.sentences]
            if isinstance(block, Table):
                found += [" | ".join(each.text for each in row) for row in block.rows]
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in found]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_in_words(by_hand: Session, lang: str) -> None:
    told = lines(sections(conform(by_hand), by_hand.workspace, lang))
    assert [each for each in SAID[lang] if each not in told] == []


def test_without_deviations(tmp_path: Path) -> None:
    with counted.opened(tmp_path, cases={"k01": "A B C E F"}) as session:
        told = lines(sections(conform(session), session.workspace, "en"))
    assert "No case went otherwise than planned." in told


def test_as_a_document(by_hand: Session) -> None:
    found = conform(by_hand)
    written = published(found).model_dump_json()
    assert PublishedConformance.model_validate_json(written) == published(found)
    document = json.loads(written)
    assert document["kept"]["cases"] == 5
    assert document["kinds"][3]["failures"]["slow"]["whole"] == 14
    assert document["kinds"][0]["places"][0]["examples"] == ["k03", "k14"]


def test_as_a_picture(by_hand: Session) -> None:
    shown = flows(by_hand.measure(), conform(by_hand))
    assert (shown.cases, shown.as_planned) == (14, Count(5, 5 / 12))
    # Of 22… events only Z belongs to nothing; H is ignored, which the mapping knows.
    events = sum(len(each.split()) for each in counted.CASES.values())
    assert shown.unmapped == pytest.approx(1 / events)
    choose = next(each for each in shown.steps if each.step == "choose")
    assert choose == StepFlow(
        step="choose",
        reached=Count(10, 10 / 14),
        left=Count(1, 1 / 10),
        open=Count(0, 0.0),
        missing=Count(2, 2 / 12),
        failed=Count(0, 0.0),
        slow=Count(0, 0.0),
        channel=Count(1, 1 / 10),
        median=0.0,
    )
    assert {(each.start, each.end) for each in shown.passages if each.kind is Kind.LOOP} == {
        ("receive", "choose")
    }
    assert shown.ad_hoc == (drawn.AdHoc("X", Count(2, 2 / 14), "choose"),)
