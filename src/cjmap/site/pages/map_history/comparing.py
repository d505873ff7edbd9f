"""Every two versions of a map compared, in words, and the last two as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.both import both_of
from cjmap.compare.comparison import compare
from cjmap.draw import PICTURES
from cjmap.site.page import Compared, Figure
from cjmap.site.pages.map_history.changes import weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.compare.comparison import Comparison
    from cjmap.compare.history.editions import Edition
    from cjmap.compare.words.told import Teller
    from cjmap.insight.voice import Voice
    from cjmap.site.page import Page
    from cjmap.site.pages.map_history.changes import Weighed
    from cjmap.site.pages.map_history.versions import Name
    from cjmap.site.references import Ref


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions and what changed between them; `count` is how much, in words."""

    old: Name
    new: Name
    anchor: str
    count: str
    number: int
    changes: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of the versions that are told.

    `names` are the versions, the newest first; `rows` the pairs of each newer version with all older
    ones, in that order, so that they make a triangle. `picture` shows the last two.
    """

    names: tuple[Name, ...]
    rows: tuple[tuple[Pair, ...], ...]
    picture: Figure | None

    @property
    def news(self) -> tuple[Name, ...]:
        """The versions that can be compared with an older one."""
        return self.names[:-1]

    @property
    def olds(self) -> tuple[Name, ...]:
        """The versions that something can be compared with."""
        return self.names[1:]


def pairs_of(
    editions: Sequence[Edition],
    names: Sequence[Name],
    page: Page,
    teller: Teller,
    words: Voice,
    steps: Mapping[str, Ref],
) -> Pairs | None:
    """Compare every two versions; None where there are not two. `steps` are those of today, by id."""
    versions = [
        (edition.side, name)
        for edition, name in zip(editions, names, strict=True)
        if edition.side is not None
    ]
    if len(versions) < 2:
        return None
    comparisons = [
        [(compare(old, new), before, after) for old, before in versions[place + 1 :]]
        for place, (new, after) in enumerate(versions[:-1])
    ]
    last, before, after = comparisons[0][0]
    return Pairs(
        names=tuple(name for _, name in versions),
        rows=tuple(
            tuple(_pair(*each, teller, words, steps) for each in row) for row in comparisons
        ),
        picture=_picture(last, before, after, page, teller, words),
    )


def _pair(
    comparison: Comparison,
    old: Name,
    new: Name,
    teller: Teller,
    words: Voice,
    steps: Mapping[str, Ref],
) -> Pair:
    number = len(comparison.changes)
    return Pair(
        old=old,
        new=new,
        anchor=f"compare.{old.id}-{new.id}",
        count=words.counted("changes", number),
        number=number,
        changes=weighed(comparison.changes, teller, words, steps),
    )


def _picture(
    comparison: Comparison, old: Name, new: Name, page: Page, teller: Teller, words: Voice
) -> Figure | None:
    """Draw what differs; None for a kind without a picture, and where it would mark nothing."""
    entry = comparison.new.entries[0]
    kind = str(entry.kind_name)
    if kind not in PICTURES:
        return None
    both = both_of(comparison, comparison.new.thing(entry), comparison.changes, teller.message)
    if not both.fates:
        return None
    label = words("picture", old=old.title, new=new.title, title=page.title)
    return Figure(kind, label, compared=Compared(both, f"{old.title} → {new.title}"))
