"""The figures of a version of a map: what it says as a whole, so that versions can be set side by side.

All of them are computed from the long form of a map (`Compiled.long_form`), in which short forms
are written out and what is absent is absent. A figure that the map does not tell is None, or 0
where it is a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.format.compiled import compiled_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.compare.side import Side

Said = dict[str, Any]
"""A map, or a part of one, in its long form."""

_CLAIMS_OF_A_STEP = ("needs", "expectations", "pains", "gains")
_CLAIMS: dict[str, tuple[str, ...]] = {
    "journey": ("expectations",),
    "empathy-map": ("pains", "gains"),
    "persona": ("needs", "expectations", "frustrations"),
}
"""The lists that hold claims about customers, by kind of map; those of steps come to a journey's."""


class Felt(NamedTuple):
    """A step that has a score (−2..2): its id, its title and the score."""

    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one version.

    Scores run from −2 (awful) to 2 (great). The score of a step is the mean over the personas of
    the journey, each with the score of their own or else the step's; variants do not count.
    """

    steps: int
    """Length: how many steps there are."""
    felt: tuple[Felt, ...]
    """The steps that have a score, in order: the emotion curve."""
    pains: int
    """Open pains: those that the map tells, in variants too, and no finished opportunity answers."""
    severity: int
    """The severities (1 to 5) of the open pains, added up; a pain without one adds nothing."""
    claims: int
    """Claims about customers: needs, expectations, pains, gains and frustrations."""
    backed: int
    """Claims that rest on evidence: their own, or that of what they stand in."""
    won: int
    """Moments of truth with a score above 0."""
    lost: int
    """Moments of truth with a score below 0."""
    undecided: int
    """Moments of truth with a score of 0, or none."""

    @property
    def mean(self) -> float | None:
        """Mean emotion: the arithmetic mean of the steps' scores, each step counted once."""
        return fmean(each.score for each in self.felt) if self.felt else None

    @property
    def peak(self) -> Felt | None:
        """The most extreme step: the greatest distance from 0.

        Of several, a bad one weighs more than a good one (Baumeister et al. 2001, Review of General
        Psychology 5, 323-370), then the first counts.
        """
        return max(self.felt, key=lambda each: (abs(each.score), each.score < 0), default=None)

    @property
    def end(self) -> Felt | None:
        """The last step that has a score."""
        return self.felt[-1] if self.felt else None

    @property
    def peak_and_end(self) -> float | None:
        """The mean of peak and end, by which people remember an episode, whatever its length.

        Kahneman, Fredrickson, Schreiber and Redelmeier 1993, Psychological Science 4, 401-405.
        """
        peak, end = self.peak, self.end
        return (peak.score + end.score) / 2 if peak is not None and end is not None else None

    @property
    def lowest(self) -> Felt | None:
        """The first step with the lowest score."""
        return min(self.felt, key=lambda each: each.score, default=None)

    @property
    def evidence(self) -> float | None:
        """The share (0..1) of claims that rest on evidence; None where nothing is claimed."""
        return self.backed / self.claims if self.claims else None


def figures_of(side: Side) -> Figures:
    """Return the figures of the one map that a side compares; it must be valid."""
    entry = side.entries[0]
    kind = str(entry.kind_name)
    said = compiled_kind(kind).long_form(entry.document.data)
    backlogs = [other.document.data for other in side.backlogs if other is not entry]
    return figures(kind, said, answered(str(entry.id), [said, *backlogs]))


def figures(kind: str, said: Said, answered: frozenset[str] = frozenset()) -> Figures:
    """Compute the figures of a map in its long form.

    `answered` are the ids of its pains that a finished opportunity answers.
    """
    steps = list(_steps(said))
    personas = [str(each) for each in said.get("personas", ())]
    felt = []
    won = lost = undecided = 0
    for step in steps:
        score = score_of(step.get("emotion"), personas)
        if score is not None:
            felt.append(Felt(str(step.get("id", "")), str(step.get("title", "")), score))
        if step.get("moment_of_truth"):
            won += score is not None and score > 0
            lost += score is not None and score < 0
            undecided += not score
    pains = [pain for pain in _pains(said, steps) if pain.get("id") not in answered]
    grounds = list(_grounds(kind, said))
    return Figures(
        steps=len(steps),
        felt=tuple(felt),
        pains=len(pains),
        severity=sum(int(pain.get("severity") or 0) for pain in pains),
        claims=len(grounds),
        backed=sum(grounds),
        won=won,
        lost=lost,
        undecided=undecided,
    )


def score_of(emotion: Said | None, personas: Iterable[str]) -> float | None:
    """Return the mean score of a step over the personas of its journey, and those with their own.

    Each counts once, with a score of their own or else the step's; None where nothing is told.
    """
    if not emotion:
        return None
    score, by = emotion.get("score"), emotion.get("by", {})
    known = [by.get(each, score) for each in dict.fromkeys((*personas, *by))] or [score]
    told = [float(each) for each in known if each is not None]
    return fmean(told) if told else None


def answered(journey: str, holders: Iterable[Said]) -> frozenset[str]:
    """Return what finished opportunities of a journey and of backlogs name in that journey."""
    found = set()
    for number, holder in enumerate(holders):
        for opportunity in holder.get("opportunities") or ():
            if opportunity.get("status") != "done":
                continue
            aims = opportunity.get("for") or ()
            for aim in (aims,) if isinstance(aims, str) else aims:
                owner, separator, name = str(aim).rpartition("#")
                if owner == journey if separator else number == 0:
                    found.add(name)
    return frozenset(found)


def _steps(said: Said) -> Iterator[Said]:
    for stage in said.get("stages", ()):
        yield from stage.get("steps", ())


def _pains(said: Said, steps: Iterable[Said]) -> Iterator[Said]:
    yield from said.get("pains", ())
    for step in steps:
        for holder in (step, *step.get("variants", ())):
            yield from holder.get("pains", ())


def _grounds(kind: str, said: Said) -> Iterator[bool]:
    """Say of every claim of a map whether it rests on evidence.

    Evidence holds for all that stands below it, unless that is marked as an assumption.
    """
    whole = _rests(said, False)
    yield from _stated(said, _CLAIMS.get(kind, ()), whole)
    for stage in said.get("stages", ()):
        in_stage = _rests(stage, whole)
        for step in stage.get("steps", ()):
            in_step = _rests(step, in_stage)
            for holder in (step, *step.get("variants", ())):
                yield from _stated(holder, _CLAIMS_OF_A_STEP, in_step)


def _stated(holder: Said, fields: Iterable[str], above: bool) -> Iterator[bool]:
    for field in fields:
        for item in holder.get(field, ()):
            yield _rests(item, above)


def _rests(claim: Said, above: bool) -> bool:
    if claim.get("assumption") or claim.get("proto"):
        return False
    return bool(claim.get("evidence")) or above
