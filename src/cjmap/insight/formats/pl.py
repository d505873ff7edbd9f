"""What the formats themselves say, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "notes": "Co oznaczają te wskaźniki",
    "contents": "Spis treści",
    "note": "przypis",
    "back": "z powrotem do tekstu",
    "actual-size": "Rzeczywisty rozmiar",
}
