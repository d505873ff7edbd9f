"""Colours. One theme file: a picture names what a thing means, the theme says how it looks.

Every text has a contrast of at least 4.5:1 on what it lies on (WCAG 2.2, 1.4.3), every mark that
means something at least 3:1 (1.4.11); the tests compute both with `contrast`.
"""

from __future__ import annotations

from dataclasses import dataclass

FAMILY = "Inter"
"""The typeface that texts are measured with."""

FALLBACK = 'Inter, "Helvetica Neue", Arial, "Noto Sans", sans-serif'
"""The font stack of the SVG; all of these are narrower than Inter, so nothing overflows."""


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
    on_dark: str
    """Letters on badges, chevrons and faces."""
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
    stages: tuple[str, ...]
    """The first and last chevron, and what lies between."""
    hues: dict[str, Hue]


def _hue(band: str, label: str, card: str, edge: str, accent: str, ink: str) -> Hue:
    return Hue(band, label, card, edge, accent, ink, hint="#475569")


LIGHT = Theme(
    page="#ffffff",
    ink="#0f172a",
    body="#334155",
    muted="#556377",
    faint="#d5dce6",
    brand="#4338ca",
    panel="#f6f8fc",
    arrow="#475569",
    fail="#be123c",
    wait="#b45309",
    truth="#6d28d9",
    good="#047857",
    fair="#b45309",
    bad="#be123c",
    tint_good="#d9f4e3",
    tint_bad="#ffe0e4",
    on_dark="#ffffff",
    ring="#e6e8fb",
    note="#eef0fd",
    note_edge="#c7cdf6",
    rule="#94a3b8",
    track="#dfe4ec",
    bar="#64748b",
    slow="#d97706",
    improve="#0369a1",
    variants=("#6d28d9", "#0369a1", "#a21caf", "#4d7c0f"),
    emotions=("#e11d48", "#dd5a0a", "#b47703", "#6f8a1a", "#15913f"),
    people=("#4338ca", "#0f766e", "#be185d", "#a16207", "#0369a1", "#6d28d9"),
    stages=("#3730a3", "#1e4fa0", "#0e7490"),
    hues={
        "blue": _hue("#f5f8fe", "#e6edfc", "#ffffff", "#bccdf3", "#1d4ed8", "#1e3a8a"),
        "blue-filled": _hue("#f4f8ff", "#e2eafc", "#dbe8fe", "#9dbff5", "#1d4ed8", "#1e3a8a"),
        "violet": _hue("#f9f7fe", "#efe9fc", "#efe8fd", "#cdbdf5", "#6d28d9", "#4c1d95"),
        "teal": _hue("#f4fafa", "#e3f1ef", "#ffffff", "#8ad3c8", "#0f766e", "#134e4a"),
        "teal-filled": _hue("#f4faf9", "#e1efed", "#d2f5ec", "#86d9c8", "#0f766e", "#134e4a"),
        "orange": _hue("#f6f8fc", "#f9ece3", "#fff3e8", "#f3bd93", "#b45309", "#7c2d12"),
        "rose": _hue("#fdf7f8", "#f9e6ea", "#ffe8eb", "#f5b5c0", "#be123c", "#881337"),
        "amber": _hue("#fdfaf3", "#f5ede1", "#fef1cc", "#ecca63", "#a16207", "#713f12"),
        "emerald": _hue("#f4faf7", "#e2f3ea", "#dcf7e8", "#97dbb7", "#047857", "#064e3b"),
        "sky": _hue("#f4f9fd", "#e2eff8", "#e3f2fd", "#a2d0ee", "#0369a1", "#0c4a6e"),
        "slate": _hue("#f7f8fa", "#eceef3", "#ffffff", "#c3cddb", "#475569", "#1e293b"),
        "fuchsia": _hue("#fcf6fd", "#f7e8fa", "#fbeafd", "#e6bdf0", "#a21caf", "#701a75"),
        "lime": _hue("#f9fbf2", "#eef5dc", "#f1f8da", "#c5dc84", "#4d7c0f", "#365314"),
        "indigo": _hue("#f6f7fe", "#e8ebfd", "#e8ebfe", "#bcc5f6", "#4338ca", "#312e81"),
    },
)
"""The one theme for now: dark text on white, for slides and paper."""


def channels(colour: str) -> tuple[int, int, int]:
    """Read `#rrggbb`. Raise ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a #rrggbb colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


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


def emotion_colour(theme: Theme, score: float) -> str:
    """Give the colour of a score from −2 to 2, in between the two nearest."""
    place = min(max(score, -2.0), 2.0) + 2
    index = min(int(place), 3)
    return mix(theme.emotions[index], theme.emotions[index + 1], place - index)


def stage_colours(theme: Theme, count: int) -> list[str]:
    """Give one colour for each of `count` chevrons, evenly from the first hue to the last."""
    first, middle, last = theme.stages
    colours = []
    for index in range(count):
        place = 2 * index / (count - 1) if count > 1 else 0.0
        if place <= 1:
            colours.append(mix(first, middle, place))
        else:
            colours.append(mix(middle, last, place - 1))
    return colours
