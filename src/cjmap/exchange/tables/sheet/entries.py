"""The texts of a lane, each with the steps that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import items_of
from cjmap.exchange.tables.table import CellType
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.losses import Place
    from cjmap.exchange.tables.sheet.columns import Step


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a lane: where it stands, and the steps that it is about."""

    text: str
    place: Place
    steps: Sequence[Step]
    type: CellType = CellType.TEXT
    link: str = ""
    """Where the cell leads, if that is not what its text says."""
    single: bool = False
    """Whether it is one thing, however it is written: a sticky note."""

    @property
    def items(self) -> list[str]:
        """What it lists."""
        return [" ".join(self.text.split())] if self.single else items_of(self.text)


def tell_first(gathered: Gathered, entry: Entry) -> None:
    """Tell that a text which spans several steps stands at the first of them."""
    if len(entry.steps) > 1:
        gathered.lose(
            Fate.GUESSED,
            "merged cell",
            f"“{one_line(entry.text)}” spans {len(entry.steps)} steps; it stands at the first,"
            f" “{entry.steps[0].data['title']}”.",
            entry.place,
            value=entry.text,
        )


def write_summary(step: Step, label: str, text: str) -> None:
    """Add to the summary of a step what has no place of its own, behind the name of its lane."""
    said = f"{label.strip(' :')}: {text}" if label else text
    known = step.data.get("summary")
    if text:
        step.data["summary"] = f"{known}\n{said}" if known else said
