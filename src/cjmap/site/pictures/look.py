"""How pictures look on the pages of one portal: on a light and on a dark screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.look.configured import configured_logo, configured_theme
from cjmap.draw.look.daylight import both_themes
from cjmap.draw.look.themes import DARK, LIGHT
from cjmap.draw.look.view import View
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Look:
    """The views of a picture by day and by night, and what draws."""

    light: View
    dark: View
    engine: str
    timeout: float

    @property
    def both(self) -> View:
        """The view by day, whose colours know those by night."""
        return replace(self.light, theme=both_themes(self.light.theme, self.dark.theme))


def look_of(workspace: Workspace, lang: str) -> Look:
    """Resolve the look of a workspace; raises `CjmapError` for a colour or a logo that is wrong.

    Colours of the house that cannot be read on a dark ground are used on the light one alone.
    """
    settings = workspace.configuration
    logo = configured_logo(settings)
    try:
        dark = configured_theme(DARK, settings)
    except CjmapError:
        dark = DARK
    return Look(
        light=View(theme=configured_theme(LIGHT, settings), lang=lang, logo=logo),
        dark=View(theme=dark, lang=lang, logo=logo),
        engine=settings.engine.value,
        timeout=settings.timeout,
    )
