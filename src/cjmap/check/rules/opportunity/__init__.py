"""Opportunities: owned, measured and possible."""

RULES: tuple[str, ...] = (
    "unowned-opportunity",
    "opportunity-without-outcome",
    "opportunity-conflict",
    "overdue-opportunity",
    "outcome-gets-worse",
    "aimless-opportunity",
    "unscored-opportunity",
)
"""The rules of this family, in the order of their codes."""
