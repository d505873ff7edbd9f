"""A journey as a sheet: stages above their steps, lanes in the order and the words of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.measures import quoted, severity
from cjmap.draw.pictures.journey.plan import plan_of
from cjmap.draw.pictures.journey.steps import touchpoint_names
from cjmap.draw.text import one_line
from cjmap.exchange.tables.workbook.sheets.sheet import (
    Band,
    Column,
    Fact,
    Grid,
    Holds,
    Lane,
    Text,
    chunk,
    items,
)
from cjmap.exchange.tables.workbook.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.items import Expectation, Pain
    from cjmap.format.journey import Journey, MetricUse, Step, Variant

TRUTH = "★ "
"""What stands before the title of a step that is a moment of truth."""

MET = {"yes": "✓", "partly": "~", "no": "✗"}
"""The sign of an expectation that was met, or not."""

BY_PERSONA = "emotion.by."
"""What the key of a lane begins with that has the scores of one persona."""

TIMES = ("planned", "actual", "wait")


def journey_sheet(journey: Journey, context: Context, view: View) -> Grid:
    """Lay a journey out as a grid."""
    plan = plan_of(journey, context, view)
    said = plan.setting.said
    people = ", ".join(person.name for person in plan.people)
    state = said[f"state-{journey.state}"] if journey.state else ""
    grid = Grid(
        one_line(journey.title),
        " · ".join(each for each in (said["journey"], people, state) if each),
        heading=said["steps"],
    )
    for number, stage in enumerate(journey.stages, 1):
        phase = said[f"phase-{stage.phase}"] if stage.phase else ""
        grid.bands.append(Band(stage.id or "", one_line(stage.label) or str(number), phase))
    for place in plan.places:
        step = place.step
        if step is None:
            grid.columns.append(Column("", "", place.stage))
        else:
            grid.columns.append(
                Column(step.id, one_line(step.title), place.stage, step.moment_of_truth)
            )
    grid.lanes = [lane for lane in _lanes(plan) if lane.cells]
    grid.facts = list(_facts(journey, plan))
    return grid


def _lanes(plan: Plan) -> Iterable[Lane]:
    yield _items(plan, "does", "blue", lambda step: (chunk(each.text) for each in step.does))
    yield _lane(plan, "next", "slate", Holds.TOLD, lambda step: items(_ways(plan, step)))
    yield _lane(
        plan, "touchpoint", "teal", Holds.TEXT, lambda step: _touchpoint(plan, step), "touchpoints"
    )
    yield _items(
        plan,
        "thinks",
        "violet",
        lambda step: (chunk(quoted(each.text, plan.setting.said)) for each in step.thinks),
    )
    yield from _emotions(plan)
    for key, hue in (("feels", "orange"), ("needs", "sky")):
        yield _plain(plan, key, hue)
    yield _items(
        plan,
        "expectations",
        "indigo",
        lambda step: (_expectation(plan, each) for each in step.expectations),
    )
    for key, hue in (("drivers", "emerald"), ("barriers", "orange")):
        yield _plain(plan, key, hue)
    yield _items(plan, "pains", "rose", lambda step: (_pain(plan, each) for each in step.pains))
    yield _plain(plan, "gains", "lime")
    yield _lane(
        plan,
        "metrics",
        "sky",
        Holds.TOLD,
        lambda step: items(_metric(plan, each) for each in step.metrics),
    )
    for time in TIMES:
        yield _time(plan, time)
    yield _lane(
        plan,
        "context",
        "slate",
        Holds.TOLD,
        lambda step: items(plan.setting.name_of("context", each) for each in step.context),
        "contexts",
    )
    yield _lane(
        plan,
        "variants",
        "fuchsia",
        Holds.TOLD,
        lambda step: items(_variant(plan, each) for each in step.variants),
    )
    yield _opportunities(plan)


def _plain(plan: Plan, key: str, hue: str) -> Lane:
    return _items(plan, key, hue, lambda step: (chunk(each.text) for each in getattr(step, key)))


def _items(plan: Plan, key: str, hue: str, chunks: Callable[[Step], Iterable[str]]) -> Lane:
    return _lane(plan, key, hue, Holds.ITEMS, lambda step: items(chunks(step)))


def _lane(
    plan: Plan,
    key: str,
    hue: str,
    holds: Holds,
    text: Callable[[Step], Text],
    name: str | None = None,
) -> Lane:
    said = plan.setting.said
    word = name or key
    cells = {column: cell for column, step in plan.steps() if (cell := text(step)).shown != ""}
    return Lane(key, said[word], said[f"{word}-hint"], hue, holds, cells)


def _ways(plan: Plan, step: Step) -> Iterable[str]:
    said = plan.setting.said
    for way in step.next:
        share = f" ({said.percent(way.share)})" if way.share is not None else ""
        yield chunk(f"→ {plan.title_of(way.to)}{share}", one_line(way.when or ""))


def _touchpoint(plan: Plan, step: Step) -> Text:
    if step.touchpoint is None:
        return Text()
    name, channel = touchpoint_names(plan.setting, step.touchpoint)
    return Text((chunk(name, f"({channel})" if channel else ""),))


def _emotions(plan: Plan) -> Iterable[Lane]:
    said = plan.setting.said
    scores = {
        column: Text(number=step.emotion.score)
        for column, step in plan.steps()
        if step.emotion is not None and step.emotion.score is not None
    }
    yield Lane("emotion", said["emotion"], said["emotion-hint"], "orange", Holds.NUMBER, scores)
    for person in plan.people:
        own = {
            column: Text(number=step.emotion.by[person.id])
            for column, step in plan.steps()
            if step.emotion is not None and person.id in step.emotion.by
        }
        name = f"{said['emotion']}: {person.name}"
        yield Lane(f"{BY_PERSONA}{person.id}", name, "", "orange", Holds.NUMBER, own)


def _expectation(plan: Plan, each: Expectation) -> str:
    sign = f" {MET[each.met]}" if each.met else ""
    who = plan.setting.name_of("persona", each.by) if each.by else ""
    return chunk(f"{one_line(each.text)}{sign}", f"{plan.setting.said['by']} {who}" if who else "")


def _pain(plan: Plan, each: Pain) -> str:
    return chunk(each.text, severity(each, plan.setting.said))


def _metric(plan: Plan, use: MetricUse) -> str:
    setting, said = plan.setting, plan.setting.said
    name = one_line(setting.name_of("metric", use.metric))
    value = f": {setting.figure(use.value, use.metric)}" if use.value is not None else ""
    notes = []
    if use.target is not None:
        notes.append(f"{said['target']} {setting.figure(use.target, use.metric)}")
    if use.n is not None:
        notes.append(f"n = {said.number(use.n)}")
    if use.period:
        notes.append(one_line(use.period))
    return chunk(name + value, " · ".join(notes))


def _time(plan: Plan, time: str) -> Lane:
    said = plan.setting.said
    cells = {
        column: Text((length.text,))
        for column, step in plan.steps()
        if step.duration is not None and (length := getattr(step.duration, time)) is not None
    }
    word = {"planned": said["planned"], "actual": said["actual"], "wait": said["waiting"]}[time]
    return Lane(f"duration.{time}", f"{said['duration']}: {word}", "", "slate", Holds.TEXT, cells)


def _variant(plan: Plan, variant: Variant) -> str:
    setting, said = plan.setting, plan.setting.said
    where = ", ".join(setting.name_of("context", each) for each in variant.when)
    told = []
    if variant.emotion is not None and variant.emotion.score is not None:
        told.append(f"{said['emotion']} {said.signed(variant.emotion.score)}")
    for key in ("does", "thinks", "feels", "needs", "pains", "gains"):
        told += [one_line(each.text) for each in getattr(variant, key)]
    return chunk(f"{where}:", *told)


def _opportunities(plan: Plan) -> Lane:
    said = plan.setting.said
    found: dict[int, list[str]] = {}
    for each in plan.opportunities:
        facts = [said[f"is-{each.status}"]] if each.status else []
        if each.impact is not None:
            facts.append(f"{said['impact']} {each.impact}")
        for column in sorted(_columns(plan, each.for_)):
            found.setdefault(column, []).append(chunk(each.title, " · ".join(facts)))
    cells = {column: items(chunks) for column, chunks in sorted(found.items())}
    return Lane(
        "opportunities",
        said["opportunities"],
        said["opportunities-hint"],
        "amber",
        Holds.TOLD,
        cells,
    )


def _columns(plan: Plan, targets: Iterable[str]) -> set[int]:
    """Give the first columns of what an opportunity answers."""
    columns = set()
    for target in targets:
        journey, _, place = target.rpartition("#")
        span = plan.span(place) if journey in ("", plan.journey.id) else None
        if span is not None:
            columns.add(span[0])
    return columns


def _facts(journey: Journey, plan: Plan) -> Iterable[Fact]:
    said = plan.setting.said
    for key, label in (
        ("summary", word(said, "summary")),
        ("scenario", said["situation"]),
        ("goal", said["goal"]),
    ):
        text = getattr(journey, key)
        if text:
            yield Fact(key, label, one_line(text))
    if journey.expectations:
        told = "\n".join(f"• {_expectation(plan, each)}" for each in journey.expectations)
        yield Fact("expectations", said["expectations"], told, Holds.ITEMS)
    if journey.scope is not None:
        ends = [each for each in (journey.scope.from_, journey.scope.to) if each]
        yield Fact("scope", said["scope"], " → ".join(map(one_line, ends)), Holds.TOLD)
