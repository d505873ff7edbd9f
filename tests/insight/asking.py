"""Workspaces made of a few lines of YAML, put under question."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.insight.inquiry import Inquiry
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = date(2026, 11, 22)


def written(folder: Path, maps: Mapping[str, str]) -> Path:
    """Write maps by the names of their files (`a.journey.yaml`); `cjmap.toml` unless it is given."""
    for name, text in {"cjmap.toml": "version = 1\n", **maps}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def inquiry_into(folder: Path, today: date = TODAY) -> Inquiry:
    """Put all valid maps of a workspace under question; a map of the test that is none is a mistake."""
    workspace = open_workspace(folder, models=True)
    for entry in workspace.entries:
        assert entry.model is not None, f"{entry.file.name} is no valid map"
    return Inquiry(workspace, workspace.entries, today)


def asked(folder: Path, maps: Mapping[str, str]) -> Inquiry:
    """Write maps and put them under question."""
    return inquiry_into(written(folder, maps))


def journey(steps: str, head: str = "personas: [anna]") -> str:
    """Return a journey `buy` of one stage with these steps, each a line of YAML in braces."""
    lines = "\n".join(f"      - {line.strip()}" for line in steps.strip().splitlines())
    return (
        "kind: journey\nid: buy\ntitle: I buy\n"
        f"{head.strip()}\nstages:\n  - id: shop\n    title: In the shop\n    phase: during\n"
        f"    steps:\n{lines}\n"
    )


ANNA = "kind: persona\nid: anna\nname: Anna\nshare: 0.5\n"
"""A persona who is half of all customers."""
