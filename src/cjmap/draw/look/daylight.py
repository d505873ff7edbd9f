"""Two themes as one: a colour by day that knows its colour by night, so that both are laid out at once.

Nothing that is laid out depends on a colour. What is computed from colours is computed for the night
too, by whatever is marked `by_day_and_night`; all else takes a colour for the text that it is by day.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.draw.look.theme import Theme

_Given = ParamSpec("_Given")


class Daylight(str):
    """A colour, `#rrggbb`, with the one that stands in its place by night."""

    __slots__ = ("night",)

    night: str

    def __new__(cls, day: str, night: str) -> Daylight:
        """Take both colours."""
        colour = super().__new__(cls, day)
        colour.night = night
        return colour


def by_day_and_night(compute: Callable[_Given, str]) -> Callable[_Given, str]:
    """Have a colour that is computed from others computed for the night too, where these have one."""

    @wraps(compute)
    def computed(*given: _Given.args, **named: _Given.kwargs) -> str:
        day = compute(*given, **named)
        if not any(isinstance(each, Daylight) for each in given):
            return day
        night: Any = (each.night if isinstance(each, Daylight) else each for each in given)
        return Daylight(day, compute(*night, **named))

    return computed


def both_themes(day: Theme, night: Theme) -> Theme:
    """Give the theme by day, whose colours know those of the one by night."""
    return _both(day, night)  # type: ignore[no-any-return]


def _both(day: Any, night: Any) -> Any:
    if isinstance(day, str):
        return Daylight(day, night) if day.startswith("#") else day
    if isinstance(day, tuple):
        return tuple(_both(*each) for each in zip(day, night, strict=True))
    if isinstance(day, dict):
        return {key: _both(value, night[key]) for key, value in day.items()}
    named = (each.name for each in fields(day)) if is_dataclass(day) else ()
    return replace(day, **{name: _both(getattr(day, name), getattr(night, name)) for name in named})
