"""The opportunities of a matrix: those of one map, or of the whole workspace, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.draw.errors import DrawError
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.parts.subject import WORKSPACE, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.backlog import Opportunity

KIND = "opportunity-matrix"


@dataclass(frozen=True, slots=True)
class Found:
    """An opportunity, and the map that it stands in."""

    opportunity: Opportunity
    home: Any


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a matrix is of, and the opportunities that it shows."""

    subject: Subject
    setting: Setting
    model: Any | None
    found: tuple[Found, ...]
    everything: tuple[Found, ...]
    """What `found` is ranked among: the opportunities of the whole workspace, and its own."""


def gathered(context: Context, view: View, model: Any | None) -> Gathered:
    """Gather what the matrix of `model` shows.

    Raise DrawError where that is nothing; only a backlog may be empty, as it is a map of its own.
    """
    setting = setting_of(model, context, view)
    if model is None:
        subject = Subject(KIND, WORKSPACE, setting.said["opportunities-all"])
        found = tuple(opportunities_of(context))
    else:
        kind = str(model.kind)
        # The picture of a backlog is this one, and is called as its map is.
        subject = Subject("backlog" if kind == "backlog" else KIND, model.id, model.label)
        found = tuple(_of_map(model, kind, context))
    if not found and subject.kind == KIND:
        where = f"The {model.kind} `{model.id}`" if model is not None else "The workspace"
        raise DrawError(
            f"{where} has no opportunities, so there is no opportunity matrix to draw.",
            hint="Write them into a `backlog` map, or as `opportunities` of a journey.",
        )
    return Gathered(subject, setting, model, found, _with_all(found, context))


def opportunities_of(context: Context) -> Iterator[Found]:
    """Give all opportunities of a workspace: those of backlogs, then those of journeys."""
    seen: set[str] = set()
    for kind in ("backlog", "journey"):
        for home in context.maps(kind):
            for opportunity in home.opportunities:
                if opportunity.id not in seen:
                    seen.add(opportunity.id)
                    yield Found(opportunity, home)


def _with_all(found: tuple[Found, ...], context: Context) -> tuple[Found, ...]:
    """Give what is found and all other opportunities of the workspace."""
    own = {each.opportunity.id for each in found}
    others = (each for each in opportunities_of(context) if each.opportunity.id not in own)
    return (*found, *others)


def _of_map(model: Any, kind: str, context: Context) -> Iterator[Found]:
    if kind not in ("backlog", "journey"):
        raise DrawError(
            f"There is no opportunity matrix of a {kind}.",
            hint="There is one of a backlog, of a journey and of the whole workspace.",
        )
    seen = set()
    further = context.opportunities_for(model.id) if kind == "journey" else []
    for opportunity in (*model.opportunities, *further):
        if opportunity.id not in seen:
            seen.add(opportunity.id)
            yield Found(opportunity, model)
