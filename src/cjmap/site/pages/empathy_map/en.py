"""The words of empathy maps, in English."""

from cjmap.insight.nouns import en as nouns

WORDS: dict[str, str | tuple[str, ...]] = {
    **nouns.WORDS,
    "who": "Whom we want to understand",
    "must-do": "What they have to do",
    "panels": "In their own world",
    "empty": "Nobody has told this yet.",
    "picture": "On one sheet",
}
