"""A survey: one view of answers, whatever the data looked like, and how often each answer was given.

The view has a row for each answer: `question` (its number in the mapping), `respondent`, `moment`
(whole microseconds in UTC, or null), `said` (as written), `answer` (a number, or null), `within`
(whether the scale has it), `weight`, `persona`, `grp`, and a column `in_…` for each context.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.measure.engine.dialect import FILE_ORDER, Column, Kind
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.reading import missing_column
from cjmap.measure.mapping.model import Which

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary
    from collections.abc import Sequence

    from cjmap.measure.engine.dialect import Dialect
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.events.log import Selection
    from cjmap.measure.mapping.model import Answers, Mapping

RAW = "answers_raw"
ANSWERS = "answers"

Scale = tuple[float, float]
"""The lowest and the highest answer."""


@dataclass(frozen=True, slots=True)
class Given:
    """How often an answer was given to a question: its value, how many, by what weight each."""

    question: int
    value: float
    weight: float
    count: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was said to a question and cannot count, as written, how often, and why not."""

    question: int
    said: str
    count: int
    outside: bool
    """Whether it is a number out of the scale; else it is no number."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey in an engine, under the name of its view."""

    engine: Engine
    mapping: Mapping
    view: str

    def select(self, selection: Selection, name: str) -> Survey:
        """Return the part of the survey that a selection means, under a name of its own."""
        literal = self.engine.dialect.literal
        conditions = []
        if selection.persona is not None:
            conditions.append(f"persona = {literal(selection.persona)}")
        if selection.group is not None:
            conditions.append(f"grp = {literal(selection.group)}")
        if selection.groups:
            conditions.append(self.engine.dialect.among("grp", selection.groups))
        if selection.period is not None:
            start, end = selection.period.bounds(self.mapping.zone)
            conditions.append(f"moment >= {start} and moment < {end}")
        if not conditions:
            return self
        view = f"{ANSWERS}_{name}"
        self.engine.view(view, f"select * from {self.view} where {' and '.join(conditions)}")
        return replace(self, view=view)

    def _counting(self) -> str:
        """Return the statement of the answers that count: the last of each respondent, or all."""
        answers = self.mapping.answers
        valid = f"select * from {self.view} where answer is not null and within"
        if answers is None or answers.respondent is None or answers.which is Which.ALL:
            return valid
        latest = "partition by question, respondent order by moment desc, tie desc, said desc"
        return (
            f"select * from (select *, row_number() over ({latest}) as place from ({valid}))"
            " where place = 1 or respondent is null"
        )

    def given(self, context: str | None = None) -> list[Given]:
        """Return how often each answer was given, by question; of those in a context, if given."""
        holds = "true" if context is None else self.engine.dialect.quoted(f"in_{context}")
        rows = self.engine.rows(
            f"select question, answer, weight, count(*) from ({self._counting()}) where {holds}"
            " group by question, answer, weight order by question, answer, weight",
            "counting answers",
        )
        return [Given(row[0], float(row[1]), float(row[2]), int(row[3])) for row in rows]

    def left_out(self, most: int = 200) -> list[LeftOut]:
        """Return what was said and cannot count, the most frequent first; blanks are no answers."""
        rows = self.engine.rows(
            "select question, said, answer is not null as outside, count(*) as times"
            f" from {self.view} where said is not null and trim(said) <> ''"
            " and (answer is null or not within) group by question, said, answer is not null"
            f" order by times desc, question, said limit {int(most)}",
            "looking at answers left out",
        )
        return [LeftOut(row[0], row[1], int(row[3]), bool(row[2])) for row in rows]

    def extent(self) -> tuple[int, int, int | None, int | None]:
        """Return the rows, those whose date cannot be read, and the first and last date (micros)."""
        row = self.engine.rows(
            "select count(*), sum(case when moment is null then 1 else 0 end), min(moment),"
            f" max(moment) from {self.view}",
            "looking at the survey",
        )[0]
        return int(row[0]), int(row[1] or 0), row[2], row[3]


