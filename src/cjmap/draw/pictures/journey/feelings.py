"""The feelings: the series of the emotion curve, and the words that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import flagged_card
from cjmap.draw.parts.curve import lenses, monotone
from cjmap.draw.parts.emotion import NEAR, EmotionLane, Series, run_on
from cjmap.draw.parts.items import chip, mark_id
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.scores import score_of
from cjmap.draw.pictures.journey.card_lanes import card_lane
from cjmap.draw.pictures.journey.changes import (
    compares_feelings,
    field_flag,
    is_gone,
    item_flag,
    marks_feelings,
    now_and_before,
    shifts,
    told_before,
)
from cjmap.draw.pictures.journey.items import changed_badges

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.cards import Card
    from cjmap.draw.parts.grid import Lane
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.draw.scene import Dash
    from cjmap.format.journey import Step, Variant

_LONGEST_NAME = 48
"""How many letters of feelings have room at a point of the curve."""

_DASHES: tuple[Dash, ...] = ("solid", "dashed", "dotted", "chained")


def emotion_lane(plan: Plan) -> EmotionLane | None:
    """Give the lane of the curve, and put what it shows into the legend; None without a score."""
    setting = plan.setting
    series = _series(plan)
    if not series:
        return None
    compared = any(one.former for one in series)
    beside: list[Series] = []
    if compared:
        series, beside = series[:1], series[1:]
    alone = len(series) == 1
    if alone and not compared:
        beside = _beside(plan, series[0].scores)
    _explain(setting, series, beside)
    felt = [
        (column, step)
        for column, step in plan.steps()
        if step.emotion is not None and not is_gone(plan, column)
    ]
    unsure = frozenset(
        column
        for column, step in felt
        if step.emotion
        and column in series[0].scores
        and (step.emotion.basis == "assumed" or step.emotion.assumption)
    )
    if unsure and alone:
        setting.legend.add(Entry("badge", setting.said["assumption"], setting.theme.muted, "?"))
    named = _fit_on_curve(plan)
    changes = dict(shifts(plan, series[0].scores)) if compared else {}
    flags = {
        column: field_flag(plan, step, "emotion", signed=column not in changes)
        for column, step in felt
        if column in series[0].scores and alone
    }
    return EmotionLane(
        "emotion",
        setting.said["emotion"],
        (setting.said["delighted"], setting.said["neutral"], setting.said["frustrated"]),
        setting.theme.hues["orange"],
        setting.theme,
        setting.said,
        (*series, *beside),
        {column: _feelings(step) for column, step in plan.steps() if named and step.feels},
        dict(_titles(setting, felt, series[0].scores)),
        {column: step.id for column, step in felt},
        unsure,
        changes,
        {column: flag for column, flag in flags.items() if flag},
        dict(told_before(plan)) if compared else {},
    )


def feeling_lane(plan: Plan) -> Lane | None:
    """Give the lane of the feelings in words; None where they all stand at the curve."""
    if _fit_on_curve(plan):
        return None
    return card_lane(plan, "feels", "fuchsia", _feeling_cards)


def when_of(setting: Setting, variant: Variant) -> str:
    """Name the contexts in which a variant holds."""
    return ", ".join(setting.name_of("context", id) for id in variant.when)


def _feelings(step: Step) -> str:
    """Give the feelings of a step on one line."""
    return ", ".join(item.text for item in step.feels)


def _titles(
    setting: Setting, felt: Iterable[tuple[int, Step]], scores: Mapping[int, float]
) -> Iterable[tuple[int, str]]:
    """Give, by column, what a pointer is told at each point of the curve."""
    for column, step in felt:
        if column in scores:
            score = setting.said.signed(scores[column])
            yield column, f"{step.title}: {score} {_feelings(step)}".strip()


def _fit_on_curve(plan: Plan) -> bool:
    """Whether every feeling has a point of the one curve to stand at, and room there.

    A feeling of what is gone stands at the curve of before.
    """
    series = _series(plan)
    if sum(not one.former for one in series) > 1 or marks_feelings(plan):
        return False
    scored = {column for one in series for column in one.scores}
    return all(
        column in scored and len(_feelings(step)) <= _LONGEST_NAME
        for column, step in plan.steps()
        if step.feels
    )


def _feeling_cards(plan: Plan, step: Step, hue: Hue) -> Iterable[Card]:
    setting = plan.setting
    for item in step.feels:
        title = setting.tooltip(item.text, item)
        badges = changed_badges(plan, step, "feels")
        dash = setting.dash(item)
        card = chip(item.text, hue, "feels", mark_id(item), title, dash=dash, badges=badges)
        yield flagged_card(card, item_flag(plan, step, item))


def _series(plan: Plan) -> list[Series]:
    """Give the curves of the personas, or in a comparison those of now and before."""
    return now_and_before(plan) if compares_feelings(plan) else _persona_series(plan)


def _persona_series(plan: Plan) -> list[Series]:
    """Give one curve for each persona, or one for all where they do not differ."""
    told_apart = _scores(plan, plan.steps())
    if len({tuple(sorted(own.items())) for own in told_apart.values()}) <= 1:
        whole = _one(plan, plan.steps())
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


def _scores(plan: Plan, steps: Iterable[tuple[int, Step]]) -> dict[str, dict[int, float]]:
    """Give the scores by column of each persona who has any."""
    scores: dict[str, dict[int, float]] = {person.id: {} for person in plan.people}
    for column, step in steps:
        if step.emotion is None:
            continue
        for id, own in scores.items():
            score = step.emotion.by.get(id, step.emotion.score)
            if score is not None:
                own[column] = score
    return {id: own for id, own in scores.items() if own}


def _one(plan: Plan, steps: Iterable[tuple[int, Step]]) -> dict[int, float]:
    """Give the scores by column of all personas together, who do not differ."""
    given = list(steps)
    told = list(_scores(plan, given).values())
    if told and plan.setting.view.personas:
        return told[0]
    scores = ((column, score_of(step)) for column, step in given)
    whole = {column: score for column, score in scores if score is not None}
    return {**whole, **told[0]} if told else whole


def _beside(plan: Plan, shown: Mapping[int, float]) -> list[Series]:
    """Give the dashed curves beside the one: of other contexts, or of how it usually feels."""
    if not plan.setting.view.contexts:
        return _variant_series(plan, shown)
    usual = _one(plan, plan.usual_steps())
    only = frozenset(column for column in usual if usual[column] != shown.get(column))
    if not only:
        return []
    theme, said = plan.setting.theme, plan.setting.said
    return [Series("usual", said["usually"], usual, theme.muted, dash="dashed", only=only)]


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


def _explain(setting: Setting, series: list[Series], beside: list[Series]) -> None:
    """Put the curves into the legend: one by its colours, several by their lines."""
    theme, legend = setting.theme, setting.legend
    if len(series) == 1:
        good, neutral, bad = theme.emotions[4], theme.emotions[2], theme.emotions[0]
        for key, colour in (("positive", good), ("neutral", neutral), ("negative", bad)):
            legend.add(Entry("dot", setting.said[key], colour))
    for one in (*(series if len(series) > 1 else ()), *beside):
        colour = one.colour or theme.brand
        line = Entry("line", one.name, colour, dash=one.dash)
        # A single point beside a curve has no line.
        point = one.only is not None and len(one.scores) < 2
        legend.add(Entry("dot", one.name, colour) if point else line)
        if one.former:
            _explain_area(setting, series[0], one)


def _explain_area(setting: Setting, now: Series, before: Series) -> None:
    """Tell what the area between two curves means, as far as there is any."""
    theme, said = setting.theme, setting.said
    first, second = (
        monotone(run_on([(column, -score) for column, score in sorted(one.scores.items())], 0.4))
        for one in (now, before)
    )
    sides = {side for side, _, _ in lenses(first, second, NEAR)}
    if -1 in sides:
        setting.legend.add(Entry("area", said["better"], theme.tint_good))
    if 1 in sides:
        setting.legend.add(Entry("area", said["worse"], theme.tint_bad))
