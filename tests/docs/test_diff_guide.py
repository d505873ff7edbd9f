"""Guards what the guide and the README say that `cjmap diff` prints, and the table of changes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from cjmap.cli.entry import main
from cjmap.compare.change import Level
from cjmap.compare.formats import FORMATS
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.statistics import Sides, net_change
from cjmap.workspace.configuration import load_configuration

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
JOURNEY = Path("maps", "first-order.journey.yaml")
BACKLOG = Path("maps", "shop.backlog.yaml")
SHORT = {
    JOURNEY: [
        (r"emotion: -1\.5", "emotion: -0.5"),
        (r"        pains:\n          - \{id: late-fee.*\n", ""),
        (r"wait: 3 days", "wait: 1 day"),
    ]
}
LONG = {
    JOURNEY: [
        *SHORT[JOURNEY],
        (r"actual: 4 days", "actual: 2 days"),
        (r"met: no\} #.*", "met: yes}"),
        (r"title: Choose a bag", "title: Choose by taste"),
        (r"touchpoint: parcel-locker", "touchpoint: order-emails"),
    ],
    BACKLOG: [(r"status: planned #.*", "status: done")],
}


def git(*words: str) -> None:
    subprocess.run(("git", "-c", "user.name=A", "-c", "user.email=a@b.c", *words), check=True)


@pytest.mark.parametrize(
    ("page", "edits"), [("README.md", SHORT), ("docs/diff.md", LONG)], ids=["readme", "guide"]
)
def test_what_is_printed(
    page: str,
    edits: dict[Path, list[tuple[str, str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    with redirect_stdout(io.StringIO()):
        assert main(["init"]) == 0
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "start")
    for file, replacements in edits.items():
        text = file.read_text(encoding="utf-8")
        for old, new in replacements:
            text, count = re.subn(old, new, text, count=1)
            assert count == 1, old
        file.write_text(text, encoding="utf-8")
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(["diff"]) == 1
    said = f"```console\n$ cjmap diff\n{printed.getvalue()}```\n"
    assert said in (ROOT / page).read_text(encoding="utf-8")


def test_settings(tmp_path: Path) -> None:
    [text] = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "cjmap.toml").write_text(text, encoding="utf-8")
    configuration = load_configuration(tmp_path, tmp_path / "cjmap.toml")
    assert configuration.ignored_changes == tuple(tomllib.loads(text)["diff"]["ignore"])
    assert configuration.failing_change == "regression"


def test_names_in_the_guide_exist() -> None:
    for word in re.findall(r"--ignore ([a-z,-]+) ", GUIDE):
        assert set(word.split(",")) <= set(CHANGE_KINDS)
    assert all(f"| `{name}`" in GUIDE for name in FORMATS)
    assert all(f"| {level} |" in GUIDE for level in Level)


def test_the_example_of_noise() -> None:
    change = net_change(Sides(60, 20, 120), Sides(75, 15, 130))
    low, high = (f"{100 * end:+.1f}".replace("-", "−") for end in (change.low, change.high))
    assert f"from {low} to {high}" in " ".join(GUIDE.split())


def tool() -> Any:
    """Load the tool, which stands outside of the package."""
    name = "make_change_table"
    if name not in sys.modules:
        spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def test_the_table_is_the_generated_one() -> None:
    committed = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    assert committed == tool().table(), "run: python tools/make_change_table.py"


def test_every_kind_has_one_row() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", tool().table(), re.MULTILINE)
    assert rows == list(CHANGE_KINDS)


def test_a_section_without_its_first_kind_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tool()._SECTIONS, "no-such-change", "Nothing")
    with pytest.raises(ValueError, match="no-such-change"):
        tool().table()
