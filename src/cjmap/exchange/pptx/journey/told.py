"""What a step says, field by field, as the paragraphs of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.theme import emotion_colour
from cjmap.draw.parts.measures import quoted, severity
from cjmap.draw.parts.scores import score_of
from cjmap.draw.parts.times import each_told
from cjmap.draw.pictures.journey.feelings import when_of
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, items, said, strong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.format.items import Expectation, Item
    from cjmap.format.journey import Experience, MetricUse, Step

Told = list[Paragraph]

_SIGNS = {"yes": "✓", "partly": "~", "no": "✗"}


def does(plan: Plan, step: Step) -> Told:
    """Tell who acts, who makes contact, what the step is about, and what is done."""
    setting = plan.setting
    told = []
    if step.actor:
        name = setting.context.title_of("persona", step.actor)
        told.append(strong(name or setting.name_of("team", step.actor)))
    if step.initiator == "organisation":
        told.append(Paragraph((Run(setting.said["organisation"], setting.theme.muted),)))
    if step.summary:
        told.append(Paragraph((Run(said(step.summary), setting.theme.muted),)))
    told += _items(plan, step.does)
    if step.journey:
        detailed = setting.context.map_of("journey", step.journey)
        name = detailed.title if detailed is not None else step.journey
        told.append(Paragraph((Run(f"{setting.said['zoom']}: {said(name)}", setting.theme.brand),)))
    return told


def thinks(plan: Plan, step: Step) -> Told:
    """Tell what goes through the mind, as quotations."""
    return items(quoted(item.text, plan.setting.said) for item in step.thinks)


def feels(plan: Plan, step: Step) -> Told:
    """Tell the score, that of each persona where they differ, and the feelings in words."""
    setting = plan.setting
    runs = []
    score = score_of(step)
    if score is not None:
        colour = emotion_colour(setting.theme, score)
        runs.append(Run(setting.said.signed(score), _dark(setting, colour), bold=True))
    feelings = ", ".join(said(item.text) for item in step.feels)
    if feelings:
        runs.append(Run(f"  {feelings}" if runs else feelings))
    told = [Paragraph(tuple(runs))] if runs else []
    by = step.emotion.by if step.emotion else {}
    for persona, own in by.items():
        if plan.shows(persona):
            name = setting.name_of("persona", persona)
            told.append(Paragraph((Run(f"{said(name)}: {setting.said.signed(own)}"),)))
    return told


def _dark(setting: Setting, colour: str) -> str:
    from cjmap.draw.look.theme import legible

    return legible(colour, setting.theme.page, 4.5)


def touchpoint(plan: Plan, step: Step) -> Told:
    """Tell where it happens, and on which channel."""
    return [Paragraph((Run(text),)) for text in _touchpoint(plan.setting, step)]


def _touchpoint(setting: Setting, step: Experience) -> list[str]:
    use = step.touchpoint
    if use is None:
        return []
    channel = use.channel or (setting.context.channel_of(use.id) if use.id else None)
    name = use.title or (setting.name_of("touchpoint", use.id) if use.id else "")
    names = [name, setting.name_of("channel", channel) if channel else ""]
    return [" · ".join(dict.fromkeys(said(each) for each in names if each))]


def leads(plan: Plan, step: Step) -> Told:
    """Tell where the step leads, if not just on, and from where customers come back."""
    told = []
    for way in step.next:
        share = plan.setting.said.percent(way.share) if way.share is not None else ""
        parts = [f"→ {said(plan.title_of(way.to))}", share, said(way.when)]
        told.append(" · ".join(each for each in parts if each))
    leaving = {step.id, *(stage.id for stage in plan.journey.stages if stage.steps[-1:] == (step,))}
    for loop in plan.journey.loops:
        if loop.from_ in leaving:
            parts = [f"↺ {said(plan.title_of(loop.to))}", said(loop.title)]
            told.append(" · ".join(each for each in parts if each))
    return items(told)


def plain(field: str) -> Callable[[Plan, Step], Told]:
    """Give what tells a field of plain items."""
    return lambda plan, step: _items(plan, getattr(step, field))


def expectations(plan: Plan, step: Step) -> Told:
    """Tell what is counted on, whether it was met, and by whom."""
    return items(met(plan, item) for item in step.expectations if plan.shows(item.by))


def met(plan: Plan, item: Expectation) -> str:
    """Tell an expectation, with a sign of whether it was met, and who has it."""
    sign = f"{_SIGNS[str(item.met)]} " if item.met else ""
    by = f" ({said(plan.setting.name_of('persona', item.by))})" if item.by else ""
    return f"{sign}{said(item.text)}{by}"


def pains(plan: Plan, step: Step) -> Told:
    """Tell what hurts, the worst first, each with how grave and how frequent it is."""
    worst = sorted(step.pains, key=lambda pain: -(pain.severity or 0))
    told: Told = []
    for item in worst:
        runs = [Run(said(item.text))]
        grave = severity(item, plan.setting.said).replace(" ", "\u00a0")
        if grave:
            runs.append(Run(f"  {grave}", plan.setting.theme.fail))
        told.append(Paragraph(tuple(runs), bullet=len(worst) > 1))
    return told


def metrics(plan: Plan, step: Step) -> Told:
    """Tell what was measured, against what, when and on how many."""
    return [paragraph for use in step.metrics for paragraph in _metric(plan.setting, use)]


def _metric(setting: Setting, use: MetricUse) -> Iterator[Paragraph]:
    value = setting.figure(use.value, use.metric) if use.value is not None else "–"
    name = said(setting.name_of("metric", use.metric))
    aim = []
    if use.target is not None:
        aim.append(f"{setting.said['target']} {setting.figure(use.target, use.metric)}")
    if use.n is not None:
        aim.append(f"n = {setting.said.number(use.n)}")
    if use.period:
        aim.append(said(use.period))
    yield Paragraph((Run(f"{name}: "), Run(said(value), bold=True)), above=2.0)
    if aim:
        yield Paragraph((Run(" · ".join(map(said, aim)), setting.theme.muted),))


def time(plan: Plan, step: Step) -> Told:
    """Tell how long it takes."""
    if step.duration is None:
        return []
    return items([", ".join(each_told(step.duration, plan.setting.said))])


def contexts(plan: Plan, step: Step) -> Told:
    """Tell when and where it happens."""
    return items([", ".join(plan.setting.name_of("context", id) for id in step.context)])


def variants(plan: Plan, step: Step) -> Told:
    """Tell what is otherwise in other contexts."""
    setting = plan.setting
    told: Told = []
    for variant in step.variants:
        told.append(strong(when_of(setting, variant)))
        facts = []
        score = score_of(variant)
        if score is not None:
            facts.append(f"{setting.said['emotion']}: {setting.said.signed(score)}")
        facts += _touchpoint(setting, variant)
        facts += [quoted(item.text, setting.said) for item in variant.thinks]
        for field in (
            "does",
            "feels",
            "needs",
            "expectations",
            "drivers",
            "barriers",
            "pains",
            "gains",
        ):
            facts += [f"{setting.said[field]}: {item.text}" for item in getattr(variant, field)]
        if variant.duration is not None:
            facts += each_told(variant.duration, setting.said)
        told += items(facts)
    return told


def _items(plan: Plan, given: Sequence[Item]) -> Told:
    return items(
        f"{said(item.text)} ({plan.setting.said['assumption'].lower()})"
        if item.assumption
        else item.text
        for item in given
    )


ROWS: tuple[tuple[str, str, Callable[[Plan, Step], Told]], ...] = (
    ("does", "blue", does),
    ("touchpoints", "teal", touchpoint),
    ("thinks", "violet", thinks),
    ("emotion", "orange", feels),
    ("needs", "sky", plain("needs")),
    ("expectations", "indigo", expectations),
    ("drivers", "emerald", plain("drivers")),
    ("barriers", "orange", plain("barriers")),
    ("pains", "rose", pains),
    ("gains", "lime", plain("gains")),
    ("metrics", "sky", metrics),
    ("duration", "slate", time),
    ("contexts", "slate", contexts),
    ("next", "slate", leads),
    ("variants", "fuchsia", variants),
)
"""The rows of a stage's table: the key of its word, its hue, and what fills it."""
