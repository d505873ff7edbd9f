"""The picture of an empathy map: six areas around the person, pains and gains below.

The areas have the numbers of Dave Gray's canvas (XPLANE, 2017), which is filled in from the goal
over what can be seen from outside to what goes on inside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cjmap.draw.parts.cards import Card, flagged_card, paragraph
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.header import Heading, Line, compared, header
from cjmap.draw.parts.items import item_card, mark_id
from cjmap.draw.parts.measures import quoted, sentences, severity
from cjmap.draw.parts.panel import Panel
from cjmap.draw.parts.people import Person, people_of
from cjmap.draw.parts.portrait import portrait
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.scene import Mark, Scene, Shape, Weight

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.format.empathy_map import EmpathyMap

_WIDTH = 1180.0
_GAP = 12.0
_CENTRE = 250.0
_CARD = 176.0
"""The least width of a card, in points."""

AREAS = {
    "who": "slate",
    "must-do": "slate",
    "sees": "indigo",
    "says": "teal",
    "does": "blue",
    "hears": "sky",
    "thinks": "violet",
    "feels": "fuchsia",
    "pains": "rose",
    "gains": "lime",
}
"""The areas in the order in which the canvas asks for them, each with its hue."""


def scene_of(empathy_map: EmpathyMap, context: Context, view: View) -> Scene:
    """Lay out the picture of an empathy map.

    The goal stands on top; the person in the middle, with thoughts and feelings above, what is
    heard and seen beside, what is said and done below, then pains and gains. An empty area keeps
    its place, so that the gap is seen.
    """
    return _Drawing(empathy_map, context, view).scene()


class _Drawing:
    """One empathy map on its way to a scene."""

    def __init__(self, empathy_map: EmpathyMap, context: Context, view: View) -> None:
        self.map = empathy_map
        self.context = context
        self.setting = setting_of(empathy_map, context, view)
        self.theme = self.setting.theme
        self.said = self.setting.said

    def scene(self) -> Scene:
        marks, y = header(self._heading(), _WIDTH, self.theme)
        y += 18
        bands: list[Mark] = []
        for pair in (
            ("who", "must-do"),
            ("thinks", "feels"),
            (),
            ("says", "does"),
            ("pains", "gains"),
        ):
            more, end = self._row(pair, y) if pair else self._middle(y)
            if more:
                bands += more
                y = end + _GAP
        grounds = [mark for mark in bands if mark.css.startswith("band")]
        rest = [mark for mark in bands if not mark.css.startswith("band")]
        told = sentences(self.map.situation, self.map.summary)
        description = told or self.said["empathy-map"]
        return finish(
            self.map,
            self.setting,
            [*marks, *grounds, *rest],
            _WIDTH,
            y - _GAP + 4,
            footnotes(self.map, self.setting),
            description,
        )

    def _heading(self) -> Heading:
        said, empathy = self.said, self.map
        lines = [Line("", empathy.summary, field="summary")] if empathy.summary else []
        if empathy.situation:
            lines.append(Line(said["situation"], empathy.situation, field="situation"))
        place = self._place()
        if place:
            lines.append(Line(said["journey-of"], place))
        heading = Heading(said["empathy-map"], empathy.title, tuple(lines))
        return compared(heading, empathy, self.setting)

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

    def _shown(self, area: str) -> bool:
        """Whether an area is drawn; one of the goal only where the map tells it."""
        lanes = self.setting.view.lanes
        if area in ("who", "must-do") and not self._goal(area):
            return False
        return not lanes or area in lanes

    def _row(self, areas: tuple[str, ...], y: float) -> tuple[list[Mark], float]:
        """Lay out areas side by side; give their marks and the lower end."""
        panels = [self._panel(area) for area in areas if self._shown(area)]
        if not panels:
            return [], y
        wide = (_WIDTH + _GAP) / len(panels) - _GAP
        tall = max(panel.height(wide) for panel in panels)
        marks: list[Mark] = []
        for index, panel in enumerate(panels):
            marks += panel.place(MARGIN + index * (wide + _GAP), y, wide, tall)
        return marks, y + tall

    def _middle(self, y: float) -> tuple[list[Mark], float]:
        """Lay out the person between what is heard and what is seen."""
        side = (_WIDTH - _CENTRE - 2 * _GAP) / 2
        centre = MARGIN + _WIDTH / 2
        _, needed = self._person(centre, 0.0)
        least = needed + 24
        panels = [
            self._filling(area, side, least) if self._shown(area) else None
            for area in ("hears", "sees")
        ]
        tall = max([least, *(panel.height(side) for panel in panels if panel is not None)])
        marks, _ = self._person(centre, y + (tall - needed) / 2)
        for panel, x in zip(panels, (MARGIN, MARGIN + _WIDTH - side), strict=True):
            if panel is not None:
                marks += panel.place(x, y, side, tall)
        return marks, y + tall

    def _filling(self, area: str, wide: float, height: float) -> Panel:
        """Give a panel whose cards are as wide as it has room for them below each other."""
        panel = replace(self._panel(area), stretches=True)
        alone = replace(panel, across=wide)
        return alone if alone.height(wide) <= height + 40 else panel

    def _person(self, x: float, y: float) -> tuple[list[Mark], float]:
        ids = [self.map.persona] if self.map.persona else []
        people = people_of(ids, self.context, self.theme, self.said)
        goal = self.map.goal
        who = (goal.who if goal else None) or "?"
        person = people[0] if people else Person("nobody", who, "", "", self.theme.muted)
        shapes: list[Shape] = portrait(person, x, y + 46, 42, self.theme, ring=4.0)
        top = y + 102
        for text, size, weight, colour in (
            (person.name if people or who != "?" else "", 14.0, Weight.BOLD, self.theme.ink),
            (person.facts, 9.5, Weight.REGULAR, self.theme.muted),
            (person.quote, 10.5, Weight.REGULAR, self.theme.body),
        ):
            more, tall = paragraph(text, x, top, _CENTRE - 16, size, colour, weight, "middle")
            shapes += more
            top += tall + (4 if tall else 0)
        return [Mark("person", tuple(shapes), f"person-{person.id}", person.name)], top - y

    def _goal(self, area: str) -> str:
        """Give whom the map is about, or what they have to do; "" if it is not told."""
        goal = self.map.goal
        if goal is None:
            return ""
        return (goal.who if area == "who" else goal.must_do) or ""

    def _panel(self, area: str) -> Panel:
        hue = self.theme.hues[AREAS[area]]
        across = _CARD
        if area in ("who", "must-do"):
            text = self._goal(area)
            cards: tuple[Card, ...] = (item_card(text, hue, "goal", None, text),)
            across = _WIDTH
        else:
            cards = tuple(self._card(area, item) for item in getattr(self.map, area))
        number = list(AREAS).index(area) + 1
        question = self.said[f"ask-{area}"]
        return Panel(area, self.said[area], question, hue, cards, False, across, number)

    def _card(self, area: str, item: Any) -> Card:
        notes = []
        if area == "says" and item.source:
            notes.append(f"— {item.source}")
        if area == "pains":
            notes.append(severity(item, self.said))
        text = quoted(item.text, self.said) if area in ("says", "thinks") else item.text
        card = item_card(
            text,
            self.theme.hues[AREAS[area]],
            area,
            mark_id(item),
            self.setting.tooltip(item.text, item),
            notes=notes,
            dash=self.setting.dash(item),
        )
        return flagged_card(card, self.setting.flag(item))
