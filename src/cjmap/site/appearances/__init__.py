"""Where customers meet something, step by step, as the pages of touchpoints and channels tell it.

The macro `appearances` of `frame/appearances.html` writes the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.format.blueprint import LaneRole
from cjmap.format.journey import State
from cjmap.insight.gathered.measures import reaches
from cjmap.insight.metric_values import measured
from cjmap.insight.voice import Voice
from cjmap.site.items import pain_notes
from cjmap.site.page import Link
from cjmap.site.references import Ref, map_ref, term_ref, touchpoint_ref
from cjmap.site.summary import Badge, step_link
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.items import Pain
    from cjmap.format.journey import MetricUse
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.site.site import Site
    from cjmap.site.uses import Appearance

_MOST = 200
"""So many appearances are told; of more, those that feel worst."""

_IN_SIGHT = frozenset({LaneRole.PHYSICAL_EVIDENCE, LaneRole.FRONTSTAGE})


@dataclass(frozen=True, slots=True)
class PainLine:
    """A pain with what is told of it in words: how bad, how often, in which contexts."""

    text: str
    told: str


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A value that was measured, in words; `reached` is None where no target decides it."""

    metric: Ref
    told: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class AppearanceRow:
    """A step where something is met, or a variant of it in `contexts`, which are told in words.

    `by` is how each persona feels, where they differ; `state` is told of a journey that does not show
    today; `behind` is what the organisation does there in the customer's sight.
    """

    step: Ref
    contexts: str
    journey: Ref
    stage: str
    state: Badge | None
    touchpoint: Ref
    truth: bool
    score: float | None
    by: tuple[tuple[str, float], ...]
    pains: tuple[PainLine, ...]
    metrics: tuple[MetricLine, ...]
    behind: tuple[Ref, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class AppearanceTable:
    """All appearances of something, with the words of the table by their keys.

    `note` says so where there are too many for all to be told.
    """

    said: Voice
    note: str
    rows: tuple[AppearanceRow, ...]
    places: bool
    """Whether the touchpoints are told, too."""
    measured: bool
    behind: bool


def appearance_table(
    site: Site, found: Iterable[Appearance], *, places: bool = False
) -> AppearanceTable:
    """Tell of every appearance: what is today first, then what should become."""
    words = Voice(__package__, site.lang)
    shown = sorted(found, key=lambda each: each.placed.journey.model.state is State.FUTURE)
    note = ""
    if len(shown) > _MOST:
        note = words("worst", shown=words.number(_MOST), all=words.number(len(shown)))
        shown = sorted(shown, key=_misery)[:_MOST]
    rows = tuple(_row(site, each, words) for each in shown)
    return AppearanceTable(
        words,
        note,
        rows,
        places,
        measured=any(each.metrics for each in rows),
        behind=any(each.behind for each in rows),
    )


def _misery(each: Appearance) -> tuple[bool, bool, float]:
    """Return a key that sorts what feels worst today first, and what nobody told last."""
    score = each.score
    return each.placed.journey.model.state is State.FUTURE, score is None, score or 0.0


def _row(site: Site, each: Appearance, words: Voice) -> AppearanceRow:
    placed, model = each.placed, each.placed.journey.model
    scores = each.scores()
    apart = len(set(scores.values())) > 1
    state = model.state if model.state not in (None, State.CURRENT) else None
    own = site.workspace.language_of(model)
    return AppearanceRow(
        step=Ref(placed.step.title, step_link(site, placed)),
        contexts=_contexts(site, each.contexts),
        journey=map_ref(site, "journey", model.id),
        stage=placed.stage.label,
        state=Badge(speech(site.lang)[f"state-{state}"], "is-fair") if state else None,
        touchpoint=touchpoint_ref(site, each.meeting.touchpoint)
        if each.meeting.touchpoint
        else Ref(each.meeting.label),
        truth=placed.step.moment_of_truth,
        score=each.score,
        by=tuple((site.inquiry.name_of("persona", id), score) for id, score in scores.items())
        if apart
        else (),
        pains=tuple(_pain(site, pain, contexts) for pain, contexts in each.pains()),
        metrics=tuple(_metric(site, use, words) for use in each.experience.metrics),
        behind=tuple(_behind(site, placed)),
        lang=own if own != site.lang else "",
    )


def _contexts(site: Site, ids: Iterable[str]) -> str:
    return ", ".join(site.inquiry.name_of("context", id) for id in ids)


def _pain(site: Site, pain: Pain, contexts: tuple[str, ...]) -> PainLine:
    told = list(pain_notes(site, pain))
    if contexts:
        told.append(_contexts(site, contexts))
    return PainLine(pain.text, ", ".join(told))


def _metric(site: Site, use: MetricUse, words: Voice) -> MetricLine:
    metric = site.workspace.metric_of(use.metric)
    method, unit = (metric.method, metric.unit) if metric is not None else (None, None)
    told = [measured(use.value, method, unit, words) if use.value is not None else "–"]
    if use.target is not None:
        told.append(words("target", target=measured(use.target, method, unit, words)))
    if use.period:
        told.append(use.period)
    return MetricLine(term_ref(site, "metric", use.metric), ", ".join(told), reaches(use, metric))


def _behind(site: Site, placed: PlacedStep) -> Iterator[Ref]:
    """Go through the actions in the customer's sight, in the blueprints that show a step."""
    for column in uses(site).columns_of(placed):
        blueprint = site.workspace.map_of("blueprint", column.map_id)
        address = site.address_of("blueprint", column.map_id)
        if blueprint is None:
            continue
        in_sight = {lane.id for lane in blueprint.all_lanes if lane.role in _IN_SIGHT}
        for action in blueprint.actions:
            if action.at == column.id and action.lane in in_sight:
                yield Ref(action.text, Link(address, action.id or "") if address else None)
