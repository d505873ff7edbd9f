"""Pictures kept from one state of the maps to the next, as long as they would come out the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.site.server.recent import Recent
from cjmap.workspace.asked import Asking, same_answers

if TYPE_CHECKING:
    from pathlib import Path

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
        self._known: Recent[tuple[Path | None, Figure], _Known] = Recent(_KEPT)

    def drawn(self, figure: Figure, site: Site) -> Drawn:
        """Return a figure drawn; raises `DrawError` and `EngineError` as drawing does."""
        entry = site.workspace.entries[figure.entry] if figure.entry >= 0 else None
        model = entry.model if entry is not None else None
        # The number of a map changes as others come and go; its file does not.
        key = (entry.file if entry is not None else None, replace(figure, entry=-1))
        known = self._known.get(key)
        if known is not None and known.still_good(model, site):
            # Held against the workspace of now from here on, so that older ones can be let go.
            known = replace(known, model=model, workspace=site.workspace)
        else:
            asking = Asking(site.workspace)
            drawn = draw(figure, site.workspace, site.look, asking)
            known = _Known(drawn, model, site.look, site.workspace, asking.asked)
        self._known.put(key, known)
        return known.drawn
