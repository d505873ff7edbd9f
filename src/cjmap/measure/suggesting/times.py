"""Between which activities a metric of time may lie: by the words of its title, else by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.suggesting.proposal import ProposedTime
from cjmap.measure.suggesting.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.measure.suggesting.steps import Likeness, Placed

_FROM = frozenset(["from", "after", "since", "od", "po"])
_TO = frozenset(["to", "until", "till", "do"])
_LEAST = 0.3


def times(
    steps: Likeness, placed: Sequence[Placed], metrics: Iterable[tuple[str, str, str]]
) -> Iterator[ProposedTime]:
    """Propose the ends of metrics, each with its title and step, where there are activities for them.

    “From payment to pickup” names both. An end that the title leaves open is the last activity of the
    step, or of the nearest step before it that has any. Of the activities of a step those count that
    are likely, if there are any.
    """
    order = [step.id for step in steps.steps]
    for metric, title, step in metrics:
        begins, ends = _parts(title)
        to = _of_words(steps, placed, ends, order.index(step)) or _last(placed, step)
        left = _of_words(steps, placed, begins, order.index(step))
        before = reversed(order[: order.index(step)])
        left = left or next((found for each in before if (found := _last(placed, each))), None)
        if to is not None and left is not None and left.activity != to.activity:
            yield ProposedTime(metric, step, (left.activity,), (to.activity,))


def _parts(title: str) -> tuple[str, str]:
    """Return what a title says after `from` and after `to`; empty where it says nothing of it."""
    parts: dict[str, list[str]] = {"from": [], "to": []}
    where = ""
    for word in tokens(title):
        if word in _FROM or word in _TO:
            where = "from" if word in _FROM else "to"
        elif where:
            parts[where].append(word)
    return " ".join(parts["from"]), " ".join(parts["to"])


def _of_words(steps: Likeness, placed: Sequence[Placed], words: str, home: int) -> Placed | None:
    """Return the last activity of the step that words mean, up to the step of the metric."""
    if not words:
        return None
    alike = [score for score, _, _ in steps.of(words)][: home + 1]
    best = max(range(len(alike)), key=lambda each: (alike[each], each))
    return _last(placed, steps.steps[best].id) if alike[best] >= _LEAST else None


def _last(placed: Sequence[Placed], step: str) -> Placed | None:
    there = [each for each in placed if each.step == step]
    sure = [each for each in there if each.likely]
    return max(sure or there, key=lambda each: each.place, default=None)
