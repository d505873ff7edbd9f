"""What is asked of a picture beyond its map: the look, the language, and what to show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.themes import LIGHT

if TYPE_CHECKING:
    from cjmap.draw.look.comparison import Comparison
    from cjmap.draw.look.theme import Theme


@dataclass(frozen=True, slots=True)
class View:
    """How a map is to be shown. Every field has a default, which shows the whole map."""

    theme: Theme = LIGHT
    lang: str | None = None
    """The language of the labels (BCP 47); None: that of the map."""
    lanes: tuple[str, ...] = ()
    """The keys of the lanes to draw, in their usual order; none: all that the map fills."""
    personas: tuple[str, ...] = ()
    """The ids of the personas to show; none: all."""
    contexts: tuple[str, ...] = ()
    """The ids of the contexts in which a journey is shown; none: as it usually is."""
    width: float | None = None
    """The width that a picture must not exceed where it can be broken into rows, in points."""
    logo: bytes | None = None
    """A picture file (as `cjmap.draw.writers.images` gives it) for the foot of the page."""
    comparison: Comparison | None = None
    """What is marked as different from an earlier version; None: nothing is."""
    chosen: frozenset[str] = frozenset()
    """The ids of the opportunities that an opportunity matrix marks as those of a plan."""
