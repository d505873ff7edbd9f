"""What hangs on a thing as lines for people and tools: one a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.insight.impact.following import Impact
    from cjmap.workspace import Entry


def paths(impact: Impact, file: Callable[[Entry], str]) -> str:
    """Write a line a reference: its place, then depth, kind, reference, title, field and target."""
    lines = []
    for each in (affected for depth in impact.depths for affected in depth):
        node = each.node
        for naming in each.namings:
            line, column = naming.place
            free = "" if naming.strict else " (free text)"
            lines.append(
                f"{file(node.entry)}:{line}:{column}: {each.depth} {node.kind} {node.ref}"
                f" {node.title} [{naming.field} {naming.target.ref}{free}]"
            )
    return "".join(f"{one_line(line)}\n" for line in lines)
