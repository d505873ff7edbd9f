"""Guards `docs/report.md` and `docs/figures.md`: what is printed, which sections and options there are.

`CJMAP_REWRITE_SNAPSHOTS=1 pytest tests/docs/test_report_guide.py` prints the blocks anew.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.cli.entry import main
from cjmap.cli.insight.request import FORMATS
from cjmap.insight.report.sections import SECTIONS
from cjmap.insight.weights import Weights, weights_of
from cjmap.workspace.configuration import load_configuration

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "report.md"
README = ROOT / "README.md"
GUIDE = FILE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n\$ cjmap ([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def said(words: str) -> str:
    """Run cjmap on the day that the guide was written."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main([*shlex.split(words), "--today", "2026-11-22"]) == 0
    return printed.getvalue()


def test_what_cjmap_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "clinic", tmp_path / "clinic")
    monkeypatch.chdir(tmp_path / "clinic")
    now = BLOCK.sub(lambda block: f"```console\n$ cjmap {block[1]}\n{said(block[1])}```", GUIDE)
    if os.environ.get("CJMAP_REWRITE_SNAPSHOTS"):
        FILE.write_text(now, encoding="utf-8", newline="")
    assert len(BLOCK.findall(now)) == 2
    assert now == FILE.read_text(encoding="utf-8")


def test_what_the_readme_says_is_printed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    with redirect_stdout(io.StringIO()):
        assert main(["init"]) == 0
    told = said("report").partition("\n\nExperience")[0]
    block = f"```console\n$ cjmap report\n{told}\n\n…\n```\n"
    readme = README.read_text(encoding="utf-8")
    if os.environ.get("CJMAP_REWRITE_SNAPSHOTS"):
        parts = re.split(r"```console\n\$ cjmap report\n.*?```\n", readme, flags=re.DOTALL)
        README.write_text(block.join(parts), encoding="utf-8", newline="")
    assert block in README.read_text(encoding="utf-8")


def rows(head: str) -> list[str]:
    """Return the first cells of the table that begins with this head."""
    table = GUIDE.split(head)[1].split("\n\n")[0]
    return re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)


def test_sections_and_forms_are_all_there() -> None:
    assert rows("| `--section` | the question |") == list(SECTIONS)
    assert sorted(rows("| `--to` | what it is for |")) == sorted(FORMATS)


def test_options_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(["report", "--help"]) == 0
    known = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", printed.getvalue(), re.MULTILINE))
    told = GUIDE.split("| option | what it does |")[1].split("\n\n")[0]
    assert known - {"--help", "--output"} == set(re.findall(r"`[^`]*?(--[a-z-]+)", told))


def test_settings_are_the_defaults(tmp_path: Path) -> None:
    [text] = re.findall(r"```toml\n# cjmap.toml\n(.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    configuration = load_configuration(tmp_path, file)
    assert weights_of(configuration) == Weights()
    assert configuration.number("report.fresh") == 12


def tool() -> Any:
    """Load the tool, which stands outside of the package."""
    name = "make_figure_page"
    if name not in sys.modules:
        spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def test_the_page_of_figures_is_the_generated_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool().main(["--check"]) == 0, "run: python tools/make_figure_page.py"


def test_an_older_page_of_figures_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tool(), "PAGE", tmp_path / "figures.md")
    assert tool().main(["--check"]) == 1
    assert "make_figure_page.py" in capsys.readouterr().out
    assert tool().main([]) == 0
    assert tool().main(["--check"]) == 0
