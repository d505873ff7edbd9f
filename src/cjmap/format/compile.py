"""The models compiled: what checking a map needs, without Pydantic.

Importing Pydantic and building the models takes several times as long as everything else that
`cjmap validate` does with a map. So the core schema that Pydantic derives from each model is
reduced to what decides right or wrong, with dicts in place of models, and written to
`compiled/*.json`, together with the places of ids and references and the order of keys.
pydantic-core, the same judge, reads it at run time. The models stay the only source: a test
compares the files with what this module makes of them.

    python -m cjmap.format.compile     # writes the files anew
"""

from __future__ import annotations

import json
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter

from cjmap.format.compiled import FOLDER
from cjmap.format.kinds import KINDS, Kind
from cjmap.format.part import Part, Short
from cjmap.format.reading_order import reading_order
from cjmap.format.roles import Defines, NamesFile, Refers, Retires, Role
from cjmap.format.shorthand import Expand, enclose
from cjmap.format.texts import calendar_date
from cjmap.format.values import Duration

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = ("min_length", "pattern", "strict", "ge", "le", "multiple_of")
_PLAIN = ("str", "int", "float", "bool")


def compile_kind(kind: Kind) -> dict[str, Any]:
    """Return the compiled form of a kind: `schema` for pydantic-core, `roles` for the walk.

    `keys` and `defaults` tell the order of the keys, and what a key that is absent stands for.
    """
    definitions: dict[str, Any] = {}
    schema = _schema(TypeAdapter(kind.model).core_schema, definitions)
    objects: dict[str, Any] = {}
    _object(kind.model, objects)
    keys: dict[str, Any] = {}
    defaults: dict[str, Any] = {}
    _ordered(kind.model, keys, defaults)
    return {
        "schema": {
            "type": "definitions",
            "schema": schema,
            "definitions": [definitions[name] for name in sorted(definitions)],
        },
        "roles": {"map": kind.model.__name__, "objects": dict(sorted(objects.items()))},
        "keys": dict(sorted(keys.items())),
        "defaults": dict(sorted(defaults.items())),
    }


def compiled_text(kind: Kind) -> str:
    """Return the text of a kind's file."""
    return json.dumps(compile_kind(kind), indent=1, ensure_ascii=False) + "\n"


