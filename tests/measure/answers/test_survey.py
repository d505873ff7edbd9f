"""Guards surveys: rows in, answers that count and what is told of the others out, on both engines."""

from __future__ import annotations

import csv
import json
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.measure.logs import opened as opened_log

from cjmap.insight.document import Points
from cjmap.measure.answers.survey import Allowed, Why, open_survey
from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import Selection
from cjmap.measure.figures.measured import Slice
from cjmap.measure.mapping.model import Mapping
from cjmap.measure.mapping.read import parse_mapping
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.measure.period import Period
from cjmap.measure.published import write
from cjmap.measure.telling.telling import tell
from cjmap.statistics.answers import Answers
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.measure.conftest import Opens

    from cjmap.measure.answers.survey import Survey
    from cjmap.measure.figures.session import Session

NPS = Allowed((0, 10), whole=True)
CSAT = Allowed((1, 5))
DAY = "2026-07-01"
LONG = "question: what\nanswer: said\nrespondent: who\n"


def opened(
    open_engine: Opens,
    folder: Path,
    columns: str,
    rows: Sequence[Sequence[object]],
    settings: str,
    allowed: Sequence[Allowed] = (NPS,),
    more: str = "",
) -> Survey:
    """Open a survey of these columns and rows; `settings` are keys of the mapping's `answers`."""
    file = folder / "survey.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([columns.split(), *rows])
    text = "journey: j\nanswers:\n  from: survey.csv\n  date: day\n"
    text += "".join(f"  {line}\n" for line in settings.splitlines()) + more
    mapping = parse_mapping(folder / "j.measure.yaml", text.encode())
    source = CsvFiles((str(file),), tuple(columns.split()))
    return open_survey(open_engine(source), mapping, allowed, source, "survey.csv")


def counted(survey: Survey, context: str | None = None) -> Counter[float]:
    """Return the answers to the first question that count, with how many gave each."""
    found: Counter[float] = Counter()
    for each in survey.given(context):
        found[each.value] += each.count if each.question == 0 else 0
    return found


SAID = [
    ("whole numbers of the scale", NPS, "0 10 7 7", {0: 1, 7: 2, 10: 1}, {}),
    ("beyond the scale", NPS, "11 100 -5 10", {10: 1}, {Why.OUT_OF_SCALE: 3}),
    ("no whole number", NPS, "9.5 9,5 9,0", {9: 1}, {Why.NOT_WHOLE: 2}),
    ("any number of the scale", CSAT, "4.5 4,5 5.1", {4.5: 2}, {Why.OUT_OF_SCALE: 1}),
    ("any number at all", Allowed(), "-3 1e9", {-3: 1, 1e9: 1}, {}),
    ("infinity", NPS, "inf -inf Infinity NaN 8", {8: 1}, {Why.NO_NUMBER: 4}),
    ("infinity of anything", Allowed(), "inf -inf nan 1e300 8", {8: 1}, {Why.NO_NUMBER: 4}),
    ("words", NPS, "often n/a 8", {8: 1}, {Why.NO_NUMBER: 2}),
    ("labels", NPS, "never always always", {0: 1, 10: 2}, {}),
    ("a label beyond the scale", CSAT, "always 5", {5: 1}, {Why.OUT_OF_SCALE: 1}),
    ("blanks", NPS, "_ __ 3", {3: 1}, {Why.BLANK: 2}),
]


@pytest.mark.parametrize("form", ["wide", "long"])
@pytest.mark.parametrize(
    ("allowed", "said", "counts", "reasons"), [each[1:] for each in SAID], ids=[s[0] for s in SAID]
)
def test_what_is_an_answer(
    allowed: Allowed,
    said: str,
    counts: dict[float, int],
    reasons: dict[Why, int],
    form: str,
    open_engine: Opens,
    tmp_path: Path,
) -> None:
    rows = [(DAY, "q", each.replace("_", " ")) for each in said.split()]
    labels = "metric: m, step: s, labels: {never: 0, always: 10}"
    settings = f"questions: [{{column: said, {labels}}}]"
    if form == "long":
        settings = f"question: what\nanswer: said\nquestions: [{{is: q, {labels}}}]"
    survey = opened(open_engine, tmp_path, "day what said", rows, settings, [allowed])
    assert counted(survey) == counts
    assert survey.reasons() == reasons
    told = Counter({each.why: 0 for each in survey.left_out()})
    for each in survey.left_out():
        told[each.why] += each.count
    assert told == {why: n for why, n in reasons.items() if why is not Why.BLANK}


