"""The row of durations: how long each step takes, as a figure with a bar to compare it by."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.differences import SMALL, Flag, difference_sign, flagged
from cjmap.draw.parts.lane import label_height, lane_label
from cjmap.draw.parts.legend import Entry
from cjmap.draw.scene import Box, Mark, Shape, Weight, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Hue, Theme
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.journey import Timing
    from cjmap.format.values import Duration

Place = tuple[float, float]
"""Where a column begins and how wide it is, in points."""

Lines = tuple[str, ...]
"""A text as it is broken."""

_FIGURE = 10.5
_NOTE = 8.5
_SIGN = SMALL + 5.0
"""Room before a figure for the sign of what differs, in points."""

_BAR = 5.0
_FIELD_GAP = 2.0
_PART_GAP = 1.5
_COMPARABLE = 60.0
"""Up to how many times the shortest the longest may be for bars of even scale to be of use."""

_BOUNDS = (
    ("second", 1.0),
    ("minute", 60.0),
    ("hour", 3_600.0),
    ("day", 86_400.0),
    ("week", 604_800.0),
    ("month", 2_629_800.0),
    ("year", 31_557_600.0),
)
"""Where the fields of an uneven scale begin, in seconds; the last has no end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How long a bar is for a length of time.

    Where the longest time is at most sixty times the shortest, a bar is as long as its time. Else
    the short ones would not be seen, so every order of time (minutes, hours, days, …) gets a field
    of the same width, and within a field a bar grows with the logarithm of its time. The fields
    are told apart by gaps and named in the lane's hint, so that nobody compares across them.
    """

    longest: float
    fields: tuple[tuple[str, float, float], ...] = ()
    """The unit, beginning and end of each field, in seconds; none: the scale is even."""

    def part(self, seconds: float) -> float:
        """Give the part (0..1) of the whole width that a length of time takes."""
        if not self.fields:
            return seconds / self.longest if self.longest else 0.0
        for index, (_, start, end) in enumerate(self.fields):
            if seconds < end or index == len(self.fields) - 1:
                within = math.log(max(seconds, start) / start) / math.log(end / start)
                return (index + min(within, 1.0)) / len(self.fields)
        raise AssertionError("the last field takes whatever is left")

    def bars(self, start: float, end: float, place: Place) -> Iterator[tuple[float, float]]:
        """Give left and width of what lies between two parts of the width, field by field."""
        left, wide = place
        count = max(len(self.fields), 1)
        field = (wide + _FIELD_GAP) / count
        for index in range(count):
            low, high = max(start * count - index, 0.0), min(end * count - index, 1.0)
            if high > low:
                inner = field - _FIELD_GAP
                yield left + field * index + inner * low, inner * (high - low)


def scale_of(times: Iterable[Timing | None]) -> Scale:
    """Give the scale that suits some times."""
    lengths = [seconds(time) for time in times if time and seconds(time) > 0]
    if not lengths:
        return Scale(0.0)
    shortest, longest = min(lengths), max(lengths)
    if longest <= shortest * _COMPARABLE:
        return Scale(longest)
    units = [*_BOUNDS, ("", _BOUNDS[-1][1] * 100)]
    fields = tuple(
        (unit, start, end)
        for (unit, start), (_, end) in itertools.pairwise(units)
        if end > shortest and start <= longest
    )
    return Scale(longest, fields)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is written at each column, its figure and its note, and the room that all take."""

    lines: list[tuple[Lines, Lines]]
    tall: float
    """The height of the figures, in points."""
    inner: float
    """The height of figures, bars and notes, in points."""
    hint: str
    height: float


