"""Guards the short forms: everywhere one may be written, it reads as the long form does."""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import TypeAdapter

from cjmap.format.kinds import KINDS
from cjmap.format.part import Part, Short, Single
from cjmap.format.read import read_map
from cjmap.format.values import Duration
from cjmap.source import parse_document
from cjmap.workspace import open_workspace

Place = tuple[type[Part], str]


def models() -> list[type[Part]]:
    """List every model that the six kinds are made of."""
    found: list[type[Part]] = []
    waiting: list[Any] = [kind.model for kind in KINDS]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, type) and issubclass(each, Part):
            if each not in found:
                found.append(each)
                waiting.extend(field.annotation for field in each.model_fields.values())
        else:
            waiting.extend(get_args(each))
    return found


def marked(annotation: Any, marks: tuple[Any, ...], wanted: type) -> Any:
    """Find `Annotated[X, wanted]` inside a declaration; None where there is none."""
    for mark in marks:
        if isinstance(mark, wanted):
            return (annotation, mark)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *inner_marks = get_args(annotation)
        return marked(inner, tuple(inner_marks), wanted)
    if origin in (Union, UnionType, tuple):
        for each in get_args(annotation):
            found = marked(each, (), wanted)
            if found is not None:
                return found
    return None


def places(wanted: type) -> dict[str, tuple[Any, Any]]:
    """List the fields that carry a mark, with what is marked and the mark."""
    found: dict[str, tuple[Any, Any]] = {}
    for model in models():
        for name, field in model.model_fields.items():
            hit = marked(field.annotation, tuple(field.metadata), wanted)
            if hit is not None:
                found[f"{model.__name__}.{name}"] = hit
    return found


SHORT = places(Short)
SEVERAL = places(Single)


def sample(annotation: Any) -> Any:
    """Return a value for the main field of a short form."""
    text = str(annotation)
    if Duration.__name__ in text:
        return "5 min"
    return -0.5 if "float" in text else "a-b"


def test_every_list_of_items_is_among_them() -> None:
    assert {
        "Step.does",
        "Step.pains",
        "Step.emotion",
        "Step.touchpoint",
        "Step.duration",
        "Step.next",
        "Step.expectations",
        "Variant.emotion",
        "Persona.frustrations",
        "Persona.goals",
        "EmpathyMap.says",
        "EmpathyMap.pains",
        "Journey.expectations",
        "Column.duration",
        "Action.fail_point",
        "Action.kpis",
    } <= set(SHORT)
    assert {
        "Journey.personas",
        "Journey.tags",
        "Step.context",
        "Variant.when",
        "Item.evidence",
        "Opportunity.for_",
        "Opportunity.requires",
        "Preferences.channels",
        "Persona.was",
        "Journey.retired",
    } <= set(SEVERAL)


@pytest.mark.parametrize("place", SHORT)
def test_short_form_equals_long_form(place: str) -> None:
    model, mark = SHORT[place]
    declared: Any = Annotated[model, mark]
    adapter: TypeAdapter[Any] = TypeAdapter(declared)
    main = model.model_fields[mark.field]
    value = sample(main.annotation)
    short = adapter.validate_python(value)
    assert short == adapter.validate_python({mark.field: value})
    assert isinstance(short, model)


@pytest.mark.parametrize("place", SEVERAL)
def test_one_equals_a_list_of_one(place: str) -> None:
    annotation, mark = SEVERAL[place]
    declared: Any = Annotated[annotation, mark]
    adapter: TypeAdapter[Any] = TypeAdapter(declared)
    assert adapter.validate_python("a-b") == adapter.validate_python(["a-b"])


HEAD = "kind: journey\nid: a\ntitle: A\n"
STEP = HEAD + "stages: [{id: s, title: S, steps: [{id: t, title: T, %s}]}]\n"

SAME: list[tuple[str, str]] = [
    (STEP % "pains: [Form is long]", STEP % "pains: [{text: Form is long}]"),
    (STEP % "does: [a, b]", STEP % "does: [{text: a}, {text: b}]"),
    (STEP % "emotion: -1", STEP % "emotion: {score: -1}"),
    (STEP % "duration: 5 min", STEP % "duration: {planned: 5 min}"),
    (STEP % "next: [t]", STEP % "next: [{to: t}]"),
    (STEP % "thinks: [12]", STEP % "thinks: [{text: '12'}]"),
    (STEP % "thinks: [1.10]", STEP % "thinks: [{text: '1.10'}]"),
    (STEP % "thinks: [012]", STEP % "thinks: [{text: '012'}]"),
    (STEP % "was: 007", STEP % "was: ['007']"),
    (HEAD + "tags: a\nstages: [{}]\n", HEAD + "tags: [a]\nstages: [{}]\n"),
    (HEAD + "tags: 2026\nstages: [{}]\n", HEAD + "tags: ['2026']\nstages: [{}]\n"),
    (HEAD + "summary: 1e3\nstages: [{}]\n", HEAD + "summary: '1e3'\nstages: [{}]\n"),
    (HEAD + "summary: no\nstages: [{}]\n", HEAD + "summary: 'no'\nstages: [{}]\n"),
]


@pytest.mark.parametrize(("short", "long"), SAME, ids=lambda text: text[-60:].strip())
def test_short_map_equals_long_map(short: str, long: str, tmp_path: Path) -> None:
    file = tmp_path / "a.journey.yaml"
    read = []
    for text in (short, long):
        file.write_text(text, encoding="utf-8")
        (entry,) = open_workspace(tmp_path).entries
        assert [problem.message for problem in entry.read.problems] == []
        read.append(entry.model)
    assert read[0] is not None
    assert read[0] == read[1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pains: [{text: a, severity: 9}]", ["stages[0].steps[0].pains[0].severity"]),
        ("pains: ['']", ["stages[0].steps[0].pains[0]"]),
        ("pains: [[a]]", ["stages[0].steps[0].pains[0]"]),
        ("pains: [true]", ["stages[0].steps[0].pains[0]"]),
        ("emotion: [1]", ["stages[0].steps[0].emotion"]),
        (
            "emotion: {score: 9, by: {a: 9}}",
            ["stages[0].steps[0].emotion.score", "stages[0].steps[0].emotion.by.a"],
        ),
        (
            "duration: {planned: x, wait: y}",
            ["stages[0].steps[0].duration.planned", "stages[0].steps[0].duration.wait"],
        ),
        ("context: [[a]]", ["stages[0].steps[0].context[0]"]),
        ("context: {a: b}", ["stages[0].steps[0].context"]),
    ],
)
def test_errors_speak_of_the_form_that_was_written(line: str, expected: list[str]) -> None:
    document = parse_document(Path("a.journey.yaml"), (STEP % line).encode())
    told = [problem.message.split("`")[1] for problem in read_map(document).problems]
    assert told == expected
