"""Why an opportunity that might have been chosen was not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.insight.plan.portfolio import Chosen
    from cjmap.insight.plan.situation import Situation


class Reason(StrEnum):
    """What keeps an opportunity out of a plan."""

    EXCLUDED = "excluded"
    UNFINISHED = "unfinished"
    TOO_LARGE = "too-large"
    CONTRADICTION = "contradiction"
    NO_ROOM = "no-room"
    NOTHING_MORE = "nothing-more"


@dataclass(frozen=True, slots=True)
class Outside:
    """Why an option stays out, and because of what: ids of opportunities, or keys of limits."""

    reason: Reason
    because: tuple[str, ...] = ()


def why_outside(situation: Situation, chosen: Chosen, option: int) -> Outside:
    """Say what keeps an option out of the plan that is chosen."""
    portfolio = situation.portfolio
    needed = portfolio.with_needed(option)
    if needed & portfolio.barred:
        unfinished = situation.finishing.keys() - {
            each.id for each in situation.done_by(situation.asked.quarters)
        }
        lacking = {
            need
            for each in needed
            for need in situation.candidates.requires[portfolio.options[each].id]
        }
        return Outside(Reason.UNFINISHED, tuple(sorted(lacking & unfinished)))
    if option in portfolio.impossible:
        limits = portfolio.exceeded(needed)
        if not limits:
            return Outside(Reason.CONTRADICTION, tuple(situation.ids(needed - {option})))
        return Outside(Reason.TOO_LARGE, tuple(each.key for each in limits))
    against = {
        other if one in needed else one
        for one, other in portfolio.excludes
        if (one in needed and other in chosen) or (other in needed and one in chosen)
    }
    if against:
        return Outside(Reason.EXCLUDED, tuple(situation.ids(frozenset(against))))
    limits = portfolio.exceeded(chosen | needed)
    if not limits:
        return Outside(Reason.NOTHING_MORE)
    return Outside(Reason.NO_ROOM, tuple(each.key for each in limits))
