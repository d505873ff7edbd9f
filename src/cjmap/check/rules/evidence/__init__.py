"""Evidence: what claims rest on, and how old it is."""

RULES: tuple[str, ...] = (
    "unbacked-claim",
    "low-evidence-coverage",
    "one-kind-of-evidence",
    "no-governance",
    "stale-map",
    "old-evidence",
    "vague-evidence",
    "changed-evidence",
    "checked-assumption",
    "future-evidence",
)
"""The rules of this family, in the order of their codes."""
