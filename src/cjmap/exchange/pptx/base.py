"""The look of a deck that has no template: wide slides, two layouts, a theme in our colours.

It is made of the library's own presentation, which is narrow and has layouts for all that we never
show.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from cjmap.exchange.pptx.drawing import Box, rgb

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Theme

WIDTH, HEIGHT = 960.0, 540.0
"""13.333 × 7.5 inches: what PowerPoint calls widescreen."""

MARGIN = 36.0
"""Space at the sides of a slide, in points."""

COVER, PLAIN = "Title Slide", "Title Only"

FAMILY = "Arial"
"""The typeface of the theme: on every machine, and no wider than texts are measured."""

_TITLE = Box(MARGIN, 20.0, WIDTH - 2 * MARGIN, 40.0)
_COVER_TITLE = Box(MARGIN + 12, 96.0, 470.0, 130.0)
_COVER_TEXT = Box(MARGIN + 12, 236.0, 470.0, 230.0)
_FOOT = 512.0
_NUMBER = Box(WIDTH - MARGIN - 80, _FOOT, 80.0, 20.0)
_DATE = Box(MARGIN, _FOOT, 160.0, 20.0)
_FOOTER = Box(WIDTH / 2 - 160, _FOOT, 320.0, 20.0)

PANEL = Box(560.0, 104.0, WIDTH - 560.0 - MARGIN, 400.0)
"""Where the cover tells of people and goals."""


def own_presentation(theme: Theme) -> Any:
    """Return an empty deck in our look."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in (COVER, PLAIN):
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _colour(master, theme)
    sizes = {"ctrTitle": _COVER_TITLE, "subTitle": _COVER_TEXT, "title": _TITLE, "body": _TITLE}
    sizes |= {"sldNum": _NUMBER, "dt": _DATE, "ftr": _FOOTER}
    holders: list[Any] = [master, *deck.slide_layouts]
    for holder in holders:
        for each in holder.placeholders:
            box = sizes[kind_of(each)]
            each.left, each.top, each.width, each.height = box.emu
    _titles(master, theme)
    for each in next(x for x in deck.slide_layouts if x.name == COVER).placeholders:
        kind = kind_of(each)
        if kind == "ctrTitle":
            _size(each, 32, theme.ink, bold=True)
            each.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        elif kind == "subTitle":
            _size(each, 14, theme.body, bold=False)
    properties = deck.core_properties
    properties.author = properties.title = properties.keywords = ""
    return deck


def kind_of(placeholder: Any) -> str:
    """Return what a placeholder is for, in the words of the file: `title`, `body`, `sldNum`."""
    return str(placeholder._element.ph.get("type", "body"))


def _colour(master: Any, theme: Theme) -> None:
    """Put our colours and typeface into the theme, so that what is added later fits."""
    part = next(
        each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")
    )
    text = part.blob.decode()
    text = re.sub(r'(<a:(?:major|minor)Font><a:latin typeface=")[^"]*', rf"\g<1>{FAMILY}", text)
    hues = theme.hues
    accents = (
        theme.brand,
        *(hues[name].accent for name in ("teal", "violet", "rose", "amber", "sky")),
    )
    colours = {"dk2": theme.ink, "lt2": theme.panel, "hlink": theme.brand, "folHlink": theme.muted}
    colours |= {f"accent{number}": colour for number, colour in enumerate(accents, 1)}
    for name, colour in colours.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>',
            text,
        )
    text = text.replace('name="Office Theme"', 'name="cjmap"')
    part._blob = text.encode()
    background = master.background.fill
    background.solid()
    background.fore_color.rgb = rgb(theme.page)


def _titles(master: Any, theme: Theme) -> None:
    styles = master._element.find(qn("p:txStyles"))
    for level in styles.find(qn("p:titleStyle")):
        if level.tag == qn("a:lvl1pPr"):
            level.set("algn", "l")
            run = level.find(qn("a:defRPr"))
            run.set("sz", "2200")
            run.set("b", "1")
            fill = run.find(qn("a:solidFill"))
            fill[0].getparent().replace(fill[0], _colour_element(theme.ink))
    for each in master.placeholders:
        kind = kind_of(each)
        if kind == "title":
            each.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            each.text_frame.margin_left = each.text_frame.margin_right = 0
        if kind in ("sldNum", "ftr", "dt"):
            _size(each, 10, theme.muted, bold=False)
            each.text_frame.margin_left = each.text_frame.margin_right = 0


def _size(placeholder: Any, size: int, colour: str, *, bold: bool) -> None:
    """Set the text of a placeholder by its own list style, which slides take over."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    body = placeholder._element.find(qn("p:txBody"))
    style = body.find(qn("a:lstStyle"))
    align = "r" if kind_of(placeholder) == "sldNum" else "l"
    fresh = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
    body.replace(style, fresh)
    settings = body.find(qn("a:bodyPr"))
    for each in list(settings):
        settings.remove(each)
    settings.append(parse_xml(f"<a:normAutofit {nsdecls('a')}/>"))
    placeholder.text_frame.margin_left = placeholder.text_frame.margin_right = 0


def _colour_element(colour: str) -> Any:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour[1:].upper()}"/>')
