"""Portals of the examples on disk, and a browser that watches what their pages do."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.site.framing import script, style_sheet, whole_page
from cjmap.site.layouts.folder import Folder, file_of, style_of
from cjmap.site.pictures.both import style_of as colours_of
from cjmap.site.site import Site
from cjmap.site.writing import write_main
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[2] / "examples"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
TODAY = date(2026, 11, 23)
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


def build(workspace: Path, folder: Path) -> None:
    """Write the portal of a workspace to a folder."""
    site = Site(open_workspace(workspace, models=True), TODAY)
    layout = Folder()
    files: dict[str, bytes] = {}
    for page in site.pages.values():
        written = write_main(site, page, layout)
        files[file_of(page.address)] = whole_page(site, page, written, layout).encode()
        if written.pairs:
            files[style_of(page.address)] = colours_of(written.pairs).encode()
    files["assets/site.css"] = style_sheet(site).encode()
    files["assets/site.js"] = script().encode()
    files["assets/search.js"] = b""
    for name, data in {**files, **layout.photos}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


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
