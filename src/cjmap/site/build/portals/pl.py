"""The words of the page that leads to several portals, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "portals": "Portale",
    "journey": ("{count} podróż", "{count} podróże", "{count} podróży"),
    "blueprint": ("{count} schemat usługi", "{count} schematy usług", "{count} schematów usług"),
    "persona": ("{count} persona", "{count} persony", "{count} person"),
}
