"""The check that no one may skip: every picture, read back from its SVG, and judged.

The first part proves the judges: each check of `draw_checks` finds the mistake that it is there
for. Then come the pictures: of the examples, of maps at the ends of what is allowed, and of maps
that Hypothesis makes up, in all themes and with whatever else may be asked of a picture.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.draw.draw_checks import CHECKS, findings
from tests.draw.draw_complete import lacking
from tests.draw.draw_examples import FOLDERS, example_maps, map_named, scene_named, workspace
from tests.draw.draw_generated import LOOKS, MAPS, views, workspaces
from tests.draw.draw_geometry import Box, flatten, plain, read
from tests.draw.draw_maps import (
    EXTREMES,
    HOSTILE,
    SCRIPTS,
    blueprint,
    empathy_map,
    journey,
    make,
    shop,
)
from tests.draw.draw_maps import persona as full_persona

from cjmap.draw import WORKSPACE_PICTURES, DrawError, picture, render, workspace_picture
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from tests.draw.draw_maps import Maps

    from cjmap.draw.context import Context

SHOP = shop()

LARGEST = 150_000
"""The most bytes that the SVG of a usual map may have."""


def wrong(model: Any, context: Context, view: View, svg: bytes | None = None) -> list[str]:
    """Draw a map and give all that is wrong with its picture."""
    drawing = read(svg or to_svg(picture(model, context, view)))
    missing = [f"it lacks {what}" for what in lacking(model, drawing, context, view)]
    return [str(finding) for finding in findings(drawing)] + missing


# --- the judges ------------------------------------------------------------------------------------

CARD = '<rect x="{0}" y="{1}" width="100" height="40" fill="#ffffff" stroke="#475569"/>'
SQUARE = '<rect x="{}" y="{}" width="13" height="13" fill="#15803d"/>'
TALL = '<rect x="0" y="40" width="22" height="170" fill="#ffffff"/>'
PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" id="m" aria-labelledby="m--t">'
    '<title id="m--t">T</title><desc>D</desc>'
    '<rect width="100%" height="100%" fill="#ffffff"/>{}</svg>'
)


def text(x: float, y: float, said: str = "text", colour: str = "#000000") -> str:
    return f'<text x="{x}" y="{y}" font-size="10" fill="{colour}">{said}</text>'


def group(css: str, *parts: str, id: str = "") -> str:
    name = f' id="m-{id}"' if id else ""
    return f'<g class="{css}"{name}>{"".join(parts)}</g>'


def card(x: float, y: float, *parts: str, css: str = "card", id: str = "") -> str:
    return group(css, CARD.format(x, y), *parts, id=id)


def path(d: str, colour: str = "#000000") -> str:
    return f'<path d="{d}" fill="none" stroke="{colour}"/>'


def disc(x: float, y: float, r: float, fill: str = "#be123c") -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>'


def stage(x: float) -> str:
    return group("stage", f'<rect x="{x}" y="5" width="110" height="20" fill="#333333"/>')


LETTER = '<text x="{0}" y="{1}" text-anchor="middle" font-size="9" fill="#ffffff">F</text>'

MISTAKES: dict[str, list[str]] = {
    "nothing leaves the page": [
        group("note", text(390, 50, "outside")),
        group("band", '<rect x="-5" y="10" width="50" height="50" fill="#eeeeee"/>'),
        group("curve", path("M10,290V310")),
    ],
    "texts stay in their boxes": [
        card(10, 10, text(60, 30, "wider than its card")),
        card(10, 10, text(20, 60)),
        group("stage", '<polygon points="10,10 90,10 110,30 90,50 10,50"/>', text(92, 20, "a")),
    ],
    "texts keep off the edges": [card(10, 10, text(12, 30)), card(10, 10, text(30, 48))],
    "texts cross no edge": [
        card(10, 10) + group("note", text(105, 30)),
        group("note", text(20, 30)) + card(10, 10),
    ],
    "texts stand apart": [
        group("note", text(20, 30)) + group("note", text(30, 33)),
    ],
    "no line runs through a text": [
        group("separator", path("M30,0V100")) + group("note", text(20, 30)),
        card(10, 10, text(20, 30)) + group("way", path("M0,28H200")),
    ],
    "cards stand apart": [
        card(10, 10) + card(109, 10),
        card(10, 10) + card(10, 51, css="chip"),
        card(10, 10) + card(50, 30, css="link-title"),
    ],
    "cards stay in their lanes": [
        group("band", '<rect x="0" y="0" width="300" height="45" fill="#eeeeee"/>') + card(10, 10),
        group("band", '<rect x="0" y="0" width="300" height="45" fill="#eeeeee"/>')
        + group("band", '<rect x="0" y="40" width="300" height="45" fill="#eeeeee"/>'),
    ],
    "lanes have names": [
        group("band", '<rect x="100" y="0" width="200" height="45" fill="#eeeeee"/>')
        + group("lane-label", '<rect x="0" y="50" width="90" height="45" fill="#eeeeee"/>'),
    ],
    "badges cover nothing": [
        card(10, 10, disc(100, 10, 8), LETTER.format(100, 13))
        + card(150, 10, disc(112, 10, 8), LETTER.format(112, 13)),
        card(10, 10) + card(150, 10, disc(108, 20, 8), LETTER.format(108, 23)),
    ],
    "signs cover nothing": [
        card(10, 10, SQUARE.format(7, 4), path("M9,10H18"), text(12, 16)),
        card(10, 10, disc(16, 10, 8), LETTER.format(16, 13), SQUARE.format(7, 4), path("M9,10H18")),
        card(10, 10) + card(118, 10, SQUARE.format(105, 20), path("M108,26H115")),
    ],
    "arrows cross nothing": [
        card(10, 10) + group("link", path("M0,30H200")),
        card(10, 10, disc(110, 10, 8), LETTER.format(110, 13)) + group("way", path("M115,0V90")),
    ],
    "arrows end at cards": [
        card(10, 10) + card(200, 10) + group("link", path("M110,30H190")),
        card(10, 10) + card(200, 10) + group("link", path("M110,30V11H200")),
    ],
    "columns line up": [
        stage(10) + stage(120) + stage(230)
        + card(10, 30, css="card step") + card(120, 30, css="card step")
        + card(230, 30, css="card step") + card(125, 90),
    ],
    "texts have contrast": [
        group("note", text(20, 30, colour="#999999")),
        card(10, 10, text(20, 30, colour="#fafafa")),
        group("tint", '<polygon points="0,0 80,0 80,80" fill="#222222"/>') + group("note", text(30, 20)),
    ],
    "marks have contrast": [
        card(10, 10, disc(30, 30, 4, "#cccccc")),
        group("curve", path("M10,10C50,90,90,10,120,90", "#c0c0c0")),
        group("link", path("M10,10H90"), '<polygon points="90,6 98,10 90,14" fill="#eeeeee"/>'),
        group(
            "time",
            '<rect x="9" y="9" width="90" height="4" fill="#dddddd"/>',
            '<rect x="9" y="9" width="30" height="4" fill="#999999"/>',
        ),
        group(
            "card",
            '<rect x="9" y="9" width="90" height="40" fill="#ffffff" stroke="#cccccc" '
            'stroke-dasharray="5,2"/>',
        ),
    ],
    "the legend tells what occurs": [
        card(10, 10, disc(100, 10, 8), LETTER.format(100, 13)),
        group("legend", disc(100, 10, 8), LETTER.format(100, 13), text(120, 13, "Fail point")),
        group("link", path("M10,10H90")),
        group("curve", path("M10,10H90"), id="curve-anna") + group("curve", path("M10,20H90"), id="curve-jan"),
        group("legend", path("M10,10H30"), text(40, 13, "Anna")),
    ],
    "ids are unique": [
        card(10, 10, id="a") + card(150, 10, id="a"),
        '<g class="note" id="n"/>',
    ],
    "the order is that of reading": [
        group("lane-label", text(20, 60)) + group("header", text(20, 20)),
        group("band", '<rect x="0" y="0" width="300" height="40" fill="#eeeeee"/>')
        + group("band", '<rect x="0" y="50" width="300" height="40" fill="#eeeeee"/>')
        + group("lane-label", text(10, 70)) + group("lane-label", text(10, 20)),
    ],
}  # fmt: skip
"""For each check, pictures with exactly the mistake that it looks for (and, it may be, others)."""


def test_every_check_is_proved() -> None:
    assert set(MISTAKES) == {check.__name__.replace("_", " ") for check in CHECKS}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_check_finds_its_mistake(name: str) -> None:
    for body in MISTAKES[name]:
        found = {finding.check for finding in findings(read(PAGE.format(body).encode()))}
        assert name in found, body


def test_a_good_picture_has_no_findings() -> None:
    body = (
        group("header", text(10, 20, "A title"))
        + group("band", '<rect x="23" y="40" width="377" height="170" fill="#f5f8fe"/>')
        + group("separator", path("M30,40V140", "#cccccc"))
        + group("lane-label", TALL, text(6, 60, "L"), id="lane-a")
        + group("link", path("M130,90H192"), '<polygon points="192,86 200,90 192,94"/>')
        + card(30, 70, text(40, 92, "inside"), id="a")
        + card(200, 70, disc(296, 71, 8), LETTER.format(296, 74), id="b")
        + group("legend", disc(20, 230, 8), LETTER.format(20, 233), text(40, 233, "Fail point"))
        + group("legend", path("M120,230H132"), '<polygon points="132,226 140,230 132,234"/>')
    )
    assert findings(read(PAGE.format(body).encode())) == []


def test_the_reader_follows_paths_and_moves() -> None:
    assert flatten("M1,2h3v4H1z") == [(1, 2), (4, 2), (4, 6), (1, 6), (1, 2)]
    assert flatten("M0,0c0 3,0 6 9 9")[-1] == (9, 9)
    moved = '<g transform="translate(5,5)"><g class="a"><rect width="10" height="10"/></g></g>'
    assert read(PAGE.format(moved).encode()).groups[0].box == Box(5, 5, 15, 15)
    anchored = group("a", '<text x="100" y="20" text-anchor="end" font-size="10">I</text>')
    assert read(PAGE.format(anchored).encode()).lines[0].box.right == pytest.approx(100)
    with pytest.raises(AssertionError, match="foreignObject"):
        read(PAGE.format(group("a", "<foreignObject/>")).encode())


# --- the pictures ----------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_the_examples_are_drawn_well(name: str, kind: str, id: str, theme: str) -> None:
    context, model = workspace(name), map_named(name, kind, id)
    view = View(theme=THEMES[theme])
    svg = render(picture(model, context, view), "svg")
    assert wrong(model, context, view, svg) == []
    assert len(svg) < LARGEST
    assert render(picture(model, context, view), "svg") == svg


@pytest.mark.parametrize("name", EXTREMES)
def test_the_extremes_are_drawn_well(name: str) -> None:
    model = EXTREMES[name]
    svg = render(picture(model, SHOP), "svg")
    assert wrong(model, SHOP, View(), svg) == []


@pytest.mark.parametrize("theme", ["dark", "print"])
@pytest.mark.parametrize("name", [name for name in EXTREMES if "sixty" not in name])
def test_the_extremes_are_drawn_well_in_other_themes(name: str, theme: str) -> None:
    assert wrong(EXTREMES[name], SHOP, View(theme=THEMES[theme])) == []


@pytest.mark.parametrize("said", [*HOSTILE, *SCRIPTS])
def test_any_text_is_drawn_well_in_every_picture(said: str) -> None:
    acts = [("c0", "front"), ("c0", "back"), ("c1", "front"), ("c0", "front"), ("c2", "support")]
    ways = [("c0", "a0", "triggers"), ("a0", "a4", "needs"), ("a4", "a1", "agrees")]
    for model in (
        journey(1, 2, said, full=True),
        full_persona("p9", said),
        empathy_map(said),
        blueprint(3, acts, ways, said),
    ):
        assert wrong(model, SHOP, View(), render(picture(model, SHOP), "svg")) == []


def test_any_id_is_told_apart_from_those_of_the_picture() -> None:
    ids = ("header", "footer", "step-s0", "lane-steps", "stage-a", "band-pains", "a", "a-1", "a_1")
    step = {"id": "s0", "title": "S", "pains": [{"id": id, "text": id} for id in ids]}
    opportunities = [{"id": id, "title": id, "for": id} for id in ids]
    stages = [{"id": "a", "title": "A", "steps": [step]}]
    data = {"kind": "journey", "id": "j", "title": "J", "stages": stages}
    model = make({**data, "opportunities": opportunities})
    assert wrong(model, SHOP, View()) == []


MANY = int(os.environ.get("CJMAP_MANY", "1"))
"""How many times as many pictures are made up as CI has time for."""

COUNTS = {"journey": 120, "blueprint": 80, "persona": 40, "empathy-map": 40}
"""How many maps of each kind are made up, once."""

PARTS = 4
"""In how many tests, so that they can be run side by side."""

# A finding names its place, so maps need not be made smaller, which would take minutes.
generated = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.generate],
)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", COUNTS)
def test_any_map_is_drawn_well(kind: str, part: int) -> None:
    @seed(part)
    @settings(generated, max_examples=MANY * COUNTS[kind] // PARTS)
    @given(model=MAPS[kind], view=LOOKS)
    def drawn(model: Any, view: View) -> None:
        assert wrong(model, SHOP, view) == []

    drawn()


def known_lanes(model: Any, view: View) -> bool:
    """Whether a blueprint has any of the lanes that are asked for."""
    keys = {key for lane in model.all_lanes for key in (lane.id, str(lane.role))}
    return not view.lanes or bool(keys & set(view.lanes))


@pytest.mark.parametrize("kind", COUNTS)
def test_any_view_is_drawn_well(kind: str) -> None:
    @seed(0)
    @settings(generated, max_examples=MANY * 30)
    @given(model=MAPS[kind], view=views(kind))
    def drawn(model: Any, view: View) -> None:
        if kind == "blueprint" and not known_lanes(model, view):
            with pytest.raises(DrawError, match="None of these lanes"):
                picture(model, SHOP, view)
        else:
            assert wrong(model, SHOP, view) == []

    drawn()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", WORKSPACE_PICTURES)
@pytest.mark.parametrize("name", FOLDERS)
def test_the_pictures_of_the_workspaces_are_drawn_well(name: str, kind: str, theme: str) -> None:
    svg = render(scene_named(name, kind, "", View(theme=THEMES[theme])), "svg")
    assert [str(finding) for finding in findings(read(svg))] == []
    assert len(svg) < LARGEST


@pytest.mark.parametrize("kind", WORKSPACE_PICTURES)
def test_any_workspace_is_drawn_well(kind: str) -> None:
    @seed(0)
    @settings(generated, max_examples=MANY * 40)
    @given(context=workspaces(), view=views(kind))
    def drawn(context: Maps, view: View) -> None:
        try:
            svg = to_svg(workspace_picture(kind, context, view))
        except DrawError as error:
            told.append(str(error))
        else:
            shown.append(len(svg))
            assert [str(finding) for finding in findings(read(svg))] == []

    shown: list[int] = []
    told: list[str] = []
    drawn()
    assert len(shown) >= 5  # how many come to nothing depends on the release of Hypothesis
    # Nothing else can be wrong with a workspace than that it has nothing to show.
    assert all(re.search(r"\b(no|none|nothing)\b", each.lower()) for each in told), told


def test_words_are_compared_without_breaks() -> None:
    assert plain("a b-\u00adc\u2067") == "abc"
