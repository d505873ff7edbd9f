"""A new persona prefers channels that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted

_PREFERRED = 2


def tie(data: dict[str, Any], wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Name the first channels of the catalog."""
    if around.channels and not wanted.outline:
        data["preferences"] = {"channels": [each.id for each in around.channels[:_PREFERRED]]}
    return {}
