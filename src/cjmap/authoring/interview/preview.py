"""The map so far as text, and which of its lines an answer changed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from cjmap.layout import map_text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Preview:
    """Lines of a map, and the numbers (from 0) of those that are new."""

    lines: tuple[str, ...]
    new: frozenset[int] = frozenset()


def preview(data: dict[str, Any], file: Path, before: Preview | None = None) -> Preview:
    """Write a map that is still being made; lines that `before` did not have are new."""
    lines = tuple(map_text(data, file).splitlines())
    if before is None:
        return Preview(lines)
    matcher = SequenceMatcher(None, before.lines, lines, autojunk=False)
    new = frozenset(
        number
        for change, _, _, start, end in matcher.get_opcodes()
        if change in ("insert", "replace")
        for number in range(start, end)
    )
    return Preview(lines, new)
