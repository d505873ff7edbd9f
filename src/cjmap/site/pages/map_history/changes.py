"""Changes in words, sorted by how much they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from cjmap.compare.change import Level
from cjmap.compare.formats.levels import SIGNS
from cjmap.compare.formats.word_marks import marked_words
from cjmap.format.journey import Journey
from cjmap.printable import printable
from cjmap.site.page import Link
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.things import Thing
    from cjmap.compare.words.told import Teller
    from cjmap.insight.voice import Voice
    from cjmap.site.page import Page
    from cjmap.site.site import Site

ORDER = (Level.BREAKING, Level.REGRESSION, Level.IMPROVEMENT, Level.NOTABLE, Level.COSMETIC)
"""What it means for the customer comes before what is merely to be known."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change: where and what; `notes` are what to know besides.

    `step` is the step that it is about, where the map has it now.
    `texts` are what was written before and after, with the words marked that differ; None where the
    sentence says it all.
    """

    sentence: str
    notes: tuple[str, ...]
    texts: tuple[Markup, Markup] | None
    step: Ref | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The changes of one level: its name as a class, its sign, how many there are in words."""

    level: str
    sign: str
    heading: str
    reason: str
    changes: tuple[Told, ...]


def steps_of(site: Site, page: Page) -> Mapping[str, Ref]:
    """Return the steps that a journey has now, by their ids; nothing of another map."""
    model = site.entry_of(page).model
    address = site.address_of("journey", model.id) if isinstance(model, Journey) else None
    if not isinstance(model, Journey) or address is None:
        return {}
    return {each.id: Ref(each.title, Link(address, each.id)) for each in model.steps}


def weighed(
    changes: Sequence[Change], teller: Teller, words: Voice, steps: Mapping[str, Ref]
) -> tuple[Weighed, ...]:
    """Sort changes by level, and put them into words; `steps` are those that the map has now, by id."""
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
                    changes=tuple(_told(change, teller, steps) for change in own),
                )
            )
    return tuple(found)


def _told(change: Change, teller: Teller, steps: Mapping[str, Ref]) -> Told:
    texts = _texts(change, teller)
    return Told(
        sentence=teller.message(change, values=texts is None),
        notes=tuple(teller.few_notes(change)),
        texts=texts,
        step=_step(change.thing, steps) or _step(change.home, steps),
    )


def _step(thing: Thing | None, steps: Mapping[str, Ref]) -> Ref | None:
    """Return the step that a thing is, or stands in."""
    while thing is not None and thing.model != "Step":
        thing = thing.parent
    return steps.get(thing.id or "") if thing is not None else None


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
