"""The addresses of pages: made of ids, so that a link to a page holds as long as its map does."""

from __future__ import annotations

OVERVIEW = "index"
JOURNEYS = "journeys"
BLUEPRINTS = "blueprints"
PERSONAS = "personas"
EMPATHY_MAPS = "empathy-maps"
TOUCHPOINTS = "touchpoints"
CHANNELS = "channels"
OPPORTUNITIES = "opportunities"
REPORT = "report"
FINDINGS = "findings"
HISTORY = "history"
GLOSSARY = "glossary"

MENU = (
    OVERVIEW,
    JOURNEYS,
    OPPORTUNITIES,
    REPORT,
    PERSONAS,
    EMPATHY_MAPS,
    BLUEPRINTS,
    TOUCHPOINTS,
    CHANNELS,
    HISTORY,
    FINDINGS,
    GLOSSARY,
)
"""The sections in the order of the menu: what readers ask for first, what map writers need last."""

FOLDER_OF_KIND = {
    "journey": JOURNEYS,
    "blueprint": BLUEPRINTS,
    "persona": PERSONAS,
    "empathy-map": EMPATHY_MAPS,
}
"""The kinds of map that have a page each, and the list in which it stands."""


def map_address(kind: str, id: str) -> str | None:
    """Return the address of a map's page; None for a kind that has none of its own.

    A backlog is part of the opportunities, a catalog of the glossary.
    """
    if kind == "backlog":
        return OPPORTUNITIES
    if kind == "catalog":
        return GLOSSARY
    folder = FOLDER_OF_KIND.get(kind)
    return f"{folder}/{id}" if folder is not None else None


def touchpoint_address(id: str) -> str:
    """Return the address of a touchpoint of the catalog."""
    return f"{TOUCHPOINTS}/{id}"


def channel_address(id: str) -> str:
    """Return the address of a channel of the catalog."""
    return f"{CHANNELS}/{id}"


def history_address(kind: str, id: str) -> str:
    """Return the address of the history of a map."""
    return f"{HISTORY}/{kind}/{id}"


def persona_view(journey: str, persona: str) -> str:
    """Return the address of a journey as one of its personas lives it."""
    return f"{JOURNEYS}/{journey}/persona/{persona}"


def context_view(journey: str, context: str) -> str:
    """Return the address of a journey as it is in a context of the catalog."""
    return f"{JOURNEYS}/{journey}/context/{context}"
