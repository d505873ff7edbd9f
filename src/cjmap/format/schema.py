"""The JSON Schemas, generated from the models; nothing in them is written by hand.

Draft-07, because yaml-language-server, which serves VS Code, Neovim, Helix and Zed, is built for
it. They refuse what `cjmap validate` refuses in one file; references to other files are beyond a
schema. Enum words carry `enumDescriptions`, which those editors show beside each word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from cjmap.format.kinds import KINDS, Kind
from cjmap.format.texts import SLUG_PATTERN
from cjmap.format.values import Choice

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from cjmap.format.part import Part

DIALECT = "http://json-schema.org/draft-07/schema#"
_SHAPES = frozenset({"type", "enum", "anyOf", "$ref", "additionalProperties"})
_FIRST_KEYS = ("kind", "id", "title", "name", "lang", "summary", "status", "owner")


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with draft-07's dialect, described enums, and no word of `null`."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Add what each word means."""
        published = super().enum_schema(schema)
        members = schema["members"]
        if all(isinstance(member, Choice) for member in members):
            published["enumDescriptions"] = [member.description for member in members]
        return published

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave `null` out: a key without a value is a finding, and editors should say so."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave empty defaults out: they say nothing to an author."""
        published = super().default_schema(schema)
        if published.get("default") in (None, [], {}, False):
            published.pop("default", None)
        return published

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text may be written as an unquoted number; its spelling is kept."""
        published = super().str_schema(schema)
        pattern = published.get("pattern")
        if pattern == SLUG_PATTERN:
            return {"anyOf": [published, {"type": "integer", "minimum": 0}]}
        if pattern is None:
            published["type"] = ["string", "number"]
        return published


def kind_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of one kind of map."""
    return part_schema(kind.model, f"A cjmap {kind.name}")


def part_schema(model: type[Part], title: str) -> dict[str, Any]:
    """Return the JSON Schema of any closed model that files are written by."""
    schema = TypeAdapter(model).json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    return _finished(schema, title)


def all_schema() -> dict[str, Any]:
    """Return one JSON Schema for all kinds: the `kind` of a file decides which part holds.

    `if`/`then` rather than `oneOf`, so that editors show the errors of the kind that is meant.
    """
    definitions: dict[str, Any] = {}
    cases = []
    for kind in KINDS:
        schema = kind_schema(kind)
        definitions.update(schema.pop("definitions", {}))
        schema.pop("$schema")
        definitions[kind.model_name] = schema
        cases.append(
            {
                "if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]},
                "then": {"$ref": f"#/definitions/{kind.model_name}"},
            }
        )
    return {
        "$schema": DIALECT,
        "title": "A cjmap map of any kind",
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {
                "description": "What this file holds.",
                "enum": [kind.name for kind in KINDS],
                "enumDescriptions": [definitions[kind.model_name]["description"] for kind in KINDS],
            }
        },
        "allOf": cases,
        "definitions": dict(sorted(definitions.items())),
    }


def _finished(schema: dict[str, Any], title: str) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    for definition in (schema, *definitions.values()):
        _tidy(definition)
    properties = schema.pop("properties")
    first = {key: properties[key] for key in _FIRST_KEYS if key in properties}
    finished = {"$schema": DIALECT, **schema, "title": title, "properties": {**first, **properties}}
    if definitions:
        finished["definitions"] = dict(sorted(definitions.items()))
    return finished


def _tidy(schema: Any) -> None:
    """Drop the titles that Pydantic makes of field names, and what draft-07 does not know."""
    waiting = [schema]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if isinstance(here.get("title"), str) and not _SHAPES.isdisjoint(here):
                here.pop("title")
            if "const" in here and "enum" not in here:
                here["type"] = "string"
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
