"""The words of the server, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "maps": ("{count} error in the maps", "{count} errors in the maps"),
    "settings": (
        "The settings cannot be used; the last good ones hold",
        "The settings cannot be used; the last good ones hold",
    ),
    "page": (
        "This page could not be written as the maps are now",
        "This page could not be written as the maps are now",
    ),
    "picture": (
        "A picture of this page is left out",
        "{count} pictures of this page are left out",
    ),
    "fault": (
        "A fault of cjmap, not of your maps; the terminal has told more",
        "Faults of cjmap, not of your maps; the terminal has told more",
    ),
    "more": ("{count} more.", "{count} more."),
    "findings": "All findings",
    "stand-ins": (
        "One map is shown as it was before.",
        "{count} maps are shown as they were before.",
    ),
    "missing": "There is no such page",
    "missing-lead": "The address may be mistyped, or the map may have another id now. The search"
    " above knows all pages.",
    "gone": "{title} is not here any more",
    "gone-lead": "Its map was removed, or has another id now. This page comes back as soon as the"
    " map does.",
    "near": "Did you mean",
    "overview": "To the overview",
    "failed": "This page will be here as soon as what is told below is mended.",
}
