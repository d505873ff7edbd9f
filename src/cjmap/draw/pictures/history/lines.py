"""The figures of a journey as lines over time, each with its name and last value at its end.

A figure holds until the next version, so lines go in steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.pictures.history.panel import numbered
from cjmap.draw.pictures.history.timeline import Timeline, timeline
from cjmap.draw.scene import Disc, Mark, Shape, Stroke, Weight, polyline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.history.past import Past, Snapshot
    from cjmap.draw.scene import Dash

LABELS = 168.0
"""Width of the names at the left, in points."""

_SCALE = 34.0
_ENDS = 176.0
"""Width of what stands at the ends of the lines, in points."""

_SIZE = 9.0
_APART = 12.5
"""The least distance of two labels, in points."""

_PAD = 11.0
_GAP = 8.0
_TICK = 74.0
_NUMBER = 8.0
_DOT = 2.8


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its name, its value in each version (None: not told), how the last is written."""

    key: str
    name: str
    values: tuple[float | None, ...]
    written: str
    colour: str
    dash: Dash = "solid"

    @property
    def last(self) -> float | None:
        """The value at the end of the line, None where it does not reach so far."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines of one scale, with the values written at it, from the least to the greatest."""

    key: str
    title: str
    hint: str
    lines: tuple[Line, ...]
    scale: tuple[tuple[float, str], ...]
    height: float
    neutral: float | None = None


