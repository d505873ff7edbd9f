"""One journey on an overview: its title and people, its stages, its curve, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.portrait import portrait
from cjmap.draw.parts.stage_strip import StripStage, fits, stage_strip
from cjmap.draw.pictures.overview.feelings import SmallCurve, felt_of
from cjmap.draw.scene import Box, Disc, Mark, Shape, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.people import Person
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.overview.families import Member
    from cjmap.format.blueprint import Blueprint

_SIDE = 16.0
_TOP = 14.0
_FACE = 11.0
_PITCH = 2 * _FACE + 7
_MOST = 4
"""How many faces a panel shows; there is a number for the rest."""

_SCALE = 28.0
"""How far the strip of stages is set in, so that it lies above the curve, in points."""

_STRIP = 20.0
_STAGE = 8.5


@dataclass(frozen=True, slots=True)
class Heights:
    """How high the parts of a panel are, in points; panels in a row share the greatest."""

    head: float
    strip: float
    curve: float
    facts: float

    @property
    def whole(self) -> float:
        """The height of the panel."""
        return _TOP + self.head + self.strip + self.curve + self.facts + _TOP

    def joined(self, other: Heights) -> Heights:
        """Give the greater of each part."""
        return Heights(
            max(self.head, other.head),
            max(self.strip, other.strip),
            max(self.curve, other.curve),
            max(self.facts, other.facts),
        )


@dataclass(frozen=True, slots=True)
class JourneyPanel:
    """The panel of a journey, `width` points wide."""

    member: Member
    people: tuple[Person, ...]
    blueprints: tuple[Blueprint, ...]
    opportunities: int
    setting: Setting
    width: float

    def heights(self) -> Heights:
        """Give the least heights of its parts."""
        return Heights(
            self._head(0.0, 0.0)[1] + 8,
            self._strip(0.0, 0.0)[1] + 4,
            self._curve(0.0).height() + 4,
            self._facts(0.0, 0.0)[1],
        )

    def place(self, x: float, y: float, heights: Heights) -> list[Mark]:
        """Give the marks of the panel, with its upper left corner at (x, y)."""
        theme, journey = self.setting.theme, self.member.journey
        ground = Box(x, y, self.width, heights.whole, theme.page, theme.faint)
        top = y + _TOP
        head = self._head(x, top)[0]
        marks = [Mark("journey", (ground,), f"journey-{journey.id}", journey.title), *head]
        top += heights.head
        marks += self._strip(x, top)[0]
        top += heights.strip
        marks += self._curve(x).lay_out(top)
        top += heights.curve
        return [*marks, *self._facts(x, top)[0]]

    def _head(self, x: float, y: float) -> tuple[list[Mark], float]:
        """Place what it is, its title, and the faces of its people at the right."""
        theme, journey = self.setting.theme, self.member.journey
        shown = self.people[:_MOST]
        hidden = len(self.people) - len(shown)
        faces = len(shown) + (1 if hidden else 0)
        room = self.width - 2 * _SIDE - (faces * _PITCH + 6 if faces else 0)
        shapes: list[Shape] = []
        top = y
        kicker, tall = paragraph(
            " · ".join(self._kicker()), x + _SIDE, top, room, 9, theme.brand, Weight.SEMIBOLD
        )
        shapes += kicker
        top += tall + (2 if tall else 0)
        title, tall = paragraph(journey.title, x + _SIDE, top, room, 13.5, theme.ink, Weight.BOLD)
        shapes += title
        top += tall
        marks = [Mark("journey-title", tuple(shapes), f"title-{journey.id}", journey.title)]
        left = x + self.width - _SIDE - faces * _PITCH + 7
        for number, person in enumerate(shown):
            middle = left + number * _PITCH + _FACE
            face = portrait(person, middle, y + _FACE + 1, _FACE, theme, ring=2.0)
            marks.append(Mark("face", tuple(face), title=person.name))
        if hidden:
            middle = left + len(shown) * _PITCH + _FACE
            more = (centred(f"+{hidden}", middle, y + _FACE + 1, 9.5, theme.body, Weight.SEMIBOLD),)
            names = ", ".join(person.name for person in self.people[_MOST:])
            marks.append(Mark("more", more, title=names))
        return marks, max(top - y, 2 * _FACE + 2 if faces else 0.0)

    def _kicker(self) -> Iterator[str]:
        """Tell which reality it shows, and what it is a part or a version of."""
        said, member = self.setting.said, self.member
        yield said[f"state-{member.journey.state or 'current'}"]
        if member.relation == "version" and member.of is not None:
            yield f"{said['version-of']} {member.of.title}"
        if member.relation == "zoom" and member.of is not None:
            yield f"{said['part-of']} {member.place or member.of.title}"

    def _stages(self, x: float) -> list[StripStage]:
        """Give the stages, each as wide as its steps; one without a step counts as one."""
        journey = self.member.journey
        counts = [max(1, len(stage.steps)) for stage in journey.stages]
        start = x + _SIDE + _SCALE
        unit = (self.width - 2 * _SIDE - _SCALE - 6) / sum(counts)
        stages = []
        for number, (stage, count) in enumerate(zip(journey.stages, counts, strict=True), 1):
            end = start + unit * count
            stages.append(StripStage("", stage.label or str(number), start, end))
            start = end
        return stages

    def _strip(self, x: float, y: float) -> tuple[list[Mark], float]:
        """Place the strip of stages; where titles lack room, numbers with a list below."""
        theme, journey = self.setting.theme, self.member.journey
        stages = self._stages(x)
        if fits(stages, _STAGE, 2):
            return stage_strip(stages, y, _STAGE, theme, _STRIP)
        numbered = [
            StripStage("", str(number), stage.left, stage.right)
            for number, stage in enumerate(stages, 1)
        ]
        marks, tall = stage_strip(numbered, y, _STAGE, theme, _STRIP)
        told = " · ".join(f"{number}\u00a0{stage.title}" for number, stage in enumerate(stages, 1))
        room = self.width - 2 * _SIDE - _SCALE
        words, more = paragraph(told, x + _SIDE + _SCALE, y + tall + 4, room, _STAGE, theme.muted)
        key = Mark("stage-names", tuple(words), f"stages-{journey.id}")
        return [*marks, key], tall + 4 + more

    def _curve(self, x: float) -> SmallCurve:
        journey = self.member.journey
        places: list[float] = []
        for stage, laid in zip(journey.stages, self._stages(x), strict=True):
            count = len(stage.steps)
            places += [
                laid.left + (laid.right - laid.left) * (index + 0.5) / count
                for index in range(count)
            ]
        felt = felt_of(journey, self.setting)
        right = x + self.width - _SIDE
        return SmallCurve(felt, self.setting, x + _SIDE, right, tuple(places))

    def _facts(self, x: float, y: float) -> tuple[list[Mark], float]:
        """Place the facts in one line, and the blueprints below."""
        theme, journey = self.setting.theme, self.member.journey
        room = self.width - 2 * _SIDE
        shapes, tall = paragraph(" · ".join(self._told()), x + _SIDE, y, room, 9, theme.body)
        marks = [Mark("facts", tuple(shapes), f"facts-{journey.id}")] if shapes else []
        top = y + tall
        hue = theme.hues["teal"]
        for blueprint in self.blueprints:
            top += 4 if top > y else 0
            text = f"{self.setting.said['blueprint']}: {blueprint.title}"
            words, tall = paragraph(text, x + _SIDE + 12, top, room - 12, 9, theme.body)
            dot = Disc(x + _SIDE + 4, top + 5.5, 3.5, hue.accent)
            marks.append(Mark("blueprint", (dot, *words), title=text))
            top += tall
        return marks, top - y

    def _told(self) -> Iterator[str]:
        said, journey = self.setting.said, self.member.journey
        if journey.status:
            yield said[f"status-{journey.status}"]
        if journey.reviewed:
            yield f"{said['reviewed']} {said.day(journey.reviewed)}"
        truths = sum(step.moment_of_truth for step in journey.steps)
        if truths:
            yield f"★\u00a0{said.number(truths)}"
        if self.opportunities:
            count = said.number(self.opportunities)
            yield said["opportunities-count"].format(count=count).replace(" ", "\u00a0")


def common(panels: Sequence[JourneyPanel]) -> Heights:
    """Give the heights that panels in a row share, so that strips and curves line up."""
    joined = panels[0].heights()
    for panel in panels[1:]:
        joined = joined.joined(panel.heights())
    return joined
