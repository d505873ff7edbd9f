"""Guards the templates: valid, clean and laid out in every surrounding, and tied to what is there."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.imports import PACKAGE

from cjmap.authoring.surroundings import Surroundings
from cjmap.authoring.template import fill, read_template
from cjmap.authoring.wanted import Wanted
from cjmap.authoring.words import LANGUAGES
from cjmap.check.lint import lint
from cjmap.check.selection.settings import lint_settings
from cjmap.format.ids import references
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.roles import Section
from cjmap.layout import canonical_text
from cjmap.source import parse_document
from cjmap.workspace import Workspace, open_workspace

EXAMPLES = Path(__file__).parents[2] / "examples"
STARTER = PACKAGE / "starter"
TODAY = date(2026, 11, 22)
SURROUNDINGS = {
    "nothing": None,
    "clinic": EXAMPLES / "clinic",
    "sklep": EXAMPLES / "sklep",
    "starter": STARTER / "en",
    "starter pl": STARTER / "pl",
}


def workspace_like(name: str, folder: Path) -> Workspace:
    source = SURROUNDINGS[name]
    if source is not None:
        shutil.copytree(source, folder, dirs_exist_ok=True)
    return open_workspace(folder, models=True)


def wanted(kind: str, **changes: object) -> Wanted:
    known = kind_named(kind)
    assert known is not None
    values: dict[str, object] = {"kind": known, "id": "returns", "title": "I send it back"}
    return Wanted(**{**values, "language": "en", **changes})  # type: ignore[arg-type]


def findings(folder: Path) -> list[str]:
    workspace = open_workspace(folder, models=True)
    report = lint(workspace, lint_settings(workspace.configuration, TODAY))
    assert not report.faults
    return [
        f"{each.location.file.name} {each.rule.name}: {each.message}" for each in report.findings
    ]


@cache
def found_in(around: str) -> list[str]:
    """Return what is found in a surrounding before anything is added."""
    source = SURROUNDINGS[around]
    return findings(source) if source is not None else []


@pytest.mark.parametrize(
    ("around", "outline"),
    [*((each, False) for each in SURROUNDINGS), ("nothing", True), ("clinic", True)],
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_a_new_map_adds_no_finding(
    kind: str, around: str, language: str, outline: bool, tmp_path: Path
) -> None:
    workspace = workspace_like(around, tmp_path)
    asked = wanted(kind, language=language, outline=outline)
    file = tmp_path / f"returns.{asked.kind.suffix}.yaml"
    text = fill(asked, Surroundings(workspace), file)
    assert canonical_text(parse_document(file, text.encode())) == text
    file.write_text(text, encoding="utf-8")
    assert [each for each in findings(tmp_path) if each not in found_in(around)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "order", [[each.name for each in KINDS], [each.name for each in KINDS][::-1]]
)
def test_one_after_another_they_fit_together(
    order: list[str], language: str, tmp_path: Path
) -> None:
    for kind in [*order, *order]:
        around = Surroundings(open_workspace(tmp_path, models=True))
        asked = wanted(kind, language=language, id="a")
        if "a" in around.taken(Section(kind)):
            asked = wanted(kind, language=language, id="b")
        file = tmp_path / f"{asked.id}.{asked.kind.suffix}.yaml"
        file.write_text(fill(asked, around, file), encoding="utf-8")
    told = findings(tmp_path)
    # what was described on the spot before there was a catalog is told to be in it now
    assert {each.split(" ", 1)[1].partition(":")[0] for each in told} <= {
        "half-communication",
        "near-duplicate",
    }


LINKED: list[tuple[str, str, dict[str, object], list[str]]] = [
    ("clinic", "persona", {}, ["web", "text"]),
    ("clinic", "empathy-map", {}, ["helen", "first-visit#check-in"]),
    ("clinic", "empathy-map", {"personas": ("tom",)}, ["tom", "repeat-prescription#approval"]),
    (
        "clinic",
        "empathy-map",
        {"journey": "first-visit", "step": "pay"},
        ["helen", "first-visit#pay"],
    ),
    (
        "clinic",
        "journey",
        {"personas": ("tom", "helen")},
        [
            "tom",
            "helen",
            "patient-portal",
            "text-message",
            "phone-line",
            "recommend",
            "look-around",
        ],
    ),
    ("sklep", "persona", {"language": "pl"}, ["www", "instagram"]),
    ("nothing", "journey", {}, ["recommend", "look-around"]),
    ("nothing", "empathy-map", {}, []),
]


@pytest.mark.parametrize(("around", "kind", "changes", "referred"), LINKED)
def test_it_names_what_there_is(
    around: str, kind: str, changes: dict[str, object], referred: list[str], tmp_path: Path
) -> None:
    workspace = workspace_like(around, tmp_path)
    file = tmp_path / "returns.yaml"
    asked = wanted(kind, **changes)
    file = tmp_path / f"returns.{asked.kind.suffix}.yaml"
    file.write_text(fill(asked, Surroundings(workspace), file), encoding="utf-8")
    again = open_workspace(tmp_path, models=True)
    entry = next(each for each in again.entries if each.file == file)
    assert [text for _, _, text in references(entry.read.found)] == referred


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_templates_are_laid_out_and_commented(kind: str, language: str) -> None:
    document = read_template(kind, language)
    assert canonical_text(document) == document.text
    assert len(document.comments) >= 3


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_languages_have_the_same_shape(kind: str) -> None:
    english, polish = (shape(read_template(kind, each).data) for each in ("en", "pl"))
    assert english == polish


def shape(value: object) -> object:
    """Return the keys and lists of a map, without what it says; free keys are its own."""
    if isinstance(value, dict):
        return {
            key: shape(inner) if key != "demographics" else len(inner)
            for key, inner in value.items()
        }
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__
