"""The words of the overview, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {}
