"""Validity: ids, references and files; what `cjmap validate` checks beyond one file."""

RULES: tuple[str, ...] = (
    "duplicate-id",
    "dangling-reference",
    "retired-id",
    "extends-cycle",
    "next-to-nowhere",
    "unknown-channel",
    "unmapped-column",
    "outside-workspace",
    "missing-file",
    "circular-reference",
    "share-above-one",
    "unreadable-photo",
)
"""The rules of this family, in the order of their codes."""
