"""Empathy maps: outside, inside and the goal."""

RULES: tuple[str, ...] = (
    "empty-empathy-area",
    "empathy-without-goal",
    "says-without-source",
    "inside-before-outside",
    "repeated-item",
)
"""The rules of this family, in the order of their codes."""
