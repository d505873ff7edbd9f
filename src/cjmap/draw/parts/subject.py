"""What a picture is of where it is not of one map: the workspace as a whole, or a part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """The kind of the picture, the id of what it shows, and its title."""

    kind: str
    id: str
    label: str


WORKSPACE = "workspace"
"""The id of the workspace as a whole."""
