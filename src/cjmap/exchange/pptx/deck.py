"""A deck while it is made: slides with titles, numbers and notes, and the room on them."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from cjmap.draw import text as texts
from cjmap.exchange.pptx.archive import same_bytes
from cjmap.exchange.pptx.base import (
    COVER,
    HEIGHT,
    MARGIN,
    PANEL,
    PLAIN,
    WIDTH,
    kind_of,
    own_presentation,
)
from cjmap.exchange.pptx.drawing import Box, Drawing, Look
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, clipped, cut, height, said, strong
from cjmap.exchange.pptx.template import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.draw.look.theme import Theme

_NAMES = {
    "cover": (COVER, "Slajd tytułowy", "Title", "Titelfolie", "Diapositive de titre"),
    "plain": (PLAIN, "Tylko tytuł", "Title only", "Nur Titel", "Titre seul"),
}
"""What PowerPoint calls the layouts in some languages; others are found by what is on them."""

_TITLES = ("title", "ctrTitle")
_LEAST_TITLE, _USUAL_TITLE = 18.0, 44.0
"""The size down to which a title is made smaller, and that of PowerPoint where none is told."""

_FOOT = ("sldNum", "ftr", "dt")


@dataclass(slots=True)
class Page:
    """A slide, where its content goes, and what was cut from it: its notes begin with that."""

    slide: Any
    drawing: Drawing
    area: Box
    title: str = ""
    rest: Sequence[str] = ()


@dataclass(slots=True)
class Deck:
    """A deck in one look. `own`: in ours, not in that of a template."""

    presentation: Any
    own: bool
    theme: Theme
    lang: str = "en-US"
    _names: set[str] = field(default_factory=set)

    def cover(self, title: str, text: Sequence[Paragraph]) -> Page:
        """Add a slide of the layout for titles, with text below the title where that has room.

        In the look of a template that is the first paragraph alone, set as the template sets it.
        """
        page = self._page("cover", title)
        holder = next(
            (h for h in page.slide.placeholders if kind_of(h) in ("subTitle", "body")), None
        )
        if holder is not None:
            shown = [Paragraph((Run(text[0].text),), align="")]
            if self.own:
                room = Length(holder.height).pt - 8
                shown, rest = cut(text, Length(holder.width).pt, room)
                page.rest = [each.text for each in rest]
            page.drawing.write(holder.text_frame, shown)
            holder.text_frame.word_wrap = True
        return page

    def panel(self, page: Page) -> Box:
        """Draw the ground at the right of a cover in our own look; return the room on it."""
        ground = Box(PANEL.left - 20, 0.0, WIDTH - PANEL.left + 20, HEIGHT)
        page.drawing.shape(MSO_SHAPE.RECTANGLE, ground, Look(self.theme.panel), "panel")
        return PANEL

    def page(self, title: str) -> Page:
        """Add a slide with a title and nothing else."""
        return self._page("plain", title)

    def part(self, page: Page, title: str, number: int, count: int, own: dict[str, str]) -> Page:
        """Return the slide for part `number` (from 1) of what `page` was begun for."""
        if count < 2:
            return page
        told = f"{said(title)} ({own['part'].format(part=number, count=count)})"
        if number > 1:
            return self.page(told)
        self._entitle(page, told)
        return page

    def speak(self, page: Page, notes: Sequence[str]) -> None:
        """Write the notes of a slide; none where there is nothing to say."""
        told = [said(each) for each in (page.title, *page.rest, *notes) if each]
        if not told:
            return
        frame = page.slide.notes_slide.notes_text_frame
        if frame is None:
            return
        for number, text in enumerate(told):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = text
            run._r.get_or_add_rPr().set("lang", self.lang)

    def speaks(self, lang: str) -> None:
        """Set the language (BCP 47) of what is written from now on."""
        self.lang = _with_region(lang)

    def unique(self, name: str) -> str:
        """Return a name of a shape, with a number where there is one like it on another slide."""
        found, number = name, 1
        while found in self._names:
            number += 1
            found = f"{name} ({number})"
        self._names.add(found)
        return found

    def saved(self, title: str) -> bytes:
        """Return the file."""
        self.presentation.core_properties.title = said(title)
        self.presentation.core_properties.language = self.lang
        out = io.BytesIO()
        self.presentation.save(out)
        return same_bytes(out.getvalue())

    def _page(self, kind: str, title: str) -> Page:
        layout = self._layout(kind)
        slide = self.presentation.slides.add_slide(layout)
        drawing = Drawing(slide, self.lang)
        holder = slide.shapes.title
        for each in list(slide.placeholders):
            wanted = (*_TITLES, "subTitle", "body") if kind == "cover" else _TITLES
            if kind_of(each) not in wanted:
                each._element.getparent().remove(each._element)
        self._number(slide, layout)
        area = self._area(slide, layout)
        if holder is None:
            # A layout without a title: it stands in the content.
            strong = Paragraph((Run(said(title), self.theme.ink, True, 20.0),))
            drawing.label(Box(area.left, area.top, area.width, 30.0), "title", [strong])
            area = Box(area.left, area.top + 36.0, area.width, area.height - 36.0)
        page = Page(slide, drawing, area)
        self._entitle(page, title)
        return page

    def _entitle(self, page: Page, title: str) -> None:
        """Give a slide its title, or another one than it was begun with."""
        holder = page.slide.shapes.title
        if holder is not None:
            page.title = title if self._title(holder, title) else ""

    def _title(self, holder: Any, title: str) -> bool:
        """Write a title as the layout sets it, smaller where it would be too high for its place.

        Return whether it had to be cut.
        """
        paragraph = holder.text_frame.paragraphs[0]
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
        run = paragraph.add_run()
        run.text = said(title)
        run._r.get_or_add_rPr().set("lang", self.lang)
        if holder.width is None or holder.height is None:
            return False
        usual = size = _title_size(holder)
        wide, tall = Length(holder.width).pt - 15, Length(holder.height).pt
        while size > _LEAST_TITLE and height([strong(title, size=size)], wide) > tall:
            size -= 2
        if size < usual:
            run.font.size = Pt(size)
        most = max(int(tall / (size * texts.LINE)), 1)
        run.text = clipped(title, wide, most, size, bold=True)
        return bool(run.text != said(title))

    def _number(self, slide: Any, layout: Any) -> None:
        """Number a slide as its layout does; the library leaves that out."""
        for each in layout.placeholders:
            if kind_of(each) == "sldNum":
                copy = deepcopy(each._element)
                next(copy.iter("{*}cNvPr")).set("id", str(slide.shapes._next_shape_id))
                slide.shapes._spTree.append(copy)

    def _layout(self, kind: str) -> Any:
        layouts = list(self.presentation.slide_layouts)
        names = [name.casefold() for name in _NAMES[kind]]
        for name in names:
            for layout in layouts:
                if layout.name.strip().casefold() == name:
                    return layout
        return min(layouts, key=lambda layout: (_misfit(kind, layout), layouts.index(layout)))

    def _area(self, slide: Any, layout: Any) -> Box:
        """Return the room below the title and above what stands at the foot."""
        wide = Length(self.presentation.slide_width).pt
        tall = Length(self.presentation.slide_height).pt
        left, right = MARGIN * wide / 960, wide - MARGIN * wide / 960
        top = tall * 0.16
        title = slide.shapes.title
        if title is not None and title.height is not None:
            lower = Length(title.top + title.height).pt
            if lower < tall * 0.4:
                top = lower + 6.0
                if Length(title.width).pt > wide * 0.5:
                    left = max(Length(title.left).pt, wide * 0.01)
                    right = min(Length(title.left + title.width).pt, wide * 0.99)
        feet = [
            Length(each.top).pt
            for each in layout.placeholders
            if kind_of(each) in _FOOT and each.top is not None
        ]
        bottom = min([tall * 0.965, *(foot for foot in feet if foot > tall * 0.8)])
        return Box(left, top, right - left, bottom - top - 4.0)


def deck_of(theme: Theme, template: Path | None) -> Deck:
    """Return an empty deck, in the look of a template if there is one."""
    if template is None:
        return Deck(own_presentation(theme), True, theme)
    return Deck(opened(template), False, theme)


def _title_size(holder: Any) -> float:
    """Return the size of a title's text, in points, as its layout or the master has it."""
    layout = holder.part.slide_layout
    master = layout.slide_master
    kinds = [
        each._element
        for deck in (layout, master)
        for each in deck.placeholders
        if kind_of(each) in _TITLES
    ]
    for element in (*kinds, master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))):
        for run in element.iter(qn("a:defRPr")):
            if run.get("sz"):
                return int(run.get("sz")) / 100
    return _USUAL_TITLE


def _misfit(kind: str, layout: Any) -> int:
    """Tell how far a layout is from what is wanted: a title, and for a cover a text below it."""
    kinds = [kind_of(each) for each in layout.placeholders if kind_of(each) not in _FOOT]
    titles = sum(each in _TITLES for each in kinds)
    others = len(kinds) - titles
    if kind == "cover":
        return (0 if "ctrTitle" in kinds else 2) + (0 if titles else 8) + abs(others - 1)
    return (0 if "title" in kinds else 4) + (0 if titles else 8) + 2 * others


def _with_region(lang: str) -> str:
    """Return a language with the region that spelling is checked for: `pl` is `pl-PL`."""
    try:
        locale = Locale.parse(lang, sep="-")
        if locale.territory is None:
            from babel.core import get_global

            likely = get_global("likely_subtags").get(locale.language, "")
            region = likely.rpartition("_")[2]
            return f"{locale.language}-{region}" if len(region) == 2 else locale.language
    except (UnknownLocaleError, ValueError):
        return lang
    return f"{locale.language}-{locale.territory}"
