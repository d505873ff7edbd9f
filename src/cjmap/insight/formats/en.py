"""What the formats themselves say, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "notes": "What the figures mean",
    "notes-in-contents": "Notes",
    "contents": "Contents",
    "note": "note",
    "back": "back to the text",
    "actual-size": "Actual size",
}
