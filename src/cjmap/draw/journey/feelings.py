"""The feelings: the series of the emotion curve, and the words that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.emotion import EmotionLane, Series
from cjmap.draw.items import chip
from cjmap.draw.journey.lanes import card_lane
from cjmap.draw.legend import Entry
from cjmap.draw.measures import signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.draw.cards import Card
    from cjmap.draw.grid import Lane
    from cjmap.draw.journey.plan import Plan
    from cjmap.draw.scene import Dash
    from cjmap.draw.setting import Setting
    from cjmap.draw.theme import Hue
    from cjmap.format.journey import Experience, Step, Variant

_LONGEST_NAME = 48
"""How many letters of feelings have room at a point of the curve."""

_DASHES: tuple[Dash, ...] = ("solid", "dashed", "dotted")


def emotion_lane(plan: Plan) -> EmotionLane | None:
    """Give the lane of the curve, and put what it shows into the legend; None without a score."""
    series = _persona_series(plan)
    if not series:
        return None
    setting = plan.setting
    alone = len(series) == 1
    variants = _variant_series(plan, series[0].scores) if alone else []
    _explain(setting, series, variants)
    felt = [(column, step) for column, step in plan.steps() if step.emotion is not None]
    unsure = frozenset(
        column
        for column, step in felt
        if step.emotion and (step.emotion.basis == "assumed" or step.emotion.assumption)
    )
    if unsure and alone:
        setting.legend.add(Entry("badge", setting.said["assumption"], setting.theme.muted, "?"))
    named = _fit_on_curve(plan, series)
    return EmotionLane(
        "emotion",
        setting.said["emotion"],
        (setting.said["delighted"], setting.said["neutral"], setting.said["frustrated"]),
        setting.theme.hues["orange"],
        setting.theme,
        (*series, *variants),
        {column: _feelings(step) for column, step in felt if named and step.feels},
        dict(_titles(felt)),
        {column: step.id for column, step in felt},
        unsure,
    )


def feeling_lane(plan: Plan) -> Lane | None:
    """Give the lane of the feelings in words; None where they all stand at the curve."""
    if _fit_on_curve(plan, _persona_series(plan)):
        return None
    return card_lane(plan, "feels", "fuchsia", _feeling_cards)


def score_of(experience: Experience) -> float | None:
    """Give the score (−2..2) of a step: its own, else the mean of its personas' scores."""
    emotion = experience.emotion
    if emotion is None:
        return None
    if emotion.score is not None:
        return emotion.score
    scores = list(emotion.by.values())
    return sum(scores) / len(scores) if scores else None


def when_of(setting: Setting, variant: Variant) -> str:
    """Name the contexts in which a variant holds."""
    return ", ".join(setting.name_of("context", id) for id in variant.when)


def _feelings(step: Step) -> str:
    """Give the feelings of a step on one line."""
    return ", ".join(item.text for item in step.feels)


def _titles(felt: Iterable[tuple[int, Step]]) -> Iterable[tuple[int, str]]:
    """Give, by column, what a pointer is told at each point of the curve."""
    for column, step in felt:
        score = score_of(step)
        if score is not None:
            yield column, f"{step.title}: {signed(score)} {_feelings(step)}".strip()


def _fit_on_curve(plan: Plan, series: list[Series]) -> bool:
    """Whether every feeling has a point of the one curve to stand at, and room there."""
    return len(series) <= 1 and all(
        score_of(step) is not None and len(_feelings(step)) <= _LONGEST_NAME
        for _, step in plan.steps()
        if step.feels
    )


def _feeling_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    setting = plan.setting
    for item in step.feels:
        title = setting.tooltip(item.text, item)
        yield chip(item.text, hue, "feels", item.id, title, dash=setting.dash(item))


def _persona_series(plan: Plan) -> list[Series]:
    """Give one curve for each persona, or one for all where they do not differ."""
    scores: dict[str, dict[int, float]] = {person.id: {} for person in plan.people}
    whole: dict[int, float] = {}
    for column, step in plan.steps():
        if step.emotion is None:
            continue
        score = score_of(step)
        if score is not None:
            whole[column] = score
        for person in plan.people:
            own = step.emotion.by.get(person.id, step.emotion.score)
            if own is not None:
                scores[person.id][column] = own
    told_apart = {id: own for id, own in scores.items() if own}
    if len({tuple(sorted(own.items())) for own in told_apart.values()}) <= 1:
        return [Series("main", plan.setting.said["emotion"], whole)] if whole else []
    return [
        Series(
            person.id,
            person.name,
            told_apart[person.id],
            person.colour,
            person.initials,
            _DASHES[index % len(_DASHES)],
        )
        for index, person in enumerate(plan.people)
        if person.id in told_apart
    ]


def _variant_series(plan: Plan, base: Mapping[int, float]) -> list[Series]:
    """Give one dashed curve for each context in which a step feels different."""
    changed: dict[str, dict[int, float]] = {}
    for column, step in plan.steps():
        for variant in step.variants:
            score = score_of(variant)
            if score is not None:
                changed.setdefault(when_of(plan.setting, variant), {})[column] = score
    colours = plan.setting.theme.variants
    return [
        Series(
            f"variant-{index + 1}",
            name,
            {**base, **own},
            colours[index % len(colours)],
            dash="dashed",
            only=frozenset(own),
        )
        for index, (name, own) in enumerate(changed.items())
    ]


def _explain(setting: Setting, series: list[Series], variants: list[Series]) -> None:
    """Put the curves into the legend: one by its colours, several by their lines."""
    theme, legend = setting.theme, setting.legend
    if len(series) == 1:
        good, neutral, bad = theme.emotions[4], theme.emotions[2], theme.emotions[0]
        for key, colour in (("positive", good), ("neutral", neutral), ("negative", bad)):
            legend.add(Entry("dot", setting.said[key], colour))
    for one in (*(series if len(series) > 1 else ()), *variants):
        legend.add(Entry("line", one.name, one.colour or theme.brand, dash=one.dash))
