"""Experience: expectations, circumstances and loyalty."""

RULES: tuple[str, ...] = (
    "expectation-not-met",
    "unjudged-expectation",
    "worse-in-context",
    "empty-variant",
    "ends-at-purchase",
    "no-loop",
    "unmet-channel",
)
"""The rules of this family, in the order of their codes."""
