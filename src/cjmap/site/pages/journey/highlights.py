"""What to know of a journey first: where it feels worst and best, what is decisive, what hurts most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.scores import score_of
from cjmap.insight.gathered.curves import EmotionCurve
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.gathered.pains import Weighed, weighing
from cjmap.site.items import pain_notes
from cjmap.site.page import HERE, Link
from cjmap.site.pages.journey.feelings import Feeling, feeling
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.pages.journey.shown import Shown

_LOWEST = 3
_WORST = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the curve; `worse` is how it feels in contexts where that is lower still."""

    step: Ref
    felt: Feeling | None
    worse: tuple[tuple[str, Feeling], ...] = ()


@dataclass(frozen=True, slots=True)
class WorstPain:
    """A pain that weighs much: where it is felt, how severe (0: not told) and frequent it is.

    `answer` says how far the opportunity has got that answers it; `tone` is "good" where somebody is
    at it, "bad" where there is none, else nothing.
    """

    pain: Ref
    place: str
    severity: int
    notes: tuple[str, ...]
    answer: str
    tone: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """The figures that matter; empty where the map does not tell.

    `painless` says that no pain is told at all. Those of what is planned or deprecated are not weighed.
    """

    mean: Feeling | None
    lows: tuple[Point, ...]
    high: Point | None
    truths: tuple[Point, ...]
    pains: tuple[WorstPain, ...]
    painless: bool


def highlights(shown: Shown) -> Highlights:
    """Choose what to tell first of a journey as it is shown."""
    curve = EmotionCurve(shown.steps)
    lows = sorted((each for each in curve.scored if _of(each) < 0), key=_of)[:_LOWEST]
    highest = max(curve.scored, key=_of, default=None)
    return Highlights(
        mean=feeling(shown, curve.mean) if curve.mean is not None else None,
        lows=tuple(_point(shown, each) for each in lows),
        high=_point(shown, highest) if highest is not None and _of(highest) > 0 else None,
        truths=tuple(_point(shown, each) for each in curve.truths),
        pains=tuple(_pain(shown, each) for each in _heaviest(shown)[:_WORST]),
        painless=not _felt(shown),
    )


def _point(shown: Shown, placed: PlacedStep) -> Point:
    worse = tuple(
        (shown.said.listed(names), feeling(shown, score))
        for variant in placed.step.variants
        if (score := score_of(variant)) is not None
        and placed.score is not None
        and score < placed.score
        and (names := [shown.site.inquiry.name_of("context", id) for id in variant.when])
    )
    felt = feeling(shown, placed.score) if placed.score is not None else None
    return Point(_step(placed), felt, worse)


def _heaviest(shown: Shown) -> Sequence[Weighed]:
    """Return the pains felt in this view, the heaviest first; before them those of its contexts alone."""
    weighed = shown.site.inquiry.once(_by_map).get(shown.page.entry, ())
    felt = _felt(shown)
    return sorted(
        (each for each in weighed if id(each.placed.pain) in felt),
        key=lambda each: set(shown.page.contexts).isdisjoint(each.placed.contexts),
    )


def _felt(shown: Shown) -> set[int]:
    """Return the identities of the pains at the steps as they are shown, and at their variants."""
    return {
        id(pain)
        for step in shown.journey.steps
        for holder in (step, *step.variants)
        for pain in holder.pains
    }


def _pain(shown: Shown, weighed: Weighed) -> WorstPain:
    placed = weighed.placed
    pain, step, say = placed.pain, placed.at.step, shown.site.frame_words
    contexts = [shown.site.inquiry.name_of("context", id) for id in placed.contexts]
    if placed.answered is Answered.NOTHING:
        answer, tone = say("unanswered"), "bad"
    else:
        answer = say("answered", state=shown.said[f"is-{placed.answered}"])
        tone = "good" if placed.answered.in_work else ""
    return WorstPain(
        pain=Ref(pain.text, Link(HERE, f"item.{pain.id}" if pain.id else step.id)),
        place=" · ".join((step.title, *contexts)),
        severity=pain.severity or 0,
        notes=tuple(pain_notes(shown.site, pain)),
        answer=answer,
        tone=tone,
    )


def _step(placed: PlacedStep) -> Ref:
    return Ref(placed.step.title, Link(HERE, placed.step.id))


def _of(placed: PlacedStep) -> float:
    return placed.score or 0.0


def _by_map(inquiry: Inquiry) -> dict[int, list[Weighed]]:
    """Return the pains of each map by its number, the heaviest first."""
    found: dict[int, list[Weighed]] = defaultdict(list)
    for each in inquiry.once(weighing).pains:
        found[each.placed.at.journey.entry.number].append(each)
    return found
