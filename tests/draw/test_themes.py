"""The colours: contrast as WCAG defines it, themes that keep it, and nothing told by hue alone."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.draw.draw_checks import rows_of, sign_of
from tests.draw.draw_complete import bend
from tests.draw.draw_examples import example_pictures, scene_named
from tests.draw.draw_geometry import read
from tests.draw.draw_maps import make, shop

from cjmap.draw import picture
from cjmap.draw.look.theme import (
    Hue,
    Theme,
    channels,
    contrast,
    emotion_colour,
    legible,
    mix,
    stage_colours,
)
from cjmap.draw.look.themes import DARK, LIGHT, PRINT, THEMES
from cjmap.draw.look.view import View
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


# --- contrast -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#949494", "#ffffff", 3.03),
        ("#ff0000", "#ffffff", 4.00),
        ("#008000", "#ffffff", 5.14),
        ("#0000ff", "#ffffff", 8.59),
        ("#ffff00", "#000000", 19.56),
        ("#030303", "#000000", 1.02),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("wrong", ["#fff", "ffffff", "#ggffff", "red", "#ffffff00", ""])
def test_other_ways_to_write_a_colour_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colour|invalid literal"):
        channels(wrong)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"


@given(COLOURS, COLOURS, st.sampled_from((3.0, 4.5, 7.0)))
def test_a_legible_colour_has_the_contrast_or_is_black_or_white(
    colour: str, ground: str, ratio: float
) -> None:
    found = legible(colour, ground, ratio)
    if contrast(colour, ground) >= ratio:
        assert found == colour
    assert contrast(found, ground) >= ratio or found in ("#000000", "#ffffff")


def test_a_legible_colour_keeps_its_hue() -> None:
    red, green, blue = channels(legible("#e11d48", "#0b1220", 7))
    assert red > blue > green


# --- themes ---------------------------------------------------------------------------------------


def colours_of(value: Any) -> Iterator[str]:
    """Give every colour in a theme, however deep."""
    if isinstance(value, str):
        if value.startswith("#"):
            yield value
    elif isinstance(value, (Theme, Hue)):
        for each in fields(value):
            yield from colours_of(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from (colour for each in value.values() for colour in colours_of(each))
    elif isinstance(value, tuple):
        yield from (colour for each in value for colour in colours_of(each))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_has_contrast_on_every_ground_that_it_may_lie_on(theme: Theme) -> None:
    pairs = {
        (text, ground)
        for text in (theme.ink, theme.body, theme.muted)
        for ground in (theme.page, theme.panel)
    }
    pairs |= {(theme.brand, theme.page), (theme.brand, theme.note)}
    pairs |= {(score, theme.hues["orange"].label) for score in (theme.good, theme.bad)}
    pairs |= {(theme.body, tint) for tint in (theme.tint_good, theme.tint_bad)}
    for hue in theme.hues.values():
        grounds = (hue.band, hue.label, hue.card)
        pairs |= {(text, ground) for text in (hue.ink, hue.hint, theme.body) for ground in grounds}
    for mark in (theme.fail, theme.wait, theme.truth, theme.improve, theme.good, theme.arrow):
        pairs.add((theme.on_mark, mark))
    pairs |= {(theme.on_mark, person) for person in theme.people}
    pairs |= {
        (theme.on_stage, stage) for count in (1, 2, 12) for stage in stage_colours(theme, count)
    }
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_marks_have_contrast_on_every_ground_that_they_may_lie_on(theme: Theme) -> None:
    orange = theme.hues["orange"]
    pairs = {(theme.bar, theme.track), (theme.slow, theme.track)}
    for score in (-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2):
        for ground in (theme.page, orange.band, theme.tint_good, theme.tint_bad):
            pairs.add((emotion_colour(theme, score), ground))
    pairs |= {(curve, orange.band) for curve in (*theme.people, *theme.variants)}
    for hue in theme.hues.values():
        pairs |= {(hue.accent, ground) for ground in (hue.band, hue.label, hue.card)}
        pairs |= {(theme.arrow, hue.band)}
    for mark in (theme.fail, theme.wait, theme.truth):
        pairs |= {(mark, hue.band) for hue in theme.hues.values()}
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 3} == {}


def test_all_themes_have_the_same_hues_and_as_many_people() -> None:
    for theme in THEMES.values():
        assert set(theme.hues) == set(LIGHT.hues)
        assert len(theme.people) == len(LIGHT.people)
        assert len(set(theme.people)) == len(theme.people)
        assert theme.name == next(name for name, each in THEMES.items() if each is theme)


def test_print_has_no_colour() -> None:
    found = list(colours_of(PRINT))
    assert len(found) > 100
    assert {colour for colour in found if len(set(channels(colour))) > 1} == set()


@pytest.mark.parametrize("name", example_pictures())
def test_a_printed_picture_has_no_colour(name: str) -> None:
    svg = to_svg(scene_named(*example_pictures()[name], View(theme=PRINT))).decode()
    drawn = re.sub('base64,[^"]*', "", svg)
    found = set(re.findall('(?:fill|stroke)="(#[0-9a-f]{6})"', drawn))
    assert len(found) > 3
    assert {colour for colour in found if len(set(channels(colour))) > 1} == set()


def test_stages_go_from_the_first_colour_to_the_last() -> None:
    for count in (1, 2, 3, 12):
        colours = stage_colours(LIGHT, count)
        assert len(colours) == count
        assert colours[0] == LIGHT.stages[0]
    assert stage_colours(LIGHT, 3) == list(LIGHT.stages)


def test_a_score_beyond_the_scale_has_the_colour_of_its_end() -> None:
    assert emotion_colour(DARK, -9) == emotion_colour(DARK, -2) == DARK.emotions[0]
    assert emotion_colour(DARK, 9) == DARK.emotions[4]
    assert emotion_colour(DARK, 0.5) == mix(DARK.emotions[2], DARK.emotions[3], 0.5)


# --- nothing is told by hue alone -----------------------------------------------------------------

SCORES = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)


def felt(*emotions: Any, **more: Any) -> Any:
    """Make a journey of steps with these emotions."""
    steps = [
        {"id": f"s{index}", "title": "S", "emotion": emotion}
        for index, emotion in enumerate(emotions)
    ]
    return make(
        {
            "kind": "journey",
            "id": "j",
            "title": "J",
            "stages": [{"title": "A", "steps": steps}],
            **more,
        }
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_feeling_is_told_by_height_and_mouth(theme: Theme) -> None:
    drawing = read(to_svg(picture(felt(*SCORES), shop(), View(theme=theme))))
    assert len(list(rows_of(drawing))) == 1
    faces = [drawing.named[f"emotion-s{index}"] for index in range(len(SCORES))]
    heights = [face.box.centre[1] for face in faces]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(SCORES)
    bends = [bend(face) for face in faces]
    assert bends == sorted(bends)
    assert bends[0] < -2
    assert bends[4] == pytest.approx(0, abs=0.01)
    assert bends[8] > 2


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_curves_of_people_differ_in_more_than_hue(theme: Theme) -> None:
    people = ("p0", "p1", "p2", "p3")
    feelings = [
        {"by": {person: (number + step) % 5 - 2 for number, person in enumerate(people)}}
        for step in range(3)
    ]
    drawing = read(to_svg(picture(felt(*feelings, personas=people), shop(), View(theme=theme))))
    lines = [group for group in drawing.marked("legend") if group.pens]
    assert len(lines) == len(people)
    # Without its colour: the pattern of the line, and what else is drawn with it.
    signs = {
        (*(part for part in sign_of(group) if part[0] != "#"), letters(group)) for group in lines
    }
    assert len(signs) == len(people)


def letters(entry: Any) -> str:
    """Give what is written on the sign of an entry of the legend, to the left of its text."""
    return "".join(line.text for line in entry.lines[:-1])
