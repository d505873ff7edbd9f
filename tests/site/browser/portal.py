"""Portals of the examples on disk, and a browser that watches what their pages do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[2] / "examples"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
TODAY = "2026-11-23"
PROGRAMS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")


def program() -> str:
    """Find the browser; raises FileNotFoundError that says what to install."""
    for name in filter(None, (os.environ.get("CJMAP_BROWSER"), *PROGRAMS)):
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("no Chromium: apt-get install chromium, or name one in CJMAP_BROWSER")


def axe() -> str:
    """Read axe-core; raises FileNotFoundError that says how to get it."""
    if not AXE.is_file():
        raise FileNotFoundError("no axe-core: npm install --prefix tests/site/browser")
    return AXE.read_text("utf-8")


def build(workspace: Path, out: Path, *options: str) -> None:
    """Build the portal of a workspace, as whoever runs the command does."""
    words = ("site", workspace, "-o", out, "--today", TODAY, "--no-cache", "--quiet", *options)
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1:
        raise AssertionError(done.stderr)


def versioned(example: str, folder: Path) -> Path:
    """Copy an example into a repository with three versions of its maps; return the copy."""
    shutil.copytree(EXAMPLES / example, folder)
    journey = next(
        file for file in sorted(folder.glob("*.journey.yaml")) if "2027" not in file.name
    )
    whole = journey.read_text("utf-8")
    _git(folder, "init", "-q", "-b", "main")
    for number, text in enumerate((_with(whole, "2"), _with(whole, "0"), whole)):
        journey.write_text(text, "utf-8")
        _git(folder, "add", "-A")
        _git(folder, "commit", "-q", "-m", f"Version {number + 1}", day=number + 1)
    return folder


def _with(text: str, score: str) -> str:
    """Change the first score of a journey."""
    return re.sub(r"emotion: .*", f"emotion: {score}", text, count=1)


def _git(folder: Path, *words: str, day: int = 1) -> None:
    moment = f"2026-10-{day:02} 12:00:00 +0000"
    who = {"NAME": "Ewa", "EMAIL": "ewa@example.com", "DATE": moment}
    named = {
        f"GIT_{role}_{key}": said for role in ("AUTHOR", "COMMITTER") for key, said in who.items()
    }
    environment = {
        **os.environ,
        **named,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    subprocess.run(["git", *words], cwd=folder, check=True, env=environment)


def addresses(folder: Path) -> list[str]:
    """List the addresses of a portal's pages."""
    files = folder.rglob("*.html")
    return sorted(each.relative_to(folder).as_posix().removesuffix(".html") for each in files)


@dataclass
class Visit:
    """A page in the browser, and what it did that no page may do."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def go(self, folder: Path, address: str, anchor: str = "") -> Visit:
        """Open a page of a portal from the disk."""
        end = f"#{anchor}" if anchor else ""
        self.page.goto(f"file://{folder}/{address}.html{end}")
        return self

    def dismiss(self, dialog: Dialog) -> None:
        """Note that the page asked for something, and say no."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def evaluate(self, expression: str) -> Any:
        """Evaluate JavaScript in the page."""
        return self.page.evaluate(expression)

    def until(self, expression: str) -> None:
        """Wait for an expression to be true; fails after five seconds.

        The pages forbid what Playwright would wait with: code made of a text.
        """
        for _ in range(50):
            if self.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(expression)

    def elsewhere(self) -> list[str]:
        """Return the requests that left the machine."""
        allowed = ("file://", "data:", "http://127.0.0.1:", "http://localhost:")
        return [each for each in self.requests if not each.startswith(allowed)]


def visit(browser: Browser, **context: Any) -> Visit:
    """Open a tab of its own and watch it; `context` is as Playwright takes it."""
    options = {"viewport": {"width": 1440, "height": 1000}, "reduced_motion": "reduce", **context}
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(10_000)
    seen = Visit(page)
    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("dialog", seen.dismiss)
    return seen
