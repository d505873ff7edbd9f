"""A survey: one view of answers, whatever the data looked like, and how often each answer was given.

The view has a row for each answer: `question` (its number in the mapping, or null), `asked` (its name in
the data, where each answer has a row), `respondent`, `moment` (whole microseconds in UTC, or null),
`said` (as written), `answer` (a number, or null), `why` (why it cannot count; null where it can),
`weight`, `persona`, `grp`, and a column `in_…` for each context that the survey tells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, get_args

from cjmap.measure.engine.dialect import FILE_ORDER, Column, Kind
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.reading import missing_column
from cjmap.measure.mapping.model import Which
from cjmap.measure.period import readable_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Mapping as Dictionary

    from cjmap.measure.engine.dialect import Dialect
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.events.log import Selection
    from cjmap.measure.mapping.model import Answers, Circumstance, Mapping

RAW = "answers_raw"
ANSWERS = "answers"

_LARGEST = "1e100"
"""No answer and no weight is larger: infinity, what is no number, slips of the keyboard."""


class Why(StrEnum):
    """Why an answer cannot count; the first that is true of it."""

    BLANK = "blank"
    """There is none, which is nothing to be told."""
    UNKNOWN = "unknown-question"
    """The mapping does not know the question."""
    NO_NUMBER = "no-number"
    OUT_OF_SCALE = "out-of-scale"
    NOT_WHOLE = "not-whole"
    """The scale has whole numbers only."""
    NO_WEIGHT = "no-weight"
    """Its weight is no number above zero."""


Unusable = Literal["no-number", "out-of-scale", "not-whole"]
"""The reasons that are about what was said."""

UNUSABLE: tuple[Unusable, ...] = get_args(Unusable)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which answers a question takes: within a scale (lowest, highest), if any; whole numbers only?"""

    scale: tuple[float, float] | None = None
    whole: bool = False


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
    why: Unusable


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey in an engine, under the name of its view."""

    engine: Engine
    mapping: Mapping
    view: str
    contexts: frozenset[str]
    """The contexts that the survey tells of an answer."""

    def select(self, selection: Selection, name: str) -> Survey:
        """Return the part of the survey that a selection means, under a name of its own."""
        conditions = selection.of_whom(self.engine.dialect)
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
        valid = f"select * from {self.view} where why is null"
        if answers is None or answers.respondent is None or answers.which is Which.ALL:
            return valid
        # the last: by its date, then by its place in the file, if there is one
        keys = ("moment", "tie", "answer", "said", "weight")
        latest = ", ".join(f"{key} desc nulls last" for key in keys)
        return (
            "select * from (select *, row_number() over"
            f" (partition by question, respondent order by {latest}) as place from ({valid}))"
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

    def reasons(self) -> dict[Why, int]:
        """Return how many answers cannot count, by why."""
        rows = self.engine.rows(
            f"select why, count(*) from {self.view} where why is not null group by why order by why",
            "counting answers left out",
        )
        return {Why(why): int(count) for why, count in rows}

    def left_out(self, most: int = 200) -> list[LeftOut]:
        """Return what was said and cannot count, the most frequent first."""
        rows = self.engine.rows(
            f"select question, said, why, count(*) as times from {self.view}"
            f" where {self.engine.dialect.among('why', UNUSABLE)} group by question, said, why"
            f" order by times desc, question, said limit {int(most)}",
            "looking at answers left out",
        )
        return [LeftOut(row[0], row[1], int(row[3]), row[2]) for row in rows]

    def unknown_questions(self, most: int = 200) -> list[tuple[str, int]]:
        """Return the questions that the mapping does not know, with how many answered them."""
        rows = self.engine.rows(
            f"select coalesce(asked, '') as name, count(*) as times from {self.view}"
            f" where {self.engine.dialect.among('why', (Why.UNKNOWN,))} group by coalesce(asked, '')"
            f" order by times desc, name limit {int(most)}",
            "looking at unknown questions",
        )
        return [(name, int(count)) for name, count in rows]

    def extent(self) -> tuple[int, int, int | None, int | None]:
        """Return the rows, those whose date cannot be read, and the first and last date (micros)."""
        row = self.engine.rows(
            "select count(*), sum(case when moment is null then 1 else 0 end), min(moment),"
            f" max(moment) from {self.view}",
            "looking at the survey",
        )[0]
        return int(row[0]), int(row[1] or 0), row[2], row[3]


def open_survey(
    engine: Engine,
    mapping: Mapping,
    allowed: Sequence[Allowed],
    rows: Rows,
    label: str = "the survey",
) -> Survey:
    """Make the view of a survey; `allowed` is what each question takes, in the order of the mapping.

    `label` names the data. Raises `MeasureError` where columns are missing.
    """
    answers = mapping.answers
    if answers is None:
        raise MeasureError("The mapping has no `answers`.")
    columns = {column.name: column for column in engine.read(RAW, rows)}
    _check_columns(mapping, answers, columns, label)
    words = engine.dialect
    engine.small_table(
        "questions",
        {"number": "int", "low": words.REAL, "high": words.REAL, "whole": "boolean"},
        [
            (number, *(each.scale or (None, None)), each.whole)
            for number, each in enumerate(allowed)
        ],
    )
    engine.small_table(
        "question_names",
        {"number": "int", "name": words.TEXT},
        [
            (number, name)
            for number, question in enumerate(answers.questions)
            for name in question.is_
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
    told = {
        id for id, when in mapping.contexts.items() if when.column in columns and _by_column(when)
    }
    statement = _statement(words, mapping, answers, columns, told)
    if engine.cheap_views:
        engine.view(ANSWERS, statement)
    else:
        engine.keep(ANSWERS, statement, "reading the survey")
    return Survey(engine, mapping, ANSWERS, frozenset(told))


def _by_column(when: Circumstance) -> bool:
    """Whether a column alone tells a context: the day of an answer is not that of what it is about."""
    return when.column is not None and not when.days and not when.hours


def _check_columns(
    mapping: Mapping, answers: Answers, columns: Dictionary[str, Column], label: str
) -> None:
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
            raise missing_column(name, f"answers.{field}", columns, label)
    if answers.question is None:
        for at, question in enumerate(answers.questions):
            if question.column is not None and question.column not in columns:
                field = f"answers.questions[{at}].column"
                raise missing_column(question.column, field, columns, label)
    for id, when in mapping.contexts.items():
        if mapping.events is None and when.column is not None and when.column not in columns:
            raise missing_column(when.column, f"contexts.{id}.column", columns, label)


def _statement(
    words: Dialect,
    mapping: Mapping,
    answers: Answers,
    columns: Dictionary[str, Column],
    contexts: Iterable[str],
) -> str:
    """Return the statement of the view."""

    def text(name: str | None) -> str:
        if name is None:
            return f"cast(null as {words.TEXT})"
        quoted = words.quoted(name)
        return quoted if columns[name].kind is Kind.TEXT else f"cast({quoted} as {words.TEXT})"

    date = columns[answers.date]
    zone = answers.zone or mapping.zone
    common = {
        "moment": words.micros(words.quoted(date.name), date.kind, zone, answers.time_format),
        "respondent": f"nullif(trim({text(answers.respondent)}), '')",
        "weight": words.number(text(answers.weight)) if answers.weight is not None else "1e0",
        "persona_said": text(answers.persona),
        "grp": text(answers.group),
        "tie": words.quoted(FILE_ORDER) if words.knows_file_order else "0",
    }
    for id in sorted(contexts):
        when = mapping.contexts[id]
        common[words.quoted(f"in_{id}")] = words.among(text(when.column), when.is_)
    listed = ", ".join(f"{value} as {name}" for name, value in common.items())
    if answers.question is not None:
        asked = text(answers.question)
        rows = (
            f"select n.number as question, {asked} as asked, {text(answers.answer)} as said, {listed}"
            f" from {RAW} r left join question_names n on {asked} = n.name"
        )
    else:
        rows = " union all ".join(
            f"select {number} as question, cast(null as {words.TEXT}) as asked,"
            f" {text(question.column)} as said, {listed} from {RAW}"
            for number, question in enumerate(answers.questions)
        )
    persona, join = "a.persona_said", ""
    if answers.personas:
        persona = "coalesce(p.id, a.persona_said)"
        join = " left join answer_personas p on a.persona_said = p.value"
    number = f"coalesce(l.value, {words.number('a.said')})"
    reasons = {
        Why.BLANK: "coalesce(trim(said), '') = ''",
        Why.UNKNOWN: "question is null",
        Why.NO_NUMBER: f"not coalesce(abs(answer) <= {_LARGEST}, false)",
        Why.OUT_OF_SCALE: "answer < low or answer > high",
        Why.NOT_WHOLE: "whole and answer <> floor(answer)",
        Why.NO_WEIGHT: f"not coalesce(weight >= 1 / {_LARGEST} and weight <= {_LARGEST}, false)",
    }
    first, end = readable_span()
    kept = [f"a.{each}" for each in ("question", "asked", "said", *common) if each != "moment"]
    kept += [
        f"case when a.moment >= {first} and a.moment < {end} then a.moment end as moment",
        f"{number} as answer",
        f"{persona} as persona",
    ]
    why = " ".join(f"when {each} then '{reason}'" for reason, each in reasons.items())
    return (
        f"select *, case {why} end as why from (select {', '.join(kept)},"
        f" s.low, s.high, s.whole from ({rows}) a left join questions s on a.question = s.number"
        f" left join answer_labels l on a.question = l.number and trim(a.said) = l.label{join})"
    )
