"""Reports that would be written to one file are refused, whatever the file is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.cli.outputs import parse_outputs
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

HERE = "<here>"


def _read(word: str) -> tuple[str, Path]:
    name, _, file = word.partition("=")
    return name, Path(file)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "there.json").write_text("{}")
    (tmp_path / "link.json").symlink_to("there.json")
    (tmp_path / "to-nothing.json").symlink_to("x")
    (tmp_path / "folder").symlink_to("sub")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("json=x", "html=x"),
        ("json=x", "html=./x"),
        ("json=x", "html=sub/../x"),
        ("json=x", f"html={HERE}/x"),
        ("json=x", "html=to-nothing.json"),
        ("json=link.json", "html=there.json"),
        ("json=folder/x", "html=sub/x"),
    ],
)
def test_two_reports_in_one_file_are_refused(first: str, second: str, here: Path) -> None:
    second = second.replace(HERE, str(here))
    with pytest.raises(CjmapError) as told:
        parse_outputs(["text=other", first, second], _read)
    assert told.value.message == f"`-o {first}` and `-o {second}` would write one file."
    assert told.value.hint == "Give each report a file of its own."


@pytest.mark.parametrize(
    "words",
    [
        None,
        ["json=x"],
        ["json=x", "json=x"],
        ["json=x", "html=y"],
        ["json=x", "html=sub/x"],
        ["json=/dev/null", "html=/dev/null"],  # all of it comes through
    ],
)
def test_others_are_read(words: list[str] | None, here: Path) -> None:
    assert parse_outputs(words, _read) == tuple(map(_read, words or []))


@pytest.mark.parametrize(
    "command",
    [
        ("validate", "-o", "json=x", "-o", "sarif=./x"),
        ("lint", "-o", "json=x", "-o", "sarif=./x"),
        ("diff", "-o", "json=x", "-o", "html=./x"),
        ("log", "x.journey.yaml", "-o", "json=x", "-o", "html=./x"),
        ("report", "-o", "json=x", "-o", "html=./x"),
        ("plan", "--budget", "9", "-o", "json=x", "-o", "html=./x"),
        ("find", "kind:step", "-o", "json=x", "-o", "csv=./x"),
        ("impact", "step:x", "-o", "json=x", "-o", "markdown=./x"),
        ("measure", "x.measure.yaml", "-o", "json=x", "-o", "html=./x"),
        ("import", "x.csv", "--report", "json=x", "--report", "text=./x"),
        ("export", "--to", "json", "--report", "json=x", "--report", "text=./x"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_refuses_them(command: tuple[str, ...], here: Path, run: Run) -> None:
    ran = run(*command)
    assert (ran.code, ran.out) == (2, "")
    assert "would write one file." in ran.err
    assert not (here / "x").exists()
