"""Pictures kept from one state of the maps to the next, as long as they would come out the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.site.server.recent import Recent
from cjmap.workspace.asked import Asking, same_answers

if TYPE_CHECKING:
    from cjmap.site.page import Figure
    from cjmap.site.pictures.look import Look
    from cjmap.site.site import Site
    from cjmap.workspace import Workspace
    from cjmap.workspace.asked import Asked

_KEPT = 200
"""Pictures that are kept; one takes about 100 KB."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A picture, and all that it depends on."""

    drawn: Drawn
    model: Any
    look: Look
    workspace: Workspace
    asked: tuple[Asked, ...]

    def still_good(self, model: Any, site: Site) -> bool:
        """Whether drawing it again would give the same."""
        return (
            self.model == model
            and self.look == site.look
            and same_answers(self.asked, self.workspace, site.workspace)
        )


class Pictures:
    """Draws figures, and knows those that it has drawn of late."""

    def __init__(self) -> None:
        """Know no picture yet."""
        self._known: Recent[Figure, _Known] = Recent(_KEPT)

    def drawn(self, figure: Figure, site: Site) -> Drawn:
        """Return a figure drawn; raises `DrawError` and `EngineError` as drawing does."""
        model = site.workspace.entries[figure.entry].model if figure.entry >= 0 else None
        known = self._known.get(figure)
        if known is None or not known.still_good(model, site):
            asking = Asking(site.workspace)
            drawn = draw(figure, site.workspace, site.look, asking)
        else:
            drawn, asking = known.drawn, None
        asked = asking.asked if asking is not None else known.asked  # type: ignore[union-attr]
        # With the workspace of now, so that those before it need not be kept.
        self._known.put(figure, _Known(drawn, model, site.look, site.workspace, asked))
        return drawn
