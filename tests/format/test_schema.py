"""Guards the published JSON Schemas: generated, valid, and of one mind with `cjmap validate`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cjmap.cli.schemas import schema_named, schema_names, schema_text
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.read import read_map
from cjmap.format.violations import SUFFIX_MISMATCH
from cjmap.source import Document, read_document

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
MAPPINGS = sorted((ROOT / "examples").rglob("*.measure.yaml"))
EXAMPLES = sorted(set((ROOT / "examples").rglob("*.yaml")) - set(MAPPINGS))
REPORTS = (
    *("findings", "diff", "log", "report", "plan", "find", "impact", "exchange"),
    *("measure", "measure-changes"),
)
"""Schemas of what cjmap writes, for programs rather than editors."""

BROKEN = sorted((ROOT / "tests" / "broken").iterdir())


@cache
def validator(name: str) -> Any:
    return jsonschema.Draft7Validator(
        schema_named(name), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )


def errors(name: str, document: Document) -> list[str]:
    return [error.message for error in validator(name).iter_errors(document.data)]


@pytest.mark.parametrize("name", [name for name in schema_names() if name not in REPORTS])
def test_schema_is_valid_draft_07(name: str) -> None:
    schema = schema_named(name)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("name", schema_names())
def test_committed_schema_is_the_generated_one(name: str) -> None:
    committed = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "run: python -m cjmap schema --write schemas"


def test_no_schema_too_many_is_committed() -> None:
    assert {each.name for each in SCHEMAS.iterdir()} == {
        f"{name}.schema.json" for name in schema_names()
    }


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_example_follows_its_schema(file: Path) -> None:
    document = read_document(file)
    kind = kind_named(document.data["kind"])
    assert kind is not None
    assert errors(kind.name, document) == []
    assert errors("all", document) == []


@pytest.mark.parametrize("file", MAPPINGS, ids=lambda file: file.name)
def test_mapping_follows_its_schema(file: Path) -> None:
    assert errors("mapping", read_document(file)) == []


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.name)
def test_schema_and_validator_agree(file: Path) -> None:
    document = read_document(file)
    if document.problems:
        assert document.problems[0].rule.code < "CJ030"  # no schema sees what is no YAML
        return
    read = read_map(document)
    refused = [each for each in read.problems if each.rule is not SUFFIX_MISMATCH]
    kind = kind_named(document.data.get("kind"))
    assert bool(errors("all", document)) is bool(refused)
    if kind is not None:
        assert bool(errors(kind.name, document)) is bool(refused)


def test_agreement_is_tested_on_both_sides() -> None:
    documents = [document for document in map(read_document, BROKEN) if not document.problems]
    refused = [bool(read_map(document).problems) for document in documents]
    assert refused.count(True) > 60
    assert refused.count(False) > 30


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_each_kind_refuses_the_others(kind: str) -> None:
    for file in EXAMPLES:
        document = read_document(file)
        assert bool(errors(kind, document)) is (document.data["kind"] != kind)


def nodes(schema: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = [schema]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            found.append(here)
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
    return found


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_property_is_described(kind: str) -> None:
    schema = schema_named(kind)
    objects = [schema, *schema.get("definitions", {}).values()]
    for each in objects:
        for name, field in each.get("properties", {}).items():
            named = field.get("$ref", "").removeprefix("#/definitions/")
            described = field if "description" in field else schema["definitions"].get(named, {})
            assert described.get("description"), name


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_word_is_described(kind: str) -> None:
    enums = [each for each in nodes(schema_named(kind)) if isinstance(each.get("enum"), list)]
    for each in enums:
        assert len(each["enumDescriptions"]) == len(each["enum"])
        assert all(text.endswith(".") for text in each["enumDescriptions"])


@pytest.mark.parametrize("name", [name for name in schema_names() if name not in REPORTS])
def test_editors_get_what_they_understand(name: str) -> None:
    schema = schema_named(name)
    for each in nodes(schema):
        assert "null" not in json.dumps(each.get("type", ""))
        assert not {"$defs", "prefixItems", "unevaluatedProperties", "oneOf"} & set(each)
        reference = each.get("$ref")
        if isinstance(reference, str):
            assert reference.removeprefix("#/definitions/") in schema["definitions"]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_kind_comes_first(kind: str) -> None:
    schema = schema_named(kind)
    assert list(schema["properties"])[:2] == ["kind", "id"]
    assert "kind" in schema["required"]
    assert schema["additionalProperties"] is False
