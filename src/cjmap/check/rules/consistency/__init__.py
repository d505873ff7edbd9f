"""Consistency: what several maps say of the same thing."""

RULES: tuple[str, ...] = (
    "outdated-reference",
    "zoom-mismatch",
    "uneven-touchpoint",
    "near-duplicate",
    "contradicting-channel",
    "unlinked-owner",
    "diverging-version",
)
"""The rules of this family, in the order of their codes."""
