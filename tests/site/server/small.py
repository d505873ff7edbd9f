"""A workspace of two maps that are quickly read and drawn, and a portal of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cjmap.site.server.portal import Portal
from cjmap.site.site import Options

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
PERSONA = "kind: persona\nid: anna\nname: Anna <b>\n"
JOURNEY = (
    "kind: journey\nid: order\ntitle: I order\npersonas: anna\n"
    "stages:\n- id: buy\n  steps:\n  - id: pay\n    title: I pay\n    emotion: -1\n"
)


def write_maps(folder: Path) -> Path:
    """Write the workspace into a folder."""
    (folder / "cjmap.toml").write_text("version = 1\n", "utf-8")
    (folder / "anna.persona.yaml").write_text(PERSONA, "utf-8")
    (folder / "order.journey.yaml").write_text(JOURNEY, "utf-8")
    return folder


class Told(list[str]):
    """What the terminal was told."""

    def __call__(self, text: str) -> None:
        self.append(text)


def portal_of(folder: Path, told: Told | None = None, lang: str = "en") -> Portal:
    """Open the portal of a folder, without history."""
    return Portal(
        folder,
        Options(lang=lang, versions=0),
        today=TODAY,
        tell=told if told is not None else Told(),
    )
