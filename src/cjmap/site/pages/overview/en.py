"""The words of the overview, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {}
