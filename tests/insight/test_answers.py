"""Guards which opportunities answer what: those that name it, what holds it, or what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import asked, journey

from cjmap.insight.gathered.opportunities import Answered, answered, answers, furthest

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.inquiry import Inquiry

STEPS = """
{id: a, title: A, pains: [{id: x, text: X}, {id: y, text: Y}], variants: [{when: rain, pains: [{id: z, text: Z}]}]}
{id: b, title: B}
"""
BACKLOG = """kind: backlog
id: todo
title: To do
opportunities:
  - {id: pain, title: P, for: buy#x, status: done}
  - {id: then, title: T, for: buy#z, status: planned}
  - {id: step, title: S, for: buy#a}
  - {id: stage, title: G, for: buy#shop, status: dropped}
  - {id: whole, title: W, for: buy, status: doing}
  - {id: lost, title: L, for: [buy#gone, gone#a], status: doing}
"""
STEP = ("stages", 0, "steps", 0)
OTHER = ("stages", 0, "steps", 1)

PLACES = [
    ("a pain", (*STEP, "pains", 0), ["pain"], ["step", "stage"], []),
    ("the pain beside it", (*STEP, "pains", 1), [], ["step", "stage"], []),
    ("a pain in a context", (*STEP, "variants", 0, "pains", 0), ["then"], ["step", "stage"], []),
    ("the step", STEP, ["step"], ["stage"], ["pain", "then"]),
    ("another step", OTHER, [], ["stage"], []),
    ("the stage", ("stages", 0), ["stage"], [], ["pain", "then", "step"]),
]


def inquiry(tmp_path: Path, backlog: str = BACKLOG) -> Inquiry:
    maps = {"buy.journey.yaml": journey(STEPS, ""), "todo.backlog.yaml": backlog}
    return asked(tmp_path, maps)


@pytest.mark.parametrize(
    ("name", "path", "itself", "holding", "inside"), PLACES, ids=[place[0] for place in PLACES]
)
def test_what_answers_a_place(
    tmp_path: Path,
    name: str,
    path: tuple[str | int, ...],
    itself: list[str],
    holding: list[str],
    inside: list[str],
) -> None:
    question = inquiry(tmp_path)
    found, entry = question.once(answers), question.journeys[0].entry
    around = found.around(entry, path)
    assert [each.opportunity.id for each in found.to(entry, path)] == itself + holding
    assert [each.opportunity.id for each in around] == itself + holding + inside
    assert [each.opportunity.id for each in around if each.names(entry, path)] == itself


def test_the_opportunity_that_got_furthest_counts(tmp_path: Path) -> None:
    question = inquiry(tmp_path)
    around = question.once(answers).around(question.journeys[0].entry, STEP)
    assert {each.opportunity.id: each.state for each in around} == {
        "pain": Answered.DONE,
        "then": Answered.PLANNED,
        "step": Answered.IDEA,  # without a status
        "stage": Answered.DROPPED,
    }
    first = furthest(around)
    assert first is not None
    assert first.opportunity.id == "then"
    assert answered(around) is Answered.PLANNED
    assert answered(each for each in around if not each.open) is Answered.DONE
    assert (furthest([]), answered([])) == (None, Answered.NOTHING)


def test_a_deprecated_backlog_answers_nothing(tmp_path: Path) -> None:
    question = inquiry(
        tmp_path, BACKLOG.replace("title: To do", "title: To do\nstatus: deprecated")
    )
    assert question.once(answers).around(question.journeys[0].entry, STEP) == []
