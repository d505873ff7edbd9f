"""How the figures of one comparison are written: in their unit, no finer than they are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.voice import short
from cjmap.measure.changes.result import Kind
from cjmap.statistics.methods import Family, family_of, unit_of

if TYPE_CHECKING:
    from cjmap.insight.voice import Voice
    from cjmap.measure.changes.result import Comparison

_UNITS = (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0))


class Writing:
    """Writes values and differences of one comparison with the same unit and decimals.

    Shares are told in per cent and their differences in points; times of steps in the largest unit
    of which there are two.
    """

    def __init__(self, found: Comparison, voice: Voice) -> None:
        """Choose unit and decimals."""
        self.voice = voice
        self.share = family_of(found.method) is Family.SHARE
        self.net = family_of(found.method) is Family.NET
        self.factor = 100.0 / unit_of(found.method) if self.share else 1.0
        self.unit = short(found.unit) if found.unit else ""
        if found.subject.kind in (Kind.TIME, Kind.WAIT):
            longest = max(found.before.value or 0.0, found.after.value or 0.0)
            fits = (each for each in _UNITS if longest >= 2 * each[1])
            self.unit, seconds = next(fits, _UNITS[-1])
            self.factor = 1 / seconds
        interval = found.change.interval if found.change is not None else None
        half = interval.half_width * self.factor if interval is not None else 1.0
        self.decimals = 0 if half >= 10 or self.net else 1 if half >= 0.1 else 2
        if interval is not None:  # an end beside zero must not look like it
            for end in (interval.low * self.factor, interval.high * self.factor):
                while self.decimals < 2 and end and round(end, self.decimals) == 0:
                    self.decimals += 1

    def value(self, value: float | None) -> str:
        """Write a value; a dash where there is none."""
        if value is None:
            return "–"
        if self.share:
            return self.voice.percent(round(value * self.factor, self.decimals) / 100)
        return self._with_unit(self.voice.number(value * self.factor, self.decimals))

    def difference(self, difference: float) -> str:
        """Write a difference with its sign and its unit."""
        return self._pointed(self.signed(difference))

    def size(self, size: float) -> str:
        """Write how large a difference is, without a sign."""
        decimals = self.decimals
        while decimals < 2 and round(size * self.factor, decimals) == 0:
            decimals += 1
        return self._pointed(self.voice.number(size * self.factor, decimals))

    def signed(self, difference: float) -> str:
        """Write a difference with its sign alone, as the end of an interval."""
        return self.voice.signed(difference * self.factor, self.decimals)

    def _pointed(self, number: str) -> str:
        if self.share or self.net:
            return self.voice("points", number=number)
        return self._with_unit(number)

    def _with_unit(self, number: str) -> str:
        return f"{number}\u00a0{self.unit}" if self.unit else number
