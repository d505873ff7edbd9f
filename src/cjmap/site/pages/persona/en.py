"""The words of personas, in English."""

from cjmap.insight.nouns import en as nouns

WORDS: dict[str, str | tuple[str, ...]] = {
    **nouns.WORDS,
    "extends": "Builds on",
    "inherited": "with their {names}",
    "head-photo": "photo",
    "head-archetype": "archetype",
    "head-quote": "quote",
    "head-share": "share",
    "head-summary": "summary",
    "from": "Taken from",
    "facts": "In short",
    "channels": "Preferred channels",
    "traits": "Traits",
    "of-100": "{value} of 100",
    "between": "in between",
    "closer": "closer to “{end}”",
    "all-of": "{end}",
    "meeting": "Where they meet us",
    "mean": "On average",
    "lowest": "Lowest point",
    "highest": "Highest point",
    "own-view": "As {name} lives it",
    "no-journey": "No journey is told for this persona yet.",
    "pains": "What hurts most",
    "more-pains": ("and {count} more in the journeys", "and {count} more in the journeys"),
    "help": "What would help",
    "helps-at": "Helps at",
    "empathy-maps": "Empathy maps",
    "picture": "On one sheet",
}
