"""Guards the guide to migrations: what cjmap prints, and that the sample is a migration."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.migrate.later_formats import MIGRATIONS

from cjmap.cli.entry import main
from cjmap.migrate import migrated
from cjmap.source import read_document
from cjmap.version import __version__

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "migrate.md").read_text(encoding="utf-8")


def test_what_cjmap_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "examples" / "clinic")
    assert main(["migrate"]) == 0
    assert f"$ cjmap migrate\n{capsys.readouterr().out}```" in GUIDE
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cjmap.toml").write_text("format = 2\n", encoding="utf-8")
    assert main(["lint"]) == 2
    said = capsys.readouterr().err.replace(str(tmp_path), "/home/eva/shop")
    assert f"$ cjmap lint\n{said.replace(__version__, '0.1.0')}```" in GUIDE


def test_the_sample_is_a_migration() -> None:
    [sample] = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(sample, "docs/migrate.md", "exec"), names)  # the sample of our own guide
    document = read_document(ROOT / "examples" / "clinic" / "first-visit.journey.yaml")
    made = migrated(document, [names["MIGRATION"]])
    assert made.text == migrated(document, MIGRATIONS[:1]).text != document.text
    assert names["MIGRATION"].title == MIGRATIONS[0].title
