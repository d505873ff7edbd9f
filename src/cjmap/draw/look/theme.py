"""Colours: a picture names what a thing means, a theme of `themes` says how it looks.

Every text has a contrast of at least 4.5:1 on what it lies on (WCAG 2.2, 1.4.3), every mark that
means something at least 3:1 (1.4.11); the tests compute both with `contrast`.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from cjmap.draw.look.daylight import by_day_and_night

FAMILY = "Inter"
"""The typeface that texts are measured with."""

FALLBACK = 'Inter, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
"""The font stack of the SVG. All but the last are no wider than texts are measured; see `svg`."""


@dataclass(frozen=True, slots=True)
class Hue:
    """One hue of a lane or a panel."""

    band: str
    """Behind the cards."""
    label: str
    """Behind the lane's name, and fill of the cards."""
    card: str
    edge: str
    accent: str
    """Bars, dots and lines."""
    ink: str
    """Text on any of the three fills."""
    hint: str
    """Quieter text on any of the three fills."""


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a picture."""

    name: str
    page: str
    ink: str
    body: str
    muted: str
    faint: str
    """Separators; they mean nothing."""
    brand: str
    panel: str
    arrow: str
    fail: str
    wait: str
    truth: str
    good: str
    fair: str
    bad: str
    tint_good: str
    tint_bad: str
    on_mark: str
    """Letters on badges and on the discs of people."""
    on_stage: str
    """Text on chevrons."""
    ring: str
    """Around a face."""
    note: str
    note_edge: str
    """A chip in the header: fill and edge."""
    rule: str
    """Scales and the line of neutral."""
    track: str
    bar: str
    slow: str
    """Bars of time: the whole, the part that is used, the part that is waiting."""
    improve: str
    variants: tuple[str, ...]
    """One for each context in which a journey feels different."""
    emotions: tuple[str, ...]
    """From −2 to 2."""
    people: tuple[str, ...]
    """One for each persona, in order; told apart by dash and initials too."""
    added: str
    removed: str
    moved: str
    changed: str
    """What differs from an earlier version; told apart by the signs on it too."""
    stages: tuple[str, ...]
    """The first and last chevron, and what lies between."""
    hues: dict[str, Hue]


def channels(colour: str) -> tuple[int, int, int]:
    """Read `#rrggbb`. Raise ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a #rrggbb colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@by_day_and_night
def mix(first: str, second: str, part: float) -> str:
    """Give the colour that lies `part` (0..1) of the way from one to the other."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Give the contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = []
        for channel in channels(colour):
            share = channel / 255
            parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@by_day_and_night
def legible(colour: str, ground: str, ratio: float) -> str:
    """Give the colour nearest to `colour` that has this contrast on `ground`.

    Hue and saturation (HLS) stay; it is made lighter on a dark ground, darker on a light one. A
    ratio that cannot be reached gives white or black.
    """
    if contrast(colour, ground) >= ratio:
        return colour
    red, green, blue = (channel / 255 for channel in channels(colour))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    goal = 1.0 if contrast("#ffffff", ground) >= contrast("#000000", ground) else 0.0
    for step in range(1, 101):
        light = lightness + (goal - lightness) * step / 100
        parts = colorsys.hls_to_rgb(hue, light, saturation)
        nearest = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if contrast(nearest, ground) >= ratio:
            break
    return nearest


def emotion_colour(theme: Theme, score: float) -> str:
    """Give the colour of a score from −2 to 2, in between the two nearest."""
    place = min(max(score, -2.0), 2.0) + 2
    index = min(int(place), 3)
    return mix(theme.emotions[index], theme.emotions[index + 1], place - index)


def stage_colours(theme: Theme, count: int) -> list[str]:
    """Give one colour for each of `count` chevrons, evenly from the first hue to the last."""
    return [stage_colour(theme, index, count) for index in range(count)]


def stage_colour(theme: Theme, index: int, count: int) -> str:
    """Give the colour of one of `count` chevrons, which are counted from 0."""
    first, middle, last = theme.stages
    place = 2 * index / (count - 1) if count > 1 else 0.0
    return mix(first, middle, place) if place <= 1 else mix(middle, last, place - 1)
