"""The three versions of a map that is imported again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.again.memory import read_entry
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.exchange.again.memory import Remembered
    from cjmap.exchange.coming.arrival import ArrivedMap
    from cjmap.workspace import Entry


@dataclass(eq=False, slots=True)
class Versions:
    """A map as it was read now, as an earlier import read it, and as it is here; None where it is not."""

    map: ArrivedMap
    entry: Entry
    former: Remembered | None = None
    ours: Entry | None = None

    @classmethod
    def of(cls, map: ArrivedMap) -> Versions:
        """Begin with what was read now."""
        return cls(map, read_entry(map.file_name, map.text))

    @property
    def section(self) -> Section:
        """The section of the map's id: its kind."""
        return Section(self.map.kind)

    @property
    def known(self) -> Entry | None:
        """What says which ids the things have: the earlier import, or for want of it the map here."""
        if self.former is not None:
            return self.former.entry
        return self.ours if self.ours is not None and self.ours.read.valid else None