@dataclass(frozen=True, slots=True)
class TimesRow:
    """The row: one `Timing` or None for each column, and the words that tell it."""

    label: str
    hint: str
    hue: Hue
    theme: Theme
    said: Speech
    times: Sequence[Timing | None]
    usual: Sequence[Timing | None] = ()
    """The times that it usually takes, where others are shown."""
    flags: Sequence[Flag | None] = ()
    """How the times differ from what they were; none: not at all."""

    def height(self, places: Sequence[Place], first: int = 0) -> float:
        """Give the height of the row, in points; the places are as in `lay_out`."""
        return self._told(places, first, scale_of(self.times)).height

    def lay_out(
        self, places: Sequence[Place], y: float, first: int = 0, key: str = "times"
    ) -> tuple[list[Mark], float]:
        """Place the row (without its ground) with its upper side at y; give marks and height.

        The places are those of the columns from number `first`; `key` is the id of the lane.
        """
        scale = scale_of(self.times)
        told = self._told(places, first, scale)
        tall, height = told.tall, told.height
        top = y + (height - told.inner) / 2
        marks = [lane_label(key, self.label, told.hint, self.hue, y, height)]
        columns = enumerate(zip(places, told.lines, strict=True), first)
        for index, (place, (figure, note)) in columns:
            time = self.times[index]
            if time is None:
                continue
            x, wide = place
            wait = _waiting(time)
            shapes: list[Shape] = []
            middle, bar = x + wide / 2, top + tall + 2
            if figure:
                colour = self.theme.wait if wait >= 0.5 else self.hue.ink
                start = top + tall - texts.height(len(figure), _FIGURE)
                shapes.append(
                    Words(middle, start + 10, figure, _FIGURE, colour, Weight.SEMIBOLD, "middle")
                )
                shapes += self._sign(index, middle, start + 10, figure)
            part = max(scale.part(seconds(time)), 3 / wide) if seconds(time) else 0.0
            shapes += _boxes(scale.bars(part, 1.0, place), bar, self.theme.track)
            used = part * (1 - wait)
            # A gap tells the waiting from the rest where colours do not.
            end = used - _PART_GAP / wide if wait else used
            shapes += _boxes(scale.bars(0.0, end, place), bar, self.theme.bar)
            shapes += _boxes(scale.bars(used, part, place), bar, self.theme.slow)
            if note:
                below = bar + _BAR + 3 + _NOTE
                shapes.append(Words(middle, below, note, _NOTE, self.theme.muted, anchor="middle"))
            title = ", ".join(each_told(time, self.said))
            mark = Mark("time", tuple(shapes), f"time-{index + 1}", title)
            marks.append(flagged(mark, self._flag(index)))
        return marks, height

    def _told(self, places: Sequence[Place], first: int, scale: Scale) -> _Told:
        lines = [self._lines(index, wide) for index, (_, wide) in enumerate(places, first)]
        tall = max((texts.height(len(figure), _FIGURE) for figure, _ in lines), default=0.0)
        notes = max((texts.height(len(note), _NOTE) for _, note in lines), default=0.0)
        inner = tall + _BAR + 4 + (notes + 3 if notes else 0)
        hint = self._hint(scale)
        return _Told(lines, tall, inner, hint, max(inner + 20, label_height(self.label, hint)))

    def _flag(self, index: int) -> Flag | None:
        return self.flags[index] if self.flags else None

    def _sign(self, index: int, x: float, baseline: float, figure: tuple[str, ...]) -> list[Shape]:
        """Draw the sign of what differs before a figure around x."""
        flag = self._flag(index)
        if flag is None or flag.quiet:
            return []
        left = x - texts.width(figure[0], _FIGURE, Weight.SEMIBOLD) / 2 - _SIGN + SMALL / 2
        return difference_sign(flag.difference, left, baseline - 3.8, self.theme, SMALL)

    def _hint(self, scale: Scale) -> str:
        if not scale.fields:
            return self.hint
        starts = " · ".join(self.said.length(1, unit) for unit, _, _ in scale.fields)
        fields = f"{self.said['duration-fields']} {starts}"
        return f"{self.hint}\n{fields}" if self.hint else fields

    def _lines(self, index: int, wide: float) -> tuple[Lines, Lines]:
        time = self.times[index]
        if time is None:
            return (), ()
        main = time.actual or time.planned or time.wait
        room = wide - 2 * _SIGN if self._flag(index) else wide
        figure = texts.wrap(
            spelled(main, self.said) if main else "", room, _FIGURE, Weight.SEMIBOLD
        )
        usual = self.usual[index] if self.usual else None
        notes = list(self._notes(time, usual))
        line = " · ".join(notes)
        # Whole notes below each other are read more easily than halves.
        return figure, texts.wrap(
            line if texts.width(line, _NOTE) <= wide else "\n".join(notes), wide, _NOTE
        )

    def _notes(self, time: Timing, usual: Timing | None) -> Iterator[str]:
        if time.actual and time.planned and time.planned.seconds != time.actual.seconds:
            yield f"{self.said['planned']} {spelled(time.planned, self.said)}"
        if time.wait:
            yield f"{self.said['waiting']} {spelled(time.wait, self.said)}"
        if usual and usual != time:
            main = usual.actual or usual.planned or usual.wait
            if main:
                yield f"{self.said['usually']} {spelled(main, self.said)}"


