"""What the format refuses, said so that an author can act on it.

pydantic-core decides; this module says it. Each error names the field by the author's path, what
stands there, what was expected, and the way out. Of forms that may be written short only the one
that the author chose is ever spoken of. Only a map with an error comes here, and only here are the
models needed to check one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.format import violations
from cjmap.format.expected import (
    Declared,
    declared_at,
    expected,
    keys_of,
    noun_of,
    owners_of_key,
)
from cjmap.format.near import nearest
from cjmap.format.part import Short
from cjmap.format.shown import shown
from cjmap.problem import MapPath, Problem, Route, Rule, author_path
from cjmap.source.nodes import OPAQUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.part import Part
    from cjmap.source.document import Document

_ABSENT = object()
_SPOKEN = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}


def explain(
    model: type[Part], data: dict[str, Any], errors: list[Any], document: Document
) -> Iterator[Problem]:
    """Turn pydantic-core's errors for `data`, the plain form of a `model`, into findings."""
    return _Translator(model, data, document).problems(errors)


class _Translator:
    """Turns the errors of one validation into findings, each place told once."""

    def __init__(self, model: type[Part], data: dict[str, Any], document: Document) -> None:
        self.model = model
        self.data = data
        self.misspelt: dict[MapPath, dict[str, str]] = {}
        self.incomplete = {id(mapping.data) for mapping in document.incomplete}

    def problems(self, errors: list[Any]) -> Iterator[Problem]:
        told: set[tuple[MapPath, str]] = set()
        self.misspelt = self._misspelt(errors)
        for detail in errors:
            problem = self._problem(detail)
            if problem is None or not isinstance(problem.where, Route):
                continue
            key = (problem.where.path, problem.rule.code if problem.where.on_key else "")
            if problem.rule is violations.MISSING_FIELD:
                key = (problem.where.path, problem.message)
            if key not in told:
                told.add(key)
                yield problem

    def _misspelt(self, errors: list[Any]) -> dict[MapPath, dict[str, str]]:
        """Return the unknown keys that are slips of a required one, which then is not missing.

        By the mapping that they stand in: each with the key that was meant.
        """
        missing: dict[MapPath, list[str]] = {}
        for detail in errors:
            if detail["type"] == "missing":
                parent = self._author(detail["loc"][:-1])
                missing.setdefault(parent, []).append(str(detail["loc"][-1]))
        slips: dict[MapPath, dict[str, str]] = {}
        for detail in errors:
            if detail["type"] == "extra_forbidden":
                *parent_path, key = self._author(detail["loc"])
                parent = tuple(parent_path)
                near = nearest(str(key), missing.get(parent, ()))
                if near:
                    slips.setdefault(parent, {})[str(key)] = near
        return slips

    def _problem(self, detail: Any) -> Problem | None:
        kind: str = detail["type"]
        if kind == "missing":
            return self._missing(detail)
        path = self._author(detail["loc"])
        if kind == "extra_forbidden":
            return self._unknown_key(path)
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
        return self._unexpected(rule, path, value, wanted, _way_out(_main(declared), value))

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
        here = self._value(parent)
        slips = self.misspelt.get(parent, {})
        if name == "text" and isinstance(here, dict) and len(here) == 1:
            key = next(iter(here))
            if declared_at(self.model, (*parent, key)) is None and key not in slips:
                return None  # a text with a colon; the key that it seems to be is told
        if name in slips.values():
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
        meant = self.misspelt.get(path[:-1], {}).get(name)
        declared = declared_at(self.model, path[:-1])
        owner = declared.model if declared else None
        keys = keys_of(owner) if owner is not None else ()
        near = nearest(name, keys)
        place = noun_of(owner) if owner is not None else "this mapping"
        elsewhere = [each for each in owners_of_key(self.model, name) if each is not owner]
        value = self._value(path)
        if value is None and name.isdigit():
            way_out = f"Write the decimal point: `1.{name}`, not `1,{name}`."
        elif meant is None and self._is_text_with_colon(path, keys):
            way_out = "Put text that holds `: ` in quotes."
        elif meant is not None:
            way_out = f"Did you mean `{meant}`?"
        elif elsewhere:
            nouns = " or ".join(noun_of(each) for each in elsewhere[:3])
            way_out = f"`{name}` belongs to {nouns}; check the indentation."
        elif near:
            way_out = f"Did you mean `{near}`?"
        elif value is None:
            way_out = (
                "Between `{` and `}` a comma ends the value: put a text that holds one in quotes."
            )
        else:
            way_out = f"Keys of {place}: {', '.join(f'`{key}`' for key in keys)}."
        return Problem(
            violations.UNKNOWN_KEY,
            f"`{author_path(path)}` is not a key of {place}.",
            Route(path, on_key=True),
            way_out,
        )

    def _is_text_with_colon(self, path: MapPath, keys: tuple[str, ...]) -> bool:
        """Whether an item looks like `Letters: too small`: one unknown key, and no text."""
        here = self._value(path[:-1])
        lonely = isinstance(here, dict) and len(here) == 1 and "text" in keys
        return lonely and isinstance(self._value(path), str)

    def _author(self, location: tuple[str | int, ...]) -> MapPath:
        """Keep of Pydantic's location the parts that the author wrote.

        The main field of a short form and the branch of a union are in the location, not in the map.
        """
        path: list[str | int] = []
        here: Any = self.data
        for part in location:
            inner = _inner(here, part)
            if inner is not _ABSENT:
                here = inner
                path.append(part)
        return tuple(path)

    def _value(self, path: MapPath) -> Any:
        here: Any = self.data
        for part in path:
            here = _inner(here, part)
        return None if here is _ABSENT else here


def _inner(here: Any, part: str | int) -> Any:
    """Return what stands under `part`, or `_ABSENT`."""
    if isinstance(here, dict) and isinstance(part, str):
        return here.get(part, _ABSENT)
    if isinstance(here, (list, tuple)) and isinstance(part, int) and part < len(here):
        return here[part]
    return _ABSENT


def _main(declared: Declared) -> Declared:
    """Return what a short form declares: of a text item its text, of an emotion its score."""
    short = next((mark for mark in declared.marks if isinstance(mark, Short)), None)
    inner = declared_at(declared.model, (short.field,)) if short and declared.model else None
    return inner or declared


def _rule_for(kind: str, declared: Declared, value: object) -> Rule:
    if kind == "literal_error":
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
