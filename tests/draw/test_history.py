"""The history of a journey: panels of one scale, lines over real time, and their geometry."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints
from tests.draw.draw_geometry import read
from tests.draw.draw_maps import LONG, PARAGRAPH, SCRIPTS

from cjmap.draw import DrawError, render
from cjmap.draw.context import Alone
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures.history import Measured, Past, Snapshot, Step, scene_of
from cjmap.draw.pictures.history.change import UNIT
from cjmap.draw.pictures.history.lines import apart
from cjmap.draw.pictures.history.panels import columns_of
from cjmap.draw.pictures.history.timeline import timeline
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.draw.draw_geometry import Drawing

START = datetime(2025, 11, 10, 9, tzinfo=UTC)


def steps(*scores: float | None, names: Sequence[str] = ()) -> tuple[Step, ...]:
    ids = names or [f"s{number}" for number in range(len(scores))]
    return tuple(
        Step(id, f"Step {id}", score, number // 3)
        for number, (id, score) in enumerate(zip(ids, scores, strict=True))
    )


def measured(mean: float | None = 0.5, **more: Any) -> Measured:
    given = {
        "mean": mean, "remembered": mean, "lowest": -1.0 if mean is not None else None,
        "pains": 3, "severity": 9, "evidence": 0.4, "won": 1, "lost": 1, "steps": 5, **more,
    }  # fmt: skip
    return Measured(**given)


def snapshot(
    day: float, here: tuple[Step, ...], former: tuple[Step, ...] = (), **more: Any
) -> Snapshot:
    given: dict[str, Any] = {
        "name": f"{round(day):08d}",
        "author": "Zoë",
        "subject": f"Version of day {day:g}",
        "measured": measured(),
        **more,
    }
    return Snapshot(when=START + timedelta(days=day), steps=here, former=former, **given)


def past(*snapshots: Snapshot, **more: Any) -> Past:
    return Past(**{"id": "order", "title": "I order", "lang": "en", "snapshots": snapshots, **more})


def drawn(shown: Past, view: View | None = None) -> Drawing:
    return read(to_svg(scene_of(shown, Alone(), view or View())))


FIRST = steps(1, 0, -1, 2, 0.5)
SECOND = steps(1, 0, 1.5, 2, -0.5)
PAIR = past(snapshot(0, FIRST), snapshot(30, SECOND, FIRST))


def test_moved_steps_are_marked_where_they_are_and_were() -> None:
    drawing = drawn(PAIR)
    assert drawing.named["point-2-s2"].title == "Step s2: −1 → +1.5"
    assert "point-2-s0" not in drawing.named
    was, now = (outline.box.centre for outline in drawing.named["point-2-s2"].outlines)
    assert was[0] == pytest.approx(now[0], abs=0.1)
    assert was[1] - now[1] == pytest.approx(2.5 * UNIT, abs=0.1)
    assert "Step s2 −1 → +1.5; Step s4 +0.5 → −0.5" in drawing.named["facts-2"].title
    assert {f"point-1-s{number}" for number in range(5)} <= set(drawing.named)


def test_curves_of_a_row_line_up_and_have_one_scale() -> None:
    same = past(
        snapshot(0, FIRST, subject=PARAGRAPH),
        snapshot(1, FIRST, subject="Short"),
        snapshot(2, FIRST),
    )
    drawing = drawn(same)
    tops = {round(drawing.named[f"point-{n}-s3"].outlines[0].box.centre[1], 1) for n in (1, 2, 3)}
    assert len(tops) == 1


def test_a_step_that_is_gone_leaves_the_others_in_their_places() -> None:
    before = steps(0, 1, -1, 0, names=["a", "gone", "b", "c"])
    after = steps(0, -1, 1, names=["a", "b", "c"])
    drawing = drawn(past(snapshot(0, before), snapshot(1, after, before)))
    assert not complaints(drawing)
    places = drawing.named["point-2-c"].outlines[0].box.centre[0]
    assert drawing.named["version-2"].box.holds(drawing.named["point-2-c"].box)
    assert places > 0


def test_the_order_of_steps_may_turn_round() -> None:
    before = steps(0, 1, -1, 2, names=["a", "b", "c", "d"])
    after = steps(2, -1, 1, 0, names=["d", "c", "b", "a"])
    assert not complaints(drawn(past(snapshot(0, before), snapshot(1, after, before))))


def test_lines_go_in_steps_over_real_time() -> None:
    shown = past(
        snapshot(0, FIRST, measured=measured(0.0)),
        snapshot(10, FIRST, measured=measured(1.0)),
        snapshot(40, FIRST, measured=measured(1.0)),
    )
    drawing = drawn(shown)
    numbers = [drawing.named[f"number-{n}"].outlines[0].box.centre[0] for n in (1, 2, 3)]
    assert (numbers[1] - numbers[0]) * 3 == pytest.approx(numbers[2] - numbers[1], rel=0.01)
    dots = [outline.box.centre for outline in drawing.named["dots-mean"].outlines]
    assert [x for x, _ in dots] == pytest.approx(numbers[:2], abs=0.1)
    assert drawing.named["end-mean"].title == "mean: +1"


def test_versions_of_one_day_share_no_place() -> None:
    shown = past(*(snapshot(0.001 * number, FIRST) for number in range(5)), snapshot(300, FIRST))
    drawing = drawn(shown)
    assert not complaints(drawing)
    discs = [drawing.named[f"number-{n}"].outlines[0].box for n in range(1, 7)]
    assert not any(one.overlaps(other) for one, other in pairwise(discs))


def test_what_is_not_told_has_no_line() -> None:
    without = measured(None, evidence=None, won=0, lost=0)
    drawing = drawn(
        past(snapshot(0, FIRST, measured=without), snapshot(9, FIRST, measured=without))
    )
    ends = {name for name in drawing.named if name.startswith("end-")}
    assert ends == {"end-severity", "end-pains", "end-steps"}


def test_a_line_may_begin_late_and_end_early() -> None:
    shown = past(
        snapshot(0, FIRST, measured=measured(None)),
        snapshot(9, FIRST, measured=measured(1.0)),
        snapshot(20, FIRST, measured=measured(0.0)),
        snapshot(30, FIRST, measured=measured(None)),
    )
    drawing = drawn(shown)
    assert len(drawing.named["dots-mean"].outlines) == 2
    assert "end-mean" not in drawing.named
    assert not complaints(drawing)


def test_versions_without_a_panel_are_in_the_lines() -> None:
    shown = past(
        snapshot(0, FIRST, drawn=False),
        snapshot(9, SECOND, FIRST),
        snapshot(20, SECOND, SECOND, drawn=False, measured=measured(-1.0)),
        left_out=1,
    )
    drawing = drawn(shown)
    assert "version-2" not in drawing.named
    assert drawing.named["end-mean"].title == "mean: −1"
    assert any("not drawn: 1" in line.text for line in drawing.lines)


def test_the_picture_is_told_in_words() -> None:
    scene = scene_of(PAIR, Alone(), View())
    assert scene.title == "I order"
    assert "Dec 10, 2025: Version of day 30; Step s2 −1 → +1.5" in scene.description.replace(
        "\u00a0", " "
    )


def test_nothing_that_feels_is_no_picture() -> None:
    with pytest.raises(DrawError, match="No version of the journey tells how a step feels"):
        drawn(past(snapshot(0, steps(None, None))))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", ["en", "pl", "de", "ar"])
def test_geometry_and_contrast_hold(theme: str, lang: str) -> None:
    shown = past(
        snapshot(0, FIRST),
        snapshot(30, SECOND, FIRST, told=PARAGRAPH, subject=LONG),
        snapshot(31, FIRST, SECOND, told="Two pains added", author=LONG),
        snapshot(200, SECOND, FIRST, subject="", author=""),
        snapshot(400, FIRST, SECOND, now=True, name="work tree"),
        title=LONG,
    )
    assert not complaints(drawn(shown, View(theme=THEMES[theme], lang=lang)))


@pytest.mark.parametrize("script", SCRIPTS)
def test_all_scripts_fit(script: str) -> None:
    named = tuple(Step(f"s{n}", script, (-1.0) ** n, n) for n in range(4))
    was = tuple(Step(step.id, step.title, 0.0, step.stage) for step in named)
    shown = past(
        snapshot(0, was, subject=script),
        snapshot(9, named, was, subject=script, told=script),
        title=script,
    )
    assert not complaints(drawn(shown))


SCORES = st.lists(
    st.one_of(st.none(), st.integers(-4, 4).map(lambda n: n / 2)), min_size=1, max_size=30
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 900), SCORES), min_size=1, max_size=14))
def test_geometry_holds_for_any_history(found: list[tuple[float, list[float | None]]]) -> None:
    former: tuple[Step, ...] = ()
    snapshots = []
    for day, scores in sorted(found, key=lambda pair: pair[0]):
        now = steps(*scores)
        known = [score for score in scores if score is not None]
        figures = measured(known[0] if known else None, pains=len(scores), steps=len(scores))
        snapshots.append(snapshot(day, now, former, measured=figures))
        former = now
    if not any(step.score is not None for each in snapshots for step in each.steps):
        return
    assert not complaints(drawn(past(*snapshots)))


def test_every_form_can_be_written() -> None:
    scene = scene_of(PAIR, Alone(), View())
    assert render(scene, "png").startswith(b"\x89PNG")
    assert render(scene, "pdf").startswith(b"%PDF")
    assert render(scene, "svg") == render(scene, "svg")
    assert len(render(scene, "svg")) < 60_000


# --- parts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "columns"),
    [(0, 1), (1, 1), (2, 2), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4), (9, 3), (10, 4), (12, 4)],
)
def test_the_last_row_is_as_full_as_can_be(count: int, columns: int) -> None:
    assert columns_of(count) == columns


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (0, [date(2026, 1, 1)]),
        (3, [date(2026, 1, day) for day in (1, 2, 3, 4)]),
        (20, [date(2026, 1, day) for day in (5, 12, 19)]),
        (100, [date(2026, month, 1) for month in (1, 2, 3, 4)]),
        (400, [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1),
               date(2027, 1, 1)]),
        (3000, [date(2026, 1, 1), date(2028, 1, 1), date(2030, 1, 1), date(2032, 1, 1),
                date(2034, 1, 1)]),
    ],
)  # fmt: skip
def test_days_are_written_as_they_fit(days: int, written: list[date]) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = timeline([start, start + timedelta(days=days)], 100, 500)
    ticks = found.ticks(70)
    assert [day for _, day in ticks] == written
    assert all(b - a >= 69 for (a, _), (b, _) in pairwise(ticks))
    assert all(100 <= x <= 500 for x, _ in ticks)


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([], []),
        ([5], [5]),
        ([5, 30], [5, 30]),
        ([20, 20], [15, 25]),
        ([20, 21, 50], [15.5, 25.5, 50]),
        ([20, 20, 31], [13.666666, 23.666666, 33.666666]),
        ([0, 0], [0, 10]),
        ([100, 100], [90, 100]),
    ],
)
def test_labels_move_apart_no_further_than_they_must(
    places: list[float], found: list[float]
) -> None:
    assert apart(places, 10, 0, 100) == pytest.approx(found, abs=1e-4)
