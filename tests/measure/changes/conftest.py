"""The example shop, opened once a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.measure.mapping.read import read_mapping
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.measure.figures.session import Session

SHOP = Path(__file__).parents[3] / "examples" / "sklep"


@pytest.fixture(scope="session")
def shop() -> Iterator[Session]:
    """The data of the shop in DuckDB."""
    workspace = open_workspace(SHOP)
    mapping = read_mapping(SHOP / "zamawiam-rosline.measure.yaml")
    with open_session(workspace, mapping, SHOP, EngineChoice()) as session:
        yield session
