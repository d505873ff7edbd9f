"""Guards what the README says that cjmap prints, from the maps of `cjmap init`, and its settings."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from cjmap.check.selection.settings import lint_settings
from cjmap.cli.entry import main
from cjmap.workspace.configuration import load_configuration

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
JOURNEY = Path("maps", "first-order.journey.yaml")
BACKLOG = Path("maps", "shop.backlog.yaml")
SAID = [
    # command, options that fix the output, file, what is changed in it
    ("validate", (), {JOURNEY: (r"touchpoint: product-page", "touchpoint: prodct-page")}),
    (
        "lint",
        ("--today", "2026-11-15"),
        {
            JOURNEY: (r"status: draft", "reviewed: 2026-11-02"),
            BACKLOG: (r"(?s)  - id: fee-up-front\n.*?(?=  - id: )", ""),
        },
    ),
]


@pytest.mark.parametrize(("command", "options", "changes"), SAID, ids=["validate", "lint"])
def test_findings(
    command: str,
    options: tuple[str, ...],
    changes: dict[Path, tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(["init"]) == 0
    for file, (old, new) in changes.items():
        text, count = re.subn(old, new, file.read_text(encoding="utf-8"), count=1)
        assert count == 1
        file.write_text(text, encoding="utf-8")
    printed = io.StringIO()
    with redirect_stdout(printed):
        main([command, *options])
    assert f"```console\n$ cjmap {command}\n{printed.getvalue()}```\n" in README


def test_settings(tmp_path: Path) -> None:
    [text] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    settings = lint_settings(load_configuration(tmp_path, file), date(2026, 11, 15))
    assert settings.levels[0].ignore == ("missing-lane",)
