"""The table of a journey: its stages, a row for each step, and one for each of its variants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.parts.times import each_told
from cjmap.format.feelings import mean
from cjmap.insight.gathered.steps import meeting_of
from cjmap.site.page import HERE, Link
from cjmap.site.pages.journey.feelings import Feeling, Felt, feeling, felt
from cjmap.site.pages.journey.items import Answer, Group, answers_to, groups
from cjmap.site.pages.journey.metrics import Measured, measured
from cjmap.site.pages.journey.ways import Onward, onward, returns
from cjmap.site.references import Ref, channel_ref, map_ref, term_ref, term_refs, touchpoint_ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.format.journey import Experience, Stage, Variant
    from cjmap.insight.gathered.steps import Meeting, PlacedStep
    from cjmap.site.pages.journey.shown import Shown

COLUMNS = ("feels", "pains", "says", "where", "onward")
"""The columns of the table beside that of the steps."""

_LIVED = ("feels", "thinks")
_SAID = ("does", "needs", "expectations", "drivers", "barriers", "gains")


@dataclass(frozen=True, slots=True)
class Named:
    """Something with its name before it; `differs` says that it is otherwise than usual."""

    label: str
    values: tuple[Ref, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A step, or a variant of one (`contexts` are those in which it holds), with all that it tells.

    `differs` says that the step is otherwise than usual in the context of the page. `answers` are
    opportunities for the step or its stage, beside those for its pains.
    """

    anchor: str
    title: str
    where: tuple[Named, ...]
    felt: Felt | None
    lived: tuple[Group, ...]
    said: tuple[Group, ...]
    pains: tuple[Group, ...]
    measured: tuple[Measured, ...]
    contexts: tuple[Ref, ...] = ()
    number: int = 0
    summary: str = ""
    truth: bool = False
    assumed: bool = False
    differs: bool = False
    feels_differently: bool = False
    answers: tuple[Answer, ...] = ()
    onward: tuple[Onward, ...] = ()
    evidence: tuple[Ref, ...] = ()

    def holds(self, column: str) -> bool:
        """Whether anything is told in a column."""
        told: dict[str, tuple[object, ...]] = {
            "feels": (self.felt, self.lived),
            "pains": (self.pains, self.answers),
            "says": (self.said,),
            "where": (self.where,),
            "onward": (self.measured, self.onward, self.evidence),
        }
        return any(told[column])


@dataclass(frozen=True, slots=True)
class StageRows:
    """A stage with its rows; `mean` is that of the scores of its steps."""

    anchor: str
    title: str
    phase: str
    goal: str
    summary: str
    mean: Feeling | None
    assumed: bool
    returns: tuple[Onward, ...]
    evidence: tuple[Ref, ...]
    rows: tuple[Row, ...]


def stages_of(shown: Shown) -> tuple[StageRows, ...]:
    """Return the whole table."""
    left = list(shown.steps)
    found = []
    for number, stage in enumerate(shown.journey.stages):
        steps, left = left[: len(stage.steps)], left[len(stage.steps) :]
        found.append(_stage(shown, stage, number, steps))
    return tuple(found)


def _stage(shown: Shown, stage: Stage, number: int, steps: list[PlacedStep]) -> StageRows:
    average = mean(each.score for each in steps)
    return StageRows(
        anchor=shown.anchor(f"stage.{stage.id}" if stage.id else f"stage..{number + 1}"),
        title=stage.label or shown.words("stage", number=number + 1),
        phase=shown.said[f"phase-{stage.phase}"] if stage.phase else "",
        goal=stage.goal or "",
        summary=stage.summary or "",
        mean=feeling(shown, average) if average is not None else None,
        assumed=stage.assumption,
        returns=returns(shown, stage.id) if stage.id else (),
        evidence=term_refs(shown.site, "evidence", stage.evidence),
        rows=tuple(row for each in steps for row in _rows(shown, each)),
    )


