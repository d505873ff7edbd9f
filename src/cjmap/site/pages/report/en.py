"""The words of the report, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "kind": "Report",
    "section": "Part of the report",
}
