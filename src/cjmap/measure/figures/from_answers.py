"""The figures that a survey gives: metrics by step, persona and context."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.measure.answers.survey import UNUSABLE, Why
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
        if whose.context is not None and whose.context not in survey.contexts:
            continue
        part = survey
        if whose.persona is not None:
            part = survey.select(Selection(persona=whose.persona), f"{name}_{number}")
        measures += _measures(session, part.given(whose.context), whose)
    always = survey
    if session.survey is not None and found.selection.period is not None:
        always = session.survey.select(replace(found.selection, period=None), f"{name}_always")
    return replace(
        found,
        measures=(*found.measures, *measures),
        survey=_quality(session, survey, always.extent()[1]),
    )


def _quality(session: Session, survey: Survey, without_date: int) -> SurveyQuality:
    """Return what a survey is worth; answers without a date belong to no period."""
    assert session.mapping.answers is not None
    questions = session.mapping.answers.questions
    reasons = survey.reasons()
    left_out = []
    for each in survey.left_out():
        asked = questions[each.question]
        left_out.append(Said(asked.metric, asked.step, each.said, each.count, each.why))
    return SurveyQuality(
        rows=survey.extent()[0],
        without_date=without_date,
        cannot_count=sum(reasons.get(Why(each), 0) for each in UNUSABLE),
        left_out=tuple(left_out),
        without_weight=reasons.get(Why.NO_WEIGHT, 0),
        unknown_questions=tuple(survey.unknown_questions()),
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
