"""A document into a model: what the format refuses becomes findings that an author can act on.

Pydantic decides; this module says it. Each error names the field by the author's path, what stands
there, what was expected, and the way out. Of forms that may be written short only the one that the
author chose is ever spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjmap.format import violations
from cjmap.format.expected import (
    Declared,
    declared_at,
    expected,
    keys_of,
    noun_of,
    owners_of_key,
)
from cjmap.format.kinds import KINDS, Kind, kind_named, kind_of_file
from cjmap.format.near import listed, nearest
from cjmap.format.walk import Found, roles_in
from cjmap.problem import MapPath, Problem, Route, Rule, author_path
from cjmap.source.nodes import OPAQUE, SpelledInteger, SpelledNumber

if TYPE_CHECKING:
    from cjmap.format.envelope import Envelope
    from cjmap.format.part import Part
    from cjmap.source.document import Document

_SHOWN_AT_MOST = 40
_SPOKEN = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}


@dataclass(frozen=True, slots=True)
class ReadMap:
    """What a document turned out to be.

    `kind` is None where nothing tells it; `model` is None where the map breaks the format. `found`
    lists its ids and references either way.
    """

    kind: Kind | None
    model: Envelope | None
    found: list[Found]
    problems: list[Problem]


def read_map(document: Document) -> ReadMap:
    """Validate a document against the format; never raises for what it holds."""
    if document.refused:
        return ReadMap(kind_of_file(document.file), None, [], [])
    data = document.data
    claimed = kind_of_file(document.file)
    kind = kind_named(data.get("kind"))
    problems: list[Problem] = []
    if kind is None:
        problems.append(_kind_problem(data, claimed))
        if claimed is None:
            return ReadMap(None, None, [], problems)
        kind = claimed
        data = {**data, "kind": claimed.name}
    elif claimed is not None and claimed is not kind:
        problems.append(_suffix_problem(document, kind, claimed))
    found = roles_in(kind.model, data)
    empty = [path for path, role, _ in found if role is None and path != ("kind",)]
    try:
        model = kind.model.model_validate(data)
    except ValidationError as error:
        problems.extend(_Translator(kind.model, data, document).problems(error))
        model = None
    told = {problem.where.path for problem in problems if isinstance(problem.where, Route)}
    problems.extend(_empty_problem(path) for path in empty if path not in told)
    broken = bool(empty) or bool(problems and problems[0].rule is violations.UNKNOWN_KIND)
    return ReadMap(kind, None if broken else model, found, problems)


def _kind_problem(data: dict[str, Any], claimed: Kind | None) -> Problem:
    allowed = listed(kind.name for kind in KINDS)
    if data.get("kind") is None:
        hint = f"Write `kind: {claimed.name}`." if claimed else f"Write one of {allowed}."
        return Problem(
            violations.UNKNOWN_KIND,
            f"`kind` is missing; expected {allowed}.",
            Route(("kind",), on_key=True),
            hint,
        )
    written = str(data["kind"])
    near = nearest(written, [kind.name for kind in KINDS]) or (claimed.name if claimed else None)
    return Problem(
        violations.UNKNOWN_KIND,
        f"`kind` is {shown(data['kind'])}; expected {allowed}.",
        Route(("kind",)),
        f"Did you mean `{near}`?" if near else None,
    )


def _suffix_problem(document: Document, kind: Kind, claimed: Kind) -> Problem:
    name = document.file.name
    stem = name[: -len(f".{claimed.suffix}.yaml")] if name.lower().endswith(".yaml") else (
        name[: -len(f".{claimed.suffix}.yml")]
    )
    return Problem(
        violations.SUFFIX_MISMATCH,
        f"The file's name says {claimed.title}, its `kind` says {kind.title}.",
        Route(("kind",)),
        f"Name it `{stem}.{kind.suffix}.yaml`, or write `kind: {claimed.name}`.",
    )


def _empty_problem(path: MapPath) -> Problem:
    return Problem(
        violations.EMPTY_VALUE,
        f"`{author_path(path)}` has no value.",
        Route(path, on_key=isinstance(path[-1], str)),
        "Write one, or remove the line.",
    )


def shown(value: object) -> str:
    """Show a value in a message, shortened: text in quotes, a collection by its kind."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, (SpelledInteger, SpelledNumber, int, float)):
        return f"`{value}`"
    text = str(value)
    return f"“{text[:_SHOWN_AT_MOST]}…”" if len(text) > _SHOWN_AT_MOST else f"“{text}”"


