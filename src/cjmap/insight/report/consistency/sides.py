"""The same thing on several sides: online and offline, channels, journeys, personas."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry

FEWEST = 2
"""How many steps must be scored on either side for a difference to be told."""

APART = 1.0
"""How far the means of one touchpoint must lie apart to be told: a whole grade."""


class Side(Published):
    """One side of a comparison."""

    id: str = Field(description="The id of the channel, journey or persona; online or offline.")
    title: str = Field(description="What people call it.")
    scored: int = Field(ge=0, description="How many steps with a score it has.")
    mean: float = Field(ge=-2, le=2, description="The mean of their scores.")


class Comparison(Published):
    """The means of several sides, the best first."""

    by: Literal["mode", "channel", "journey"] = Field(description="What is compared.")
    sides: list[Side] = Field(description="The sides that have scores.")
    gap: float | None = Field(
        description="How far the best lies above the worst, of the sides with two scored steps or more."
    )


class AgainstOthers(Published):
    """How a persona feels at the steps where others have a score of their own, too."""

    persona: str = Field(description="The id of the persona.")
    name: str = Field(description="Their name.")
    steps: int = Field(ge=1, description="How many steps they share.")
    mean: float = Field(description="The mean of the persona's scores at these steps.")
    others: float = Field(description="The mean of the others' scores there.")


class Uneven(Published):
    """A touchpoint that feels different in two journeys, or to two personas."""

    touchpoint: str = Field(description="The id of the touchpoint.")
    title: str = Field(description="Its title.")
    by: Literal["journey", "persona"] = Field(description="What the sides are.")
    high: Side = Field(description="Where it feels best.")
    low: Side = Field(description="Where it feels worst.")
    gap: float = Field(description="How far the means lie apart.")
    sides: int = Field(ge=2, description="Of how many sides these are the best and the worst.")


def comparisons(inquiry: Inquiry) -> list[Comparison]:
    """Compare online with offline, the channels and the journeys, where there are two or more."""
    named: tuple[
        tuple[Literal["mode", "channel", "journey"], Callable[[PlacedStep], str], str], ...
    ] = (
        ("mode", lambda each: each.meeting.mode, ""),
        ("channel", lambda each: each.meeting.channel, "channel"),
        ("journey", lambda each: each.journey.model.id, ""),
    )
    titles = {each.model.id: each.model.title for each in inquiry.journeys}
    found = []
    for by, key, section in named:
        scores = scores_by(inquiry.steps, key)
        scores.pop("", None)
        sides = [
            side(id, inquiry.name_of(section, id) if section else titles.get(id, id), told)
            for id, told in scores.items()
        ]
        if len(sides) > 1:
            ranked = sorted(sides, key=lambda each: -each.mean)
            found.append(Comparison(by=by, sides=ranked, gap=_gap(ranked)))
    return found


def scores_by(
    steps: Iterable[PlacedStep], key: Callable[[PlacedStep], str]
) -> dict[str, list[float]]:
    """Gather the scores of steps by what they have in common."""
    found: dict[str, list[float]] = defaultdict(list)
    for each in steps:
        if each.score is not None:
            found[key(each)].append(each.score)
    return dict(found)


def side(id: str, title: str, scores: Sequence[float]) -> Side:
    """Return a side with its mean."""
    return Side(id=id, title=title, scored=len(scores), mean=fmean(scores))


def personas_apart(inquiry: Inquiry) -> list[AgainstOthers]:
    """Compare each persona with the others at the steps that both score, the unhappiest first.

    Only scores of their own count, and the others count at a step as one.
    """
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for placed in inquiry.steps:
        own = placed.step.emotion.by if placed.step.emotion is not None else {}
        everybody = sum(own.values())
        for persona, score in own.items():
            if len(own) > 1:
                found[persona].append((score, (everybody - score) / (len(own) - 1)))
    apart = [
        AgainstOthers(
            persona=persona,
            name=inquiry.name_of("persona", persona),
            steps=len(pairs),
            mean=fmean(score for score, _ in pairs),
            others=fmean(others for _, others in pairs),
        )
        for persona, pairs in found.items()
        if len(pairs) >= FEWEST
    ]
    return sorted(apart, key=lambda each: each.mean - each.others)


def uneven_at(
    inquiry: Inquiry, touchpoint: str, title: str, steps: Sequence[PlacedStep]
) -> list[Uneven]:
    """Tell where a touchpoint feels different, by a whole grade or more: in journeys, to personas."""
    journeys = scores_by(steps, lambda each: each.journey.model.id)
    titles = {each.journey.model.id: each.journey.model.title for each in steps}
    personas: dict[str, list[float]] = defaultdict(list)
    for each in steps:
        for persona, score in (each.step.emotion.by if each.step.emotion else {}).items():
            personas[persona].append(score)
    names = {each: inquiry.name_of("persona", each) for each in personas}
    found = []
    sought: tuple[
        tuple[Literal["journey", "persona"], Mapping[str, list[float]], Mapping[str, str]], ...
    ] = (("journey", journeys, titles), ("persona", personas, names))
    for by, scores, called in sought:
        means = {id: fmean(told) for id, told in scores.items() if len(told) >= FEWEST}
        if not means:
            continue
        high, low = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
        gap = means[high] - means[low]
        if gap >= APART:
            found.append(
                Uneven(
                    touchpoint=touchpoint,
                    title=title,
                    by=by,
                    high=side(high, called[high], scores[high]),
                    low=side(low, called[low], scores[low]),
                    gap=gap,
                    sides=len(means),
                )
            )
    return found


def _gap(sides: Sequence[Side]) -> float | None:
    means = [each.mean for each in sides if each.scored >= FEWEST]
    return max(means) - min(means) if len(means) > 1 else None
