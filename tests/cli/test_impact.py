"""`cjmap impact`: forms of the answer, the picture, and what cannot be told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from cjmap.insight.impact.published import impact_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    monkeypatch.chdir(folder)
    return folder


def test_text(clinic: Path, run: Run) -> None:
    ran = run("impact", "kiosk")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "What hangs on the touchpoint “Check-in kiosk”\nkiosk · clinic.catalog.yaml:40\n"
    )
    assert "1 reference in 1 map would lead nowhere" in ran.out
    assert "What refers to it · 1 thing\n" in ran.out
    assert "first-visit.journey.yaml:106" in ran.out
    assert "3 references away · 4 things" in ran.out


def test_depth_and_length(clinic: Path, run: Run) -> None:
    ran = run("impact", "helen", "--depth", "1", "--top", "2")
    assert "+11 more (--top 0 shows all)" in ran.out
    assert "2 references away" not in ran.out
    assert "--depth 0" in ran.out
    assert "--depth 0" not in run("impact", "helen", "--depth", "0").out


def test_json_and_paths(clinic: Path, run: Run) -> None:
    found = json.loads(run("impact", "helen", "--to", "json").out)
    jsonschema.validate(found, impact_schema())
    assert found["thing"]["file"] == "helen.persona.yaml"
    paths = run("impact", "helen", "--to", "paths", "--depth", "1").out.splitlines()
    assert len(paths) == found["deletion"]["broken"] + found["deletion"]["words"]
    assert all(" 1 " in line for line in paths)


def test_pictures_and_files(clinic: Path, run: Run) -> None:
    ran = run(
        "impact", "web", "-o", "web.svg", "-o", "web.md", "-o", "text=web.txt", "--theme", "dark"
    )
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    picture = (clinic / "web.svg").read_text(encoding="utf-8")
    assert "Patient portal" in picture
    assert "What hangs on it" in picture.replace("WHAT HANGS ON IT", "What hangs on it")
    assert run("impact", "web", "--to", "dot").out.startswith("digraph")
    assert "Patient portal" in (clinic / "web.md").read_text(encoding="utf-8")
    assert "Patient portal" in (clinic / "web.txt").read_text(encoding="utf-8")


def test_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clinic: Path, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("impact", "kiosk", "--in", "clinic", "--to", "paths", "--depth", "1")
    assert ran.out.startswith("clinic/first-visit.journey.yaml:106:21: 1 step")


WRONG = [
    (["kisok"], "There is nothing called `kisok`", "Did you mean `kiosk`?"),
    (["clinic"], "means several things", "Write `backlog:clinic` or `catalog:clinic`."),
    (["kiosk", "--depth", "-1"], "is no depth", ""),
    (["kiosk", "-d", "x"], "`--depth x` is no whole number.", "`--depth 3`"),
    (["kiosk", "--to", "svg,png"], "`png` cannot go to standard output among", "`-o png=FILE`"),
    (["kiosk", "--to", "html"], "There is no format `html`.", ""),
    (["kiosk", "--in", "nowhere"], "There is no file or folder", ""),
    ([], "REF", ""),
]


@pytest.mark.parametrize(("words", "message", "hint"), WRONG)
def test_wrong_use(words: list[str], message: str, hint: str, clinic: Path, run: Run) -> None:
    ran = run("impact", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err


def test_several_workspaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    for name in ("clinic", "sklep"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    ran = run("impact", "anna", "--in", ".")
    assert ran.code == 2
    assert "There are 2 workspaces" in ran.err


def test_an_invalid_map_is_told_and_followed(clinic: Path, run: Run) -> None:
    file = clinic / "first-visit.journey.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("score: 1,", "score: 7,"), "utf-8")
    ran = run("impact", "kiosk", "--to", "paths")
    assert ran.code == 0
    assert "first-visit.journey.yaml" in ran.err
    assert "1 journey first-visit" in ran.out