class _Translator:
    """Turns the errors of one validation into findings, each place told once."""

    def __init__(self, model: type[Part], data: dict[str, Any], document: Document) -> None:
        self.model = model
        self.data = data
        self.incomplete = [id(mapping.data) for mapping in document.incomplete]

    def problems(self, error: ValidationError) -> Iterator[Problem]:
        told: set[tuple[MapPath, str]] = set()
        for detail in error.errors(include_url=False):
            problem = self._problem(detail)
            if problem is None or not isinstance(problem.where, Route):
                continue
            key = (problem.where.path, problem.rule.code if problem.where.on_key else "")
            if problem.rule is violations.MISSING_FIELD:
                key = (problem.where.path, problem.message)
            if key not in told:
                told.add(key)
                yield problem

    def _problem(self, detail: Any) -> Problem | None:
        kind: str = detail["type"]
        if kind == "missing":
            return self._missing(detail)
        path = self._author(detail["loc"])
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "free_key":
            path = (*path, detail["ctx"]["key"])
        value = self._value(path)
        if value is OPAQUE or value is None:
            return None
        if kind == "too_short" and value:
            return None  # an item failed, so that the list came out empty: the item is told
        declared = declared_at(self.model, path)
        if declared is None:
            wanted = "text, a number, or a list of them"
            return self._unexpected(violations.WRONG_TYPE, path, value, wanted, None)
        if kind == "too_short":
            return Problem(
                violations.MISSING_FIELD,
                f"`{author_path(path)}` is empty; expected at least one.",
                Route(path),
            )
        wanted = expected(declared)
        if kind == "string_too_short":
            return Problem(
                violations.EMPTY_VALUE,
                f"`{author_path(path)}` is an empty text.",
                Route(path),
                "Write one, or remove the line.",
            )
        rule = _rule_for(kind, declared, value)
        return self._unexpected(rule, path, value, wanted, _way_out(declared, value))

    def _unexpected(
        self, rule: Rule, path: MapPath, value: object, wanted: str, way_out: str | None
    ) -> Problem:
        return Problem(
            rule,
            f"`{author_path(path)}` is {shown(value)}; expected {wanted}.",
            Route(path),
            way_out,
        )

    def _missing(self, detail: Any) -> Problem | None:
        *parent_location, name = detail["loc"]
        parent = self._author(tuple(parent_location))
        if id(self._value(parent)) in self.incomplete:
            return None
        where = f"`{author_path(parent)}`" if parent else "The map"
        declared = declared_at(self.model, (*parent, str(name)))
        return Problem(
            violations.MISSING_FIELD,
            f"{where} lacks `{name}`.",
            Route((*parent, str(name))),
            f"Add `{name}:` with {expected(declared)}." if declared else None,
        )

    def _unknown_key(self, path: MapPath) -> Problem:
        name = str(path[-1])
        declared = declared_at(self.model, path[:-1])
        owner = declared.model if declared else None
        keys = keys_of(owner) if owner is not None else ()
        near = nearest(name, keys)
        place = noun_of(owner) if owner is not None else "this mapping"
        elsewhere = [each for each in owners_of_key(self.model, name) if each is not owner]
        if elsewhere:
            nouns = " or ".join(noun_of(each) for each in elsewhere[:3])
            way_out = f"`{name}` belongs to {nouns}; check the indentation."
        elif near:
            way_out = f"Did you mean `{near}`?"
        elif self._value(path) is None:
            way_out = "Between `{` and `}` a comma ends the value: put a text that holds one in quotes."
        else:
            way_out = f"Keys of {place}: {', '.join(f'`{key}`' for key in keys)}."
        return Problem(
            violations.UNKNOWN_KEY,
            f"`{author_path(path)}` is not a key of {place}.",
            Route(path, on_key=True),
            way_out,
        )

    def _author(self, location: tuple[str | int, ...]) -> MapPath:
        """Keep of Pydantic's location the parts that the author wrote.

        The main field of a short form and the branch of a union are in the location, not in the map.
        """
        path: list[str | int] = []
        here: Any = self.data
        for part in location:
            if isinstance(here, dict) and isinstance(part, str) and part in here:
                here = here[part]
            elif isinstance(here, (list, tuple)) and isinstance(part, int) and part < len(here):
                here = here[part]
            else:
                continue
            path.append(part)
        return tuple(path)

    def _value(self, path: MapPath) -> Any:
        here: Any = self.data
        for part in path:
            if isinstance(here, dict) and part not in here:
                return None
            here = here[part]
        return here


def _rule_for(kind: str, declared: Declared, value: object) -> Rule:
    if kind == "enum":
        return violations.NOT_ALLOWED
    if kind in ("greater_than_equal", "less_than_equal", "multiple_of"):
        return violations.OUT_OF_RANGE
    if kind in ("string_pattern_mismatch", "calendar_date", "duration"):
        return violations.MALFORMED_VALUE
    if declared.choice is not None and isinstance(value, str):
        return violations.NOT_ALLOWED
    return violations.WRONG_TYPE


def _way_out(declared: Declared, value: object) -> str | None:
    """Suggest the value that was probably meant, or None."""
    if declared.choice is not None:
        words = [str(member) for member in declared.choice]
        if isinstance(value, bool):
            meant = "yes" if value else "no"
            return f"Write `{meant}`, without quotes." if meant in words else None
        near = nearest(str(value), words)
        return f"Did you mean `{near}`?" if near else None
    numeric = declared.kind in (int, float)
    if isinstance(value, str):
        if declared.kind is bool and value.lower() in _SPOKEN:
            return f"Write `{_SPOKEN[value.lower()]}`, without quotes."
        if numeric and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", value):
            return "Remove the quotes."
        if numeric and re.fullmatch(r"[-+]?[0-9]+,[0-9]+", value):
            return f"Write the decimal point: `{value.replace(',', '.')}`."
        if numeric and value.endswith("%"):
            return "Write a share as a number: `0.25` for 25 %."
        if declared.limit("pattern") is not None and (slug := _slug(value)):
            return f"Write `{slug}`." if expected(declared).startswith("an id") else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if expected(declared).startswith("a duration"):
            return f"Add the unit: `{value} min`, `{value} h` or `{value} days`."
        if declared.limit("le") == 1 and 1 < value <= 100:
            return f"A share is a part of one: `{value / 100:g}` for {value:g} %."
    return None


def _slug(text: str) -> str:
    """Make the id that a text would have: accents dropped, everything else a hyphen."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9_]+", "-", plain.casefold()).strip("-_")[:64]
