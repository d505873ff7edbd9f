"""Where a step leads: onward, back, or out of the journey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.site.page import HERE, Link
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.site.pages.journey.shown import Shown


@dataclass(frozen=True, slots=True)
class Onward:
    """A way out of a step: a sign, where it leads (None: out of the journey), how many go and when."""

    sign: str
    to: Ref | None
    notes: tuple[str, ...]


def onward(shown: Shown, placed: PlacedStep) -> tuple[Onward, ...]:
    """Tell the ways out of a step; none where it just leads to the next."""
    return (*_branches(shown, placed), *returns(shown, placed.step.id), *_departure(shown, placed))


def returns(shown: Shown, place: str | None) -> tuple[Onward, ...]:
    """Tell the ways back from a step or a stage to an earlier one."""
    return tuple(
        Onward(
            "↺",
            _place(shown, loop.to),
            tuple(
                filter(None, (loop.title, shown.said[str(loop.kind)] if loop.kind else None)),
            ),
        )
        for loop in shown.journey.loops
        if loop.from_ == place
    )


def _branches(shown: Shown, placed: PlacedStep) -> Iterator[Onward]:
    for way in placed.step.next:
        share = shown.said.percent(way.share) if way.share is not None else None
        yield Onward("→", _place(shown, way.to), tuple(filter(None, (share, way.when))))


def _departure(shown: Shown, placed: PlacedStep) -> Iterator[Onward]:
    """Tell who leaves the journey here, of those who get here."""
    left = shown.leaving.get(placed.number - 1)
    if left is not None and placed.reach.share:
        share = shown.said.percent(left / placed.reach.share)
        yield Onward("⇥", None, (shown.said["leave"].format(share=share),))


def _place(shown: Shown, id: str) -> Ref:
    """Refer to a step, or else a stage, of the journey."""
    for step in shown.journey.steps:
        if step.id == id:
            return Ref(step.title, Link(HERE, id))
    for stage in shown.journey.stages:
        if stage.id == id:
            return Ref(stage.label, Link(HERE, f"stage.{id}"))
    return Ref(id)
