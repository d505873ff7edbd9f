"""What the formats themselves say, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "notes": "Co oznaczają te wskaźniki",
    "notes-in-contents": "Przypisy",
    "contents": "Spis treści",
    "note": "przypis",
    "back": "z powrotem do tekstu",
    "actual-size": "Rzeczywisty rozmiar",
}
