"""The card of a persona: who it is at the left, what the person wants and meets at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.cards import Card, fit, paragraph
from cjmap.draw.footer import finish, footnotes
from cjmap.draw.frame import MARGIN
from cjmap.draw.header import Heading, Line, header
from cjmap.draw.items import chip, item_card
from cjmap.draw.measures import met_lead, number, percent, quoted, severity
from cjmap.draw.panel import Panel, columns_of
from cjmap.draw.people import face, initials
from cjmap.draw.scene import Box, Disc, Mark, Scene, Shape, Weight, rounded_area
from cjmap.draw.setting import setting_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.context import Context
    from cjmap.format.items import Item
    from cjmap.format.persona import Persona, Trait

_WIDTH = 1120.0
_SIDE = 292.0
_GAP = 12.0
_PADDING = 20.0

_SECTIONS = (
    ("goals", "indigo"),
    ("needs", "sky"),
    ("expectations", "blue"),
    ("frustrations", "rose"),
    ("motivations", "emerald"),
    ("behaviours", "violet"),
)


def scene_of(persona: Persona, context: Context) -> Scene:
    """Lay out the card of a persona."""
    return _Drawing(persona, context).scene()


class _Drawing:
    """One persona on its way to a scene."""

    def __init__(self, persona: Persona, context: Context) -> None:
        # What the persona inherits belongs on its card.
        self.persona: Persona = context.map_of("persona", persona.id) or persona
        self.context = context
        self.setting = setting_of(persona, context)
        self.theme = self.setting.theme
        self.said = self.setting.said

    def scene(self) -> Scene:
        persona, theme = self.persona, self.theme
        lines = [Line("", text) for text in (persona.archetype, persona.summary) if text]
        if persona.extends:
            base = self.setting.name_of("persona", persona.extends)
            lines.append(Line(self.said["extends"], base))
        heading = Heading(
            self.said["persona"],
            persona.label,
            tuple(lines),
            (),
            self.said["proto"] if persona.proto else "",
        )
        marks, y = header(heading, _WIDTH, theme)
        y += 18
        side, side_tall = self._side(y)
        right = MARGIN + _SIDE + _GAP
        wide = _WIDTH - _SIDE - _GAP
        main: list[Mark] = []
        bottom = y
        if persona.bio:
            more, bottom = self._bio(persona.bio, right, y, wide)
            main += more
        panels = self._panels()
        if panels:
            more, bottom = columns_of(
                panels, right, bottom + (_GAP if persona.bio else 0), wide, 2, _GAP
            )
            main += more
        if persona.traits:
            top = bottom + (_GAP if main else 0)
            more, bottom = self._traits(right, top, wide)
            main += more
        bottom = max(bottom, y + side_tall)
        ground = rounded_area(MARGIN, y, _SIDE, bottom - y, 12, theme.hues["indigo"].label)
        marks += [Mark("band", (ground,), "side"), *side, *main]
        description = ". ".join(p for p in (persona.archetype, persona.quote, persona.bio) if p)
        return finish(
            persona,
            self.setting,
            marks,
            _WIDTH,
            bottom + 4,
            footnotes(persona, self.context),
            description,
        )

    def _side(self, y: float) -> tuple[list[Mark], float]:
        persona, theme = self.persona, self.theme
        hue = theme.hues["indigo"]
        x, room = MARGIN + _PADDING, _SIDE - 2 * _PADDING
        middle = MARGIN + _SIDE / 2
        shapes: list[Shape] = face(initials(persona.name), theme.brand, middle, y + 76, 48)
        top = y + 146
        marks = [Mark("face", tuple(shapes), "face", persona.name)]
        if persona.quote:
            quote, tall = paragraph(
                quoted(persona.quote, self.said),
                middle,
                top,
                room,
                11.5,
                hue.ink,
                Weight.SEMIBOLD,
                "middle",
            )
            marks.append(Mark("quote", tuple(quote)))
            top += tall + 16
        if persona.share is not None:
            more_marks, tall = self._share(persona.share, x, top, room)
            marks += more_marks
            top += tall + 14
        facts = [(key, _plain(value, self.said)) for key, value in persona.demographics.items()]
        if persona.preferences:
            extra = persona.preferences.model_extra or {}
            facts += [(key, _plain(value, self.said)) for key, value in extra.items()]
        for key, value in facts:
            label, tall = paragraph(key, x, top, room, 8.5, hue.hint, Weight.SEMIBOLD)
            text, more_tall = paragraph(value, x, top + tall, room, 10.5, theme.ink)
            marks.append(Mark("fact", (*label, *text), title=f"{key}: {value}"))
            top += tall + more_tall + 7
        if persona.preferences and persona.preferences.channels:
            more_marks, tall = self._channels(list(persona.preferences.channels), x, top, room)
            marks += more_marks
            top += tall
        return marks, top + 10 - y

    def _share(self, share: float, x: float, y: float, room: float) -> tuple[list[Mark], float]:
        theme = self.theme
        text, tall = paragraph(
            f"{percent(share, self.said)} {self.said['share']}",
            x,
            y,
            room,
            9.5,
            theme.ink,
            Weight.SEMIBOLD,
        )
        bar = y + tall + 4
        shapes: list[Shape] = [*text, Box(x, bar, room, 6, theme.page, rounded=False)]
        if share > 0:
            shapes.append(Box(x, bar, room * share, 6, theme.brand, rounded=False))
        return [Mark("share", tuple(shapes), "share")], tall + 12

    def _channels(
        self, ids: list[str], x: float, y: float, room: float
    ) -> tuple[list[Mark], float]:
        hue = self.theme.hues["teal"]
        label, tall = paragraph(self.said["channels"], x, y, room, 8.5, hue.hint, Weight.SEMIBOLD)
        marks = [Mark("fact", tuple(label))]
        top, left, line = y + tall + 4, x, 0.0
        for id in ids:
            fitted = fit(chip(self.setting.name_of("channel", id), hue, "channel"), room)
            if left > x and left + fitted.width > x + room:
                left = x
                top += line + 5
                line = 0.0
            marks.append(fitted.place(left, top))
            left += fitted.width + 5
            line = max(line, fitted.height)
        return marks, top + line - y

    def _bio(self, bio: str, x: float, y: float, wide: float) -> tuple[list[Mark], float]:
        shapes, tall = paragraph(bio, x + 16, y + 14, wide - 32, 11.5, self.theme.body)
        ground = rounded_area(x, y, wide, tall + 28, 12, self.theme.panel)
        return [Mark("band", (ground,), "bio"), Mark("bio", tuple(shapes))], y + tall + 28

    def _panels(self) -> list[Panel]:
        panels = []
        for field, hue_name in _SECTIONS:
            items = getattr(self.persona, field)
            if items:
                hue = self.theme.hues[hue_name]
                cards = tuple(self._card(item, hue_name, field) for item in items)
                panels.append(Panel(field, self.said[field], "", hue, cards, plain=True))
        return panels

    def _card(self, item: Item, hue_name: str, field: str) -> Card:
        notes = []
        if field == "frustrations":
            notes.append(severity(item, self.said))
        if field == "expectations":
            lead = met_lead(item, self.theme)
            if lead is not None:
                met: Any = getattr(item, "met", None)
                notes.append(f"{lead.letter} {self.said[f'met-{met}']}")
        if item.assumption:
            notes.append(self.said["assumption"])
        return item_card(
            item.text,
            self.theme.hues[hue_name],
            field,
            item.id,
            self.setting.tooltip(item.text, item),
            notes=notes,
            dash="dashed" if item.assumption else "solid",
        )

    def _traits(self, x: float, y: float, wide: float) -> tuple[list[Mark], float]:
        hue = self.theme.hues["slate"]
        title, tall = paragraph(
            self.said["traits"], x + 28, y + 13, wide - 40, 13, hue.ink, Weight.SEMIBOLD
        )
        bar = Box(x + 16, y + 12, 3.5, tall + 3, hue.accent, rounded=False)
        marks = [Mark("heading", (bar, *title))]
        top = y + 13 + tall + 12
        count = 2 if len(self.persona.traits) > 1 else 1
        room = (wide - 32 + 28) / count - 28
        for start in range(0, len(self.persona.traits), count):
            row = self.persona.traits[start : start + count]
            laid = [
                self._trait(trait, x + 16 + index * (room + 28), top, room, start + index)
                for index, trait in enumerate(row)
            ]
            marks += [mark for mark, _ in laid]
            top += max(height for _, height in laid) + 12
        bottom = top + 4
        ground = rounded_area(x, y, wide, bottom - y, 12, self.theme.panel)
        return [Mark("band", (ground,), "traits"), *marks], bottom

    def _trait(
        self, trait: Trait, x: float, y: float, room: float, index: int
    ) -> tuple[Mark, float]:
        theme = self.theme
        shapes, tall = paragraph(trait.name, x, y, room, 10, theme.ink, Weight.SEMIBOLD)
        line = y + tall + 9
        shapes.append(Box(x, line - 2, room, 4, theme.track, rounded=False))
        title = trait.name
        if trait.value is not None:
            place = x + room * trait.value / 100
            shapes.append(Box(x, line - 2, place - x, 4, theme.brand, rounded=False))
            shapes.append(Disc(place, line, 6.5, theme.brand, theme.on_dark, 2.0))
            title += f": {number(trait.value, self.said)}"
        below = line + 9
        low, low_tall = paragraph(trait.low or "", x, below, room / 2 - 8, 9, theme.muted)
        high, high_tall = paragraph(
            trait.high or "", x + room, below, room / 2 - 8, 9, theme.muted, anchor="end"
        )
        mark = Mark("trait", (*shapes, *low, *high), f"trait-{index + 1}", title)
        return mark, below + max(low_tall, high_tall) - y


def _plain(value: Any, said: Mapping[str, str]) -> str:
    """Write a free value: a text, a number, or several of them."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(each, said) for each in value)
    if isinstance(value, float):
        return number(value, said)
    return texts.one_line(value)
