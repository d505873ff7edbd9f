"""Guards docs/new.md: what it says is printed, is; the screen that it shows is a real one."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Protocol

import pytest
from tests.cli.at_terminal import Terminal

TOP = Path(__file__).parents[2]
GUIDE = (TOP / "docs" / "new.md").read_text("utf-8")


class Ran(Protocol):
    code: int
    out: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(TOP / "examples" / "clinic", tmp_path / "clinic"))
    monkeypatch.chdir(folder)
    return folder


def test_what_cjmap_prints(run: Run, clinic: Path) -> None:
    (block,) = blocks("console")
    order, _, printed = block.partition("\n")
    assert order == '$ cjmap new journey x-ray --title "I have my knee X-rayed"'
    ran = run("new", "journey", "x-ray", "--title", "I have my knee X-rayed")
    assert (ran.code, ran.out) == (0, printed)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_the_screen_is_a_real_one(clinic: Path) -> None:
    (shown,) = blocks("text")
    with Terminal("new", "journey", "x-ray", "--ask", folder=clinic) as terminal:
        terminal.answers("What is the journey called", "\x15I have my knee X-rayed")
        terminal.answers("Who goes through it?", "1")
        terminal.sees("What is the situation?")
        terminal.press("skip", "skip")
        terminal.answers("Which stages does it have", "I get there", "I am X-rayed", "")
        terminal.answers("When is “I get there”?", "during")
        terminal.answers("step by step?", "Find the right room", "Wait to be called", "")
        terminal.answers("Where does it happen?", "signs")
        terminal.sees("How does it feel?")
        terminal.types("-1.5")
        terminal.sees("emotion: -1.5")
        assert terminal.text.strip("\n") == shown.rstrip("\n")
        terminal.press("ctrl-c")
        assert terminal.ends() == 130


def test_options_are_all_there() -> None:
    from cjmap.cli.completion import describe_commands

    (command,) = [each for each in describe_commands() if each.name == "new"]
    names = {name for option in command.options for name in option.names if name.startswith("--")}
    told = {name for name in names if name in GUIDE}
    assert names - told == {"--help", "--color", "--output"}
