"""Suppressions: comments that silence findings."""

RULES: tuple[str, ...] = ("idle-ignore", "unknown-ignore", "bare-ignore")
"""The rules of this family, in the order of their codes."""
