"""The words of the report, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "kind": "Report",
    "whole": "The whole map:",
    "section": "Part of the report",
}
