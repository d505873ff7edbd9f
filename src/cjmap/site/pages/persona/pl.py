"""The words of personas, in Polish."""

from cjmap.insight.nouns import pl as nouns

WORDS: dict[str, str | tuple[str, ...]] = {
    **nouns.WORDS,
    "extends": "Rozwija personę",
    "inherited": "przejęte: {names}",
    "head-photo": "zdjęcie",
    "head-archetype": "archetyp",
    "head-quote": "cytat",
    "head-share": "udział",
    "head-summary": "opis",
    "from": "Przejęte z:",
    "facts": "W skrócie",
    "channels": "Ulubione kanały",
    "traits": "Cechy",
    "of-100": "{value} na 100",
    "between": "pośrodku",
    "closer": "bliżej „{end}”",
    "all-of": "{end}",
    "meeting": "Gdzie się spotykamy",
    "mean": "Średnio",
    "lowest": "Najniższy punkt",
    "highest": "Najwyższy punkt",
    "own-view": "Zobacz oczami persony: {name}",
    "no-journey": "Żadna podróż nie opisuje jeszcze tej persony.",
    "pains": "Co boli najbardziej",
    "more-pains": (
        "i {count} inna w podróżach",
        "i {count} inne w podróżach",
        "i {count} innych w podróżach",
    ),
    "help": "Co by pomogło",
    "helps-at": "Pomaga w:",
    "empathy-maps": "Mapy empatii",
    "picture": "Na jednym arkuszu",
}
