"""How far opportunities have got: the order of the states, their signs, words and colours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Theme

STATES = ("idea", "planned", "doing", "done", "dropped", "")
"""The states in the order in which one comes after another; "" for what has none."""

_SIGNS = {"idea": "○", "planned": "●", "doing": "▶", "done": "✓", "dropped": "✗", "": "–"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn: the fill and the edge of its disc, and the letters on it."""

    fill: str
    edge: str
    ink: str


def state_of(opportunity: Any) -> str:
    """Give the state of an opportunity; "" where it has none."""
    return str(opportunity.status) if opportunity.status else ""


def sign_of(state: str) -> str:
    """Give the sign that stands before the word of a state."""
    return _SIGNS[state]


def word_of(state: str, said: Speech) -> str:
    """Give the word of a state."""
    return said[f"is-{state}"] if state else said["no-status"]


def look_of(state: str, theme: Theme) -> Look:
    """Give the look of a state: hollow, then tinted, then filled as the work goes on."""
    return {
        "idea": Look(theme.page, theme.brand, theme.brand),
        "planned": Look(theme.note, theme.brand, theme.brand),
        "doing": Look(theme.brand, theme.brand, theme.on_mark),
        "done": Look(theme.good, theme.good, theme.on_mark),
        "dropped": Look(theme.muted, theme.muted, theme.on_mark),
        "": Look(theme.page, theme.muted, theme.muted),
    }[state]


def counted(opportunities: Iterable[Any]) -> list[tuple[str, int]]:
    """Count the opportunities in each state, in the order of `STATES`; what is empty is left out."""
    counts = Counter(state_of(each) for each in opportunities)
    return [(state, counts[state]) for state in STATES if counts[state]]
