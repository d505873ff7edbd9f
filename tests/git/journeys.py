"""A map to commit and to change."""

from __future__ import annotations


def journey(id: str, emotion: int = 0, title: str = "Look", more: str = "") -> str:
    """Write a journey of one step; `more` are lines of the map itself."""
    return (
        f"kind: journey\nid: {id}\ntitle: I {id}\n{more}stages:\n  - id: first\n    title: First\n"
        f"    steps:\n      - {{id: look, title: {title}, emotion: {emotion}}}\n"
    )
