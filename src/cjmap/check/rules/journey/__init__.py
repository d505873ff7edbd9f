"""Journeys: the frame, the stages, the steps, the curve of emotions."""

RULES: tuple[str, ...] = (
    "no-persona",
    "mixed-viewpoints",
    "incomplete-frame",
    "empty-stage",
    "thin-stage",
    "flat-emotion",
    "missing-phase",
    "oversized-map",
    "process-not-journey",
    "observed-future",
    "half-communication",
    "pain-without-severity",
    "no-opportunities",
    "unanswered-pain",
    "unreachable-step",
    "odd-actor",
    "no-moment-of-truth",
    "phase-backwards",
    "unexplained-low",
    "version-without-origin",
)
"""The rules of this family, in the order of their codes."""
