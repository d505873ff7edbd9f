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
    desk = Desk.set_up(tmp_path)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "XDG_CONFIG_HOME", "CJMAP_MERGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(desk.folder)
    return desk
