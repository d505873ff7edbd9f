"""The words of the page that leads to several portals, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "portals": "Portals",
    "journey": ("{count} journey", "{count} journeys"),
    "blueprint": ("{count} blueprint", "{count} blueprints"),
    "persona": ("{count} persona", "{count} personas"),
}
