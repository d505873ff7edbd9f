"""Guards `docs/plan.md`: what is printed, and that every option, format and setting is told."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.completion import describe_commands
from cjmap.cli.entry import main
from cjmap.cli.insight.planning import FORMATS
from cjmap.workspace.settings import SETTINGS

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n\$ cjmap ([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMON = {"--help", "--color", "--limit", "--stdin-filename", "--theme"}
"""Options that mean here what they mean everywhere."""


def test_what_cjmap_prints_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "clinic", tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic")
    ((words, told),) = BLOCK.findall(GUIDE)
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main([*shlex.split(words), "--today", "2026-11-22"]) == 0
    assert printed.getvalue().partition("\n\nThe plan")[0] == told.rstrip("\n")


def test_all_that_can_be_asked_for_is_told() -> None:
    (command,) = [each for each in describe_commands() if each.name == "plan"]
    names = {option.names[0] for option in command.options} - COMMON
    short = {"--output": "-o", "--verbose": "-v"}
    asked = [*(short.get(name, name) for name in names), *FORMATS]
    asked += [setting.key for setting in SETTINGS if setting.key.startswith("plan.")]
    assert [each for each in asked if each not in GUIDE] == []
