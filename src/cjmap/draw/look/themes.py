"""The themes: light for slides, dark for screens, print for a printer without colours.

Every hue is named once, in the light theme; the dark one follows from its accent, so that a lane
keeps its colour from theme to theme. In print a lane is told by its place and its name alone, a
persona by the dashes of its curve, a feeling by its face: nothing needs a colour.
"""

from __future__ import annotations

from cjmap.draw.look.theme import Hue, Theme, legible, mix


def _light(band: str, label: str, card: str, edge: str, accent: str, ink: str) -> Hue:
    return Hue(band, label, card, edge, accent, ink, hint="#475569")


LIGHT = Theme(
    name="light",
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
    on_mark="#ffffff",
    on_stage="#ffffff",
    ring="#e6e8fb",
    note="#eef0fd",
    note_edge="#c7cdf6",
    rule="#94a3b8",
    track="#dfe4ec",
    bar="#64748b",
    slow="#c2690a",
    improve="#0369a1",
    variants=("#6d28d9", "#0369a1", "#a21caf", "#4d7c0f"),
    emotions=("#e11d48", "#dd5a0a", "#b47703", "#6f8a1a", "#15913f"),
    people=("#4338ca", "#0f766e", "#be185d", "#a16207", "#0369a1", "#6d28d9"),
    added="#15803d",
    removed="#556377",
    moved="#7e22ce",
    changed="#1d4ed8",
    stages=("#3730a3", "#1e4fa0", "#0e7490"),
    hues={
        "blue": _light("#f5f8fe", "#e6edfc", "#ffffff", "#bccdf3", "#1d4ed8", "#1e3a8a"),
        "blue-filled": _light("#f4f8ff", "#e2eafc", "#dbe8fe", "#9dbff5", "#1d4ed8", "#1e3a8a"),
        "violet": _light("#f9f7fe", "#efe9fc", "#efe8fd", "#cdbdf5", "#6d28d9", "#4c1d95"),
        "teal": _light("#f4fafa", "#e3f1ef", "#ffffff", "#8ad3c8", "#0f766e", "#134e4a"),
        "teal-filled": _light("#f4faf9", "#e1efed", "#d2f5ec", "#86d9c8", "#0f766e", "#134e4a"),
        "orange": _light("#f6f8fc", "#f9ece3", "#fff3e8", "#f3bd93", "#b45309", "#7c2d12"),
        "rose": _light("#fdf7f8", "#f9e6ea", "#ffe8eb", "#f5b5c0", "#be123c", "#881337"),
        "amber": _light("#fdfaf3", "#f5ede1", "#fef1cc", "#ecca63", "#a16207", "#713f12"),
        "emerald": _light("#f4faf7", "#e2f3ea", "#dcf7e8", "#97dbb7", "#047857", "#064e3b"),
        "sky": _light("#f4f9fd", "#e2eff8", "#e3f2fd", "#a2d0ee", "#0369a1", "#0c4a6e"),
        "slate": _light("#f7f8fa", "#eceef3", "#ffffff", "#c3cddb", "#475569", "#1e293b"),
        "fuchsia": _light("#fcf6fd", "#f7e8fa", "#fbeafd", "#e6bdf0", "#a21caf", "#701a75"),
        "lime": _light("#f9fbf2", "#eef5dc", "#f1f8da", "#c5dc84", "#4d7c0f", "#365314"),
        "indigo": _light("#f6f7fe", "#e8ebfd", "#e8ebfe", "#bcc5f6", "#4338ca", "#312e81"),
    },
)
"""Dark text on white, for slides and paper."""


_NIGHT = "#0b1220"
_SNOW = "#f8fafc"


def _dark(light: Hue, filled: bool) -> Hue:
    """Give the hue of the same accent on a dark page."""
    accent = legible(light.accent, _NIGHT, 5.5)
    card = mix(_NIGHT, accent, 0.25 if filled else 0.1)
    ink = legible(mix(accent, _SNOW, 0.62), card, 7.0)
    return Hue(
        band=mix(_NIGHT, accent, 0.07),
        label=mix(_NIGHT, accent, 0.19),
        card=card,
        edge=mix(_NIGHT, accent, 0.58),
        accent=accent,
        ink=ink,
        hint=mix("#94a3b8", _SNOW, 0.25),
    )


DARK = Theme(
    name="dark",
    page=_NIGHT,
    ink=_SNOW,
    body="#d3dbe6",
    muted="#9fb0c6",
    faint="#2a3850",
    brand="#a5b4fc",
    panel="#121b2e",
    arrow="#a3b3c9",
    fail="#fb7185",
    wait="#fbbf24",
    truth="#c4b5fd",
    good="#34d399",
    fair="#fbbf24",
    bad="#fb7185",
    tint_good="#123227",
    tint_bad="#3a1a26",
    on_mark=_NIGHT,
    on_stage="#ffffff",
    ring="#273250",
    note="#1d2647",
    note_edge="#4a5591",
    rule="#64748b",
    track="#28354b",
    bar="#8fa2bd",
    slow="#f59e0b",
    improve="#38bdf8",
    variants=("#c4b5fd", "#38bdf8", "#f0abfc", "#bef264"),
    emotions=("#fb7185", "#fb923c", "#fbbf24", "#bfd64b", "#4ade80"),
    people=("#a5b4fc", "#5eead4", "#f9a8d4", "#fcd34d", "#7dd3fc", "#c4b5fd"),
    added="#4ade80",
    removed="#9fb0c6",
    moved="#d8b4fe",
    changed="#60a5fa",
    stages=("#5148e6", "#2563eb", "#0e7490"),
    hues={name: _dark(hue, filled=hue.card != LIGHT.page) for name, hue in LIGHT.hues.items()},
)
"""Light text on a dark page, for screens and dark slides."""


def _grey(light: Hue) -> Hue:
    filled = light.card != LIGHT.page
    return Hue(
        band="#f7f7f7",
        label="#ebebeb",
        card="#f1f1f1" if filled else "#ffffff",
        edge="#8c8c8c",
        accent="#4a4a4a",
        ink="#141414",
        hint="#474747",
    )


PRINT = Theme(
    name="print",
    page="#ffffff",
    ink="#000000",
    body="#262626",
    muted="#4d4d4d",
    faint="#cfcfcf",
    brand="#1f1f1f",
    panel="#f7f7f7",
    arrow="#333333",
    fail="#000000",
    wait="#5c5c5c",
    truth="#2b2b2b",
    good="#5c5c5c",
    fair="#404040",
    bad="#000000",
    tint_good="#ececec",
    tint_bad="#d2d2d2",
    on_mark="#ffffff",
    on_stage="#ffffff",
    ring="#dedede",
    note="#f1f1f1",
    note_edge="#8c8c8c",
    rule="#7a7a7a",
    track="#dcdcdc",
    bar="#767676",
    slow="#1f1f1f",
    improve="#474747",
    variants=("#333333", "#666666", "#000000", "#4d4d4d"),
    emotions=("#000000", "#2b2b2b", "#474747", "#5c5c5c", "#6b6b6b"),
    people=("#1a1a1a", "#666666", "#404040", "#737373", "#000000", "#595959"),
    added="#000000",
    removed="#6b6b6b",
    moved="#404040",
    changed="#262626",
    stages=("#262626", "#404040", "#595959"),
    hues={name: _grey(hue) for name, hue in LIGHT.hues.items()},
)
"""Black and greys on white, for paper."""

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}
"""The themes by name."""
