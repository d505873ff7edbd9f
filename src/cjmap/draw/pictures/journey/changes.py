"""How a journey differs from its earlier version: flags of its columns, items and feelings.

Steps are known by their ids: in a context that was asked for, a step is another object than the
one of which the comparison speaks. How a step felt is compared as the map has it, for all personas
or for those that are shown, not as it is in a context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.emotion import Series, Shift
from cjmap.draw.parts.scores import note_on_means
from cjmap.format.feelings import mean_score, score_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cjmap.draw.parts.differences import Flag
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.journey import Emotion, Stage, Step

_PLACED = ("touchpoint", "emotion", "duration", "context")
"""The fields of a step that have a place of their own, beside its lists of items."""


def stage_flag(plan: Plan, index: int) -> Flag | None:
    """Give the flag of a stage, by its number from 0."""
    return plan.setting.flag(_stage(plan, index))


def step_flag(plan: Plan, step: Step) -> Flag | None:
    """Give the flag of a step's card: of all that is not shown in another lane."""
    elsewhere = [name for name in _PLACED if getattr(step, name)]
    return plan.setting.flag(_own(plan, step), elsewhere, _all_of_stage(plan, step))


def item_flag(plan: Plan, step: Step, item: object) -> Flag | None:
    """Give the flag of something that a step holds a list of."""
    return plan.setting.flag(item, within=_all_of(plan, step))


def field_flag(
    plan: Plan, step: Step, name: str, index: int | None = None, *, signed: bool = True
) -> Flag | None:
    """Give the flag of a field of a step; it has no sign if it is told otherwise."""
    flag_of = plan.setting.field_flag if signed else plan.setting.unsigned_flag
    return flag_of(_own(plan, step), name, index, _all_of(plan, step))


def is_gone(plan: Plan, column: int) -> bool:
    """Tell whether a column is only there to show what was removed."""
    place = plan.places[column]
    gone = plan.setting.is_gone
    if gone(_stage(plan, place.stage)):
        return True
    return place.step is not None and gone(_own(plan, place.step))


def marks_feelings(plan: Plan) -> bool:
    """Tell whether any feeling in words differs, so that each needs a card of its own.

    Those of a step that is new or gone come and go with it.
    """
    for _, step in plan.steps():
        around = _all_of(plan, step)
        for item in step.feels:
            mark = plan.setting.mark_of(item)
            if mark and not (around and around.difference is mark.difference):
                return True
    return False


def compares_feelings(plan: Plan) -> bool:
    """Tell whether the feelings of the earlier version are shown beside those of now."""
    comparison = plan.setting.view.comparison
    if comparison is None or plan.setting.view.contexts:
        return False
    return any(_score(plan, emotion) is not None for emotion in comparison.former.values())


def now_and_before(plan: Plan) -> list[Series]:
    """Give the curve of now and that of before: the means of all personas, or of those shown."""
    comparison = plan.setting.view.comparison
    assert comparison is not None
    now: dict[int, float] = {}
    before: dict[int, float] = {}
    for column, step in plan.steps():
        score = _score(plan, step.emotion)
        if score is not None and not is_gone(plan, column):
            now[column] = score
        was = _score(plan, comparison.former.get(step.id))
        if was is not None:
            before[column] = was
    said, muted = plan.setting.said, plan.setting.theme.muted
    return [
        Series("main", said["emotion"], now),
        Series("former", said["former-curve"], before, muted, dash="dashed", former=True),
    ]


def shifts(plan: Plan, now: Collection[int]) -> Iterator[tuple[int, Shift]]:
    """Tell, for the columns of the curve of now that were there before, how the score changed."""
    comparison, said = plan.setting.view.comparison, plan.setting.said
    assert comparison is not None
    for column, step in plan.steps():
        if column not in now or step.id not in comparison.former:
            continue
        was = comparison.former[step.id]
        before, after = _score(plan, was), _score(plan, step.emotion)
        assert after is not None
        if before is None:
            yield column, Shift(f"– → {said.signed(after)}", 0)
        elif said.signed(before) != said.signed(after):
            text = f"{said.signed(before)} → {said.signed(after)}"
            yield column, Shift(text, 1 if after > before else -1)
        else:
            each = "\n".join(_told_apart(plan, was, step.emotion))
            if each:
                yield column, Shift(each, 0)


def remarks(plan: Plan) -> list[str]:
    """Give the note on whose feelings the two curves are, where personas differ."""
    return note_on_means(plan.journey.steps, plan.setting) if compares_feelings(plan) else []


def told_before(plan: Plan) -> Iterator[tuple[int, str]]:
    """Give, by column, what a pointer is told at the points of the curve of before."""
    comparison, said = plan.setting.view.comparison, plan.setting.said
    assert comparison is not None
    for column, step in plan.steps():
        was = _score(plan, comparison.former.get(step.id))
        if was is not None:
            yield column, f"{step.title} – {said['former-curve']}: {said.signed(was)}"


def _told_apart(plan: Plan, was: Emotion | None, now: Emotion | None) -> Iterator[str]:
    """Tell the scores of the personas that have changed though their mean has not."""
    said = plan.setting.said
    for person in plan.people:
        before, after = score_for(was, person.id), score_for(now, person.id)
        if before is not None and after is not None and before != after:
            yield f"{person.initials} {said.signed(before)} → {said.signed(after)}"


def _score(plan: Plan, emotion: Emotion | None) -> float | None:
    return mean_score(emotion, [person.id for person in plan.people], plan.setting.view.personas)


def _all_of_stage(plan: Plan, step: Step) -> Flag | None:
    """Give the flag of all that is in the stage of a step."""
    return plan.setting.all_of(_stage(plan, plan.index.stage_of[step.id]))


def _all_of(plan: Plan, step: Step) -> Flag | None:
    """Give the flag of all that is in a step, by itself or as its stage is new or gone."""
    return plan.setting.all_of(_own(plan, step)) or _all_of_stage(plan, step)


def _own(plan: Plan, step: Step) -> Step:
    """Give a step as the map has it."""
    if plan.journey is plan.usual:
        return step
    return plan.index.usual[step.id]


def _stage(plan: Plan, index: int) -> Stage:
    return plan.usual.stages[index]
