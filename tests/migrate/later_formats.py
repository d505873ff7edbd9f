"""Formats that do not exist, and the way to them: a key renamed, values moved, a scale, a split.

Each migration has its like on plain data (`LIKE`), written without cjmap's edits, to compare with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.migrate import Migration, places
from cjmap.migrate.migration import EACH
from cjmap.problem import Add, Edit, Remove, Replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.source import Document

STEPS = ("stages", EACH, "steps", EACH)


def thoughts(document: Document, kind: str) -> Iterator[Edit]:
    if kind == "journey":
        for path, _ in places(document.data, *STEPS, "thinks"):
            yield Replace(path, "thoughts", on_key=True)


def reviews(document: Document, kind: str) -> Iterator[Edit]:
    names = {"reviewed": "last", "review_every": "every"}
    moved = {names[key]: value for key, value in document.data.items() if key in names}
    if all(isinstance(value, str) for value in moved.values()) and moved:
        yield from (Remove((key,)) for key in names if key in document.data)
        yield Add(("review",), moved, after="id")


def one_to_five(document: Document, kind: str) -> Iterator[Edit]:
    if kind == "journey":
        for short in ((), ("score",)):
            for path, score in places(document.data, *STEPS, "emotion", *short):
                if isinstance(score, (int, float)):
                    yield Replace(path, score + 3)


def two_names(document: Document, kind: str) -> Iterator[Edit]:
    name = document.data.get("name")
    if kind == "persona" and isinstance(name, str) and " " in name:
        given, family = name.split(" ", 1)
        yield Replace(("name",), given)
        yield Add(("name", "family"), family, main="given")


MIGRATIONS = (
    Migration(1, "What a step `thinks` is called its `thoughts`.", thoughts),
    Migration(2, "`reviewed` and `review_every` are `review`, with `last` and `every`.", reviews),
    Migration(3, "Emotions go from 1 to 5.", one_to_five),
    Migration(4, "A name has two parts, `given` and `family`.", two_names),
)


def renamed(data: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in data.items()}


def in_format_5(data: dict[str, Any]) -> dict[str, Any]:
    """Say the same in format 5; `data` is a valid map that has an id."""
    review = {
        new: data[old]
        for old, new in (("reviewed", "last"), ("review_every", "every"))
        if old in data
    }
    made: dict[str, Any] = {}
    for key, value in data.items():
        if key in ("reviewed", "review_every"):
            continue
        made[key] = value
        if key == "id" and review:
            made["review"] = review
    if data["kind"] == "persona" and " " in data["name"]:
        given, family = data["name"].split(" ", 1)
        made["name"] = {"given": given, "family": family}
    if data["kind"] == "journey":
        made["stages"] = [
            {
                **stage,
                **({"steps": [_step(each) for each in stage["steps"]]} if "steps" in stage else {}),
            }
            for stage in data["stages"]
        ]
    return made


def _step(step: dict[str, Any]) -> dict[str, Any]:
    step = renamed(step, "thinks", "thoughts")
    emotion = step.get("emotion")
    if isinstance(emotion, dict) and "score" in emotion:
        step["emotion"] = {**emotion, "score": emotion["score"] + 3}
    elif emotion is not None and not isinstance(emotion, dict):
        step["emotion"] = emotion + 3
    return step
