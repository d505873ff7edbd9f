"""What became of a version in a line: the heaviest changes, several of a kind counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.history.editions import Outcome
from cjmap.compare.history.words import words
from cjmap.compare.words import told_in
from cjmap.compare.words.told import Teller
from cjmap.printable import one_line
from cjmap.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.figures import Figures
    from cjmap.compare.history.editions import Edition

_ROOM = 160
"""How many letters a line of changes has, unless the first phrase alone has more."""

_BETWEEN = " · "
"""What stands between two phrases; commas and semicolons stand within them."""


class Storyteller:
    """Tells editions in one language. `least` is the least level of changes that are told."""

    def __init__(self, lang: str | None, least: Level = Level.COSMETIC) -> None:
        """Take the words of `lang`; English where there are none."""
        self.lang = lang or "en"
        self.teller = Teller(lang)
        self.speech = Speech(told_in(lang))
        self.least = least
        self._words = words(lang)

    def phrase(self, name: str, **slots: object) -> str:
        """Return a phrase with its slots filled."""
        return str(self._words.PHRASES[name].format(**slots))

    def shown(self, edition: Edition) -> tuple[Change, ...]:
        """Return the changes of an edition that weigh enough to be told."""
        return tuple(each for each in edition.changes if each.level.rank <= self.least.rank)

    def line(self, edition: Edition) -> str:
        """Return what became of a version, and its changes from the heaviest, in a line."""
        parts = [*self.notes(edition)]
        changes = self.shown(edition)
        if edition.outcome is not Outcome.DELETED and changes:
            parts.append(self.changes(changes))
        return _BETWEEN.join(parts)

    def notes(self, edition: Edition) -> list[str]:
        """Return what is to be said of a version besides its changes."""
        outcome = edition.outcome
        if outcome is Outcome.REFUSED:
            said = one_line(edition.problem.message) if edition.problem is not None else ""
            return [f"{self.phrase('refused')}{f': {said}' if said else ''}"]
        if outcome is Outcome.DELETED:
            return [self.phrase("deleted" if edition.version else "deleted-now")]
        if outcome is Outcome.RENAMED:
            return [self.phrase("renamed", file=one_line(edition.onward))]
        if outcome is Outcome.BEGAN and not self.shown(edition):
            return [self.phrase("began")]
        if outcome is Outcome.RETURNED:
            back = self.phrase("returned")
            return [back if edition.changes else f"{back}, {self.phrase('as-before')}"]
        return [self.phrase(outcome.value)] if outcome in (Outcome.LAYOUT, Outcome.MERGED) else []

    def changes(self, changes: Sequence[Change]) -> str:
        """Tell changes in a line: those of one kind together, the rest counted where they are many."""
        groups: dict[str, list[Change]] = {}
        for change in changes:
            groups.setdefault(f"{change.level} {change.kind.id}", []).append(change)
        told = ""
        left = len(changes)
        before = ""
        for group in groups.values():
            place, phrase = self._group(group)
            if told:
                same = bool(place) and place == before
                phrase = f", {phrase}" if same else f"{_BETWEEN}{_at(place, phrase)}"
                if len(told) + len(phrase) > _ROOM:
                    break
            else:
                phrase = _at(place, phrase)
            told += phrase
            before = place
            left -= len(group)
        return told + (f"{_BETWEEN}{self.phrase('more', count=left)}" if left else "")

    def figures(self, figures: Figures) -> str:
        """Tell the figures of a version in a line; those that it does not have are left out."""
        number, speech = self.teller.number, self.speech
        told = []
        if figures.mean is not None and figures.peak_and_end is not None:
            told.append(f"{self.phrase('mean')} {speech.signed(figures.mean)}")
            told.append(f"{self.phrase('peak-end')} {speech.signed(figures.peak_and_end)}")
        if figures.lowest is not None:
            title = self.teller.quoted(figures.lowest.title)
            score = number(figures.lowest.score, signed=True)
            told.append(f"{self.phrase('lowest')} {title} {score}")
        if figures.steps or figures.pains:
            severity = self.phrase("severity", sum=figures.severity)
            told.append(f"{self.phrase('pains')} {figures.pains} ({severity})")
        if figures.evidence is not None:
            told.append(f"{self.phrase('evidence')} {number(round(figures.evidence * 100))} %")
        if figures.won or figures.lost:
            told.append(
                f"{self.phrase('truths')}: {self.phrase('won', won=figures.won, lost=figures.lost)}"
            )
        if figures.steps:
            told.append(f"{self.phrase('steps')} {figures.steps}")
        return " · ".join(told)

    def _group(self, group: Sequence[Change]) -> tuple[str, str]:
        """Tell changes of one kind: the place that they share (empty: none), and what is said."""
        first = group[0]
        places = {self.teller.place(change) for change in group}
        place = places.pop() if len(places) == 1 else ""
        if len(group) > 1:
            return place, self._words.COUNTED[first.kind.id].format(count=len(group))
        return place, self.teller.sentence(first)


def _at(place: str, phrase: str) -> str:
    return f"{place}: {phrase}" if place else phrase
