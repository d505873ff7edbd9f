"""Service blueprints: lanes, lines, links, weak points."""

RULES: tuple[str, ...] = (
    "missing-lane",
    "lane-order",
    "no-customer-lane",
    "no-physical-evidence",
    "unlinked-action",
    "link-jumps-line",
    "unanchored-blueprint",
    "two-way-triggers",
    "over-planned-time",
    "unanswered-weak-point",
    "silent-lane",
    "owner-in-two-lanes",
    "perceived-owner",
    "hidden-cost",
    "no-fail-point",
    "columns-out-of-order",
    "uncovered-step",
    "action-without-owner",
)
"""The rules of this family, in the order of their codes."""
