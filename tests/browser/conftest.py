"""One browser for all tests of this folder, and a tab of its own for each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

ROOT = str(Path(__file__).resolve().parents[2])

if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.browser.chromium import BrowserMissing, Chromium, Page, find, opened  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """Start the browser; without one, fail and say what to install."""
    try:
        program = find()
    except BrowserMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with Chromium(program) as started:
        yield started


@pytest.fixture
def page(browser: Chromium) -> Iterator[Page]:
    """Open a tab."""
    with opened(browser) as tab:
        yield tab
