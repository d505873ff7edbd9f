"""Stretches of a text and what takes their place; every other character stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Iterable


class EditError(CjmapError):
    """An edit that cannot be made: nothing is there, two get in each other's way, or no way is known."""


@dataclass(frozen=True, slots=True)
class SpanEdit:
    """The characters from `start` to `end` (exclusive) become `text`; none of them is an insertion."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[SpanEdit]) -> str:
    """Make all edits of `text` at once; insertions at one place keep their order.

    Raises `EditError` where two overlap.
    """
    pieces: list[str] = []
    done = 0
    for edit in in_order(edits):
        if edit.start < done:
            raise EditError("Two edits want to change the same text.")
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def in_order(edits: Iterable[SpanEdit]) -> list[SpanEdit]:
    """Sort edits by place; an insertion comes before the stretch that it touches."""
    return sorted(edits, key=lambda edit: (edit.start, edit.end))
