"""The look of pictures that the configuration of a workspace asks for: colours and a logo.

Whatever is wrong with it is told with the line of the configuration.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjmap.draw.look.branding import ColourError, branded
from cjmap.draw.writers.images import load_picture
from cjmap.errors import CjmapError
from cjmap.printable import one_line
from cjmap.workspace.files import located
from cjmap.workspace.settings import COLORS_TABLE

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Theme
    from cjmap.workspace.configuration import Configuration


def configured_theme(theme: Theme, settings: Configuration) -> Theme:
    """Give the theme in the colours of the configuration.

    Raises `CjmapError`, which tells the line, for a colour that cannot be read on its ground.
    """
    if not settings.colours:
        return theme
    try:
        return branded(theme, settings.colours)
    except ColourError as error:
        place = settings.place_of(f"{COLORS_TABLE}.{error.key}")
        raise CjmapError(f"{place}: {error.message}", hint=error.hint) from error


def configured_logo(settings: Configuration) -> bytes | None:
    """Read the logo, where one is set; raises `CjmapError` for one that is no picture."""
    if settings.logo is None:
        return None
    place = settings.place_of("render.logo")
    file = located(settings, "render.logo", settings.logo)
    if not os.path.isfile(file):
        raise CjmapError(f"{place}: there is no file `{one_line(settings.logo)}` for the logo.")
    try:
        return load_picture(file)
    except CjmapError as error:
        raise CjmapError(f"{place}: the logo: {error.message}", hint=error.hint) from error
