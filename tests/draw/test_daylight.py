"""Two themes laid out at once give by day and by night exactly what each gives by itself."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_comparisons import made_up
from tests.draw.draw_examples import example_pictures, map_named, scene_named
from tests.draw.test_branding import BRAND

from cjmap.draw.look.branding import branded
from cjmap.draw.look.daylight import Daylight, both_themes
from cjmap.draw.look.theme import emotion_colour, legible, mix, stage_colours
from cjmap.draw.look.themes import DARK, LIGHT
from cjmap.draw.look.view import View

if TYPE_CHECKING:
    from cjmap.draw.look.comparison import Comparison
    from cjmap.draw.look.theme import Theme

THEMES = {
    "ours": (LIGHT, DARK),
    "branded": (branded(LIGHT, BRAND), branded(DARK, BRAND)),
    "branded by day": (branded(LIGHT, BRAND), DARK),
}


def by_night(value: Any) -> Any:
    """Give a theme, a scene or a part of one with the colours of the night."""
    if isinstance(value, Daylight):
        return value.night
    if isinstance(value, tuple):
        return tuple(map(by_night, value))
    if isinstance(value, dict):
        return {key: by_night(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: by_night(getattr(value, each.name)) for each in fields(value)}
        )
    return value


def wrong(picture: tuple[str, str, str], day: Theme, night: Theme, what: Comparison | None) -> bool:
    one, other, both = (
        scene_named(*picture, View(theme=theme, comparison=what))
        for theme in (day, night, both_themes(day, night))
    )
    return both != one or by_night(both) != other


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_of_both_has_all_colours_of_both(name: str) -> None:
    day, night = THEMES[name]
    both = both_themes(day, night)
    assert both == day
    assert by_night(both) == replace(night, name=day.name)


@pytest.mark.parametrize("name", example_pictures())
def test_pictures_are_those_of_either_theme(name: str) -> None:
    assert not wrong(example_pictures()[name], *THEMES["branded"], None)


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        ("journey", "first-visit"),
        ("blueprint", "clinic-visit"),
        ("persona", "helen"),
        ("empathy-map", "helen-at-the-kiosk"),
    ],
)
def test_comparisons_are_those_of_either_theme(kind: str, id: str) -> None:
    what = made_up(map_named("clinic", kind, id), Random(kind))
    assert not wrong(("clinic", kind, id), *THEMES["branded"], what)


def test_colours_that_are_computed_are_computed_twice() -> None:
    red, page = Daylight("#aa0000", "#ff8888"), Daylight("#ffffff", "#101010")
    assert by_night(mix(red, page, 0.25)) == mix("#ff8888", "#101010", 0.25)
    assert by_night(mix("#ffffff", page, 0.5)) == mix("#ffffff", "#101010", 0.5)
    assert by_night(legible(page, page, 4.5)) == legible("#101010", "#101010", 4.5)
    assert type(mix("#000000", "#ffffff", 0.5)) is str
    both = both_themes(LIGHT, DARK)
    assert by_night(emotion_colour(both, 0.3)) == emotion_colour(DARK, 0.3)
    assert by_night(tuple(stage_colours(both, 5))) == tuple(stage_colours(DARK, 5))
