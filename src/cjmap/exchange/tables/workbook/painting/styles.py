"""How cells look, by what they mean; the colours are those of the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.look.theme import emotion_colour, mix

if TYPE_CHECKING:
    from cjmap.draw.look.theme import Hue, Theme

Style = dict[str, Any]

THIN, MEDIUM, THICK = 1, 2, 5
"""Borders, by XlsxWriter's numbers."""


def title(theme: Theme) -> Style:
    """The title of a sheet."""
    return {"font_size": 18.0, "bold": True, "font_color": theme.ink, "valign": "vcenter"}


def subtitle(theme: Theme) -> Style:
    """What stands below it."""
    return {"font_size": 10.0, "font_color": theme.muted, "valign": "vcenter"}


def phase(theme: Theme) -> Style:
    """The name of a phase above its stages."""
    return {
        "font_size": 9.0,
        "bold": True,
        "font_color": theme.muted,
        "valign": "bottom",
        "align": "left",
    }


def band(theme: Theme, colour: str) -> Style:
    """A stage."""
    return {
        "font_size": 12.0,
        "bold": True,
        "font_color": theme.on_stage,
        "bg_color": colour,
        "align": "left",
        "valign": "vcenter",
        "text_wrap": True,
        "indent": 1,
        "left": MEDIUM,
        "left_color": theme.page,
    }


def step(theme: Theme, *, truth: bool, first: bool) -> Style:
    """The title of a step; of a moment of truth in its own colour."""
    hue = theme.hues["blue"]
    return {
        "indent": 1,
        "align": "left",
        "bold": True,
        "font_size": 11.0,
        "font_color": theme.truth if truth else hue.ink,
        "bg_color": mix(theme.page, theme.truth, 0.12) if truth else hue.label,
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": MEDIUM,
        "bottom_color": theme.truth if truth else hue.edge,
        **_left(theme, first),
    }


def lane(hue: Hue, *, quiet: bool = False) -> Style:
    """The name of a lane."""
    return {
        "indent": 1,
        "align": "left",
        "bold": True,
        "font_color": hue.ink,
        "bg_color": hue.label,
        "text_wrap": True,
        "bottom": THIN,
        "bottom_color": hue.edge,
        **({"italic": True} if quiet else {}),
    }


def hint(hue: Hue) -> Style:
    """What a lane is about, below its name."""
    return {"font_size": 8.0, "font_color": hue.hint}


def cell(theme: Theme, hue: Hue, *, first: bool = False, quiet: bool = False) -> Style:
    """A cell of a lane."""
    return {
        "indent": 1,
        "align": "left",
        "font_color": theme.body,
        "bg_color": hue.band,
        "text_wrap": True,
        "bottom": THIN,
        "bottom_color": hue.edge,
        **_left(theme, first),
        **({"italic": True} if quiet else {}),
    }


def score(theme: Theme, hue: Hue, *, first: bool) -> Style:
    """A cell with a score; its colour comes by its value."""
    return {
        **cell(theme, hue, first=first),
        "indent": 0,
        "bold": True,
        "font_size": 12.0,
        "align": "center",
        "valign": "vcenter",
        "num_format": "+0.0;−0.0;0",
    }


def scores(theme: Theme) -> list[tuple[float, float, Style]]:
    """Give the looks of scores: from, to (inclusive), and the colours of a cell with such a score."""
    found = []
    for half in range(-4, 5):
        value = half / 2
        colour = emotion_colour(theme, value)
        style = {
            "bg_color": mix(theme.page, colour, 0.30),
            "font_color": mix(colour, theme.ink, 0.55),
        }
        found.append((value - 0.25, value + 0.249, style))
    return found


def head(hue: Hue) -> Style:
    """The head of a table."""
    return {
        "indent": 1,
        "align": "left",
        "bold": True,
        "font_color": hue.ink,
        "bg_color": hue.label,
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": MEDIUM,
        "bottom_color": hue.accent,
    }


def record(theme: Theme) -> Style:
    """A cell of a table."""
    return {
        "indent": 1,
        "align": "left",
        "valign": "vcenter",
        "font_color": theme.body,
        "text_wrap": True,
        "bottom": THIN,
        "bottom_color": theme.faint,
    }


def fact_label(theme: Theme) -> Style:
    """The name of something said of the whole map."""
    return {"bold": True, "font_color": theme.muted, "text_wrap": True}


def fact(theme: Theme) -> Style:
    """Its text."""
    return {"font_color": theme.body, "text_wrap": True}


def heading(theme: Theme) -> Style:
    """A heading within a sheet."""
    return {"bold": True, "font_size": 12.0, "font_color": theme.brand, "valign": "bottom"}


def service_line(hue: Hue) -> Style:
    """A line between two lanes, with its name."""
    return {
        "bold": True,
        "font_size": 8.0,
        "font_color": hue.accent,
        "valign": "bottom",
        "bottom": MEDIUM,
        "bottom_color": hue.accent,
    }


def _left(theme: Theme, first: bool) -> Style:
    """Set the line at the left of a column: stronger where a stage begins."""
    return {"left": MEDIUM if first else THIN, "left_color": theme.rule if first else theme.faint}
