"""The words of empathy maps, in Polish."""

from cjmap.insight.nouns import pl as nouns

WORDS: dict[str, str | tuple[str, ...]] = {
    **nouns.WORDS,
    "who": "Kogo chcemy zrozumieć",
    "must-do": "Co ma do zrobienia",
    "panels": "Oczami tej osoby",
    "empty": "Nikt tego jeszcze nie opisał.",
    "picture": "Na jednym arkuszu",
}
