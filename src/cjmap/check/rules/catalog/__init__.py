"""Catalogs: metrics and the shared vocabulary."""

RULES: tuple[str, ...] = (
    "metric-out-of-range",
    "metric-without-sample",
    "ambiguous-metric",
    "metric-without-target",
    "unused-definition",
    "unmeasured-promise",
    "metric-without-direction",
    "missed-target",
)
"""The rules of this family, in the order of their codes."""
