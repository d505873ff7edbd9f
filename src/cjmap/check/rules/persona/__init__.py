"""Personas: behind whom one can stand."""

RULES: tuple[str, ...] = (
    "thin-persona",
    "persona-without-basis",
    "personal-data",
    "redundant-override",
    "personas-above-one",
)
"""The rules of this family, in the order of their codes."""
