"""What an id in a map is for: it defines something, or it refers to something.

The models carry these marks in their annotations, so that the index of ids and references, the
checks on them and, later, renames and completion all read one declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The namespaces of ids. The first six are maps; a map's id is unique in its kind."""

    PERSONA = "persona"
    EMPATHY_MAP = "empathy-map"
    JOURNEY = "journey"
    BLUEPRINT = "blueprint"
    CATALOG = "catalog"
    BACKLOG = "backlog"

    CHANNEL = "channel"
    TOUCHPOINT = "touchpoint"
    TEAM = "team"
    SYSTEM = "system"
    CONTEXT = "context"
    METRIC = "metric"
    EVIDENCE = "evidence"
    OPPORTUNITY = "opportunity"

    STAGE = "stage"
    STEP = "step"
    ITEM = "item"
    LANE = "lane"
    COLUMN = "column"
    ACTION = "action"

    @property
    def of_workspace(self) -> bool:
        """Whether an id of this section is unique in the workspace, rather than in its map."""
        return self not in _OF_A_MAP


_OF_A_MAP = frozenset(
    {Section.STAGE, Section.STEP, Section.ITEM, Section.LANE, Section.COLUMN, Section.ACTION}
)


class Reach(StrEnum):
    """How a reference is written and how far it reaches."""

    WORKSPACE = "workspace"  # an id that is unique in the workspace: `anna`
    PATH = "path"  # `map#id`, or `id` inside a map that names its journey
    OWN = "own"  # an id of the same map


@dataclass(frozen=True, slots=True)
class Defines:
    """Marks the `id` field of what it defines."""

    section: Section


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that names something defined elsewhere.

    `strict` is False where free text is right as well (`owner`, `actor`).
    """

    sections: tuple[Section, ...]
    reach: Reach = Reach.WORKSPACE
    strict: bool = True


@dataclass(frozen=True, slots=True)
class NamesFile:
    """Marks a field that names a file of the workspace, relative to the map."""


@dataclass(frozen=True, slots=True)
class Retires:
    """Marks the list of ids that must not be used again."""


Role = Defines | Refers | NamesFile | Retires
