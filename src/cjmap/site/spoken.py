"""The words that the script writes, handed to it in the page (`data-say`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.labels import words

if TYPE_CHECKING:
    from cjmap.site.site import Site

_FRAME = (
    "theme",
    "theme-auto",
    "theme-light",
    "theme-dark",
    "search",
    "search-hint",
    "search-none",
    "search-some",
    "search-more",
    "search-missing",
    "filter",
    "filtered",
    "close",
    "card-more",
    "view-actual",
    "view-larger",
)
_PICTURE = (
    "view-zoom",
    "view-zoom-in",
    "view-zoom-out",
    "view-fit-width",
    "view-fit-page",
    "view-lanes",
    "view-curves",
    "view-show-all",
)
"""Said by a picture that is a page by itself, too."""


def spoken(site: Site) -> dict[str, str]:
    """Return the words of the script in the language of the portal, their slots still in braces."""
    picture = words(site.lang)
    return {
        **{key: site.frame_words(key) for key in _FRAME},
        **{key: picture[key] for key in _PICTURE},
    }
