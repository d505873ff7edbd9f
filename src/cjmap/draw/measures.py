"""How small facts are written in words and signs: shares, severity, sources, met or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.cards import Lead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.theme import Theme


def percent(share: float, said: Mapping[str, str]) -> str:
    """Write a share (0..1) in per cent, with a decimal only where it says something."""
    value = share * 100
    if abs(value - round(value)) < 0.05:
        return f"{value:.0f}\u00a0%"
    return f"{value:.1f}\u00a0%".replace(".", said["decimal"])


def number(value: float, said: Mapping[str, str]) -> str:
    """Write a number as its language does: decimal sign, no trailing zeros, spaced thousands."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.replace(",", "\u00a0").replace(".", said["decimal"]).replace("-", "−")


def signed(score: float) -> str:
    """Write a score with its sign, a real minus, and no trailing zero."""
    return f"{score:+g}".replace("-", "−") if score else "0"


def figure(value: float, metric: str | None, context: Context, said: Mapping[str, str]) -> str:
    """Write a value of a metric of the catalog: shares in per cent, others with their unit."""
    known = context.metric_of(metric) if metric else None
    if known is None:
        return number(value, said)
    if known.method == "share":
        return percent(value, said)
    if known.method == "csat-top2":
        return percent(value / 100, said)
    unit = f"\u00a0{known.unit}" if known.unit else ""
    return number(value, said) + unit


def quoted(text: str, said: Mapping[str, str]) -> str:
    """Put a text in the quotation marks of its language, unless its author has."""
    shown = texts.clean(text)
    if shown[:1] in "“”„«\"'‘":
        return shown
    return f"{said['quote-open']}{shown}{said['quote-close']}"


def severity(item: Any, said: Mapping[str, str]) -> str:
    """Tell the severity of a pain as filled dots of five, and its frequency in per cent."""
    parts = []
    if item.severity is not None:
        parts.append("●" * item.severity + "○" * (5 - item.severity))
    if item.frequency is not None:
        parts.append(percent(item.frequency, said))
    return " · ".join(parts)


def met_lead(item: Any, theme: Theme) -> Lead | None:
    """Give the sign of an expectation that was met, partly or not; None if nobody has said."""
    if item.met is None:
        return None
    letter, colour = {
        "yes": ("✓", theme.good),
        "partly": ("~", theme.fair),
        "no": ("✗", theme.bad),
    }[str(item.met)]
    return Lead(colour, letter)


def titled(text: str, evidence: Sequence[str], context: Context) -> str:
    """Add to a text the names of the sources that it rests on, for a tooltip."""
    sources = [context.title_of("evidence", id) or id for id in evidence]
    return f"{text} [{', '.join(sources)}]" if sources else text