LAST = [
    ("the later date", [("ann", "2026-07-02", 3), ("ann", "2026-07-01", 9)], {3: 1}),
    ("one that counts", [("ann", "2026-07-01", 9), ("ann", "2026-07-02", 11)], {9: 1}),
    ("no word", [("ann", "2026-07-01", 9), ("ann", "2026-07-02", "no idea")], {9: 1}),
    ("no blank", [("ann", "2026-07-01", 9), ("ann", "2026-07-02", "")], {9: 1}),
    ("one with a date", [("ann", "2026-07-01", 9), ("ann", "some day", 3)], {9: 1}),
    ("one of this world", [("ann", "2026-07-01", 9), ("ann", "20000-01-01", 3)], {9: 1}),
    ("of each", [("ann", DAY, 9), ("bob", DAY, 3)], {9: 1, 3: 1}),
    ("all of the nameless", [("", DAY, 9), (" ", DAY, 3), ("", DAY, 3)], {9: 1, 3: 2}),
]


@pytest.mark.parametrize(("rows", "counts"), [e[1:] for e in LAST], ids=[e[0] for e in LAST])
def test_the_last_answer_counts(
    rows: list[tuple[str, str, object]],
    counts: dict[float, int],
    open_engine: Opens,
    tmp_path: Path,
) -> None:
    settings = "respondent: who\nquestions: [{column: said, metric: m, step: s}]"
    survey = opened(open_engine, tmp_path, "who day said", rows, settings)
    assert counted(survey) == counts


def test_of_one_moment_the_later_row_is_the_last(open_duck: Opens, tmp_path: Path) -> None:
    rows = [("ann", DAY, each) for each in (3, 10, 9)]
    settings = "respondent: who\nquestions: [{column: said, metric: m, step: s}]"
    assert counted(opened(open_duck, tmp_path, "who day said", rows, settings)) == {9: 1}


def test_on_a_cluster_the_highest_of_one_moment_is_the_last(
    open_spark: Opens, tmp_path: Path
) -> None:
    rows = [("ann", DAY, each) for each in (3, 10, 9)]
    settings = "respondent: who\nquestions: [{column: said, metric: m, step: s}]"
    assert counted(opened(open_spark, tmp_path, "who day said", rows, settings)) == {10: 1}


def test_each_answer_counts_where_that_is_said(open_engine: Opens, tmp_path: Path) -> None:
    rows = [("ann", DAY, 3), ("ann", DAY, 9)]
    settings = "respondent: who\nwhich: all\nquestions: [{column: said, metric: m, step: s}]"
    assert counted(opened(open_engine, tmp_path, "who day said", rows, settings)) == {3: 1, 9: 1}


def test_weights_that_are_none_leave_their_answers_out(open_engine: Opens, tmp_path: Path) -> None:
    unusable = ("0", "-1", "", "x", "NaN", "inf", "1e200")
    rows = [(DAY, 9, each) for each in ("2", "0,5", *unusable)]
    settings = "weight: w\nquestions: [{column: said, metric: m, step: s}]"
    survey = opened(open_engine, tmp_path, "day said w", rows, settings)
    assert [(each.weight, each.count) for each in survey.given()] == [(0.5, 1), (2.0, 1)]
    assert survey.reasons() == {Why.NO_WEIGHT: len(unusable)}
    assert survey.left_out() == []


def test_questions_that_the_mapping_does_not_know(open_engine: Opens, tmp_path: Path) -> None:
    asked = ["nps", "NPS", "NPS", "why", "", "csat"]
    rows = [(DAY, each, 4, "") for each in asked] + [(DAY, "why", "", "")]
    settings = (
        "question: what\nanswer: said\n"
        "questions: [{is: nps, metric: m, step: s}, {is: [csat, ces], metric: c, step: s}]"
    )
    survey = opened(open_engine, tmp_path, "day what said x", rows, settings, [NPS, CSAT])
    assert [(each.question, each.value, each.count) for each in survey.given()] == [
        (0, 4, 1),
        (1, 4, 1),
    ]
    assert survey.unknown_questions() == [("NPS", 2), ("", 1), ("why", 1)]
    assert survey.reasons() == {Why.BLANK: 1, Why.UNKNOWN: 4}


