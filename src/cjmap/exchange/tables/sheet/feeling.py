"""Lanes of feelings: scores on whatever scale, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.sheet.bullets import names_of
from cjmap.exchange.tables.sheet.scores import Felt, felt_in, scale_named, scale_of
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.coming.source import Scale
    from cjmap.exchange.tables.sheet.entries import Entry


class Feelings:
    """Puts how it felt into the steps of one journey."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered

    def fill(self, label: str, entries: list[Entry]) -> None:
        """Read scores where most cells have one, else words."""
        felt = [(entry, felt_in(entry.text)) for entry in entries]
        self._tell_strays(felt)
        felt = [(entry, each) for entry, each in felt if not each.stray]
        if sum(each.told for _, each in felt) * 2 < len(felt):
            for entry, _ in felt:
                self._feels(entry, entry.text)
            return
        scale = self._scale(label, felt)
        guessed = [
            (entry, each) for entry, each in felt if each.guessed and self._score(entry, each, None)
        ]
        self._tell_words(label, guessed)
        for entry, each in felt:
            if each.told and not each.guessed:
                self._score(entry, each, scale)
            if each.words:
                self._feels(entry, each.words)
        self._tell_signs(
            label, [each for each in felt if each[1].score is not None and not each[1].guessed]
        )

    def _tell_words(self, label: str, felt: list[tuple[Entry, Felt]]) -> None:
        """Tell which names of feelings became scores, and which."""
        if felt:
            said = f"Scores of “{one_line(label)}” were read from words: {_scored(felt)}."
            self.gathered.lose(Fate.GUESSED, "score", said, felt[0][0].place)

    def _tell_signs(self, label: str, felt: list[tuple[Entry, Felt]]) -> None:
        """Tell how faces, signs and words that say how much were read; they hardly mean anything else."""
        if felt:
            said = f"Of “{one_line(label)}”, on the scale -2..2: {_scored(felt)}."
            self.gathered.lose(Fate.GUESSED, "sign", said, felt[0][0].place, severity=Severity.INFO)

    def _tell_strays(self, felt: list[tuple[Entry, Felt]]) -> None:
        for entry, each in felt:
            if each.stray:
                said = (
                    f"“{one_line(entry.text)}” is neither a score nor a feeling, and was left out."
                )
                self.gathered.lose(Fate.UNREADABLE, "score", said, entry.place, value=entry.text)

    def _feels(self, entry: Entry, words: str) -> None:
        names = [self.gathered.text(name, entry.place) for name in names_of(words)]
        for name in names:
            if name[:1].isdigit():
                said = f"“{one_line(name)}” was read as the name of a feeling, and not as a score."
                self.gathered.lose(Fate.GUESSED, "feeling", said, entry.place, value=name)
        for step in entry.steps:
            step.data.setdefault("feels", []).extend({"text": name} for name in names if name)

    def _scale(self, label: str, felt: list[tuple[Entry, Felt]]) -> Scale | None:
        """Return the scale of the numbers: the one that was said, that the label names, or that fits."""
        numbers = [each.number for _, each in felt if each.number is not None]
        if not numbers:
            return None
        said = self.gathered.source.options.said_scale
        if said is not None:
            return said
        if (named := scale_named(label)) is not None:
            return named
        most = max((each.most for _, each in felt if each.most is not None), default=None)
        signs = any(each.score is not None for _, each in felt)
        scale = scale_of(numbers, most, beside_signs=signs)
        self.gathered.lose(
            Fate.GUESSED,
            "scale",
            f"The scores of “{one_line(label)}” were read on the scale {scale}; `--scale LOW..HIGH` says otherwise.",
            felt[0][0].place,
            value=str(scale),
        )
        return scale

    def _score(self, entry: Entry, felt: Felt, scale: Scale | None) -> bool:
        """Give the steps of a cell its score; say whether one had none before. A guessed one yields."""
        found = self._emotion(entry, felt, scale)
        if found is None:
            return False
        whole = int(found) if found == int(found) else found
        free = [step for step in entry.steps if "emotion" not in step.data]
        for step in free:
            step.data["emotion"] = {"score": whole, "basis": "assumed"}
            self.gathered.count("score")
        if not free and not felt.guessed:
            said = f"“{entry.steps[0].data['title']}” has a score already; {one_line(entry.text)} was left out."
            self.gathered.lose(Fate.DROPPED, "score", said, entry.place, value=entry.text)
        return bool(free)

    def _emotion(self, entry: Entry, felt: Felt, scale: Scale | None) -> float | None:
        exact = felt.score or 0.0
        score, rounded = round(exact * 2) / 2 + 0.0, exact * 2 != round(exact * 2)
        if felt.number is not None and scale is not None:
            found = scale.emotion(felt.number)
            if found is None:
                self.gathered.lose(
                    Fate.UNREADABLE,
                    "score",
                    f"The score {one_line(entry.text)} is not on the scale {scale}, so the step has no emotion;"
                    " `--scale LOW..HIGH` says otherwise.",
                    entry.place,
                    value=entry.text,
                )
                return None
            score, rounded = found
        if rounded:
            said = (
                f"The score {one_line(entry.text)} became {score:g}; emotions are told in halves."
            )
            self.gathered.lose(Fate.CHANGED, "score", said, entry.place, value=entry.text)
        return score


def _scored(felt: list[tuple[Entry, Felt]]) -> str:
    """List what was read, once each, with its score: `“neutral” as 0, “🙂” as 1`."""
    scores = {" ".join(entry.text.split()): each.score or 0.0 for entry, each in felt}
    return ", ".join(f"“{one_line(text)}” as {score:g}" for text, score in scores.items())
