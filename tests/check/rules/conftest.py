"""What the tests of rules share: small maps in, codes and places out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjmap.check.fixing import apply_fixes
from cjmap.check.lint import examine, lint
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

_STATUS = re.compile(r"^status:", re.MULTILINE)

TODAY = date(2026, 11, 15)

Found = Callable[[dict[str, str], str], list[tuple[str, str]]]
Fixed = Callable[[dict[str, str], str], dict[str, str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """Lint maps, given by file name, with the rules selected: the codes and the authors' paths.

    A map that says no status is `proposed` here: of sketches less is asked, and these are short.
    """

    def lint_these(files: dict[str, str], select: str) -> list[tuple[str, str]]:
        (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
        for name, text in files.items():
            finished = (
                text
                if name.endswith(".toml") or _STATUS.search(text)
                else f"{text}status: proposed\n"
            )
            (tmp_path / name).write_text(finished, encoding="utf-8")
        workspace = open_workspace(tmp_path)
        assert [each.file.name for each in workspace.entries if each.model is None] == []
        settings = lint_settings(workspace.configuration, TODAY, Choice(select=(select,)))
        report = lint(workspace, settings)
        assert report.faults == []
        return [
            (each.rule.code, each.path)
            for each in report.findings
            if each.rule.name == select or each.rule.code.startswith(select)
        ]

    return lint_these


@pytest.fixture
def fixed(tmp_path: Path) -> Fixed:
    """Make the fixes of a rule, safe or not, in maps given by file name: the texts that changed."""

    def fix_these(files: dict[str, str], select: str) -> dict[str, str]:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        workspace = open_workspace(tmp_path)
        settings = lint_settings(workspace.configuration, TODAY, Choice(select=(select,)))
        survey = Survey(workspace, TODAY)
        changed = {}
        for entry in workspace.entries:
            result = apply_fixes(entry.document, examine(entry, survey, settings).problems)
            assert (result.refused, result.postponed) == ((), ())
            if result.applied:
                changed[entry.file.name] = result.document.text
        return changed

    return fix_these
