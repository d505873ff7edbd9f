"""Two states of journeys side by side, in a table of the figures that differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.document import Align, Column, Said, Table, Tone
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cjmap.insight.report.change.states import State
    from cjmap.insight.voice import Voice


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a state: how it is called, its definition, and what it is; None where untold.

    `better` is 1 where more is better, −1 where less is, 0 where neither.
    """

    name: str
    note: str
    value: Callable[[State], float | None]
    told: Callable[[State], str]
    better: int
    percent: bool = False


def moved(
    before: State,
    after: State,
    names: Mapping[str, str],
    heads: tuple[str, str],
    voice: Voice,
    *,
    pains: bool = True,
) -> Table | None:
    """Set the figures that differ side by side; None where none does.

    `names` are those of the personas whose means are told, `heads` the titles of the two columns.
    Without `pains`, nothing is said of them.
    """
    rows = []
    for figure in _figures(names, voice, pains):
        told = figure.told(before), figure.told(after)
        if told[0] != told[1]:
            change, tone = _change(figure, before, after, voice)
            name = Said(figure.name, note=figure.note)
            rows.append((name, Said(told[0]), Said(told[1]), Said(change, tone)))
    if not rows:
        return None
    columns = (
        Column(voice("figure")),
        *(Column(head, Align.RIGHT) for head in heads),
        Column(voice("difference"), Align.RIGHT),
    )
    return Table(columns, tuple(rows))


def _change(figure: Figure, before: State, after: State, voice: Voice) -> tuple[str, Tone]:
    old, new = figure.value(before), figure.value(after)
    if old is None or new is None or old == new:
        return "", Tone.PLAIN
    change = new - old
    text = (
        voice("percentage-points", count=voice.signed(change * 100, 0))
        if figure.percent
        else voice.signed(change)
    )
    if not figure.better:
        return text, Tone.PLAIN
    return text, Tone.GOOD if (change > 0) == (figure.better > 0) else Tone.BAD


def _figures(names: Mapping[str, str], voice: Voice, pains: bool) -> Iterator[Figure]:
    def score(key: str, note: str, value: Callable[[State], float | None]) -> Figure:
        return Figure(voice(key), note, value, lambda state: voice.score(value(state)), 1)

    def count(key: str, note: str, value: Callable[[State], int], better: int) -> Figure:
        return Figure(voice(key), note, value, lambda state: voice.number(value(state)), better)

    yield score("mean", "mean", lambda state: state.mean)
    for id, name in names.items() if len(names) > 1 else ():
        yield _mean_of(id, voice("mean-of", persona=short(name)), voice)
    yield score("peak-end", "peak-end", lambda state: state.peak_and_end)
    yield score("lowest", "", lambda state: state.lowest.score if state.lowest else None)
    yield count("won", "truth", lambda state: state.won, 1)
    yield count("lost", "truth", lambda state: state.lost, -1)
    if pains:
        yield count("pains", "open-pains", lambda state: state.pains, -1)
        yield count("severity", "open-pains", lambda state: state.severity, -1)
    yield Figure(
        voice("met"),
        "met",
        lambda state: state.met / state.judged if state.judged else None,
        lambda state: voice("of", part=state.met, whole=state.judged) if state.judged else "–",
        1,
        percent=True,
    )
    yield Figure(
        voice("evidence"),
        "backed",
        lambda state: state.evidence,
        lambda state: "–" if state.evidence is None else voice.percent(round(state.evidence, 2)),
        1,
        percent=True,
    )
    yield count("steps", "", lambda state: state.steps, 0)


def _mean_of(persona: str, name: str, voice: Voice) -> Figure:
    def value(state: State) -> float | None:
        return state.by_persona.get(persona)

    return Figure(name, "score", value, lambda state: voice.score(value(state)), 1)
