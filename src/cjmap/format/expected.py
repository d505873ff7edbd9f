"""What a field takes, said in words; read off its declaration, so that it is never out of date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from cjmap.format.near import listed
from cjmap.format.part import Part, Short, Single
from cjmap.format.texts import HOURS_PATTERN, SLUG_PATTERN
from cjmap.format.values import Choice, Duration

if TYPE_CHECKING:
    from cjmap.problem import MapPath


@dataclass(frozen=True, slots=True)
class Declared:
    """The declaration of one place in a map: its type and the marks on it."""

    kind: Any
    marks: tuple[Any, ...]

    @property
    def model(self) -> type[Part] | None:
        """The model, where an object stands here."""
        kind = self.kind
        return kind if isinstance(kind, type) and issubclass(kind, Part) else None

    @property
    def choice(self) -> type[Choice] | None:
        """The words allowed, where only some are."""
        kind = self.kind
        return kind if isinstance(kind, type) and issubclass(kind, Choice) else None

    def limit(self, name: str) -> Any:
        """Return a constraint (`ge`, `le`, `pattern`, …) from the marks, or None."""
        for mark in self.marks:
            for each in getattr(mark, "metadata", None) or (mark,):
                value = getattr(each, name, None)
                if value is not None:
                    return value
        return None


def declared_at(model: type[Part], path: MapPath) -> Declared | None:
    """Return what is declared at `path` of a `model`, or None where nothing is."""
    here: Declared | None = Declared(model, ())
    for part in path:
        here = _inside(here, part) if here is not None else None
    return here


def _inside(here: Declared, part: str | int) -> Declared | None:
    if here.model is not None and isinstance(part, str):
        for name, field in here.model.model_fields.items():
            if part == (field.alias or name):
                return _plain(field.annotation, tuple(field.metadata))
        return None
    arguments = get_args(here.kind)
    if get_origin(here.kind) is tuple and isinstance(part, int):
        return _plain(arguments[0], ())
    if get_origin(here.kind) is dict and isinstance(part, str):
        return _plain(arguments[1], ())
    return None


def _plain(annotation: Any, marks: tuple[Any, ...]) -> Declared:
    """Strip `Annotated` and `| None` off a declaration, keeping the marks of both."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *inner = get_args(annotation)
            marks = (*marks, *inner)
        elif origin in (Union, UnionType):
            kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
            if len(kinds) > 1:
                return Declared(annotation, marks)
            annotation = kinds[0]
        else:
            return Declared(annotation, marks)


def expected(declared: Declared) -> str:
    """Say what a place takes, as the end of the sentence “expected …”."""
    if declared.choice is not None:
        return listed(declared.choice)
    if declared.model is not None:
        keys = ", ".join(_keys(declared.model)[:4])
        short = next((mark for mark in declared.marks if isinstance(mark, Short)), None)
        if short is None:
            return f"`key: value` pairs ({keys}, …)"
        inner = declared_at(declared.model, (short.field,))
        return f"{expected(inner) if inner else 'text'}, or `{{{short.field}: …}}`"
    origin = get_origin(declared.kind)
    if origin is tuple:
        single = any(isinstance(mark, Single) for mark in declared.marks)
        return "a list, or one word" if single else "a list"
    if origin is dict:
        return "`key: value` pairs"
    if origin in (Union, UnionType):
        return "text or a number"
    return _scalar(declared)


def _scalar(declared: Declared) -> str:
    kind = declared.kind
    if kind is Duration:
        return "a duration such as `5 min`, `2 h`, `3 days` or `PT5M`"
    if kind is bool:
        return "`true` or `false`"
    if kind in (int, float):
        noun = "a whole number" if kind is int else "a number"
        low, high = declared.limit("ge"), declared.limit("le")
        if low is not None and high is not None:
            noun += f" from {low} to {high}"
        elif low is not None:
            noun += f", {low} or more"
        return noun + (", in halves" if declared.limit("multiple_of") == 0.5 else "")
    pattern = declared.limit("pattern")
    if pattern == SLUG_PATTERN:
        return "an id of lower-case letters, digits, `-` and `_`, such as `first-order`"
    if pattern == HOURS_PATTERN:
        return "whole hours such as `22:00-06:00`"
    if pattern is not None:
        return "a language code such as `pl` or `en-GB`"
    if any(getattr(mark, "func", None) is not None for mark in declared.marks):
        return "a date such as `2026-09-30`"
    return "text"


def _keys(model: type[Part]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def keys_of(model: type[Part]) -> tuple[str, ...]:
    """List the keys that an object of a `model` may have."""
    return tuple(_keys(model))


_WORDS = {"Next": "WayOut", "TouchpointUse": "Touchpoint", "MetricUse": "MeasuredValue"}
"""Models whose name in the code is not the word that people use."""


def noun_of(model: type[Part]) -> str:
    """Name a model as people do: `a step`, `an empathy map`."""
    name = _WORDS.get(model.__name__, model.__name__)
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def owners_of_key(model: type[Part], key: str) -> list[type[Part]]:
    """List the models inside `model` that do have `key`, the map itself first."""
    return [each for each in _models_in(model) if key in _keys(each)]


@cache
def _models_in(model: type[Part]) -> tuple[type[Part], ...]:
    """List the models inside a model, itself first."""
    seen: list[type[Part]] = []
    waiting: list[Any] = [model]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and issubclass(kind, Part):
            if kind not in seen:
                seen.append(kind)
                waiting.extend(field.annotation for field in kind.model_fields.values())
        else:
            waiting.extend(get_args(kind))
    return tuple(seen)
