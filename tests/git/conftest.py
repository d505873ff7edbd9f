"""What the tests of git share: no settings of the machine, and a desk to work at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.git.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A repository with a cjmap that works; this process sees the same environment."""
    return Desk.set_up(tmp_path).enter(monkeypatch)