def lay_out(
    past: Past, numbers: dict[int, int], inner: float, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place the charts one below the other, and the time below them; give marks and lower end.

    `numbers` gives the number of the panel of a version, by its place in the past.
    """
    left, right = MARGIN + LABELS + _SCALE, MARGIN + inner - _ENDS
    time = timeline([each.when for each in past.snapshots], left, right)
    charts = [chart for chart in _charts(past.snapshots, setting) if chart.lines]
    ticks = time.ticks(_TICK)
    marks: list[Mark] = []
    tops = []
    top = y
    for chart in charts:
        tops.append(top)
        top += chart.height + 2 * _PAD + _GAP
    bottom = top - _GAP
    guides = tuple(
        Stroke(polyline((x, y), (x, bottom)), setting.theme.faint, 0.8) for x, _ in ticks
    )
    if guides:
        marks.append(Mark("guides", guides))
    for chart, here in zip(charts, tops, strict=True):
        marks += _chart(chart, past, time, here, setting)
    more, bottom = _axis(past, numbers, time, bottom, setting)
    return [*marks, *more], bottom


def _chart(chart: Chart, past: Past, time: Timeline, y: float, setting: Setting) -> list[Mark]:
    theme = setting.theme
    top, bottom = y + _PAD, y + _PAD + chart.height
    low, high = chart.scale[0][0], chart.scale[-1][0]

    def at(value: float) -> float:
        return bottom - (value - low) / (high - low) * chart.height

    shapes: list[Shape] = []
    for value, written in chart.scale:
        shapes.append(centred(written, time.left - 8, at(value), 8, theme.muted, anchor="end"))
        shapes.append(
            Stroke(polyline((time.left - 4, at(value)), (time.left, at(value))), theme.rule, 0.9)
        )
    ground = chart.neutral if chart.neutral is not None else low
    ends = (time.left, at(ground)), (time.right, at(ground))
    dash: Dash = "dashed" if chart.neutral is not None else "solid"
    shapes.append(Stroke(polyline(*ends), theme.rule, 0.9, dash))
    marks = [Mark("scale", tuple(shapes), f"scale-{chart.key}")]
    words, tall = paragraph(
        chart.title, MARGIN, y + _PAD - 2, LABELS - 14, 10.5, theme.ink, Weight.SEMIBOLD
    )
    hint, _ = paragraph(chart.hint, MARGIN, y + _PAD + tall, LABELS - 14, 8.5, theme.muted)
    marks.append(Mark("chart-title", (*words, *hint), f"chart-{chart.key}", chart.title))
    drawn = [_line(line, past.snapshots, time, at, theme.page) for line in chart.lines]
    marks += [line for line, _ in drawn]
    marks += [dots for _, dots in drawn if dots.shapes]  # on top of all lines
    return [*marks, *_labels(chart.lines, at, time.right, top, bottom)]


def _line(
    line: Line,
    snapshots: Sequence[Snapshot],
    time: Timeline,
    at: Callable[[float], float],
    ring: str,
) -> tuple[Mark, Mark]:
    """Draw a line in steps, and a dot with a `ring` where a version changed it."""
    xs = [time.at(each.when) for each in snapshots]
    strokes: list[Shape] = []
    points: list[tuple[float, float]] = []

    def close() -> None:
        if len(points) > 1:
            strokes.append(Stroke(polyline(*points), line.colour, 1.8, line.dash))
        points.clear()

    dots: list[Disc] = []
    before: float | None = None
    for x, value in zip(xs, line.values, strict=True):
        if value is None:
            if points and points[-1][0] < x:
                points.append((x, points[-1][1]))
            close()
        else:
            if points:
                points.append((x, points[-1][1]))
            if not points or points[-1] != (x, at(value)):
                points.append((x, at(value)))
            apart_enough = all(
                math.dist((x, at(value)), (dot.x, dot.y)) >= 3 * _DOT for dot in dots
            )
            if value != before and apart_enough:
                dots.append(Disc(x, at(value), _DOT, line.colour, ring, 1.2))
        before = value
    if points and points[-1][0] < time.right:
        points.append((time.right, points[-1][1]))
    _without_standstill(points)
    close()
    told = f"{line.name}: {line.written}"
    return (
        Mark("line", tuple(strokes), f"line-{line.key}", told, series=line.key),
        Mark("dots", tuple(dots), f"dots-{line.key}", told, series=line.key),
    )


def _without_standstill(points: list[tuple[float, float]]) -> None:
    """Take out what lies on the way from one point to the next."""
    kept = [
        point
        for index, point in enumerate(points)
        if index in (0, len(points) - 1)
        or not (points[index - 1][1] == point[1] == points[index + 1][1])
    ]
    points[:] = kept


def _labels(
    lines: Sequence[Line],
    at: Callable[[float], float],
    right: float,
    top: float,
    bottom: float,
) -> list[Mark]:
    """Write what each line is at its end; labels that are too close move apart."""
    ending = [(at(line.last), line) for line in lines if line.last is not None]
    ending.sort(key=lambda pair: pair[0])
    places = apart([place for place, _ in ending], _APART, top - 4, bottom + 4)
    marks = []
    for (place, line), middle in zip(ending, places, strict=True):
        start = right + 18
        leader = polyline((right + 3, place), (right + 9, place), (start - 3, middle))
        room = _ENDS - 20
        name = texts.shorten(
            line.name, room - texts.width(line.written, _SIZE, Weight.SEMIBOLD) - 6, _SIZE
        )
        shift = texts.width(line.written, _SIZE, Weight.SEMIBOLD) + 6
        shapes: tuple[Shape, ...] = (
            Stroke(leader, line.colour, 0.8),
            centred(line.written, start, middle, _SIZE, line.colour, Weight.SEMIBOLD, "start"),
            centred(name, start + shift, middle, _SIZE, line.colour, anchor="start"),
        )
        marks.append(Mark("line-end", shapes, f"end-{line.key}", f"{line.name}: {line.written}"))
    return marks


def apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Move places (rising) apart until any two are `least` from each other.

    They stay as near as can be to where they were and, if there is room, between `low` and `high`.
    """
    groups: list[list[float]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _start(groups[-1], least) < _end(groups[-2], least) + least:
            last = groups.pop()
            groups[-1] += last
    found: list[float] = []
    for group in groups:
        start = _start(group, least)
        found += [start + least * index for index in range(len(group))]
    if found and found[-1] > high:
        found = _pushed(found, least, high)
    if found and found[0] < low:
        found = [-place for place in reversed(_pushed([-p for p in reversed(found)], least, -low))]
    return found


def _pushed(places: Sequence[float], least: float, high: float) -> list[float]:
    """Push places down to `high` from the last to the first."""
    found: list[float] = []
    limit = high
    for place in reversed(places):
        found.append(min(place, limit))
        limit = found[-1] - least
    return found[::-1]


def _start(group: Sequence[float], least: float) -> float:
    return sum(group) / len(group) - least * (len(group) - 1) / 2


def _end(group: Sequence[float], least: float) -> float:
    return _start(group, least) + least * (len(group) - 1)


def _axis(
    past: Past, numbers: dict[int, int], time: Timeline, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place the time: a line, the days, and the numbers of the panels where they belong."""
    theme, said = setting.theme, setting.said
    shapes: list[Shape] = [Stroke(polyline((time.left, y), (time.right, y)), theme.rule, 1.0)]
    months = all(day.day == 1 for _, day in time.ticks(_TICK))
    for x, day in time.ticks(_TICK):
        shapes.append(Stroke(polyline((x, y), (x, y + 4)), theme.rule, 1.0))
        written = said.month(day) if months else said.day(day)
        shapes.append(centred(written, x, y + 12, 8.5, theme.muted))
    marks = [Mark("time", tuple(shapes), "time")]
    top = y + 22
    rows: list[float] = []
    for index, number in numbers.items():
        x = time.at(past.snapshots[index].when)
        row = next((row for row, end in enumerate(rows) if x - end >= 2 * _NUMBER + 3), len(rows))
        rows[row : row + 1] = [x]  # a row more, or a longer one
        middle = top + _NUMBER + row * (2 * _NUMBER + 3)
        title = f"{number}: {past.snapshots[index].subject}"
        disc = numbered(number, x, middle, setting)
        marks.append(Mark("version-number", disc, f"number-{number}", title))
    words = centred(
        said["history-numbers"], time.left - 14, top + _NUMBER, 8.5, theme.muted, anchor="end"
    )
    if numbers:
        marks.append(Mark("axis-title", (words,)))
    return marks, top + max(len(rows), 0) * (2 * _NUMBER + 3)


def _charts(snapshots: Sequence[Snapshot], setting: Setting) -> list[Chart]:
    said, theme = setting.said, setting.theme
    measured = [each.measured for each in snapshots]

    def score(key: str, name: str, values: Sequence[float | None], colour: str, dash: Dash) -> Line:
        last = values[-1]
        return Line(key, said[name], tuple(values), said.signed(last) if last is not None else "",
                    colour, dash)  # fmt: skip

    def count(key: str, name: str, values: Sequence[int], colour: str, dash: Dash) -> Line:
        return Line(key, said[name], tuple(values), said.number(values[-1]), colour, dash)

    feelings = [
        score("mean", "history-mean", [each.mean for each in measured], theme.brand, "solid"),
        score("remembered", "history-remembered", [each.remembered for each in measured],
              theme.good, "dashed"),
        score("lowest", "history-lowest", [each.lowest for each in measured], theme.bad, "dotted"),
    ]  # fmt: skip
    pains = [
        count("severity", "history-severity", [each.severity for each in measured], theme.fail,
              "solid"),
        count("pains", "history-pains", [each.pains for each in measured], theme.muted, "dashed"),
    ]  # fmt: skip
    shares = [each.evidence for each in measured]
    last = shares[-1]
    evidence = [
        Line("evidence", said["history-evidence"], tuple(shares),
             said.percent(last) if last is not None else "", theme.improve)
    ]  # fmt: skip
    truths = [
        count("won", "history-won", [each.won for each in measured], theme.good, "solid"),
        count("lost", "history-lost", [each.lost for each in measured], theme.bad, "dashed"),
    ]
    steps = [count("steps", "history-steps", [each.steps for each in measured], theme.bar, "solid")]
    signed = tuple((value, said.signed(value)) for value in (-2, 0, 2))
    return [
        Chart("emotion", said["emotion"], said["history-emotion-hint"], _told(feelings), signed,
              92.0, 0.0),
        Chart("pains", said["pains"], said["history-pains-hint"], _told(pains),
              _counted(pains, setting), 44.0),
        Chart("evidence", said["evidence"], said["history-evidence-hint"], _told(evidence),
              ((0.0, said.percent(0)), (1.0, said.percent(1))), 34.0),
        Chart("truths", said["history-truths"], said["history-truths-hint"],
              _told(truths) if any(each.won or each.lost for each in measured) else (),
              _counted(truths, setting), 34.0),
        Chart("steps", said["history-length"], "", _told(steps), _counted(steps, setting), 30.0),
    ]  # fmt: skip


def _told(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if any(value is not None for value in line.values))


def _counted(lines: Sequence[Line], setting: Setting) -> tuple[tuple[float, str], ...]:
    """Give a scale from 0 to the greatest value, at least 1."""
    most = max((value for line in lines for value in line.values if value is not None), default=1)
    most = max(most, 1)
    return (0.0, setting.said.number(0)), (float(most), setting.said.number(most))
