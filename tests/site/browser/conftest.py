"""One browser for all tests of this folder, portals of the examples, and tabs that are watched."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

ROOT = str(Path(__file__).resolve().parents[3])

if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.site.browser.portal import Visit, build, program, versioned, visit  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser; without one, fail and say what to install."""
    from playwright.sync_api import sync_playwright

    try:
        found = program()
    except FileNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open pages of portals: `open_page(folder, address, anchor="", **context options)`."""
    opened: list[Visit] = []

    def open_one(folder: Path, address: str, anchor: str = "", **context: Any) -> Visit:
        opened.append(visit(browser, **context))
        return opened[-1].go(folder, address, anchor)

    yield open_one
    for each in opened:
        each.page.context.close()


@pytest.fixture(scope="session")
def portal_sklep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the portal of the Polish example."""
    return _built("sklep", tmp_path_factory)


@pytest.fixture(scope="session")
def portal_clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the portal of the English example."""
    return _built("clinic", tmp_path_factory)


def _built(name: str, factory: pytest.TempPathFactory) -> Path:
    """Build a portal once for all processes of a run: who is second finds it there."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / f"portal-{name}"
    if not folder.exists():
        made = base / f"portal-{name}.made"
        build(versioned(name, base / name), made)
        try:
            made.rename(folder)
        except OSError:  # another process was quicker
            return made
    return folder
