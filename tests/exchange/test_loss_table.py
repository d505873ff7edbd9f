"""Guards the tables of what each format keeps: they are what the formats do now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_loss_table", ROOT / "tools" / "make_loss_table.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_what_the_formats_do() -> None:
    page = (ROOT / "docs" / "formats" / "index.md").read_text(encoding="utf-8")
    assert page == tool().page(page), "run: python tools/make_loss_table.py"
