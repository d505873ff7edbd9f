"""Journeys and blueprints as slides: native, legible, whole."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from tests.draw.draw_generated import MAPS
from tests.draw.draw_maps import shop
from tests.exchange.exporting import export_bytes
from tests.exchange.pptx.decks import POINT, deck, frames, height, sizes, titles, words

from cjmap.draw import text as texts
from cjmap.draw.look.themes import LIGHT
from cjmap.draw.look.view import View
from cjmap.errors import CjmapError
from cjmap.exchange.going.held import leaves, unheld_part
from cjmap.exchange.going.outgoing import Wishes
from cjmap.exchange.pptx.blueprint.slides import blueprint_slides
from cjmap.exchange.pptx.deck import deck_of
from cjmap.exchange.pptx.holds import HOLDS
from cjmap.exchange.pptx.journey.slides import journey_slides
from cjmap.exchange.pptx.words import words as own_words
from cjmap.workspace import open_workspace

ROOT = Path(__file__).parents[3]
CLINIC, SHOP = ROOT / "examples" / "clinic", ROOT / "examples" / "sklep"
EVERY_FIELD = ROOT / "tests" / "data" / "every_field"
EXAMPLES = [
    (CLINIC, "first-visit"),
    (CLINIC, "repeat-prescription"),
    (CLINIC, "clinic-visit"),
    (SHOP, "zamawiam-rosline"),
    (SHOP, "dostawa-rosliny"),
    (EVERY_FIELD, "first-order"),
]


def check(presentation: Any) -> None:
    """All is on its slide, 10 points high at least, and nothing is higher than its place."""
    wide, tall = presentation.slide_width, presentation.slide_height
    for slide in presentation.slides:
        ids = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))
        for shape in slide.shapes:
            left, top, width, high = shape.left, shape.top, shape.width, shape.height
            if any(place.get("rot") == "5400000" for place in shape._element.iter(qn("a:xfrm"))):
                # A connector that is turned by a right angle about its middle.
                left, top = left + (width - high) / 2, top + (high - width) / 2
                width, high = high, width
            ends = (left, top, wide - left - width, tall - top - high)
            assert min(ends) >= -POINT, (shape.name, ends)
        for name, frame, room, most in frames(slide):
            assert min(sizes(frame), default=10.0) >= 10.0, name
            assert height(frame, room) <= most + 1.0, (name, frame.text, height(frame, room), most)
        for connector in slide._element.iter(qn("p:cxnSp")):
            for tie in (qn("a:stCxn"), qn("a:endCxn")):
                assert all(element.get("id") in ids for element in connector.iter(tie))


@pytest.mark.parametrize(("root", "id"), EXAMPLES, ids=[id for _, id in EXAMPLES])
def test_every_text_fits_and_is_large_enough(root: Path, id: str) -> None:
    presentation, _ = deck(root, id)
    check(presentation)


def test_the_slides_of_a_journey() -> None:
    presentation, _ = deck(CLINIC, "first-visit")
    assert titles(presentation) == [
        "I see a specialist for the first time",
        "I see a specialist for the first time",
        "1. I need an appointment",
        "2. I get there (1 of 2)",
        "2. I get there (2 of 2)",
        "3. I see the doctor",
        "4. I go home with a plan",
        "5. I live with it",
        "Opportunities",
    ]
    size = (presentation.slide_width, presentation.slide_height)
    assert size == (960 * POINT, 540 * POINT)
    overview = presentation.slides[1].shapes
    named = {shape.name: shape for shape in overview}
    steps = ("referral", "book", "confirm", "arrive", "check-in", "desk", "wait", "nurse")
    assert all(f"first-visit#{step}" in named for step in steps)
    assert named["first-visit#check-in"].text_frame.text == "Check in at the kiosk"
    curve = named["first-visit#curve main"]
    assert curve.shape_type == MSO_SHAPE_TYPE.FREEFORM
    assert "Check in at the kiosk −1.5" in curve._element.nvSpPr.cNvPr.get("descr")
    stage = next(shape for shape in presentation.slides[2].shapes if shape.has_table)
    assert [cell.text_frame.text for cell in stage.table.rows[0].cells] == [
        "",
        "1 Ask about my referral",
        "2 Book a slot online",
        "3 Confirm by text message",
    ]
    lanes = [row.cells[0].text_frame.text for row in stage.table.rows]
    assert lanes == [
        "", "Does", "Touchpoints", "Thoughts", "Emotion", "Drivers", "Pain points",
        "Gains", "Metrics", "Time", "Contexts",
    ]  # fmt: skip
    table = next(shape for shape in presentation.slides[-1].shapes if shape.has_table).table
    assert [cell.text_frame.text for cell in table.rows[1].cells] == [
        "Check in with the code from the text message\n"
        "Answers: Check in at the kiosk; The kiosk wants the name letter by letter",
        "●●●●●\nfix",
        "12 person-days",
        "Digital Services",
        "in progress\nDec\u00a018,\u00a02026",
    ]


def test_a_polish_deck_speaks_polish() -> None:
    presentation, _ = deck(SHOP, "zamawiam-rosline")
    assert titles(presentation)[1:4] == [
        "Zamawiam roślinę do salonu (1 z 2)",
        "Zamawiam roślinę do salonu (2 z 2)",
        "1. Szukam",
    ]
    assert titles(presentation)[-1] == "Szanse"
    for slide in presentation.slides:
        for run in slide._element.iter(qn("a:r")):
            assert run.find(qn("a:rPr")).get("lang") == "pl-PL"


def test_the_slides_of_a_blueprint_have_glued_links() -> None:
    presentation, losses = deck(CLINIC, "clinic-visit")
    assert [loss.what for loss in losses] == ["review_every", "tags"]
    title = "A visit to the outpatient clinic"
    assert titles(presentation)[:3] == [title, f"{title} (1 of 2)", f"{title} (2 of 2)"]
    ties: dict[str, tuple[str, str]] = {}
    lines = []
    for slide in presentation.slides:
        names = {str(shape.shape_id): shape.name for shape in slide.shapes}
        for shape in slide.shapes:
            start = next(shape._element.iter(qn("a:stCxn")), None)
            end = next(shape._element.iter(qn("a:endCxn")), None)
            if start is not None and end is not None:
                ties[shape.name] = (names[start.get("id")], names[end.get("id")])
            elif shape.name.startswith("clinic-visit#line") and not shape.name.endswith("name"):
                lines.append(shape.name.removeprefix("clinic-visit#line "))
    assert lines == ["interaction", "visibility", "internal"] * 2
    assert ties["clinic-visit#link 8"] == ("clinic-visit#book", "clinic-visit#show-slots")
    # One link leads from the first slide to the second; notes of both tell it.
    assert len(ties) == 27
    notes = [slide.notes_slide.notes_text_frame.text for slide in list(presentation.slides)[1:3]]
    assert all("Wait to be called → Describe my symptoms" in text for text in notes)


def test_notes_tell_what_claims_rest_on() -> None:
    presentation, _ = deck(CLINIC, "first-visit")
    cover = presentation.slides[0].notes_slide.notes_text_frame.text
    assert "Two mornings at the kiosk" in cover
    stage = presentation.slides[3].notes_slide.notes_text_frame.text
    assert "The screen times out after 20 seconds: Two mornings at the kiosk" in stage


def test_what_has_no_text_is_described_or_marked_as_decoration() -> None:
    presentation, _ = deck(CLINIC, "first-visit", "clinic-visit")
    for slide in presentation.slides:
        for shape in slide.shapes:
            named = next(shape._element.iter(qn("p:cNvPr")))
            decorates = next(named.iter("{*}decorative"), None) is not None
            text = shape.has_text_frame and shape.text_frame.text
            assert text or named.get("descr") or decorates, shape.name


@pytest.mark.parametrize(("kind", "id"), [("journey", "first-order"), ("blueprint", "first-order")])
def test_what_is_said_to_be_shown_is_shown(kind: str, id: str) -> None:
    presentation, _ = deck(EVERY_FIELD, id)
    told = words(presentation)
    (entry,) = [
        each
        for each in open_workspace(EVERY_FIELD).entries
        if (each.kind_name, each.id) == (kind, id)
    ]
    texts_of = {"title", "text", "summary", "goal", "scenario", "recovery", "improve", "policy"}
    shown = 0
    for path, leaf in leaves(entry.document.data):
        named = [part for part in path if isinstance(part, str)][-1]
        short = isinstance(path[-1], int) and named in ("does", "thinks", "feels", "needs", "pains")
        if (named in texts_of or short) and unheld_part(path, HOLDS[kind]) is None:
            assert str(leaf) in told, path
            shown += 1
    assert shown > 8


def test_the_same_maps_give_the_same_bytes() -> None:
    first, _ = export_bytes(CLINIC, ("first-visit", "clinic-visit"), "pptx")
    second, _ = export_bytes(CLINIC, ("first-visit", "clinic-visit"), "pptx")
    assert first == second
    assert list(first) == ["clinic.pptx"]


def _journey(steps: int, word: str = "step") -> str:
    lines = ["kind: journey", "id: long", "title: Long", "stages:"]
    for stage in range(0, steps, 5):
        lines += [f"  - id: g{stage}", f"    title: Stage {stage}", "    steps:"]
        for step in range(stage, min(stage + 5, steps)):
            lines.append(
                f"      - {{id: s{step}, title: The {word} {step}, emotion: {step % 5 - 2}}}"
            )
    return "\n".join(lines)


@pytest.mark.parametrize(("steps", "slides"), [(1, 1), (14, 1), (15, 1), (16, 2), (40, 4)])
def test_a_long_journey_goes_on_to_the_next_slide(steps: int, slides: int) -> None:
    presentation, _ = deck({"long.journey.yaml": _journey(steps)}, "long")
    check(presentation)
    whole = [title for title in titles(presentation)[1:] if title.startswith("Long")]
    assert len(whole) == slides
    if slides > 1:
        assert whole[0] == f"Long (1 of {slides})"


def test_a_text_without_end_goes_on_to_the_next_slide() -> None:
    pains = "".join(f"\n          - Pain {n}, {'and so on ' * 30}" for n in range(12))
    text = _journey(1).replace(
        "- {id: s0, title: The step 0, emotion: -2}",
        f"- id: s0\n        title: One\n        pains:{pains}",
    )
    presentation, _ = deck({"long.journey.yaml": text}, "long")
    check(presentation)
    told = words(presentation)
    assert all(f"Pain {n}, and so on" in told for n in range(12))
    assert told.count("and so on") >= 12 * 30


def _blueprint(lanes: dict[str, list[str]], *links: tuple[str, str]) -> dict[str, str]:
    """Return a blueprint of one step, with an action for each text of a lane: `back0`, `back1`."""
    lines = ["kind: blueprint", "id: tall", "title: Tall"]
    lines += ["steps: [{id: step, title: The step, duration: 5 min}]", "actions:"]
    for lane, told in lanes.items():
        for number, text in enumerate(told):
            lines.append(f"  - {{id: {lane}{number}, at: step, lane: {lane}, text: {text!r}}}")
    lines += ["links:"] * bool(links) + [f"  - {{from: {a}, to: {b}}}" for a, b in links]
    return {"tall.blueprint.yaml": "\n".join(lines)}


def _told(presentation: Any) -> list[dict[str, str]]:
    """Tell what the shapes of a blueprint say on each slide of its flow, by their names."""
    return [
        {
            shape.name.removeprefix("tall#"): shape.text_frame.text
            for shape in slide.shapes
            if shape.has_text_frame and shape.name.startswith("tall#") and shape.text_frame.text
        }
        for slide in presentation.slides
        if slide.shapes.title.text_frame.text.startswith("Tall (")
    ]


@pytest.mark.parametrize(
    ("lanes", "slides"),
    [
        # Lanes go to the next slide as wholes, with the lines between them ...
        (
            {"customer": 2, "front": 3, "back": 4, "support": 2},
            [
                "props customer step customer0 customer1 front front0 front1 front2"
                " line interaction name",
                "step title back back0 back1 back2 back3 support support0 support1"
                " line visibility name line internal name",
            ],
        ),
        # ... but for one that is higher than a slide.
        (
            {"support": 16},
            [
                "props customer step front back support support0 support1 support2 support3 support4"
                " line interaction name line visibility name line internal name",
                "step title support+ support5 support6 support7 support8 support9 support10"
                " support11 support12 support13 support14 support15",
            ],
        ),
        (
            {"props": 13, "back": 1},
            [
                "step title props props0 props1 props2 props3 props4 props5 props6 props7 props8"
                " props9 props10",
                "props+ props11 props12 customer step front back back0 support"
                " line interaction name line visibility name line internal name",
            ],
        ),
    ],
    ids=["lanes", "a lane", "the first lane"],
)
def test_a_high_column_goes_on_to_the_next_slide(lanes: dict[str, int], slides: list[str]) -> None:
    actions = {lane: [f"Do {lane} {n}" for n in range(count)] for lane, count in lanes.items()}
    presentation, _ = deck(_blueprint(actions), "tall")
    check(presentation)
    shown = []
    for told in _told(presentation):
        assert (told.pop("time"), told.pop("step time")) == ("Time", "5\u00a0min")
        assert told.get("step", "The step") == told.get("step title", "The step") == "The step"
        shown.append(
            {f"{name}+" if text.endswith("(cont.)") else name for name, text in told.items()}
        )
    assert shown == [_names(line) for line in slides]


def _names(line: str) -> set[str]:
    return set(re.findall(r"line \w+ name|step title|\S+", line))


def test_names_of_lanes_leave_room_for_that_of_the_times() -> None:
    maps = _blueprint({"own": ["Do it"]})
    maps = {
        name: f"{text}\nlanes: [{{id: own, role: support, title: I}}]"
        for name, text in maps.items()
    }
    presentation, _ = deck(maps, "tall")
    check(presentation)
    texts_of = [frame.text for name, frame, _, _ in frames(presentation.slides[1])]
    assert texts_of == ["I", "Do it", "Time", "5\u00a0min"]


def test_a_link_to_a_row_on_another_slide_is_told_in_the_notes() -> None:
    maps = _blueprint(
        {"back": [f"Do {n}" for n in range(16)]}, ("back0", "back1"), ("back0", "back15")
    )
    presentation, _ = deck(maps, "tall")
    check(presentation)
    flow = list(presentation.slides)[1:]
    links = [[s.name for s in slide.shapes if s.name.startswith("tall#link")] for slide in flow]
    notes = [slide.notes_slide.notes_text_frame.text for slide in flow if slide.has_notes_slide]
    assert links == [["tall#link 1"], []]
    assert notes == ["Leads to other slides:\n– Do 0 → Do 15"] * 2


def test_a_link_to_a_column_on_another_slide_is_told_in_the_notes() -> None:
    steps = "".join(f"\n  - {{id: s{n}, title: The step {n}}}" for n in range(14))
    text = "kind: blueprint\nid: wide\ntitle: Wide\nsteps:" + steps
    text += "\nlinks:\n  - {from: s0, to: s13}\n  - {from: s0, to: s1}\n"
    presentation, _ = deck({"wide.blueprint.yaml": text}, "wide")
    check(presentation)
    flow = list(presentation.slides)[1:]
    notes = [slide.notes_slide.notes_text_frame.text for slide in flow]
    assert notes == ["Leads to other slides:\n– The step 0 → The step 13"] * 2


def test_a_card_higher_than_a_slide_is_told_in_full_in_the_notes() -> None:
    long = " ".join(f"word {n}" for n in range(500))
    presentation, _ = deck(_blueprint({"front": ["Short", long], "back": ["Short"]}), "tall")
    check(presentation)
    (cut,) = [told["front1"] for told in _told(presentation) if "front1" in told]
    assert cut.endswith("…")
    assert long.startswith(cut.removesuffix("…").rstrip())
    assert len(cut) > 1000
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in presentation.slides
        if slide.has_notes_slide
    ]
    assert notes == [long]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MAPS["journey"] | MAPS["blueprint"])
def test_any_map_is_a_deck(data: Any) -> None:
    made = deck_of(LIGHT, None)
    made.speaks("en")
    with texts.typesetting("en"):
        if str(data.kind) == "journey":
            journey_slides(made, data, shop(), View(), own_words("en"))
        else:
            blueprint_slides(made, data, shop(), View(), own_words("en"))
    check(Presentation(io.BytesIO(made.saved("any"))))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pptx", None)
    with pytest.raises(CjmapError) as refused:
        export_bytes(CLINIC, ("first-visit",), "pptx", Wishes())
    assert refused.value.message == "Slides need the library python-pptx."
    assert refused.value.hint == "`pip install 'cjmap[office]'` brings it."
