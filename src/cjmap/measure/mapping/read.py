"""A mapping file into a `Mapping`; what is wrong in it is told with its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pydantic_core import ValidationError

from cjmap.errors import CjmapError
from cjmap.format.explain import explain
from cjmap.format.near import nearest
from cjmap.measure.mapping.model import Mapping
from cjmap.printable import one_line
from cjmap.problem import Problem, Route, Rule, Severity, author_path
from cjmap.source.document import Document, parse_document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.problem import MapPath

WRONG_MAPPING = Rule("", "wrong-mapping", Severity.ERROR, "A mapping that says nothing of use.")
_TOLD = 10
"""How many problems of one file are told: the rest are mostly the same again."""

_MOST_ASKED = 300
"""Times of a mapping, and shares: each is a question of its own to all of the data."""


class MappingError(CjmapError):
    """A mapping file that cannot be used."""


def read_mapping(file: Path) -> Mapping:
    """Read a mapping file; raises `MappingError` with every problem, one a line."""
    return mapping_in(read_document(file))


def parse_mapping(file: Path, data: bytes) -> Mapping:
    """Read a mapping from bytes, as `read_mapping` does from a file."""
    return mapping_in(parse_document(file, data))


def mapping_in(document: Document) -> Mapping:
    """Read a mapping from a document; raises `MappingError`."""
    if document.problems:
        raise _error(document, document.problems)
    try:
        mapping = Mapping.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        wrong = list(explain(Mapping, document.data, details, document))
        # Of what has no value, `explain` says nothing; there may be nothing else.
        wrong += (_without_value(path) for path in _empty(document.data))
        raise _error(document, wrong) from None
    found = list(_contradictions(mapping))
    if found:
        raise _error(document, found)
    return mapping


def _error(document: Document, problems: list[Problem]) -> MappingError:
    lines = [_told(document, problem) for problem in problems[:_TOLD]]
    if len(problems) > _TOLD:
        lines.append(f"… and {len(problems) - _TOLD} more")
    return MappingError("\n".join(lines))


def _told(document: Document, problem: Problem) -> str:
    line, column = document.lines.place(document.span_of(problem.where).start)
    said = problem.message.replace("The map lacks", "The mapping lacks")
    way_out = f" {problem.help}" if problem.help else ""
    return f"{one_line(str(document.file))}:{line}:{column}: {one_line(said)}{one_line(way_out)}"


def _contradictions(mapping: Mapping) -> Iterator[Problem]:
    """Find what no single field shows to be wrong."""
    if mapping.events is None and mapping.answers is None:
        yield _problem("There are neither `events` nor `answers` to measure.", ())
    yield from _zone(mapping.zone, ("zone",))
    for name, source in (("events", mapping.events), ("answers", mapping.answers)):
        if source is not None and source.zone is not None:
            yield from _zone(source.zone, (name, "zone"))
    yield from _twice(mapping)
    events, answers = mapping.events, mapping.answers
    if events is not None and events.failed and events.status is None:
        yield _problem(
            "`events.failed` has words of a column that is not named.",
            ("events", "failed"),
            "Name the column: `status: …`.",
        )
    if events is not None and events.split and not (events.split.gap or events.split.start):
        yield _problem(
            "`events.split` says neither `gap` nor `start`.", ("events", "split"), "Say one."
        )
    if answers is not None:
        yield from _questions(mapping)
    for name, asked in (("times", mapping.times), ("shares", mapping.shares)):
        if len(asked) > _MOST_ASKED:
            yield _problem(
                f"`{name}` has {len(asked):,} entries; {_MOST_ASKED} are the most.", (name,)
            )
    for at, ratio in enumerate(mapping.shares):
        if bool(ratio.with_) == bool(ratio.without):
            yield _problem(f"`shares[{at}]` needs one of `with` and `without`.", ("shares", at))
    for id, when in mapping.contexts.items():
        if not (when.days or when.hours or when.column):
            yield _problem(
                f"`contexts.{id}` does not say when it holds.",
                ("contexts", id),
                "Add `days:`, `hours:`, or `column:` and `is:`.",
            )
        elif bool(when.column) != bool(when.is_):
            yield _problem(f"`contexts.{id}` needs `column` and `is` together.", ("contexts", id))


def _empty(value: Any, path: MapPath = ()) -> Iterator[MapPath]:
    """Go through the places where nothing stands."""
    if value is None:
        yield path
    pairs = value.items() if isinstance(value, dict) else ()
    for key, inner in enumerate(value) if isinstance(value, list) else pairs:
        yield from _empty(inner, (*path, key))


def _without_value(path: MapPath) -> Problem:
    way_out = "Write one, or remove the line."
    return _problem(f"`{author_path(path)}` has no value.", path, way_out)


def _zone(zone: str, path: tuple[str, ...]) -> Iterator[Problem]:
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        from zoneinfo import available_timezones

        near = nearest(zone, sorted(available_timezones()))
        yield _problem(
            f"`{'.'.join(path)}` is “{zone}”; expected a time zone such as `Europe/Warsaw`.",
            path,
            f"Did you mean `{near}`?" if near else None,
        )


def _twice(mapping: Mapping) -> Iterator[Problem]:
    """Find activities that belong to two places at once."""
    places: dict[str, str] = {}
    lists: list[tuple[str, tuple[str | int, ...], tuple[str, ...]]] = [
        (f"steps.{step}", ("steps", step), each) for step, each in mapping.steps.items()
    ]
    lists += [("extra", ("extra",), mapping.extra), ("ignored", ("ignored",), mapping.ignored)]
    for name, path, activities in lists:
        for activity in activities:
            if activity in places:
                yield _problem(
                    f"“{activity}” is in `{name}` and in `{places[activity]}`.",
                    path,
                    "An activity belongs to one of them.",
                )
            places.setdefault(activity, name)


def _questions(mapping: Mapping) -> Iterator[Problem]:
    answers = mapping.answers
    if answers is None:
        return
    if (answers.question is None) != (answers.answer is None):
        lacks = "question" if answers.question is None else "answer"
        yield _problem(
            f"`answers` lacks `{lacks}`: where each answer has a row, both columns are named.",
            ("answers",),
        )
    for at, question in enumerate(answers.questions):
        path = ("answers", "questions", at)
        long = answers.question is not None
        if long and not question.is_:
            yield _problem(
                f"`answers.questions[{at}]` lacks `is`: its values in the column"
                f" “{answers.question}”.",
                path,
            )
        elif not long and question.column is None:
            yield _problem(
                f"`answers.questions[{at}]` lacks `column`.",
                path,
                "Or name the columns `question` and `answer` of the survey, and say `is:` here.",
            )


def _problem(message: str, path: tuple[Any, ...], help: str | None = None) -> Problem:
    return Problem(WRONG_MAPPING, message, Route(path), help)
