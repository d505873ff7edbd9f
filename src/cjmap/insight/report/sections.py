"""The sections of a report, in the order in which they are told."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.document import Section, Sentence
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.voice import Voice
    from cjmap.published import Published

Item = TypeVar("Item")

SECTIONS = (
    "experience",
    "pains",
    "consistency",
    "expectations",
    "circumstances",
    "weak-points",
    "trust",
    "change",
    "coverage",
)
"""The keys of the sections; the package of each is called the same, with `_` for `-`."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be told: `rows` of a table or list at most, and whether all details are wanted."""

    rows: int = 8
    detail: bool = False

    def cut(self, found: Sequence[Item]) -> Sequence[Item]:
        """Return as many of a list as there is room for, the first ones."""
        return found if self.detail else found[: self.rows]


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence worth telling first: true, with its figures, and not plain to see on the map.

    `weight` (0..1) says how much it matters: 0.9 customers are lost and nobody is at it, 0.6 worth a
    decision, 0.3 good to know. Of each section only the weightiest few are taken, and of all that are
    `about` one step, as other maps refer to it, only the weightiest.
    """

    weight: float
    sentence: Sentence
    about: str = ""


class Figuring(Protocol):
    """The module `figures` of a section."""

    def figures(self, inquiry: Inquiry) -> Published | None:
        """Return what the maps say; None where they hold nothing of the kind."""
        ...


class Telling(Protocol):
    """The module `telling` of a section."""

    def tell(self, figures: Any, voice: Voice, room: Room) -> Section:
        """Return the section of a document."""
        ...

    def headlines(self, figures: Any, voice: Voice) -> Sequence[Headline]:
        """Return what is worth telling first."""
        ...


def package_of(section: str) -> str:
    """Return the name of the package of a section."""
    return f"cjmap.insight.report.{section.replace('-', '_')}"


def figuring(section: str) -> Figuring:
    """Return the module that asks the maps."""
    return cast("Figuring", import_module(f"{package_of(section)}.figures"))


def telling(section: str) -> Telling:
    """Return the module that tells what they say."""
    return cast("Telling", import_module(f"{package_of(section)}.telling"))
