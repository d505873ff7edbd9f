"""Guards one's own colours: nothing but a colour gets in, and none makes anything illegible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw.look.branding import KEYS, ColourError, branded
from cjmap.draw.look.theme import contrast, emotion_colour, stage_colours
from cjmap.draw.look.themes import DARK, LIGHT, PRINT, THEMES
from cjmap.workspace.settings import COLORS_TABLE, SETTINGS, ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.look.theme import Theme

COLOUR = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
BRAND: dict[str, str | tuple[str, ...]] = {
    "brand": "#7a1f5c",
    "stages": ("#5b1a6b", "#7a1f5c", "#a3345a"),
    "negative": "#c2255c",
    "neutral": "#8a6d00",
    "positive": "#2b7a3f",
    "personas": ("#7a1f5c", "#0b6e6e"),
    "arrow": "#4a4a5e",
    "fail-point": "#b3123f",
    "wait-point": "#9a4a00",
    "moment-of-truth": "#5f2bb3",
}
"""The colours of the page docs/render.md."""


def ratios(theme: Theme) -> Iterator[tuple[str, float, float]]:
    """List what the pictures lay upon each other: what it is, its contrast, what is needed.

    Written down from the pictures, not from the module that is tested.
    """
    feelings, times = theme.hues["orange"], theme.hues["slate"]
    for name, text, ground in (
        ("kind of map", theme.brand, theme.page),
        ("chip", theme.brand, theme.note),
        ("face", theme.on_mark, theme.brand),
        ("delighted", theme.good, feelings.label),
        ("frustrated", theme.bad, feelings.label),
        ("yes", theme.on_mark, theme.good),
        ("partly", theme.on_mark, theme.fair),
        ("no", theme.on_mark, theme.bad),
        ("arrow's badge", theme.on_mark, theme.arrow),
        ("fail point", theme.on_mark, theme.fail),
        ("wait point", theme.on_mark, theme.wait),
        ("wait's length", theme.wait, times.band),
        ("moment of truth", theme.on_mark, theme.truth),
    ):
        yield name, contrast(text, ground), 4.5
    for count in (1, 2, 3, 12):
        for colour in stage_colours(theme, count):
            yield f"stage {colour}", contrast(theme.on_stage, colour), 4.5
            # Dark letters could be read on a light page itself: their chevron has to be seen only.
            carried = theme.page == LIGHT.page and theme.on_stage == LIGHT.ink
            yield f"chevron {colour}", contrast(colour, theme.page), 1.2 if carried else 3.0
    for step in range(-16, 17):
        colour = emotion_colour(theme, step / 8)
        tint = theme.tint_bad if step < 0 else theme.tint_good
        for ground in (theme.page, feelings.band, tint):
            yield f"feeling {step / 8}", contrast(colour, ground), 3.0
    for hue in theme.hues.values():
        yield "arrow", contrast(theme.arrow, hue.band), 3.0
    for colour in theme.people:
        yield f"persona {colour}", contrast(theme.on_mark, colour), 4.5
        yield f"persona's curve {colour}", contrast(colour, feelings.band), 3.0


def failing(theme: Theme) -> list[tuple[str, float, float]]:
    return [(name, ratio, needed) for name, ratio, needed in ratios(theme) if ratio < needed]


def test_keys_are_those_of_the_settings() -> None:
    settings_ = [each.key for each in SETTINGS if each.key.startswith(f"{COLORS_TABLE}.")]
    assert {key.removeprefix(f"{COLORS_TABLE}.") for key in settings_} == set(KEYS)
    assert list(THEMES) == [str(name) for name in ThemeName]


def test_a_brand_takes_the_place_of_our_colours() -> None:
    theme = branded(LIGHT, BRAND)
    assert failing(theme) == []
    assert (theme.brand, theme.arrow, theme.fail) == ("#7a1f5c", "#4a4a5e", "#b3123f")
    assert (theme.wait, theme.slow, theme.truth) == ("#9a4a00", "#9a4a00", "#5f2bb3")
    assert theme.stages == BRAND["stages"]
    assert (theme.emotions[0], theme.emotions[2], theme.emotions[4]) == (
        "#c2255c",
        "#8a6d00",
        "#2b7a3f",
    )
    assert theme.people[:2] == BRAND["personas"]
    assert theme.people[2:] == LIGHT.people[2:]
    assert theme.hues == LIGHT.hues
    # What follows from a colour is of its hue, not of ours.
    assert theme.note != LIGHT.note
    assert theme.tint_bad != LIGHT.tint_bad


def test_the_first_persona_has_the_colour_of_the_brand() -> None:
    for theme in (LIGHT, DARK):
        own = branded(theme, {"brand": "#7a1f5c"})
        assert own.people == (own.brand, *theme.people[1:])
        named = branded(theme, {"personas": ["#0b6e6e"], "brand": "#7a1f5c"})
        assert named.people[0] != named.brand


def test_nothing_given_is_nothing_changed() -> None:
    for theme in THEMES.values():
        assert branded(theme, {}) is theme


def test_short_and_capital_colours_are_written_out() -> None:
    assert branded(LIGHT, {"arrow": "#A2B"}).arrow == "#aa22bb"
    assert branded(LIGHT, {"arrow": "#AA22BB"}).arrow == "#aa22bb"


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        (["#123456"], ("#123456", "#123456", "#123456")),
        (["#204060", "#602040"], ("#204060", "#403050", "#602040")),
    ],
)
def test_fewer_than_three_stages(colours: list[str], expected: tuple[str, ...]) -> None:
    assert branded(LIGHT, {"stages": colours}).stages == expected


def test_stages_get_the_letters_that_can_be_read() -> None:
    assert branded(LIGHT, {"stages": ["#123456"]}).on_stage == "#ffffff"
    for light in (["#d97706"], ["#ffd6e0"], ["#ffcc00", "#ffe9a8", "#d4efdf"]):
        theme = branded(LIGHT, {"stages": light})
        assert theme.on_stage == LIGHT.ink
        assert theme.stages[0] == light[0]
        assert failing(theme) == []


def test_stages_between_which_nothing_can_be_read_are_refused() -> None:
    with pytest.raises(ColourError) as caught:
        branded(LIGHT, {"stages": ["#ff6060", "#00a0a0"]})
    assert caught.value.message == (
        "`render.colors.stages` are `#ff6060` and `#00a0a0`: each can be read, but not all the"
        " colours between them, which further chevrons get."
    )
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("Take colours that are all dark or all light")


REFUSED: list[tuple[str, str | list[str], str, str]] = [
    # key, colours, message, the nearest that would do
    (
        "brand",
        "#ffcc00",
        "`render.colors.brand` is `#ffcc00`: the words in a chip of the header would have a"
        " contrast of 1.44:1, and 4.5:1 is needed.",
        "#866b00",
    ),
    (
        "stages",
        ["#123456", "#ff0000"],
        "the second of `render.colors.stages` is `#ff0000`: the names on the chevrons would have a"
        " contrast of 3.99:1, and 4.5:1 is needed.",
        "#ee0000",
    ),
    (
        "stages",
        ["#ffffff"],
        "the first of `render.colors.stages` is `#ffffff`: the chevrons on the page would have a"
        " contrast of 1:1, and 1.2:1 is needed.",
        "#e9e9e9",
    ),
    ("negative", "#ff8888", "the curve on its lane would have a contrast of 2.16:1", "#d67272"),
    ("neutral", "#999999", "the curve on its lane would have a contrast of 2.67:1", "#909090"),
    ("positive", "#00ff00", "the curve on its lane would have a contrast of 1.29:1", "#00a700"),
    ("personas", ["#112233", "#eee"], "the second of `render.colors.personas`", "#767676"),
    ("arrow", "#cccccc", "the letter on an arrow's badge would have a contrast", "#767676"),
    ("fail-point", "#ff8080", "the letter on the badge would have a contrast", "#b55b5b"),
    ("wait-point", "#f59e0b", "the length of a wait would have a contrast of 2.02:1", "#9e6607"),
    ("moment-of-truth", "#ffffff", "the star on the badge would have a contrast of 1:1", "#757575"),
]


@pytest.mark.parametrize(("key", "colours", "message", "near"), REFUSED, ids=lambda v: str(v)[:12])
def test_what_could_not_be_read_is_refused(
    key: str, colours: str | list[str], message: str, near: str
) -> None:
    with pytest.raises(ColourError) as caught:
        branded(LIGHT, {key: colours})
    assert message in caught.value.message
    assert caught.value.key == key
    assert caught.value.hint == f"The nearest colour that would do is `{near}`."


@pytest.mark.parametrize("key", KEYS)
@given(colour=COLOUR)
@settings(max_examples=40)
def test_the_colour_that_would_do_does(key: str, colour: str) -> None:
    try:
        theme = branded(LIGHT, {key: colour})
    except ColourError as error:
        near = re.findall(r"#[0-9a-f]{6}", str(error.hint))
        theme = branded(LIGHT, {key: near[0]})
    assert failing(theme) == []


@given(
    single=st.fixed_dictionaries(
        {}, optional={key: COLOUR for key in KEYS if key not in ("stages", "personas")}
    ),
    several=st.fixed_dictionaries(
        {"stages": st.lists(COLOUR, min_size=1, max_size=3)},
        optional={"personas": st.lists(COLOUR, min_size=1, max_size=6)},
    ),
)
@settings(max_examples=60)
def test_in_the_dark_any_colours_can_be_read(
    single: dict[str, str], several: dict[str, list[str]]
) -> None:
    assert failing(branded(DARK, {**single, **several})) == []


def test_in_the_dark_what_can_be_read_is_left_as_it_is() -> None:
    theme = branded(DARK, {"brand": "#ff99cc", "stages": ["#ffcc00"], "arrow": "#cccccc"})
    assert (theme.brand, theme.stages[0], theme.arrow) == ("#ff99cc", "#ffcc00", "#cccccc")


def test_print_keeps_its_greys() -> None:
    assert branded(PRINT, BRAND) is PRINT


HOSTILE = [
    "red",
    "red; }",
    "url(#x)",
    "url(https://example.org/a.svg)",
    '#fff"><script>alert(1)</script>',
    "#fff' onload='alert(1)",
    "#ffff",
    "#12345",
    "#1234567",
    "#ggg",
    "#fff\n",
    "\n#fff",
    "#fff\x00",
    "#ｆｆｆ",
    "",
    "#",
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("value", HOSTILE)
def test_what_is_no_colour_is_refused(value: str, theme: Theme) -> None:
    for key in KEYS:
        with pytest.raises(ColourError) as caught:
            branded(theme, {key: value})
        assert "expected a colour such as `#4338ca`" in caught.value.message


@pytest.mark.parametrize("value", [5, None, True, {"a": "#fff"}])
def test_what_is_not_even_text_is_refused(value: object) -> None:
    with pytest.raises(ColourError):
        branded(LIGHT, {"stages": [value]})  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("key", "colours", "message"),
    [
        ("stages", [], "has 0 colours; expected 1 to 3 colours"),
        ("stages", ["#000"] * 4, "has 4 colours; expected 1 to 3 colours"),
        ("personas", ["#000"] * 7, "has 7 colours; expected 1 to 6 colours"),
        ("brand", ["#000", "#111"], "has 2 colours; expected one colour"),
    ],
)
def test_too_many_or_too_few(key: str, colours: list[str], message: str) -> None:
    with pytest.raises(ColourError, match=message):
        branded(LIGHT, {key: colours})


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    with pytest.raises(ColourError) as caught:
        branded(LIGHT, {"failpoint": "#000"})
    assert caught.value.hint == "Did you mean `fail-point`?"
