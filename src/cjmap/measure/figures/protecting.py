"""Groups so small that people could be made out, also by subtracting what is shown from the total."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.measure.figures.measured import EVERYBODY
from cjmap.statistics.disclosure import hidden_groups
from cjmap.statistics.gates import Reason, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.measure.figures.measured import Measure

_REST = ""
"""Whoever is of no persona that is shown; no persona has an empty id."""


def protected(measures: Iterable[Measure], least: int) -> tuple[Measure, ...]:
    """Withhold what would give away a group of fewer than `least` beside the total."""
    measures = tuple(measures)
    of_metric: defaultdict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    for each in measures:
        of_metric[each.metric, each.step, each.source].append(each)
    telling: set[int] = set()
    for group in of_metric.values():
        telling |= {id(each) for each in _telling(group, least)}
    return tuple(
        replace(each, withheld=Withheld(Reason.GIVES_AWAY, least)) if id(each) in telling else each
        for each in measures
    )


def _telling(group: Sequence[Measure], least: int) -> Iterable[Measure]:
    """Go through the measures of one metric at one step that would tell of a smaller group."""
    total = sum(_n(each) for each in group if each.slice == EVERYBODY)
    personas = {each.slice.persona: each for each in group if each.slice.persona is not None}
    sizes = {persona: _n(each) for persona, each in personas.items()}
    rest = total - sum(sizes.values())
    if rest < least:  # else nobody can tell the small ones from the rest
        hidden = hidden_groups({**sizes, _REST: max(rest, 0)}, least)
        yield from (personas[each] for each in hidden.further if each != _REST)
    for each in group:
        if each.slice.context is not None and 0 < total - _n(each) < least:
            yield each


def _n(measure: Measure) -> int:
    return measure.figure.n if measure.figure is not None else 0
