"""How small facts are written in words and signs: shares, severity, sources, met or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import Lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Theme


def figure(value: float, metric: str | None, context: Context, said: Speech) -> str:
    """Write a value of a metric of the catalog: shares in per cent, others with their unit."""
    known = context.metric_of(metric) if metric else None
    if known is None:
        return said.number(value)
    if known.method == "share":
        return said.percent(value)
    if known.method == "csat-top2":
        return said.percent(value / 100)
    unit = f"\u00a0{known.unit}" if known.unit else ""
    return said.number(value) + unit


def sentences(*parts: str | None) -> str:
    """Write texts one after the other, each ended by a full stop unless it has an end."""
    told = [texts.one_line(part) for part in parts if part]
    return " ".join(part if part[-1:] in ".!?…" else f"{part}." for part in told if part)


def quoted(text: str, said: Speech) -> str:
    """Put a text in the quotation marks of its language, unless its author has."""
    shown = texts.clean(text)
    if shown[:1] in "“”„«\"'‘":
        return shown
    return f"{said['quote-open']}{shown}{said['quote-close']}"


def severity(item: Any, said: Speech) -> str:
    """Tell the severity of a pain as filled dots of five, and its frequency in per cent."""
    parts = []
    if item.severity is not None:
        parts.append("●" * item.severity + "○" * (5 - item.severity))
    if item.frequency is not None:
        parts.append(said.percent(item.frequency))
    return " · ".join(parts)


def met_lead(item: Any, theme: Theme) -> Lead | None:
    """Give the sign of an expectation that was met, partly or not; None if nobody has said."""
    return None if item.met is None else met_sign(str(item.met), theme)


def met_sign(met: str, theme: Theme) -> Lead:
    """Give the sign of what was met: "yes", "partly" or "no"."""
    letter, colour = {
        "yes": ("✓", theme.good),
        "partly": ("~", theme.fair),
        "no": ("✗", theme.bad),
    }[met]
    return Lead(colour, letter, theme.on_mark)


def titled(text: str, evidence: Sequence[str], context: Context) -> str:
    """Add to a text the names of the sources that it rests on, for a tooltip."""
    sources = [context.title_of("evidence", id) or id for id in evidence]
    return f"{text} [{', '.join(sources)}]" if sources else text
