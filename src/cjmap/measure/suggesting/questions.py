"""Which metric and step a question of a survey is about: by its words and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.suggesting.words import likeness, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.format.catalog import Metric
    from cjmap.format.journey import Journey
    from cjmap.measure.suggesting.looking import Seen
    from cjmap.measure.suggesting.steps import Likeness

_BY_ANSWERS = ("nps", "csat-top2", "csat-mean", "ces-mean", "ces-net", "score")
_METHOD_WORDS = {
    "nps": "nps recommend likelihood polecic polecenie poleci",
    "csat": "csat satisfaction satisfied zadowolenie satysfakcja zadowolony",
    "ces": "ces ease easy effort difficult latwosc wysilek trudnosc latwo",
}
_SCALES = {"nps": (0.0, 10.0), "csat": (1.0, 5.0), "ces": (1.0, 7.0)}
_AT_METRIC = 0.15
"""What it is worth that a step has the metric in the map."""
_LEAST = 0.15


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its metric and step, None where nothing tells, and how sure they are."""

    name: str
    metric: str | None
    step: str | None
    by_words: bool
    alike: float
    count: int


def by_answers(metrics: Sequence[Metric]) -> list[Metric]:
    """Return the metrics that answers give."""
    return [each for each in metrics if each.method is not None and each.method in _BY_ANSWERS]


def rates(seen: Seen) -> bool:
    """Whether a column holds answers on a scale: few whole numbers of 0 to 10, and no group of them."""
    said = tokens(seen.name)
    if not seen.is_number or "group" in said or "grupa" in said or "id" in said:
        return False
    return (
        seen.whole == seen.numbers
        and seen.low is not None
        and seen.high is not None
        and seen.low >= 0
        and 2 <= seen.high <= 10
        and 2 <= seen.different <= 11
    )


def metric_of(
    text: str, ends: tuple[float, float] | None, metrics: Sequence[Metric]
) -> tuple[Metric | None, bool]:
    """Return the metric of a question, and whether its words tell it (else only its scale)."""
    said = tokens(text)
    best, most = None, 0.0
    for metric in by_answers(metrics):
        score = _named(said, metric)
        if ends is not None and not _fits(ends, metric):
            score -= 0.5
        if score > most:
            best, most = metric, score
    if best is not None and most >= 0.5:
        return best, True
    if ends is None:
        return None, False
    fitting = [each for each in by_answers(metrics) if _fits(ends, each)]
    fitting.sort(key=lambda each: (_scale(each) or ends)[1] - ends[1])
    return (fitting[0] if fitting else None), False


def place_question(
    name: str,
    ends: tuple[float, float] | None,
    count: int,
    metrics: Sequence[Metric],
    journey: Journey,
    steps: Likeness,
) -> Asked:
    """Find the metric and the step of a question."""
    metric, by_words = metric_of(name, ends, metrics)
    rest = tokens(name)
    if metric is not None:
        spoken = _words(metric)
        rest = tuple(each for each in rest if not any(likeness(each, w) == 1.0 for w in spoken))
    alike = [a for a, _, _ in steps.of(" ".join(rest))]
    measured = {
        number
        for number, step in enumerate(journey.steps)
        if metric is not None and metric.id in [each.metric for each in step.metrics]
    }
    scores = [each + (_AT_METRIC if n in measured else 0.0) for n, each in enumerate(alike)]
    best = max(range(len(scores)), key=lambda each: (scores[each], each), default=None)
    if best is None or scores[best] < _LEAST:
        return Asked(name, metric.id if metric else None, None, by_words, 0.0, count)
    step = journey.steps[best].id
    return Asked(name, metric.id if metric else None, step, by_words, alike[best], count)


def _family(metric: Metric) -> str:
    return str(metric.method).partition("-")[0]


def _words(metric: Metric) -> set[str]:
    return {*tokens(metric.id), *_METHOD_WORDS.get(_family(metric), "").split()}


def _named(said: Sequence[str], metric: Metric) -> float:
    """Return how much words speak for a metric."""
    if any(likeness(each, word) == 1.0 for each in said for word in _words(metric)):
        return 1.0
    title = [each for each in tokens(metric.label) if len(each) > 3]
    return 0.6 if any(likeness(each, word) >= 0.8 for each in said for word in title) else 0.0


def _scale(metric: Metric) -> tuple[float, float] | None:
    if metric.scale is not None:
        return float(metric.scale.min), float(metric.scale.max)
    return _SCALES.get(_family(metric))


def _fits(ends: tuple[float, float], metric: Metric) -> bool:
    scale = _scale(metric)
    return scale is None or (scale[0] <= ends[0] and ends[1] <= scale[1])
