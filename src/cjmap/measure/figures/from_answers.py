"""The figures that a survey gives: metrics by step, persona and context."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.measure.events.log import Selection
from cjmap.measure.figures.measured import Measured, Said, SurveyQuality
from cjmap.measure.figures.metrics import measure_of, metric_named
from cjmap.statistics.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.answers.survey import Given, Survey
    from cjmap.measure.figures.measured import Measure, Slice
    from cjmap.measure.figures.session import Session


def figures(
    session: Session, survey: Survey, found: Measured, slices: Sequence[Slice], name: str
) -> Measured:
    """Add what a survey says to what was found."""
    measures: list[Measure] = []
    for number, whose in enumerate(slices):
        part = survey
        if whose.persona is not None:
            part = survey.select(Selection(persona=whose.persona), f"{name}_{number}")
        measures += _measures(session, part.given(whose.context), whose)
    rows, undated, _, _ = survey.extent()
    questions = session.mapping.answers.questions if session.mapping.answers is not None else ()
    left_out = tuple(
        Said(
            questions[each.question].metric,
            questions[each.question].step,
            each.said,
            each.count,
            each.outside,
        )
        for each in survey.left_out()
    )
    return replace(
        found,
        measures=(*found.measures, *measures),
        survey=SurveyQuality(rows, undated, left_out),
    )


def _measures(session: Session, given: Sequence[Given], whose: Slice) -> list[Measure]:
    """Return the metrics that questions give; questions of one metric at one step add up."""
    assert session.mapping.answers is not None
    samples: defaultdict[tuple[str, str], list[tuple[float, int, float, float]]] = defaultdict(list)
    questions = session.mapping.answers.questions
    for question in questions:
        samples[question.metric, question.step] = []
    for each in given:
        question = questions[each.question]
        weight = each.weight
        samples[question.metric, question.step].append(
            (each.value, each.count, each.count * weight, each.count * weight * weight)
        )
    found = []
    for (id, step), tallies in samples.items():
        metric = metric_named(session.workspace, id, "answers.questions[].metric")
        found.append(measure_of(session.mapping, metric, step, whose, Answers(tallies), "answers"))
    return found