def open_survey(
    engine: Engine, mapping: Mapping, scales: Sequence[Scale | None], rows: Rows
) -> Survey:
    """Make the view of a survey; `scales` are those of the questions, in the order of the mapping.

    Raises `MeasureError` where columns are missing.
    """
    answers = mapping.answers
    if answers is None:
        raise MeasureError("The mapping has no `answers`.")
    columns = {column.name: column for column in engine.read(RAW, rows)}
    _check_columns(answers, columns)
    words = engine.dialect
    engine.small_table(
        "questions",
        {"number": "int", "value": words.TEXT, "low": words.REAL, "high": words.REAL},
        [
            (number, value, *(scale or (None, None)))
            for number, (question, scale) in enumerate(zip(answers.questions, scales, strict=True))
            for value in (question.is_ if answers.question is not None else ("",))
        ],
    )
    engine.small_table(
        "answer_labels",
        {"number": "int", "label": words.TEXT, "value": words.REAL},
        [
            (number, label, value)
            for number, question in enumerate(answers.questions)
            for label, value in question.labels.items()
        ],
    )
    if answers.personas:
        pairs = list(answers.personas.items())
        engine.small_table("answer_personas", {"value": words.TEXT, "id": words.TEXT}, pairs)
    statement = _statement(words, mapping, answers, columns)
    if engine.cheap_views:
        engine.view(ANSWERS, statement)
    else:
        engine.keep(ANSWERS, statement, "reading the survey")
    return Survey(engine, mapping, ANSWERS)


def _check_columns(answers: Answers, columns: Dictionary[str, Column]) -> None:
    named = {
        "date": answers.date,
        "respondent": answers.respondent,
        "weight": answers.weight,
        "question": answers.question,
        "answer": answers.answer,
        "persona": answers.persona,
        "group": answers.group,
    }
    for field, name in named.items():
        if name is not None and name not in columns:
            raise missing_column(name, f"answers.{field}", columns)
    if answers.question is None:
        for at, question in enumerate(answers.questions):
            if question.column is not None and question.column not in columns:
                raise missing_column(question.column, f"answers.questions[{at}].column", columns)


def _statement(
    words: Dialect, mapping: Mapping, answers: Answers, columns: Dictionary[str, Column]
) -> str:
    """Return the statement of the view."""

    def text(name: str | None) -> str:
        if name is None:
            return f"cast(null as {words.TEXT})"
        quoted = words.quoted(name)
        return quoted if columns[name].kind is Kind.TEXT else f"cast({quoted} as {words.TEXT})"

    date = columns[answers.date]
    zone = answers.zone or mapping.zone
    moment = words.micros(words.quoted(date.name), date.kind, zone, answers.time_format)
    weight = words.number(text(answers.weight)) if answers.weight is not None else "1.0"
    tie = words.quoted(FILE_ORDER) if words.knows_file_order else "0"
    common = (
        f"{moment} as moment, {text(answers.respondent)} as respondent, {weight} as weight,"
        f" {text(answers.persona)} as persona_said, {text(answers.group)} as grp, {tie} as tie"
    )
    if answers.question is not None:
        rows = (
            f"select q.number as question, {text(answers.answer)} as said, {common}"
            f" from {RAW} r join questions q on {text(answers.question)} = q.value"
        )
    else:
        rows = " union all ".join(
            f"select {number} as question, {text(question.column)} as said, {common} from {RAW}"
            for number, question in enumerate(answers.questions)
        )
    persona, join = "a.persona_said", ""
    if answers.personas:
        persona = "coalesce(p.id, a.persona_said)"
        join = " left join answer_personas p on a.persona_said = p.value"
    contexts = "".join(
        f", {condition} as {words.quoted(f'in_{id}')}"
        for id, condition in _circumstances(words, mapping).items()
    )
    limits = "select distinct number, low, high from questions"
    return (
        f"select question, respondent, moment, tie, said, answer, persona, grp, weight,"
        " coalesce((low is null or answer >= low) and (high is null or answer <= high), false)"
        f" as within{contexts} from (select a.question, a.respondent, a.moment, a.tie, a.said,"
        f" coalesce(l.value, {words.number('a.said')}) as answer, {persona} as persona, a.grp,"
        f" a.weight, s.low, s.high from ({rows}) a join ({limits}) s on a.question = s.number"
        " left join answer_labels l on a.question = l.number and trim(a.said) = l.label"
        f"{join}) where weight is not null and weight > 0"
    )


def _circumstances(words: Dialect, mapping: Mapping) -> dict[str, str]:
    """Return when contexts hold, as far as a date tells it; a column of the log tells nothing here."""
    from cjmap.measure.events.shaping import holds

    return {
        id: holds(words, id, when, mapping.zone, "moment") if when.column is None else "false"
        for id, when in mapping.contexts.items()
    }
