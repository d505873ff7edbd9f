"""Guards `docs/lint.md`: what it says cjmap prints is printed, its settings hold, its package works."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest
from tests.imports import import_path

from cjmap.check.formats import FORMATS
from cjmap.check.selection.settings import lint_settings
from cjmap.cli.entry import main
from cjmap.workspace.configuration import load_configuration

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^(`{3,})([a-z]+)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
BLOCKS = [(language, text) for _, language, text in BLOCK.findall(GUIDE)]
CONFIGURATIONS = [
    text for language, text in BLOCKS if language == "toml" and text.startswith("# cjmap.toml\n")
]
COMMANDS = [
    line.partition("  #")[0].strip()
    for language, text in BLOCKS
    if language == "sh"
    for line in text.splitlines()
]
FILES = {
    text.partition("\n")[0][2:]: text
    for language, text in BLOCKS
    if language in ("python", "toml") and not text.startswith("# cjmap.toml\n")
}


def said(*words: str) -> str:
    """Run cjmap on the day that the guide was written."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        main([*words, "--today", "2026-11-15"])
    return printed.getvalue()


def test_what_cjmap_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "clinic", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    compared = 0
    for language, text in BLOCKS:
        if language == "yaml":
            name = text.partition("\n")[0][2:]
            (tmp_path / name).write_text(text, encoding="utf-8")
        elif language == "console":
            command, _, expected = text.partition("\n")
            assert said(*shlex.split(command.removeprefix("$ cjmap "))) == expected
            compared += 1
    assert compared == GUIDE.count("\n$ cjmap ")
    assert compared >= 4


@pytest.mark.parametrize("text", CONFIGURATIONS, ids=range(len(CONFIGURATIONS)))
def test_configuration(text: str, tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    configuration = load_configuration(tmp_path, file)
    settings = lint_settings(configuration, date(2026, 11, 15))
    assert configuration.given
    assert settings.for_map(tmp_path / "archive" / "old.journey.yaml", "journey", None).rules


def test_configurations_are_found() -> None:
    assert len(CONFIGURATIONS) >= 6


@pytest.mark.parametrize("line", COMMANDS)
def test_options_exist(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    program, command, *words = shlex.split(line)
    assert program == "cjmap"
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main([command, "--help"]) == 0
    named = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert named <= set(re.findall(r"--[a-z-]+", printed.getvalue()))


def test_formats_are_all_there() -> None:
    table = GUIDE.split("| `--format` | for |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE) == list(FORMATS)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write the package of the guide as `pip install` would leave it on the path."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    metadata = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        encoding="utf-8",
    )
    [(group, entries)] = project["entry-points"].items()
    lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
    (metadata / "entry_points.txt").write_text(f"[{group}]\n{lines}", encoding="utf-8")
    return tmp_path


def run(package: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=package,
        env={**os.environ, "PYTHONPATH": import_path(package), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_package(package: Path) -> None:
    tests = run(package, "pytest", "-q", "-p", "no:cacheprovider", "test_no_product_line.py")
    assert "2 passed" in tests.stdout, tests.stdout + tests.stderr
    told = run(package, "cjmap", "explain", "no-product-line")
    assert told.stdout.startswith("# no-product-line\n\nAn approved journey belongs to no")
    bad = FILES["acme_map_rules/no_product_line.py"].split("## Bad\n```yaml\n")[1].split("```")[0]
    (package / "insure.journey.yaml").write_text(bad, encoding="utf-8")
    found = run(package, "cjmap", "lint", "--select", "acme", "--format", "concise")
    assert found.stdout == (
        "insure.journey.yaml:2:1: warning ACME001 no-product-line:"
        " No product line claims this journey.\n"
    )
