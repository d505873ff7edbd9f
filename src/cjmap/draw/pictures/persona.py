"""The card of a persona: who it is at the left, what the person wants and meets at the right.

The traits stand where the two sides come out most alike in height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import Card, fit, flagged_card, paragraph
from cjmap.draw.parts.differences import RISE, SMALL, difference_sign, flagged
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.header import Heading, Line, compared, header
from cjmap.draw.parts.items import chip, item_card, mark_id
from cjmap.draw.parts.measures import met_lead, quoted, sentences, severity
from cjmap.draw.parts.panel import Panel, columns_of
from cjmap.draw.parts.people import Person
from cjmap.draw.parts.photos import photo_bytes
from cjmap.draw.parts.placing import moved_mark
from cjmap.draw.parts.portrait import portrait
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.scene import Box, Disc, Mark, Scene, Shape, Weight, rounded_area

if TYPE_CHECKING:
    from cjmap.draw.context import Context
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Theme
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.differences import Flag
    from cjmap.format.items import Item
    from cjmap.format.persona import Persona, Trait

_WIDTH = 1120.0
_SIDE = 292.0
_GAP = 12.0
_PADDING = 20.0
_QUOTE = 12.0
_LOOSEST = 26.0
_IN_PANELS = ("quote", "share", "demographics", "preferences", "bio")
"""Fields of the persona that have a place below the header, where they are given."""
"""How much higher a row of traits may be made to fill its side, in points."""

SECTIONS = (
    ("goals", "indigo"),
    ("needs", "sky"),
    ("expectations", "blue"),
    ("frustrations", "rose"),
    ("motivations", "emerald"),
    ("behaviours", "violet"),
)


def scene_of(persona: Persona, context: Context, view: View) -> Scene:
    """Lay out the card of a persona."""
    return _Drawing(persona, context, view).scene()


class _Drawing:
    """One persona on its way to a scene."""

    def __init__(self, persona: Persona, context: Context, view: View) -> None:
        # What the persona inherits belongs on its card; a comparison speaks of what is its own.
        known = None if view.comparison else context.map_of("persona", persona.id)
        self.persona: Persona = known or persona
        self.context = context
        self.setting = setting_of(persona, context, view)
        self.theme = self.setting.theme
        self.said = self.setting.said

    def _wanted(self, section: str) -> bool:
        lanes = self.setting.view.lanes
        return not lanes or section in lanes

    def scene(self) -> Scene:
        persona, theme = self.persona, self.theme
        told = (("archetype", persona.archetype), ("summary", persona.summary))
        lines = [Line("", text, field=field) for field, text in told if text]
        if persona.extends:
            base = self.setting.name_of("persona", persona.extends)
            lines.append(Line(self.said["extends"], base, field="extends"))
        heading = Heading(
            self.said["persona"],
            persona.label,
            tuple(lines),
            (),
            self.said["proto"] if persona.proto else "",
        )
        placed = tuple(name for name in _IN_PANELS if getattr(persona, name))
        heading = compared(heading, persona, self.setting, placed)
        marks, y = header(heading, _WIDTH, theme)
        y += 18
        aside, main, bottom = min(
            (self._arranged(y, aside) for aside in (False, True)), key=lambda each: each[2]
        )
        ground = rounded_area(MARGIN, y, _SIDE, bottom - y, 12, theme.hues["indigo"].label)
        marks += [Mark("band", (ground,), "side"), *aside, *main]
        description = sentences(persona.archetype, persona.quote, persona.bio) or heading.kind
        return finish(
            persona,
            self.setting,
            marks,
            _WIDTH,
            bottom + 4,
            footnotes(persona, self.setting),
            description,
        )

    def _arranged(self, y: float, aside: bool) -> tuple[list[Mark], list[Mark], float]:
        """Lay out both sides, with the traits at the left if `aside`; give the lower end too."""
        main, main_bottom = self._main(y, traits=not aside)
        _, side_tall = self._side(y, 0.0, traits=aside)
        bottom = max(main_bottom, y + side_tall)
        side, _ = self._side(y, bottom - y - side_tall, traits=aside)
        if main and bottom - main_bottom > 0.5:
            main, _ = self._main(y, traits=not aside, spare=bottom - main_bottom)
        return side, main, bottom

    def _main(self, y: float, traits: bool, spare: float = 0.0) -> tuple[list[Mark], float]:
        """Lay out the right side, made `spare` points higher; give its marks and lower end."""
        persona = self.persona
        right = MARGIN + _SIDE + _GAP
        wide = _WIDTH - _SIDE - _GAP
        marks: list[Mark] = []
        bottom = y - _GAP
        if persona.bio and self._wanted("bio"):
            more, bottom = self._bio(persona.bio, right, y, wide)
            marks += more
        panels = self._panels()
        scales = traits and bool(persona.traits) and self._wanted("traits")
        loose = min(spare, _LOOSEST * self._rows(2)) if scales else 0.0
        if panels:
            own = spare - loose
            more, bottom = columns_of(panels, right, bottom + _GAP, wide, 2, _GAP, own)
            marks += more
        if scales:
            more, bottom = self._traits(right, bottom + _GAP, wide, loose)
            marks += more
        return marks, bottom

    def _side(self, y: float, spare: float, traits: bool) -> tuple[list[Mark], float]:
        """Lay out the left side; give its marks and its height.

        `spare` points are shared out between its parts, so that it is as high as the other side.
        """
        persona, theme = self.persona, self.theme
        hue = theme.hues["indigo"]
        x, room = MARGIN + _PADDING, _SIDE - 2 * _PADDING
        middle = MARGIN + _SIDE / 2
        parts: list[tuple[list[Mark], float]] = []
        photo = photo_bytes(self.context, persona.id)
        person = Person(persona.id, persona.name, "", "", theme.brand, photo)
        shapes = portrait(person, middle, 60, 56, theme, ring=5.0)
        parts.append(([Mark("face", tuple(shapes), "face", persona.name)], 124.0))
        if persona.quote:
            text = quoted(persona.quote, self.said)
            even = _even(text, room, _QUOTE)
            quote, tall = paragraph(
                text, middle, 0, even, _QUOTE, hue.ink, Weight.SEMIBOLD, "middle"
            )
            flag = self.setting.field_flag(persona, "quote")
            if flag is not None:
                quote += difference_sign(flag.difference, x - 8, 6, theme, SMALL)
            parts.append(([flagged(Mark("quote", tuple(quote)), flag)], tall))
        if persona.share is not None:
            parts.append(self._share(persona.share, x, 0, room))
        facts = self._facts(x, room)
        if facts is not None:
            parts.append(facts)
        if persona.preferences and persona.preferences.channels:
            parts.append(self._channels(list(persona.preferences.channels), x, 0, room))
        if traits and persona.traits and self._wanted("traits"):
            parts.append(self._scales(x, 0, room, 1))
        between = 16.0 + min(spare / len(parts), 22.0)
        top = y + 22 + min(max(spare - (between - 16.0) * (len(parts) - 1), 0.0) / 2, 20.0)
        marks: list[Mark] = []
        for part, tall in parts:
            marks += [moved_mark(mark, 0, top) for mark in part]
            top += tall + between
        return marks, top - between + 20 - y

    def _facts(self, x: float, room: float) -> tuple[list[Mark], float] | None:
        """Lay out the facts and preferences in free keys; None where there are none."""
        persona, hue = self.persona, self.theme.hues["indigo"]
        facts = [(key, value, f"demographics.{key}") for key, value in persona.demographics.items()]
        if persona.preferences:
            extra = persona.preferences.model_extra or {}
            facts += [(key, value, f"preferences.{key}") for key, value in extra.items()]
        marks: list[Mark] = []
        top = 0.0
        for key, given, field in facts:
            name, value = _named(key), _plain(given, self.said)
            flag = self.setting.field_flag(persona, field)
            signs, aside = _sign_before(flag, x, top + 5, self.theme)
            label, tall = paragraph(
                name, x + aside, top, room - aside, 8.5, hue.hint, Weight.SEMIBOLD
            )
            text, more = paragraph(value, x, top + tall + 1, room, 10.5, self.theme.ink)
            mark = Mark("fact", (*label, *signs, *text), title=f"{name}: {value}")
            marks.append(flagged(mark, flag))
            top += tall + 1 + more + 9
        return (marks, top - 9) if facts else None

    def _share(self, share: float, x: float, y: float, room: float) -> tuple[list[Mark], float]:
        theme = self.theme
        flag = self.setting.field_flag(self.persona, "share")
        signs, aside = _sign_before(flag, x, y + 5.7, theme)
        told = f"{self.said.percent(share)} {self.said['share']}"
        text, tall = paragraph(told, x + aside, y, room - aside, 9.5, theme.ink, Weight.SEMIBOLD)
        text += signs
        bar = y + tall + 4
        shapes: list[Shape] = [*text, Box(x, bar, room, 6, theme.page, rounded=False)]
        if share > 0:
            shapes.append(Box(x, bar, room * share, 6, theme.brand, rounded=False))
        return [flagged(Mark("share", tuple(shapes), "share"), flag)], tall + 12

    def _channels(
        self, ids: list[str], x: float, y: float, room: float
    ) -> tuple[list[Mark], float]:
        hue = self.theme.hues["teal"]
        label, tall = paragraph(self.said["channels"], x, y, room, 8.5, hue.hint, Weight.SEMIBOLD)
        marks = [Mark("fact", tuple(label))]
        flags = [
            self.setting.field_flag(self.persona, "preferences.channels", index)
            for index in range(len(ids))
        ]
        rise = RISE if any(flags) else 0.0
        top, left, line = y + tall + 4 + rise, x, 0.0
        for id, flag in zip(ids, flags, strict=True):
            card = chip(self.setting.name_of("channel", id), hue, "channel")
            fitted = fit(flagged_card(card, flag), room)
            if left > x and left + fitted.width > x + room:
                left = x
                top += line + 5 + rise
                line = 0.0
            marks.append(fitted.place(left, top))
            left += fitted.width + 5
            line = max(line, fitted.height)
        return marks, top + line - y

    def _bio(self, bio: str, x: float, y: float, wide: float) -> tuple[list[Mark], float]:
        shapes, tall = paragraph(bio, x + 16, y + 14, wide - 32, 11.5, self.theme.body)
        ground = rounded_area(x, y, wide, tall + 28, 12, self.theme.panel)
        flag = self.setting.field_flag(self.persona, "bio")
        if flag is not None:
            shapes += difference_sign(flag.difference, x + 3, y + 3, self.theme)
        mark = flagged(Mark("bio", tuple(shapes)), flag)
        return [Mark("band", (ground,), "bio"), mark], y + tall + 28

    def _panels(self) -> list[Panel]:
        panels = []
        for field, hue_name in SECTIONS:
            items = getattr(self.persona, field)
            if items and self._wanted(field):
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
        card = item_card(
            item.text,
            self.theme.hues[hue_name],
            field,
            mark_id(item),
            self.setting.tooltip(item.text, item),
            notes=notes,
            dash="dashed" if item.assumption else "solid",
        )
        return flagged_card(card, self.setting.flag(item))

    def _traits(self, x: float, y: float, wide: float, spare: float) -> tuple[list[Mark], float]:
        """Lay out the traits as a panel of the right side; give its marks and its lower end."""
        hue = self.theme.hues["slate"]
        title, tall = paragraph(
            self.said["traits"], x + 28, y + 13, wide - 40, 13, hue.ink, Weight.SEMIBOLD
        )
        bar = Box(x + 16, y + 12, 3.5, tall + 3, hue.accent, rounded=False)
        count = 2 if len(self.persona.traits) > 1 else 1
        rows = self._rows(count)
        top = y + 13 + tall + 12
        scales, scales_tall = self._scales(x + 16, top, wide - 32, count, spare / rows)
        bottom = top + scales_tall + 16 + spare / rows
        ground = rounded_area(x, y, wide, bottom - y, 12, self.theme.panel)
        marks = [Mark("band", (ground,), "traits"), Mark("heading", (bar, *title)), *scales]
        return marks, bottom

    def _rows(self, count: int) -> int:
        """Give how many rows the traits fill, with `count` of them in a row."""
        return -(-len(self.persona.traits) // count)

    def _scales(
        self, x: float, y: float, wide: float, count: int, more: float = 0.0
    ) -> tuple[list[Mark], float]:
        """Lay out the scales of the traits in rows of `count`; give their marks and height.

        `more` points are put between two rows besides the usual space.
        """
        room = (wide + 28) / count - 28
        marks: list[Mark] = []
        top = y
        for start in range(0, len(self.persona.traits), count):
            row = self.persona.traits[start : start + count]
            laid = [
                self._trait(trait, x + index * (room + 28), top, room, start + index)
                for index, trait in enumerate(row)
            ]
            marks += [mark for mark, _ in laid]
            top += max(height for _, height in laid) + 13 + more
        return marks, top - 13 - more - y

    def _trait(
        self, trait: Trait, x: float, y: float, room: float, index: int
    ) -> tuple[Mark, float]:
        theme = self.theme
        flag = self.setting.flag(trait)
        gone = flag is not None and flag.removed
        ink, mark_colour = (theme.muted, theme.bar) if gone else (theme.ink, theme.brand)
        signs, aside = _sign_before(flag, x, y + 6, theme)
        shapes, tall = paragraph(
            trait.name, x + aside, y, room - aside, 10, ink, Weight.SEMIBOLD, struck=gone
        )
        shapes += signs
        line = y + tall + 9
        shapes.append(Box(x, line - 2, room, 4, theme.track, rounded=False))
        title = trait.name
        if trait.value is not None:
            place = x + room * trait.value / 100
            shapes.append(Box(x, line - 2, place - x, 4, mark_colour, rounded=False))
            shapes.append(Disc(place, line, 6.5, mark_colour, theme.on_mark, 2.0))
            title += f": {self.said.number(trait.value)}"
        below = line + 9
        low, low_tall = paragraph(trait.low or "", x, below, room / 2 - 8, 9, theme.muted)
        high, high_tall = paragraph(
            trait.high or "", x + room, below, room / 2 - 8, 9, theme.muted, anchor="end"
        )
        mark = Mark("trait", (*shapes, *low, *high), f"trait-{index + 1}", title)
        mark = flagged(mark, flag)
        return mark, below + max(low_tall, high_tall) - y


def _sign_before(flag: Flag | None, x: float, y: float, theme: Theme) -> tuple[list[Shape], float]:
    """Draw the sign of what differs before a text that begins at x, and give its room."""
    if flag is None:
        return [], 0.0
    return difference_sign(flag.difference, x + SMALL / 2, y, theme, SMALL), SMALL + 4


def _even(text: str, room: float, size: float) -> float:
    """Give the least width at which a text has no more lines, so that they are about as long."""
    most = len(texts.wrap(text, room, size, Weight.SEMIBOLD))
    while room > 120 and len(texts.wrap(text, room - 6, size, Weight.SEMIBOLD)) == most:
        room -= 6
    return room


def _named(key: str) -> str:
    """Write a free key as people would: `time_of_day` as “Time of day”."""
    name = texts.one_line(key.replace("_", " ")) or texts.one_line(key)
    return name[:1].upper() + name[1:]


def _plain(value: Any, said: Speech) -> str:
    """Write a free value: a text, a number, or several of them."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(each, said) for each in value)
    if isinstance(value, float):
        return said.number(value)
    return texts.one_line(value)