def _schema(core: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Reduce one node of Pydantic's core schema; raises `ValueError` for one that is not known."""
    kind = core["type"]
    if kind in _PLAIN:
        coerced = {"coerce_numbers_to_str": True} if kind == "str" else {}  # as `Part` has it
        return {"type": kind, **{key: core[key] for key in _KEPT if key in core}, **coerced}
    if kind in (
        "default",
        "nullable",
    ):  # what is absent is right; what is empty is found by the walk
        return _schema(core["schema"], definitions)
    if kind in ("function-before", "function-after"):
        inner = _schema(core["schema"], definitions)
        return {"type": kind, "function": _function(core["function"]["function"]), "schema": inner}
    if kind == "definitions":
        for each in core["definitions"]:
            _schema(each, definitions)
        return _schema(core["schema"], definitions)
    if kind == "definition-ref":
        return {"type": kind, "schema_ref": _reference(core["schema_ref"])}
    if kind == "tuple":
        item = _schema(core["items_schema"][0], definitions)
        least = {"min_length": core["min_length"]} if "min_length" in core else {}
        return {"type": "list", "items_schema": item, **least}
    if kind == "dict":
        keys, values = (_schema(core[f"{part}_schema"], definitions) for part in ("keys", "values"))
        return {"type": "dict", "keys_schema": keys, "values_schema": values}
    if kind == "union":
        return {"type": kind, "choices": [_schema(each, definitions) for each in core["choices"]]}
    if kind == "enum":
        return {"type": "literal", "expected": [str(member) for member in core["members"]]}
    if kind == "literal":
        return {"type": kind, "expected": core["expected"]}
    if kind == "model":
        return _model(core, definitions)
    raise ValueError(f"the format uses a schema that cannot be compiled: {kind}")


def _model(core: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Turn a model into a typed dict, defined once and referred to by its name."""
    name = core["cls"].__name__
    if name not in definitions:
        definitions[name] = {}
        fields = {}
        for key, field in core["schema"]["fields"].items():
            alias = field.get("validation_alias", key)
            fields[alias] = {
                "type": "typed-dict-field",
                "schema": _schema(field["schema"], definitions),
                "required": field["schema"]["type"] != "default",
            }
        extras = core["schema"].get("extras_schema")
        definitions[name] = {
            "type": "typed-dict",
            "fields": fields,
            "extra_behavior": "allow" if extras else "forbid",
            **({"extras_schema": _schema(extras, definitions)} if extras else {}),
            "ref": name,
        }
    return {"type": "definition-ref", "schema_ref": name}


def _reference(ref: str) -> str:
    """Return the name of the class in a reference such as `cjmap.format.journey.Step:94437`."""
    return ref.partition(":")[0].rpartition(".")[2]


def _function(function: Any) -> list[str]:
    """Name one of the format's functions, with its arguments, for `compiled.FUNCTIONS`."""
    if isinstance(function, Expand):
        return ["expand", function.field]
    names = {enclose: "enclose", calendar_date: "calendar_date", Duration.parse: "duration"}
    return [names[function]]


def _object(model: type[Part], objects: dict[str, Any]) -> None:
    """Add the roles of a model's fields, and of the models in them, to `objects`."""
    if model.__name__ in objects:
        return
    fields: dict[str, Any] = {}
    objects[model.__name__] = fields
    for name, field in model.model_fields.items():
        roles = _roles(field.annotation, tuple(field.metadata), objects)
        if roles is not None:
            fields[field.alias or name] = roles


def _roles(annotation: Any, marks: tuple[Any, ...], objects: dict[str, Any]) -> list[Any] | None:
    """Say where ids stand in a declared type, or None where none can."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *inner_marks = get_args(annotation)
        return _roles(inner, (*marks, *inner_marks), objects)
    for mark in marks:
        if isinstance(mark, Retires):
            return ["many", ["role", *_role(mark)]]
        if isinstance(mark, Role):
            return ["role", *_role(mark)]
    if origin in (Union, UnionType):
        found = [_roles(each, marks, objects) for each in get_args(annotation)]
        return next((roles for roles in found if roles is not None), None)
    if origin is tuple:
        item = _roles(get_args(annotation)[0], (), objects)
        return ["many", item]
    if origin is dict:
        return ["keys", _roles(get_args(annotation)[0], (), objects)]
    if isinstance(annotation, type) and issubclass(annotation, Part):
        _object(annotation, objects)
        short = next((mark for mark in marks if isinstance(mark, Short)), None)
        main = None
        if short is not None:
            field = annotation.model_fields[short.field]
            main = _roles(field.annotation, tuple(field.metadata), objects)
        return ["object", annotation.__name__, main]
    return None


def _role(role: Role) -> list[Any]:
    if isinstance(role, Defines):
        return ["defines", role.section.value]
    if isinstance(role, Refers):
        return [
            "refers",
            [section.value for section in role.sections],
            role.reach.value,
            role.strict,
        ]
    return ["file"] if isinstance(role, NamesFile) else ["retires"]


def _ordered(model: type[Part], keys: dict[str, Any], defaults: dict[str, Any]) -> None:
    """Add the keys of a model in the order of reading, each with the model of the objects in it.

    To `defaults` goes what a key that is absent stands for, where that is more than nothing.
    """
    if model.__name__ in keys:
        return
    inner = {
        field.alias or name: _part_in(field.annotation)
        for name, field in model.model_fields.items()
    }
    keys[model.__name__] = {
        key: part.__name__ if (part := inner[key]) else None for key in reading_order(model)
    }
    stands_for = {
        field.alias or name: field.default
        for name, field in model.model_fields.items()
        if isinstance(field.default, str)
    }
    if stands_for:
        defaults[model.__name__] = stands_for
    for part in inner.values():
        if part is not None:
            _ordered(part, keys, defaults)


def _part_in(annotation: Any) -> type[Part] | None:
    """Return the model in a declared type, also where it is one of a list."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part_in(each) for each in get_args(annotation))
    return next((part for part in found if part is not None), None)


def write_compiled(folder: Path) -> None:
    """Write the files of all kinds to `folder`."""
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind.name}.json").write_text(compiled_text(kind), encoding="utf-8")


if __name__ == "__main__":
    write_compiled(FOLDER)
