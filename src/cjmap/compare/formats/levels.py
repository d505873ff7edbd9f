"""How a level is shown besides its name: colour alone tells nothing to many."""

from __future__ import annotations

from cjmap.compare.change import Level

SIGNS = {
    Level.BREAKING: "!",
    Level.REGRESSION: "▼",
    Level.NOTABLE: "•",
    Level.IMPROVEMENT: "▲",
    Level.COSMETIC: "·",
}
"""A sign for each level."""

STYLES = {
    Level.BREAKING: "error",
    Level.REGRESSION: "warning",
    Level.NOTABLE: "note",
    Level.IMPROVEMENT: "ok",
    Level.COSMETIC: "frame",
}
"""The style of a sign in a terminal."""