def is_told(time: Timing | None) -> bool:
    """Tell whether there is a figure for how long something takes."""
    return time is not None and bool(time.actual or time.planned or time.wait)


def explain_waiting(setting: Setting, times: Iterable[Timing | None]) -> None:
    """Put the colour of waiting into the legend, where any of the time is waiting."""
    if any(time and _waiting(time) for time in times):
        setting.legend.add(Entry("dot", setting.said["time-waiting"], setting.theme.slow))


def _waiting(time: Timing) -> float:
    """Give the part (0..1) of a time that is waiting."""
    whole = seconds(time)
    return min(time.wait.seconds / whole, 1.0) if time.wait and whole else 0.0


def _boxes(bars: Iterable[tuple[float, float]], y: float, fill: str) -> list[Shape]:
    return [Box(x, y, wide, _BAR, fill, rounded=False) for x, wide in bars]


_PART = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]+|[A-Z])|T")
_UNITS = {
    "s": "second",
    "sec": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "w": "week",
    "y": "year",
    "S": "second",
    "H": "hour",
    "D": "day",
    "W": "week",
    "Y": "year",
}


def spelled(duration: Duration, said: Speech) -> str:
    """Write a duration in the words of a language; the map has it in English or as ISO 8601."""
    parts = []
    clock = False
    for match in _PART.finditer(duration.text):
        if match[0] == "T":
            clock = True
            continue
        unit = _UNITS.get(match[2]) or match[2].removesuffix("s")
        if unit == "M":
            unit = "minute" if clock else "month"
        parts.append(said.length(float(match[1]), unit))
    return " ".join(parts)


def each_told(time: Timing, said: Speech) -> list[str]:
    """Give what is known of how long something takes, each part with its word before it."""
    parts = (("planned", time.planned), ("actual", time.actual), ("waiting", time.wait))
    return [f"{said[key]} {spelled(value, said)}" for key, value in parts if value]


def seconds(time: Timing) -> float:
    """Give how long a step takes: as it is, else as planned, else what is known of waiting."""
    main = time.actual or time.planned or time.wait
    return main.seconds if main else 0.0


def total(times: Sequence[Timing | None]) -> tuple[float, float]:
    """Give the sum of all times and the part of it that is waiting, in seconds."""
    given = [time for time in times if time]
    waiting = sum(time.wait.seconds for time in given if time.wait)
    return sum(seconds(time) for time in given), waiting


def total_told(times: Sequence[Timing | None], said: Speech) -> list[str]:
    """Give one line with the sum of all times and its part of waiting; none where both are 0."""
    whole, waiting = total(times)
    if not whole:
        return []
    text = f"{said['total']}: {said.seconds(whole)}"
    return [
        f"{text} ({said['waiting']} {said.seconds(waiting, part_of=whole)})" if waiting else text
    ]
