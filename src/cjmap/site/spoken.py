"""The words that the script writes, handed to it in the page (`data-say`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.labels import words

if TYPE_CHECKING:
    from cjmap.site.site import Site

_FRAME = (
    "page-missing",
    "theme",
    "theme-auto",
    "theme-light",
    "theme-dark",
    "search",
    "search-hint",
    "search-none",
    "search-similar",
    "search-some",
    "search-more",
    "search-missing",
    "pages",
    "filter",
    "filtered",
    "filter-none",
    "filter-clear",
    "sort",
    "sort-up",
    "sort-down",
    "close",
    "card-more",
    "view-actual",
    "view-larger",
    "view-show",
    "view-hide-all",
    "view-feelings",
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
    "state-future",
)
"""Said by pictures, too."""


def spoken(site: Site) -> dict[str, str]:
    """Return the words of the script in the language of the portal, their slots still in braces."""
    picture = words(site.lang)
    return {
        **{key: site.frame_words(key) for key in _FRAME},
        **{key: picture[key] for key in _PICTURE},
    }
