"""Guards the whole report of both examples: as text, as Markdown, as JSON that its schema describes."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from tests.insight.asking import ANNA, EXAMPLES, TODAY, journey, written
from tests.insight.recorded import expected

from cjmap.cli.entry import main
from cjmap.insight.report.published import report_schema
from cjmap.insight.report.sections import SECTIONS

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = {"text": "txt", "markdown": "md"}
EXAMPLE_NAMES = ("clinic", "sklep")


@cache
def told(example: str, *words: str) -> str:
    """Return what `cjmap report` prints of an example on a fixed day."""
    return report(EXAMPLES / example, *words)


def report(folder: Path, *words: str) -> str:
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(printed):
        code = main(["report", str(folder), "--today", f"{TODAY}", "--color", "never", *words])
    assert code == 0
    printed.flush()
    printed.seek(0)
    return printed.read()


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("example", EXAMPLE_NAMES)
def test_whole_output(example: str, form: str) -> None:
    output = told(example, "--to", form)
    assert output == expected(f"{example}.{ENDINGS[form]}", output)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("example", EXAMPLE_NAMES)
def test_no_slot_stays_open_and_no_note_lacks_its_text(example: str, lang: str, form: str) -> None:
    output = told(example, "--to", form, "--lang", lang, "-v")
    words = re.sub(r"<style>.*?</style>|base64,[^\"]*", "", output, flags=re.DOTALL)
    assert lang == "en" or "None" not in words
    if form == "markdown":
        named = set(re.findall(r"\[\^(\d+)\](?!:)", output))
        assert named == set(re.findall(r"^\[\^(\d+)\]: ", output, re.MULTILINE))
        assert not re.search(r"(?<!\\)\{\w+\}", output)


@cache
def validator() -> Any:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("example", EXAMPLE_NAMES)
def test_json_follows_its_schema(example: str) -> None:
    data = json.loads(told(example, "--to", "json"))
    validator().validate(data)
    assert {key.replace("_", "-") for key, value in data.items() if value is not None} >= {
        *set(SECTIONS) - {"change"},
        "definitions",
    }


def test_the_schema_describes_every_field() -> None:
    schema: Any = report_schema()
    models = {"JsonReport": schema, **schema["$defs"]}
    for name, model in models.items():
        assert "__" not in name  # two models of one name
        assert model["description"], name
        assert model.get("type") != "object" or model["additionalProperties"] is False, name
        for field, found in model.get("properties", {}).items():
            # Of a field that is described as its model is, Pydantic leaves the reference alone.
            assert found.get("description") or set(found) == {"$ref"}, f"{name}.{field}"


SMALL = {
    "a persona alone": {"anna.persona.yaml": ANNA},
    "a journey without a feeling": {"buy.journey.yaml": journey("{id: a, title: A}", "")},
    "a catalog": {"x.catalog.yaml": "kind: catalog\nid: x\ntitle: X\nchannels: [{id: web}]\n"},
    "a backlog": {
        "x.backlog.yaml": "kind: backlog\nid: x\ntitle: X\nopportunities: [{id: a, title: A}]\n"
    },
    "a blueprint": {
        "x.blueprint.yaml": "kind: blueprint\nid: x\ntitle: X\nsteps: [{id: a, title: A}]\n"
        "actions: [{id: b, text: B, lane: frontstage, at: a}]\n"
    },
    "a journey of a stranger": {
        "buy.journey.yaml": journey("{id: a, title: A, touchpoint: nowhere, emotion: -2}")
    },
}


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
@pytest.mark.parametrize("name", SMALL)
def test_little_can_be_told_too(name: str, form: str, tmp_path: Path) -> None:
    output = report(written(tmp_path, SMALL[name]), "--to", form)
    if form == "json":
        validator().validate(json.loads(output))
    assert "nan" not in output.replace("finan", "").lower().split()


def test_of_one_step_the_weightiest_alone_is_told_first(tmp_path: Path) -> None:
    steps = (
        "{id: a, title: Pay, emotion: -1, moment_of_truth: true, expectations: [{text: Soon, met: no}]}\n"
        "{id: b, title: B, emotion: 1}"
    )
    maps = {"buy.journey.yaml": journey(steps), "anna.persona.yaml": ANNA}
    told = report(written(tmp_path, maps), "--section", "experience", "--section", "expectations")
    first = told.partition("In short")[2].partition("Experience")[0]
    assert "The moment of truth “Pay” is lost" in first
    assert "Anna counted on" not in first


def test_deprecated_maps_are_named_and_left_out(tmp_path: Path) -> None:
    old = journey("{id: a, title: A, emotion: 1}", "status: deprecated")
    output = report(written(tmp_path, {"buy.journey.yaml": old}), "--section", "experience")
    assert output.splitlines()[2:] == [
        "",
        "What these maps do not tell",
        "  · 1 map is deprecated, and left out: “I buy”.",
        "  · Experience: there is no current journey.",
    ]
