"""Peers that cjmap is measured against, each installed into an environment of its own.

None is installed beside cjmap: some are under licences that we keep apart, and none may change what is
measured.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")


class PeerMissing(Exception):
    """A peer is not here, and why; whoever catches it says so in the table."""


@dataclass(frozen=True, slots=True)
class Peers:
    """A folder of peers."""

    folder: Path
    may_install: bool

    def python_with(self, *packages: str) -> Path:
        """Return the Python of an environment that holds packages of PyPI.

        Raises:
            PeerMissing: If they are not here and cannot be installed, or are not to be.
        """
        home = self._home(packages[0])
        python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        if self._is_new(home, packages):
            self._install([sys.executable, "-m", "venv", "--clear", str(home)], packages)
            self._install([str(python), "-m", "pip", "install", "--quiet", *packages], packages)
            self._done(home, packages)
        return python

    def version(self, *packages: str) -> str:
        """Return the version of the first of these packages of PyPI; raises `PeerMissing` likewise."""
        code = f"import importlib.metadata as m; print(m.version({_name(packages[0])!r}))"
        words = [str(self.python_with(*packages)), "-c", code]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()

    def npm(self, package: str, environment: dict[str, str]) -> tuple[Path, str]:
        """Return the folder of programs of a package of npm, and its version.

        Raises:
            PeerMissing: If it is not here and cannot be installed, or is not to be.
        """
        home = self._home(package)
        if self._is_new(home, [package]):
            npm = shutil.which("npm")
            if npm is None:
                raise PeerMissing(f"{package} needs npm, and there is none")
            home.mkdir(parents=True, exist_ok=True)
            words = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(home), package]
            self._install(words, [package], environment)
            self._done(home, [package])
        modules = home / "node_modules"
        about = json.loads((modules / package / "package.json").read_text("utf-8"))
        return modules / ".bin", str(about["version"])

    def _home(self, package: str) -> Path:
        return self.folder / f"peer-{_name(package).strip('@').replace('/', '-')}"

    def _is_new(self, home: Path, packages: Sequence[str]) -> bool:
        """Tell whether a peer has to be installed; raises `PeerMissing` if it must not be."""
        installed = home / "installed.txt"
        if installed.exists() and installed.read_text("utf-8").split() == list(packages):
            return False
        if not self.may_install:
            raise PeerMissing("not measured: --quick installs no peer")
        print(f"Installing {', '.join(packages)} into {home} …", file=sys.stderr)
        return True

    def _done(self, home: Path, packages: Sequence[str]) -> None:
        (home / "installed.txt").write_text("\n".join(packages), "utf-8")

    def _install(
        self, words: Sequence[str], packages: Sequence[str], more: dict[str, str] | None = None
    ) -> None:
        done = subprocess.run(
            words, env={**os.environ, **(more or {})}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
            print(done.stderr, file=sys.stderr)
            raise PeerMissing(f"not measured: {packages[0]} could not be installed: {last[:200]}")


def browser() -> str:
    """Return the Chromium of the system, or the one that CJMAP_BROWSER names.

    Raises:
        PeerMissing: If there is none.
    """
    for name in (os.environ.get("CJMAP_BROWSER"), *_BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise PeerMissing("not measured: there is no Chromium; CJMAP_BROWSER may name one")


def _name(requirement: str) -> str:
    """Give the name of a package without its bounds."""
    return requirement.split("<")[0].split(">")[0].split("=")[0]
