"""Changes in words, sorted by how much they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.compare.change import Level
from cjmap.compare.formats.levels import SIGNS
from cjmap.compare.formats.word_marks import marked_words
from cjmap.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.words.told import Teller
    from cjmap.insight.voice import Voice

ORDER = (Level.BREAKING, Level.REGRESSION, Level.IMPROVEMENT, Level.NOTABLE, Level.COSMETIC)
"""What it means for the customer comes before what is merely to be known."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change: where and what; `notes` are what to know besides.

    `texts` are what was written before and after, with the words marked that differ; None where the
    sentence says it all.
    """

    sentence: str
    notes: tuple[str, ...]
    texts: tuple[Markup, Markup] | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The changes of one level: its name as a class, its sign, how many there are in words."""

    level: str
    sign: str
    heading: str
    reason: str
    changes: tuple[Told, ...]


def weighed(changes: Sequence[Change], teller: Teller, words: Voice) -> tuple[Weighed, ...]:
    """Sort changes by level, and put them into words."""
    found = []
    for level in ORDER:
        own = [change for change in changes if change.level is level]
        if own:
            found.append(
                Weighed(
                    level=level.value,
                    sign=SIGNS[level],
                    heading=words.counted(level.value, len(own)),
                    reason=teller.reason(level),
                    changes=tuple(_told(change, teller) for change in own),
                )
            )
    return tuple(found)


def _told(change: Change, teller: Teller) -> Told:
    texts = _texts(change, teller)
    return Told(
        sentence=teller.message(change, values=texts is None),
        notes=tuple(teller.few_notes(change)),
        texts=texts,
    )


def _texts(change: Change, teller: Teller) -> tuple[Markup, Markup] | None:
    """Lay two wordings side by side; a text that only came or went is in the sentence."""
    texts = teller.texts(change)
    if texts is None:
        return None
    before, after = texts
    if before is None or after is None:
        nothing = teller.phrase("nothing")
        return _plain(before or nothing), _plain(after or nothing)
    old, new = marked_words(before, after)
    return Markup(old), Markup(new)  # noqa: S704 - escaped there, with `<del>` and `<ins>` alone


def _plain(text: str) -> Markup:
    return Markup("{}").format(printable(text))
