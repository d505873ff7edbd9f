"""A repository to work in, with nothing of the machine's own settings, and cjmaps of several kinds."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tests.imports import import_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest


class Tool(StrEnum):
    """What git finds when it looks for `cjmap`."""

    WORKS = "works"
    MISSING = "missing"
    BROKEN = "broken"
    SILENT = "silent"
    KILLED = "killed"
    FAULT = "fault"
    SLOW = "slow"


_SLOW = """\
import sys, time
import cjmap.compare.merge
cjmap.compare.merge.merge = lambda *files, **options: time.sleep(60)
from cjmap.cli.entry import main
sys.exit(main())
"""
_FAULT = """\
import sys
import cjmap.compare.merge
def merge(*files, **options): raise RecursionError("a mistake")
cjmap.compare.merge.merge = merge
from cjmap.cli.entry import main
sys.exit(main())
"""
_SCRIPTS = {
    Tool.WORKS: f'exec "{sys.executable}" -m cjmap "$@"',
    Tool.BROKEN: f'exec "{sys.executable}" -c "import no_such_module_of_cjmap"',
    Tool.SILENT: "exit 0",
    Tool.KILLED: "kill -KILL $$",
    Tool.FAULT: f'exec "{sys.executable}" -c \'{_FAULT}\' "$@"',
    Tool.SLOW: f'exec "{sys.executable}" -c \'{_SLOW}\' "$@"',
}


def bare_environment(home: Path, *more: str) -> dict[str, str]:
    """Return an environment in which git sees no settings but those below `home`."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept.pop("XDG_CONFIG_HOME", None)
    kept.pop("CJMAP_MERGE", None)
    return {
        **kept,
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Zoë",
        "GIT_AUTHOR_EMAIL": "zoe@example.org",
        "GIT_AUTHOR_DATE": "2026-10-05T09:00:00+02:00",
        "GIT_COMMITTER_NAME": "Zoë",
        "GIT_COMMITTER_EMAIL": "zoe@example.org",
        "GIT_COMMITTER_DATE": "2026-10-05T09:00:00+02:00",
        "GIT_EDITOR": "true",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": import_path(),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.pathsep.join((*more, *_path_without_cjmap())),
    }


def _path_without_cjmap() -> list[str]:
    folders = os.environ["PATH"].split(os.pathsep)
    return [folder for folder in folders if not (Path(folder) / "cjmap").exists()]


@dataclass(frozen=True)
class Desk:
    """A repository at `folder`, and the environment that everything runs in."""

    folder: Path
    environment: dict[str, str]
    tools: Path

    @classmethod
    def set_up(cls, place: Path, tool: Tool = Tool.WORKS, *options: str) -> Desk:
        """Start a repository `work` below `place`, with a cjmap of some kind on PATH."""
        tools = place / "tools"
        tools.mkdir()
        environment = bare_environment(place / "home", str(tools))
        folder = place / "work"
        folder.mkdir()
        desk = cls(folder, environment, tools)
        desk.use(tool)
        desk.git("init", "-q", "-b", "main", *options)
        return desk

    def enter(self, monkeypatch: pytest.MonkeyPatch) -> Desk:
        """Let this process work there, as long as a test takes; returns itself."""
        for name in (
            "GIT_DIR",
            "GIT_INDEX_FILE",
            "GIT_WORK_TREE",
            "XDG_CONFIG_HOME",
            "CJMAP_MERGE",
        ):
            monkeypatch.delenv(name, raising=False)
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(self.folder)
        return self

    def use(self, tool: Tool) -> None:
        """Put a cjmap of some kind on PATH, or none."""
        script = self.tools / "cjmap"
        script.unlink(missing_ok=True)
        if tool is not Tool.MISSING:
            script.write_text(f"#!/bin/sh\n{_SCRIPTS[tool]}\n", encoding="utf-8")
            script.chmod(script.stat().st_mode | stat.S_IXUSR)

    def run(
        self,
        *words: str,
        folder: Path | None = None,
        ok: bool = True,
        more: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program in the repository, with more in its environment; `ok`: it succeeds."""
        ran = subprocess.run(
            words,
            cwd=folder or self.folder,
            env={**self.environment, **(more or {})},
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert not ok or ran.returncode == 0, (words, ran.stdout, ran.stderr)
        return ran

    def git(self, *words: str, ok: bool = True, **more: str) -> str:
        """Run git; return what it said on both streams."""
        ran = self.run("git", *words, ok=ok, more=more)
        return (ran.stdout + ran.stderr).decode("utf-8", "surrogateescape")

    def call(
        self, *words: str, folder: Path | None = None, ok: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the cjmap of this source tree."""
        return self.run(sys.executable, "-m", "cjmap", *words, folder=folder, ok=ok)

    def cjmap(self, *words: str, folder: Path | None = None) -> str:
        """Run the cjmap of this source tree, which has to succeed; return what it said."""
        ran = self.call(*words, folder=folder, ok=True)
        return (ran.stdout + ran.stderr).decode("utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file of the repository, byte for byte."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogateescape"))

    def read(self, name: str) -> str:
        """Read a file of the repository, byte for byte."""
        return (self.folder / name).read_bytes().decode("utf-8", "surrogateescape")

    def commit(self, message: str, name: str | None = None, text: str | None = None) -> None:
        """Commit all that is there, after writing a file where one is given."""
        if name is not None and text is not None:
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def unmerged(self) -> set[str]:
        """Return the paths that git holds to be in conflict."""
        listed = self.run("git", "ls-files", "--unmerged", "-z").stdout.decode("utf-8")
        return {entry.partition("\t")[2] for entry in listed.split("\0") if entry}
