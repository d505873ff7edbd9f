"""What the opportunities are worth against each other: their ranks, and the plan that would be best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.insight.document import Points
from cjmap.insight.plan.candidates import candidates, exact
from cjmap.insight.plan.figures import figures
from cjmap.insight.plan.planning import plan
from cjmap.insight.plan.ranking import by_rice
from cjmap.insight.plan.situation import Asked, Situation
from cjmap.insight.plan.telling import document
from cjmap.insight.report.sections import Room

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.plan.figures import PlanFigures
    from cjmap.insight.plan.ranking import Rank
    from cjmap.site.site import Site

_MOST = 40
"""With more opportunities to choose from, the best plan takes too long to be looked for here."""

_SECONDS = 10.0
"""How long the best plan is looked for. One that is not proven by then is not told."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Ranks by RICE, by the id of the opportunity, and the best plan; None where none is proven."""

    rice: Mapping[str, Rank]
    plan: PlanFigures | None


@dataclass(frozen=True, slots=True)
class PlanInShort:
    """The best plan: what it is made for, and what is worth telling of it, in sentences."""

    line: str
    sentences: tuple[str, ...]


def weighing(inquiry: Inquiry) -> Weighing:
    """Weigh the open opportunities of the workspace, for `inquiry.once`.

    A plan is made where teams have a capacity, and the choice is small enough to be proven at once.
    Where opportunities contradict each other, which lint tells, nothing is ranked.
    """
    settings = inquiry.workspace.configuration
    asked = Asked(
        quarters=int(settings.number("plan.quarters")),
        pain_weight=exact(settings.number("plan.pain-weight")),
    )
    try:
        situation = Situation(inquiry, candidates(inquiry, reconsider=False), asked)
        ranks = by_rice(situation.portfolio)
        limited = any(each.capacity is not None for each in situation.crews.values())
        best = None
        if limited and 0 < len(ranks) <= _MOST:
            best = figures(plan(inquiry, asked, _SECONDS))
    except CjmapError:
        return Weighing({}, None)
    rice = {
        option.id: rank for option, rank in zip(situation.candidates.choice, ranks, strict=True)
    }
    return Weighing(rice, best if best is not None and best.best and best.best.proven else None)


def plan_in_short(site: Site) -> PlanInShort | None:
    """Tell the best plan in a few sentences; which opportunities it has, the picture marks."""
    found = site.inquiry.once(weighing).plan
    if found is None:
        return None
    told = document(found, site.title, site.lang, Room())
    points = (block for block in told.sections[0].blocks if isinstance(block, Points))
    sentences = tuple(each.text for block in points for each in block.sentences)
    return PlanInShort(told.line, sentences)


def chosen(found: PlanFigures | None) -> frozenset[str]:
    """Return the ids of what a plan takes up, and of what is under way."""
    if found is None:
        return frozenset()
    return frozenset(
        each.id for each in found.opportunities if each.standing in ("chosen", "under-way")
    )
