"""What the picture of an impact shows, as plain data. Its texts are in its language already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """What a thing is about, which gives its card a colour."""

    EXPERIENCE = "experience"
    SERVICE = "service"
    PEOPLE = "people"
    OPPORTUNITY = "opportunity"
    VOCABULARY = "vocabulary"


@dataclass(frozen=True, slots=True)
class Item:
    """A thing: what it is, what it is called, and how it refers to what stands left of it.

    One that counts others that there is no room for has no family.
    """

    key: str
    kind: str
    title: str
    says: str = ""
    family: Family | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one map, with its kind and title."""

    key: str
    kind: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """All things that are so many references away, by map."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """That a thing (`source`, a key) refers to one in the column before its own (`target`).

    `free` says that it only names it in a free text.
    """

    source: str
    target: str
    free: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The thing asked about in the map that it is in, and the columns of what hangs on it.

    `line` is a sentence below the title, `further` counts what lies deeper and is not drawn.
    """

    subject: Group
    columns: tuple[Column, ...]
    edges: tuple[Edge, ...]
    lang: str
    line: str = ""
    further: int = 0

    @property
    def item(self) -> Item:
        """The thing asked about."""
        return self.subject.items[0]
