"""A small workspace with nothing wrong in it, and its parts, which attacks change one at a time."""

from __future__ import annotations

import io

PERSONA = "kind: persona\nid: eva\nname: Eva\n"
JOURNEY = """\
kind: journey
id: loan
title: I ask for a loan
personas: eva
stages:
  - id: ask
    title: I ask
    phase: before
    steps:
      - id: call
        title: I call the bank
        touchpoint: phone
        thinks: ["Will they listen?"]
        emotion: -1
        pains:
          - {id: wait, text: I wait for ages, severity: 4}
"""
CATALOG = """\
kind: catalog
id: bank
title: The bank
channels:
  - {id: voice, title: Voice}
touchpoints:
  - {id: phone, title: The phone, channel: voice}
"""

WORKSPACE: dict[str, object] = {
    "cjmap.toml": 'lang = "en"\n',
    "eva.persona.yaml": PERSONA,
    "loan.journey.yaml": JOURNEY,
    "bank.catalog.yaml": CATALOG,
}
"""The workspace: settings, a persona, a journey, a catalog."""


def with_files(**files: object) -> dict[str, object]:
    """Return the workspace with other files, or others in their place: `__` for `.`."""
    return {**WORKSPACE, **{name.replace("__", "."): content for name, content in files.items()}}


def journey(before: str, after: str) -> str:
    """Return the journey with one of its parts replaced."""
    assert before in JOURNEY
    return JOURNEY.replace(before, after)


def picture(kind: str = "PNG", width: int = 64, height: int = 64, **more: object) -> bytes:
    """Return a picture file that is as it should be."""
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (width, height), "#c01030").save(data, kind, **more)
    return data.getvalue()
