"""The words of the history of all maps, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "History of the maps",
    "lead": (
        "{count} map with its versions, from the repository that it lies in.",
        "{count} maps with their versions, from the repository that they lie in.",
    ),
    "trouble": "The repository cannot tell what changed: {said}",
    "uncommitted": "Not committed yet",
    "recent": "What changed lately",
    "versions": "See the versions",
    "all": "All maps",
    "caption": "All maps, the last one that changed first",
    "column-map": "Map",
    "column-kind": "Kind",
    "column-day": "Last change",
    "column-author": "By",
    "column-subject": "Why",
    "column-versions": "Versions",
}
