"""The row of durations: how long each step takes, as a figure with a bar to compare it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.lane import label_height, lane_label
from cjmap.draw.scene import Box, Mark, Shape, Weight, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.theme import Hue, Theme
    from cjmap.format.journey import Timing
    from cjmap.format.values import Duration

Place = tuple[float, float]
"""Where a column begins and how wide it is, in points."""


@dataclass(frozen=True, slots=True)
class TimesRow:
    """The row: one `Timing` or None for each column, and the words that tell it."""

    label: str
    hint: str
    hue: Hue
    theme: Theme
    said: Mapping[str, str]
    times: Sequence[Timing | None]

    def lay_out(self, places: Sequence[Place], y: float) -> tuple[list[Mark], float]:
        """Place the row (without its ground) with its upper side at y; give marks and height."""
        longest = max((seconds(time) for time in self.times if time), default=0.0)
        laid = [
            (time, *self._lines(time, wide))
            for time, (_, wide) in zip(self.times, places, strict=True)
        ]
        tall = max((texts.height(len(f), 10.5) for _, f, _ in laid), default=0.0)
        notes = max((texts.height(len(n), 8.5) for _, _, n in laid), default=0.0)
        inner = tall + 9 + (notes + 3 if notes else 0)
        height = max(inner + 20, label_height(self.label, self.hint))
        top = y + (height - inner) / 2
        marks = [lane_label("times", self.label, self.hint, self.hue, y, height)]
        for index, ((time, figure, note), (x, wide)) in enumerate(zip(laid, places, strict=True)):
            if time is None:
                continue
            wait = time.wait.seconds if time.wait else 0.0
            waits = wait > 0 and wait >= seconds(time) / 2
            colour = self.theme.wait if waits else self.hue.ink
            shapes: list[Shape] = []
            middle = x + wide / 2
            if figure:
                start = top + tall - texts.height(len(figure), 10.5)
                shapes.append(
                    Words(middle, start + 10, figure, 10.5, colour, Weight.SEMIBOLD, "middle")
                )
            bar = top + tall + 2
            shapes.append(Box(x, bar, wide, 4, self.theme.track, rounded=False))
            part = seconds(time) / longest if longest else 0.0
            if part:
                fill = self.theme.slow if waits else self.theme.bar
                shapes.append(Box(x, bar, max(wide * part, 3), 4, fill, rounded=False))
                if wait and not waits:
                    share = min(wait / longest, part) * wide
                    end = x + max(wide * part, 3)
                    shapes.append(
                        Box(
                            end - max(share, 2),
                            bar,
                            max(share, 2),
                            4,
                            self.theme.slow,
                            rounded=False,
                        )
                    )
            if note:
                shapes.append(
                    Words(middle, bar + 4 + 3 + 8.5, note, 8.5, self.theme.muted, anchor="middle")
                )
            title = ", ".join(each_told(time, self.said))
            marks.append(Mark("time", tuple(shapes), f"time-{index + 1}", title))
        return marks, height

    def _lines(self, time: Timing | None, wide: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if time is None:
            return (), ()
        main = time.actual or time.planned or time.wait
        figure = texts.wrap(spelled(main, self.said) if main else "", wide, 10.5, Weight.SEMIBOLD)
        return figure, texts.wrap(self._note(time), wide, 8.5)

    def _note(self, time: Timing) -> str:
        notes = []
        if time.actual and time.planned and time.planned.seconds != time.actual.seconds:
            notes.append(f"{self.said['planned']} {spelled(time.planned, self.said)}")
        if time.wait:
            notes.append(f"{self.said['waiting']} {spelled(time.wait, self.said)}")
        return " · ".join(notes)


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


def spelled(duration: Duration, said: Mapping[str, str]) -> str:
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
        form = "one" if match[1] == "1" else "many"
        amount = match[1].replace(".", said["decimal"])
        parts.append(f"{amount}\u00a0{said[f'{unit}-{form}']}")
    return " ".join(parts)


def each_told(time: Timing, said: Mapping[str, str]) -> list[str]:
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


def total_told(times: Sequence[Timing | None], said: Mapping[str, str]) -> list[str]:
    """Give one line with the sum of all times and its part of waiting; none where both are 0."""
    whole, waiting = total(times)
    if not whole:
        return []
    text = f"{said['total']}: {told(whole)}"
    return [f"{text} ({said['waiting']} {told(waiting)})" if waiting else text]


def told(amount: float) -> str:
    """Write a length of time, given in seconds, with its two largest units."""
    units = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
    left = round(amount)
    parts = []
    for name, size in units:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts[:2]) or "0 min"
