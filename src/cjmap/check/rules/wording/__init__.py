"""Wording: titles, texts and ids."""

RULES: tuple[str, ...] = (
    "company-centric-name",
    "internal-step",
    "not-customer-voice",
    "placeholder-text",
    "overlong-title",
    "yaml-1-1-word",
    "empty-name",
    "jargon",
    "split-text",
)
"""The rules of this family, in the order of their codes."""
