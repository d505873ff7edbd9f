"""The picture of an empathy map: six areas around the person, pains and gains below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.cards import Card, paragraph
from cjmap.draw.footer import finish, footnotes
from cjmap.draw.frame import MARGIN
from cjmap.draw.header import Heading, Line, header
from cjmap.draw.items import item_card
from cjmap.draw.measures import quoted, severity
from cjmap.draw.panel import Panel
from cjmap.draw.people import Person, face, people_of
from cjmap.draw.scene import Mark, Scene, Shape, Weight
from cjmap.draw.setting import setting_of

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.format.empathy_map import EmpathyMap

_WIDTH = 1180.0
_GAP = 12.0
_CENTRE = 250.0

_AREAS = {
    "thinks": "violet",
    "feels": "fuchsia",
    "hears": "sky",
    "sees": "indigo",
    "says": "teal",
    "does": "blue",
    "pains": "rose",
    "gains": "lime",
}


def scene_of(empathy_map: EmpathyMap, context: Context) -> Scene:
    """Lay out the picture of an empathy map.

    The person stands in the middle; thinks and feels above, hears and sees beside, says and does
    below, then pains and gains. An empty area keeps its place, so that the gap is seen.
    """
    return _Drawing(empathy_map, context).scene()


class _Drawing:
    """One empathy map on its way to a scene."""

    def __init__(self, empathy_map: EmpathyMap, context: Context) -> None:
        self.map = empathy_map
        self.context = context
        self.setting = setting_of(empathy_map, context)
        self.theme = self.setting.theme
        self.said = self.setting.said

    def scene(self) -> Scene:
        marks, y = header(self._heading(), _WIDTH, self.theme)
        y += 18
        half = (_WIDTH - _GAP) / 2
        side = (_WIDTH - _CENTRE - 2 * _GAP) / 2
        bands: list[Mark] = []
        for left, right in (("thinks", "feels"), ("", ""), ("says", "does"), ("pains", "gains")):
            if not left:
                more, y = self._middle(y, side)
            else:
                more, y = self._pair(left, right, half, y)
            bands += more
            y += _GAP
        grounds = [mark for mark in bands if mark.css.startswith("band")]
        rest = [mark for mark in bands if not mark.css.startswith("band")]
        description = ". ".join(part for part in (self.map.situation, self.map.summary) if part)
        return finish(
            self.map,
            self.setting,
            [*marks, *grounds, *rest],
            _WIDTH,
            y - _GAP + 4,
            footnotes(self.map, self.context),
            description,
        )

    def _heading(self) -> Heading:
        said, empathy = self.said, self.map
        lines = [Line("", empathy.summary)] if empathy.summary else []
        if empathy.situation:
            lines.append(Line(said["situation"], empathy.situation))
        if empathy.goal and empathy.goal.who:
            lines.append(Line(said["who"], empathy.goal.who))
        if empathy.goal and empathy.goal.must_do:
            lines.append(Line(said["must-do"], empathy.goal.must_do))
        place = self._place()
        if place:
            lines.append(Line(said["journey-of"], place))
        return Heading(said["empathy-map"], empathy.title, tuple(lines))

    def _place(self) -> str:
        """Tell where in which journey the situation arises."""
        parts = []
        journey_id = self.map.journey
        if self.map.step and "#" in self.map.step:
            journey_id = self.map.step.rpartition("#")[0]
        if journey_id:
            journey = self.context.map_of("journey", journey_id)
            parts.append(journey.title if journey else journey_id)
        if self.map.step:
            step = self.context.step_of(self.map.step, self.map.journey)
            parts.append(step.title if step else self.map.step.rpartition("#")[2])
        return " → ".join(parts)

    def _pair(self, left: str, right: str, wide: float, y: float) -> tuple[list[Mark], float]:
        panels = (self._panel(left), self._panel(right))
        tall = max(panel.height(wide) for panel in panels)
        marks = panels[0].place(MARGIN, y, wide, tall)
        marks += panels[1].place(MARGIN + wide + _GAP, y, wide, tall)
        return marks, y + tall

    def _middle(self, y: float, side: float) -> tuple[list[Mark], float]:
        hears, sees = self._panel("hears"), self._panel("sees")
        centre = MARGIN + _WIDTH / 2
        person, needed = self._person(centre, 0.0)
        tall = max(hears.height(side), sees.height(side), needed + 24)
        person, _ = self._person(centre, y + (tall - needed) / 2)
        marks = hears.place(MARGIN, y, side, tall)
        marks += person
        marks += sees.place(MARGIN + _WIDTH - side, y, side, tall)
        return marks, y + tall

    def _person(self, x: float, y: float) -> tuple[list[Mark], float]:
        ids = [self.map.persona] if self.map.persona else []
        people = people_of(ids, self.context, self.theme, self.said)
        goal = self.map.goal
        who = (goal.who if goal else None) or "?"
        person = people[0] if people else Person("nobody", who, "", "", self.theme.muted)
        shapes: list[Shape] = face(person.initials, person.colour, x, y + 52, 46)
        top = y + 112
        for text, size, weight, colour in (
            (person.name if people or who != "?" else "", 14.0, Weight.BOLD, self.theme.ink),
            (person.facts, 9.5, Weight.REGULAR, self.theme.muted),
            (person.quote, 10.5, Weight.REGULAR, self.theme.body),
        ):
            more, tall = paragraph(text, x, top, _CENTRE - 16, size, colour, weight, "middle")
            shapes += more
            top += tall + (4 if tall else 0)
        return [Mark("person", tuple(shapes), f"person-{person.id}", person.name)], top - y

    def _panel(self, area: str) -> Panel:
        hue = self.theme.hues[_AREAS[area]]
        cards = tuple(self._card(area, item) for item in getattr(self.map, area))
        return Panel(area, self.said[area], self.said[f"{area}-hint"], hue, cards)

    def _card(self, area: str, item: Any) -> Card:
        notes = []
        if area == "says" and item.source:
            notes.append(f"— {item.source}")
        if area == "pains":
            notes.append(severity(item, self.said))
        text = quoted(item.text, self.said) if area in ("says", "thinks") else item.text
        return item_card(
            text,
            self.theme.hues[_AREAS[area]],
            area,
            item.id,
            self.setting.tooltip(item.text, item),
            notes=notes,
            dash=self.setting.dash(item),
        )
