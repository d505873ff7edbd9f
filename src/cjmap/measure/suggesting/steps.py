"""Which step an activity belongs to: by words, and by order.

Each word of an activity counts by how few steps have it. The activities, in the order of the log, are
then given steps all at once (Viterbi 1967): the sum of likenesses, less a fine for each step back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.suggesting.words import is_deed, is_generic, likeness, telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.format.journey import Journey, Step
    from cjmap.workspace import Workspace

_LEAST = 0.25
"""Less likeness than this is none."""
_LIKELY = 0.5
_BACK = 0.06
"""The fine for one step back."""
_FARTHEST = 6
_NEAR = 0.25
"""What standing as far along as the step is worth at most."""
_UNKNOWN = 0.35
_GENERIC = 0.25
_DEED = 0.7
"""What the last word of several counts where it says what was done: less than with what."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The words that speak of a step, each with how much, and where it is from."""

    id: str
    title: str
    words: dict[str, tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity and its step: how alike, the pair of words most alike, its place in the order."""

    activity: str
    step: str
    alike: float
    word: str
    like: str
    place: int

    @property
    def likely(self) -> bool:
        """Whether the words say enough."""
        return self.alike >= _LIKELY


def profiles(workspace: Workspace, journey: Journey) -> list[Profile]:
    """Gather the words of each step: its own, of its touchpoint, channel and metrics."""
    return [_profile(workspace, step) for step in journey.steps]


def _profile(workspace: Workspace, step: Step) -> Profile:
    texts: list[tuple[float, str | None]] = [
        (1.0, step.id.replace("-", " ")),
        (1.0, step.title),
        (0.4, step.summary),
    ]
    touchpoint = step.touchpoint
    channel = None
    if touchpoint is not None:
        listed = workspace.touchpoint_of(touchpoint.id) if touchpoint.id else None
        channel = touchpoint.channel or (listed.channel if listed is not None else None)
        texts += [(0.9, touchpoint.title), (0.9, listed.label if listed is not None else None)]
        texts += [(0.8, touchpoint.id)]
    texts += [(0.7, each.text) for each in step.does]
    texts += [(0.4, each.text) for each in (*step.pains, *step.gains, *step.needs)]
    texts += [(0.6, workspace.title_of("metric", each.metric)) for each in step.metrics]
    if channel is not None:
        texts += [(0.5, channel), (0.5, workspace.title_of("channel", channel))]
    words: dict[str, tuple[float, str]] = {}
    for weight, text in texts:
        for word in telling(text or ""):
            if weight > words.get(word, (0.0, ""))[0]:
                words[word] = (weight, text or "")
    return Profile(step.id, step.title, words)


class Likeness:
    """How alike texts and the steps of a journey are."""

    def __init__(self, steps: Sequence[Profile]) -> None:
        """Keep the steps."""
        self.steps = steps
        self._matches: dict[str, list[tuple[float, str]]] = {}

    def of(self, text: str) -> list[tuple[float, str, str]]:
        """Return, for each step, how alike it is (0 to 1), and the words that say so most."""
        said = telling(text)
        weights = {word: self._weight(word) for word in said}
        if len(said) > 1 and is_deed(said[-1]):
            weights[said[-1]] *= _DEED
        whole = sum(weights.values()) or 1.0
        found = []
        for number in range(len(self.steps)):
            parts = [(weights[word] * self._match(word)[number][0], word) for word in said]
            top = max(parts, default=(0.0, ""), key=lambda part: part[0])
            like = self._match(top[1])[number][1] if top[1] else ""
            found.append((sum(part for part, _ in parts) / whole, top[1], like))
        return found

    def _match(self, word: str) -> list[tuple[float, str]]:
        """Return how well each step has a word, and the words there that are most like it."""
        if word not in self._matches:
            self._matches[word] = [
                max(
                    (
                        (likeness(word, other) * weight, text)
                        for other, (weight, text) in step.words.items()
                    ),
                    default=(0.0, ""),
                    key=lambda pair: pair[0],
                )
                for step in self.steps
            ]
        return self._matches[word]

    def _weight(self, word: str) -> float:
        """Return how much a word tells: more, the fewer steps have it."""
        having = sum(match for match, _ in self._match(word))
        if not having:
            return _GENERIC if is_generic(word) else _UNKNOWN
        rare = math.log(1 + len(self.steps) / max(having, 0.5)) / math.log(1 + 2 * len(self.steps))
        return max(rare, 0.05) * (_GENERIC if is_generic(word) else 1.0)


def place(
    likeness_of: Likeness, counts: Mapping[str, int], levels: Mapping[str, float]
) -> list[Placed]:
    """Give activities steps; return those that have one, in the order of the log."""
    ordered = sorted(counts, key=lambda each: (levels.get(each, 0.0), each))
    alike = {each: likeness_of.of(each) for each in ordered}
    kept = [each for each in ordered if max((a for a, _, _ in alike[each]), default=0.0) >= _LEAST]
    if not kept:
        return []
    steps = len(likeness_of.steps)
    best: list[list[float]] = []
    came: list[list[int]] = []
    for row, activity in enumerate(kept):
        along = row / (len(kept) - 1) if len(kept) > 1 else 0.5
        scores, sources = [], []
        for step in range(steps):
            words = alike[activity][step][0]
            own = words + _NEAR * (1 - abs(along - step / max(steps - 1, 1)))
            own -= 1.0 if words < _LEAST else 0.0
            if not best:
                scores.append(own)
                sources.append(step)
                continue
            before = max(range(steps), key=lambda each: (best[-1][each] - _fine(each, step), -each))
            scores.append(best[-1][before] - _fine(before, step) + own)
            sources.append(before)
        best.append(scores)
        came.append(sources)
    here = max(range(steps), key=lambda each: (best[-1][each], -each))
    taken = []
    for row in range(len(kept) - 1, -1, -1):
        taken.append(here)
        here = came[row][here]
    placed = []
    for activity, step in zip(kept, reversed(taken), strict=True):
        sure, word, like = alike[activity][step]
        if sure >= _LEAST:
            number = ordered.index(activity) + 1
            placed.append(Placed(activity, likeness_of.steps[step].id, sure, word, like, number))
    return placed


def _fine(before: int, step: int) -> float:
    return _BACK * min(max(before - step, 0), _FARTHEST)
