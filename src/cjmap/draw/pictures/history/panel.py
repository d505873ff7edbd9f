"""One version: when and by whom it was written, its curve, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import centred
from cjmap.draw.pictures.history.change import HEIGHT, VersionCurve
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.history.past import Shift, Snapshot

SIDE = 14.0
_TOP = 12.0
_NUMBER = 8.0
_WHEN = 8.5
_SUBJECT = 11.0
_TOLD = 9.0
_MOST_SUBJECT = 2
_MOST_TOLD = 5
_MOST_SHIFTS = 3


@dataclass(frozen=True, slots=True)
class Heights:
    """How high the parts of a panel are, in points; panels in a row share the greatest."""

    head: float
    told: float

    @property
    def whole(self) -> float:
        """The height of the panel."""
        return _TOP + self.head + HEIGHT + self.told + _TOP

    def joined(self, other: Heights) -> Heights:
        """Give the greater of each part."""
        return Heights(max(self.head, other.head), max(self.told, other.told))


@dataclass(frozen=True, slots=True)
class VersionPanel:
    """The panel of a version, which has a number, `width` points wide."""

    number: int
    snapshot: Snapshot
    setting: Setting
    width: float

    @property
    def key(self) -> str:
        """What the marks of the panel are called after."""
        return f"{self.number}"

    def heights(self) -> Heights:
        """Give the least heights of its parts."""
        return Heights(self._head(0.0, 0.0)[1] + 6, self._told(0.0, 0.0)[1] + 4)

    def place(self, x: float, y: float, heights: Heights) -> list[Mark]:
        """Give the marks of the panel, with its upper left corner at (x, y)."""
        theme = self.setting.theme
        ground = Box(x, y, self.width, heights.whole, theme.page, theme.faint)
        marks = [Mark("version", (ground,), f"version-{self.key}", self.snapshot.subject)]
        top = y + _TOP
        marks += self._head(x, top)[0]
        top += heights.head
        left, right = x + SIDE, x + self.width - SIDE
        curve = VersionCurve(self.key, self.snapshot, self.setting, left, right)
        marks += curve.lay_out(top)
        return [*marks, *self._told(x, top + HEIGHT + 4)[0]]

    def _head(self, x: float, y: float) -> tuple[list[Mark], float]:
        """Place the number and the day, then the first line of the message."""
        theme, said, snapshot = self.setting.theme, self.setting.said, self.snapshot
        middle = y + _NUMBER
        shapes: list[Shape] = list(numbered(self.number, x + SIDE + _NUMBER, middle, self.setting))
        parts = [said["history-now"] if snapshot.now else said.day(snapshot.when.date())]
        parts += [snapshot.author] if snapshot.author else []
        left = x + SIDE + 2 * _NUMBER + 7
        right = x + self.width - SIDE
        name = "" if snapshot.now else snapshot.name
        taken = texts.width(name, _WHEN) + 10 if name else 0.0
        when = texts.shorten(" · ".join(map(texts.one_line, parts)), right - left - taken, _WHEN)
        shapes.append(centred(when, left, middle, _WHEN, theme.body, anchor="start"))
        if name:
            shapes.append(centred(name, right, middle, _WHEN, theme.muted, anchor="end"))
        top = y + 2 * _NUMBER + 5
        lines = texts.wrap(
            texts.one_line(snapshot.subject), self.width - 2 * SIDE, _SUBJECT, Weight.SEMIBOLD,
            _MOST_SUBJECT,
        )  # fmt: skip
        if lines:
            shapes.append(_words(lines, x + SIDE, top, _SUBJECT, theme.ink, Weight.SEMIBOLD))
        title = " · ".join([*parts, snapshot.name, snapshot.subject])
        marks = [Mark("version-title", tuple(shapes), f"title-{self.key}", title)]
        return marks, top - y + texts.height(len(lines), _SUBJECT)

    def _told(self, x: float, y: float) -> tuple[list[Mark], float]:
        """Place the greatest shifts of feeling, then what else changed."""
        theme = self.setting.theme
        room = self.width - 2 * SIDE
        shapes: list[Shape] = []
        top = y
        found = self.snapshot.shifts
        for shift in found[:_MOST_SHIFTS]:
            words, tall = self._shift(shift, x + SIDE, top, room)
            shapes += words
            top += tall + 2
        top += 3 if found else 0
        told = " · ".join(self._besides(len(found) - _MOST_SHIFTS))
        most = _MOST_TOLD - min(len(found), _MOST_SHIFTS)
        lines = texts.wrap(told, room, _TOLD, Weight.REGULAR, most) if told else ()
        if lines:
            shapes.append(_words(lines, x + SIDE, top, _TOLD, theme.body, Weight.REGULAR))
            top += texts.height(len(lines), _TOLD)
        title = "; ".join([*(self._said(shift) for shift in found), *([told] if told else [])])
        marks = [Mark("facts", tuple(shapes), f"facts-{self.key}", title)] if shapes else []
        return marks, top - y

    def _besides(self, more: int) -> Iterator[str]:
        """Give what is told besides the shifts: how many more there are, and other changes."""
        if more > 0:
            yield self.setting.said["history-more"].format(count=self.setting.said.number(more))
        told = texts.one_line(self.snapshot.told)
        if told:
            yield told[:1].upper() + told[1:]

    def _shift(self, shift: Shift, x: float, y: float, room: float) -> tuple[list[Shape], float]:
        """Write a shift on one line: its sign and the scores in full, the title as far as it fits."""
        theme, said = self.setting.theme, self.setting.said
        colour = theme.good if shift.better else theme.bad
        scores = f"{said.signed(shift.before)} → {said.signed(shift.after)}".replace(" ", "\u00a0")
        sign = "▲" if shift.better else "▼"
        wide = texts.width(scores, _TOLD, Weight.SEMIBOLD)
        title = texts.shorten(texts.one_line(shift.step.title), room - wide - 22, _TOLD)
        middle = y + _TOLD * 0.6
        shapes: list[Shape] = [
            centred(sign, x, middle, _TOLD, colour, Weight.SEMIBOLD, "start"),
            centred(title, x + 13, middle, _TOLD, theme.body, anchor="start"),
            centred(scores, x + room, middle, _TOLD, colour, Weight.SEMIBOLD, "end"),
        ]
        return shapes, texts.height(1, _TOLD)

    def _said(self, shift: Shift) -> str:
        said = self.setting.said
        return f"{shift.step.title} {said.signed(shift.before)} → {said.signed(shift.after)}"


def numbered(number: int, x: float, y: float, setting: Setting) -> tuple[Shape, ...]:
    """Give the disc with the number of a version, by which panels and days find each other."""
    theme = setting.theme
    size = 8.5 if number < 100 else 6.5
    return (
        Disc(x, y, _NUMBER, theme.brand),
        centred(setting.said.number(number), x, y, size, theme.on_mark, Weight.BOLD),
    )


def common(panels: list[VersionPanel]) -> Heights:
    """Give the heights that panels in a row share, so that their curves line up."""
    joined = panels[0].heights()
    for panel in panels[1:]:
        joined = joined.joined(panel.heights())
    return joined


def _words(
    lines: tuple[str, ...], x: float, y: float, size: float, colour: str, weight: Weight
) -> Words:
    return Words(
        x, y + size * 0.96, lines, size, colour, weight, direction=texts.direction(lines[0])
    )
