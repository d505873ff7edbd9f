"""How maps look where a format shows them: the theme asked for, in the workspace's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.branding import ColourError, branded
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from cjmap.exchange.going.outgoing import GoingMap, Outgoing


def view_of(outgoing: Outgoing, map: GoingMap) -> View:
    """Return how a map is shown; raises `CjmapError` for a colour of the settings that will not do."""
    settings = outgoing.workspace.configuration
    theme = THEMES[outgoing.wishes.theme]
    if settings.colours:
        try:
            theme = branded(theme, settings.colours)
        except ColourError as error:
            place = settings.place_of(f"render.colors.{error.key}")
            raise CjmapError(f"{place}: {error.message}", hint=error.hint) from error
    return View(theme, outgoing.language_of(map))
