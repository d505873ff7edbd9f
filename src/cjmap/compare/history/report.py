"""What is shown of a history: the versions that were asked for, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.history.editions import Outcome
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.summary import Storyteller

_WORTH_TELLING = frozenset(
    {Outcome.BEGAN, Outcome.DELETED, Outcome.RENAMED, Outcome.RETURNED, Outcome.REFUSED}
)


@dataclass(frozen=True, slots=True)
class History:
    """The history of one map.

    `kind`, `id` and `title` are those of its newest valid version (empty where it has none),
    `path` the name of its file. `picture` is its history as an SVG, for a page that holds it.
    """

    kind: str
    id: str
    title: str
    path: str
    editions: Sequence[Edition]
    story: Storyteller
    picture: bytes | None = None

    @property
    def label(self) -> str:
        """What people call the map."""
        return one_line(self.title or self.id or self.path)


def is_told(edition: Edition, story: Storyteller) -> bool:
    """Whether a version has anything to tell at the levels asked for.

    Where all levels are, every version is told; else those that changed nothing of the kind are
    passed over.
    """
    everything = story.least is Level.COSMETIC
    return everything or edition.outcome in _WORTH_TELLING or bool(story.shown(edition))
