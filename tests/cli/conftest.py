"""What the tests of the command line share: the program run in this process, and a small workspace."""

from __future__ import annotations

import gc
import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from cjmap.cli.entry import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GOOD = "kind: persona\nid: anna\nname: Anna\n"
BAD = "kind: journey\nid: returns\ntitle: I send it back\npersonas: ana\nstages: [{id: a}]\n"
NOTED = b"\xef\xbb\xbfkind: persona\nid: jan\nname: Jan\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take away what the machine's own environment would change, and put the collector back."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "CJMAP_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    yield
    gc.enable()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one good map, one with an error, one with a note; and a folder beside it."""
    root = tmp_path / "maps"
    root.mkdir()
    (root / "cjmap.toml").write_text('lang = "pl"\n', encoding="utf-8")
    (root / "anna.persona.yaml").write_text(GOOD, encoding="utf-8")
    (root / "returns.journey.yaml").write_text(BAD, encoding="utf-8")
    (root / "jan.persona.yaml").write_bytes(NOTED)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the program with some words, and perhaps bytes on standard input."""

    def run_program(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main(list(words))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_program
