"""What a picture needs to know beyond its own map, as a protocol.

A map holds ids; a picture shows names. `Context` is the little that a picture asks of a
workspace. `cjmap.workspace.Workspace` satisfies it; `Alone` satisfies it with nothing, for a map
that is drawn by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = (
    "channel",
    "touchpoint",
    "team",
    "system",
    "context",
    "metric",
    "evidence",
    "persona",
)
"""The sections that `Context.title_of` is asked for."""


class Context(Protocol):
    """The questions that a picture asks of a workspace. None of them ever raises."""

    def title_of(self, section: str, id: str) -> str | None:
        """Give the title of a catalog entry (of `section`, one of `SECTIONS`), or None if unknown.

        For "persona" the answer is the persona's name.
        """
        ...

    def channel_of(self, touchpoint: str) -> str | None:
        """Give the id of the channel that a touchpoint of the catalog belongs to, or None."""
        ...

    def map_of(self, kind: str, id: str) -> Any | None:
        """Give the map of this `kind` ("persona", "journey", …) and `id`, or None if unknown.

        A persona comes with what it inherits through `extends` already added.
        """
        ...

    def step_of(self, reference: str, home: str | None) -> Any | None:
        """Give the step that `reference` means (`journey#step`, or `step` within journey `home`).

        None if there is no such step.
        """
        ...

    def opportunities_for(self, journey: str) -> list[Any]:
        """Give the opportunities of a journey, its own first, then those of backlogs.

        An opportunity belongs to a journey when one of its `for_` references leads into it. Each
        occurs once; the order is that of the files.
        """
        ...

    def metric_of(self, id: str) -> Any | None:
        """Give the metric of the catalog with this id (its `method` and `unit`), or None."""
        ...

    def language_of(self, model: Any) -> str:
        """Give the language of a map (BCP 47): its own, else that of the workspace.

        For None instead of a map the answer is the language of the workspace.
        """
        ...

    def maps(self, kind: str) -> list[Any]:
        """Give all maps of a kind, in the order of their files, as `map_of` gives each."""
        ...

    def photo_of(self, persona: str) -> Path | None:
        """Give the file of a persona's photo, its own or inherited; None where there is none.

        A file that is given is there, inside the workspace; what it holds is not known.
        """
        ...


class Alone:
    """A context that knows nothing, so that ids are shown as they are written."""

    def title_of(self, section: str, id: str) -> str | None:
        """Know no title."""
        return None

    def channel_of(self, touchpoint: str) -> str | None:
        """Know no channel."""
        return None

    def map_of(self, kind: str, id: str) -> Any | None:
        """Know no other map."""
        return None

    def step_of(self, reference: str, home: str | None) -> Any | None:
        """Know no step."""
        return None

    def opportunities_for(self, journey: str) -> list[Any]:
        """Know no opportunity."""
        return []

    def metric_of(self, id: str) -> Any | None:
        """Know no metric."""
        return None

    def language_of(self, model: Any) -> str:
        """Know the map's own language; without one it is English."""
        return str(model.lang or "en") if model is not None else "en"

    def maps(self, kind: str) -> list[Any]:
        """Know no map."""
        return []

    def photo_of(self, persona: str) -> Path | None:
        """Know no photo."""
        return None
