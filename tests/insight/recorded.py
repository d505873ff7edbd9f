"""Whole outputs, kept in `snapshots/`; `CJMAP_REWRITE_SNAPSHOTS=1 pytest` takes what is told now."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent / "snapshots"


def expected(name: str, output: str) -> str:
    """Return what a file of the snapshots holds, which is `output` where they are written anew."""
    file = HERE / name
    if os.environ.get("CJMAP_REWRITE_SNAPSHOTS"):
        HERE.mkdir(exist_ok=True)
        file.write_text(output, encoding="utf-8", newline="")
    return file.read_bytes().decode("utf-8")