def test_whom_answers_are_of(open_engine: Opens, tmp_path: Path) -> None:
    rows = [(DAY, 9, "beginner", "north"), (DAY, 3, "tom", "south"), ("2026-08-01", 5, "tom", "")]
    settings = "persona: who\npersonas: {beginner: ann}\ngroup: place\n"
    settings += "questions: [{column: said, metric: m, step: s}]"
    survey = opened(open_engine, tmp_path, "day said who place", rows, settings)
    for number, (selection, counts) in enumerate(
        [
            (Selection(persona="ann"), {9: 1}),
            (Selection(persona="tom"), {3: 1, 5: 1}),
            (Selection(group="north"), {9: 1}),
            (Selection(groups=("north", "south")), {9: 1, 3: 1}),
            (Selection(Period.parse("2026-07")), {9: 1, 3: 1}),
            (Selection(Period.parse("2025")), {}),
        ]
    ):
        assert counted(survey.select(selection, f"part{number}")) == counts


def test_a_context_is_told_by_a_column_and_never_by_the_day(
    open_engine: Opens, tmp_path: Path
) -> None:
    saturday, monday = "2026-07-04", "2026-07-06"
    rows = [(saturday, 9, "no"), (monday, 3, "yes"), (monday, 4, "")]
    settings = "questions: [{column: said, metric: m, step: s}]"
    more = (
        "contexts:\n  weekend: {days: [saturday, sunday]}\n  hurry: {column: busy, is: yes}\n"
        "  both: {column: busy, is: yes, days: saturday}\n"
    ).replace("yes", '"yes"')
    survey = opened(open_engine, tmp_path, "day said busy", rows, settings, more=more)
    assert survey.contexts == {"hurry"}
    assert counted(survey, "hurry") == {3: 1}


MISSING = [
    ("date", "day", "when", "`answers.date` is “day”, but survey.csv has no such column."),
    ("context", "busy", "day", "`contexts.hurry.column` is “busy”, but survey.csv has no such"),
    ("question", "said", "day", "`answers.questions[0].column` is “said”, but survey.csv has no"),
]


@pytest.mark.parametrize(("lacks", "has", "message"), [each[1:] for each in MISSING])
def test_a_column_that_is_missing_is_told_with_its_data(
    lacks: str, has: str, message: str, open_duck: Opens, tmp_path: Path
) -> None:
    columns = " ".join(each for each in ("day", "said", "busy", "when") if each != lacks)
    settings = "questions: [{column: said, metric: m, step: s}]"
    more = 'contexts: {hurry: {column: busy, is: "yes"}}\n'
    with pytest.raises(MeasureError) as error:
        opened(open_duck, tmp_path, columns, [], settings, more=more)
    assert error.value.message.startswith(message)


def test_a_column_that_is_missing_in_a_log_is_told_with_its_data(
    open_duck: Opens, tmp_path: Path
) -> None:
    with pytest.raises(MeasureError, match=r"`events\.time` is “when”, but the log has no such"):
        opened_log(open_duck, tmp_path, [("c", "a", DAY)], columns=("case", "what", "moment"))


# --- a session: figures, and what is told ---

JOURNEY = """\
kind: journey
id: visit
title: Visit
stages: [{title: All, steps: [{id: book, title: Book}, {id: leave, title: Leave}]}]
"""
CATALOG = """\
kind: catalog
id: all
title: All
metrics:
  - {id: nps, title: Promoters, method: nps}
  - {id: ease, title: Ease, method: ces-mean, scale: {min: 1, max: 7}}
contexts: [{id: weekend, title: Weekend, dimension: time}]
"""
QUESTIONS = [
    {"is": "recommend", "metric": "nps", "step": "leave"},
    {"is": "easy", "metric": "ease", "step": "book"},
]