def _rows(shown: Shown, placed: PlacedStep) -> Iterator[Row]:
    """Give the row of a step, then those of its variants."""
    step = placed.step
    variants = {f"variant.{step.id}.{n}": each for n, each in enumerate(step.variants)}
    row = _row(shown, step.id, step, placed, step.id)
    told = {answer for group in row.pains for line in group.lines for answer in line.answers}
    yield replace(
        row,
        where=(*row.where, *_around(shown, placed), *_variants(shown, variants)),
        felt=felt(shown, step, usual=shown.usual.steps[placed.number - 1]),
        number=placed.number,
        summary=step.summary or "",
        truth=step.moment_of_truth,
        assumed=step.assumption,
        differs=bool(shown.changes.get(step.id)),
        feels_differently=shown.differs(step.id, "emotion"),
        answers=tuple(each for each in answers_to(shown, placed.path) if each not in told),
        onward=onward(shown, placed),
        evidence=term_refs(shown.site, "evidence", step.evidence),
    )
    for anchor, variant in variants.items():
        row = _row(shown, anchor, variant, placed)
        yield replace(row, contexts=term_refs(shown.site, "context", variant.when))


def _row(shown: Shown, anchor: str, told: Experience, placed: PlacedStep, step: str = "") -> Row:
    """Return what a step and a variant of it tell alike; `step` is the id of the former."""
    return Row(
        anchor=shown.anchor(anchor),
        title=placed.step.title,
        where=_where(shown, told, step),
        felt=felt(shown, told, usual=placed.step),
        lived=groups(shown, told, _LIVED, step),
        said=groups(shown, told, _SAID, step),
        pains=groups(shown, told, ("pains",), step),
        measured=measured(shown, told),
    )


def _where(shown: Shown, told: Experience, step: str) -> tuple[Named, ...]:
    """Tell where something happens and how long it takes."""
    said, duration = shown.said, told.duration
    places = tuple(_places(shown, meeting_of(told, shown.site.workspace)))
    times = tuple(Ref(each) for each in each_told(duration, said)) if duration is not None else ()
    named = (
        Named(said["touchpoint"], places, shown.differs(step, "touchpoint")),
        Named(said["duration"], times, shown.differs(step, "duration")),
    )
    return tuple(each for each in named if each.values)


def _places(shown: Shown, meeting: Meeting) -> Iterator[Ref]:
    """Refer to the touchpoint, and to its channel unless that has the same name."""
    touchpoint = touchpoint_ref(shown.site, meeting.touchpoint) if meeting.touchpoint else None
    channel = channel_ref(shown.site, meeting.channel) if meeting.channel else None
    link = touchpoint.link if touchpoint is not None else None
    alike = channel is not None and channel.title == meeting.label
    if meeting.label and (link is not None or not alike):
        yield Ref(meeting.label, link)
    if channel is not None and (link is None or not alike):
        yield channel


def _around(shown: Shown, placed: PlacedStep) -> Iterator[Named]:
    """Tell who acts at a step, how many get there, in which contexts, and which maps show it too."""
    site, said, words, step = shown.site, shown.said, shown.words, placed.step
    if step.actor:
        yield Named(words("actor"), (_person_or_team(shown, step.actor),))
    if step.initiator == "organisation":
        yield Named(words("initiator"), (Ref(said["organisation"]),))
    if step.context:
        yield Named(said["contexts"], term_refs(site, "context", step.context))
    if placed.reach.share < 1:
        key = "reach-guessed" if placed.reach.guessed else "reach-told"
        share = said.percent(placed.reach.share)
        yield Named(words("reach"), (Ref(words(key, share=share)),))
    if step.journey:
        yield Named(words("detail"), (map_ref(site, "journey", step.journey),))
    if step.id in shown.columns:
        yield Named(said["blueprint"], shown.columns[step.id])
    if step.id in shown.empathy_maps:
        yield Named(said["empathy-map"], shown.empathy_maps[step.id])


def _variants(shown: Shown, variants: Mapping[str, Variant]) -> Iterator[Named]:
    """Lead to the rows of the variants."""
    refs = tuple(
        Ref(
            shown.said.listed(
                [shown.site.inquiry.name_of("context", each) for each in variant.when]
            ),
            Link(HERE, anchor),
        )
        for anchor, variant in variants.items()
    )
    if refs:
        yield Named(shown.said["differs"], refs)


def _person_or_team(shown: Shown, actor: str) -> Ref:
    if shown.site.workspace.title_of("persona", actor) is not None:
        return map_ref(shown.site, "persona", actor)
    return term_ref(shown.site, "team", actor)