@contextmanager
def session(
    folder: Path, address: str | None, rows: Sequence[Sequence[object]], catalog: str = CATALOG
) -> Iterator[Session]:
    """Measure with a survey of `who day what said weight`."""
    (folder / "cjmap.toml").write_text("", encoding="utf-8")
    (folder / "visit.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "all.catalog.yaml").write_text(catalog, encoding="utf-8")
    file = folder / "survey.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("who", "day", "what", "said", "weight"), *rows])
    answers = {"from": str(file), "date": "day", "respondent": "who", "weight": "weight"}
    asked = {"question": "what", "answer": "said", "questions": QUESTIONS}
    said = {
        "journey": "visit",
        "answers": answers | asked,
        "contexts": {"weekend": {"days": ["saturday"]}},
    }
    mapping = Mapping.model_validate(said)
    with open_session(open_workspace(folder), mapping, folder, EngineChoice(address)) as found:
        yield found


ROWS = [
    *((f"p{n}", DAY, "recommend", 10, 2) for n in range(60)),
    *((f"q{n}", DAY, "recommend", 5, 1) for n in range(40)),
    *((f"p{n}", DAY, "easy", 6, 1) for n in range(30)),
    ("p0", "2026-07-02", "recommend", 11, 1),
    ("p1", "2026-07-02", "recommend", 9.5, 1),
    ("p2", "2026-07-02", "easy", "-inf", 1),
    ("p3", "2026-07-02", "recommend", 0, 0),
    ("p4", "2026-07-02", "recommend", 0, "NaN"),
    ("p5", "some day", "recommend", 0, 1),
    ("p6", DAY, "comment", "Thank you", 1),
    ("p7", DAY, "comment", "", 1),
]


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_figures_of_a_survey_and_what_is_told_of_it(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    address = request.getfixturevalue("spark_address") if engine == "spark" else None
    with session(tmp_path, address, ROWS) as found:
        measured = found.measure(Selection(Period.parse("2026-07")), [Slice(context="weekend")])
        nps, ease = measured.measures  # and none of the weekend, which no day of answering tells
        assert nps.figure is not None
        assert isinstance(nps.sample, Answers)
        assert ease.figure is not None
        assert nps.figure.value == pytest.approx(100 * (120 - 40) / 160)
        assert nps.sample.effective_n == pytest.approx(160**2 / 280)  # Kish
        assert (nps.figure.n, ease.figure.n, ease.figure.value) == (100, 30, 6)
        document = tell(found, measured, "en")
        (points,) = document.sections[-1].blocks
        assert isinstance(points, Points)
        assert [str(each.text) for each in points.sentences][1:] == [
            "1 answer has no date that can be read; it counts only where no period is asked for.",
            "2 answers have no weight above zero and are left out.",
            "1 answer is to a question that the mapping does not know: “comment” (1).",
            "3 answers cannot count: 1 × “11” to Promoters at Leave: out of the scale;"
            " 1 × “9.5” to Promoters at Leave: no whole number;"
            " 1 × “-inf” to Ease at Book: no number",
        ]
        quality = json.loads(write(measured))["quality"]
        assert {key: quality[key] for key in quality if "answers" in key or "quest" in key} == {
            "answers": 137,
            "answers_without_date": 1,
            "answers_without_weight": 2,
            "unknown_questions": [{"question": "comment", "answers": 1}],
        }
        assert [each["reason"] for each in quality["left_out"]] == [
            "out-of-scale",
            "not-whole",
            "no-number",
        ]


def test_a_survey_that_says_nothing_of_the_period(tmp_path: Path) -> None:
    with session(tmp_path, None, ROWS) as found:
        measured = found.measure(Selection(Period.parse("2025")))
        assert [(each.metric, each.figure) for each in measured.measures] == [
            ("nps", None),
            ("ease", None),
        ]
        assert measured.survey is not None
        assert (measured.survey.rows, measured.survey.without_date) == (0, 1)


def test_a_scale_that_the_method_cannot_have(tmp_path: Path) -> None:
    wrong = CATALOG.replace("method: nps", "method: nps, scale: {min: 1, max: 5}")
    with (
        pytest.raises(
            MeasureError, match="Metric `nps`: The method nps takes answers from 0 to 10"
        ),
        session(tmp_path, None, [], wrong),
    ):
        pass
