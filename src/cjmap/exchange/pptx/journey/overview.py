"""The whole journey on one slide, or on as many as its steps need: stages, steps, curve, what hurts.

Columns are as wide as the longest word of a step needs; a journey of more columns than a slide
has room for goes on to the next one, at the end of a stage where that can be. Below the curve, what
hurts and what could be done stands by stage; what has no room is on the slides of the stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from cjmap.draw import text as texts
from cjmap.draw.look.theme import Hue, emotion_colour, stage_colours
from cjmap.draw.parts import curve as curves
from cjmap.draw.parts.emotion import EmotionLane, Series, run_on
from cjmap.draw.parts.grid import Columns
from cjmap.draw.pictures.journey.feelings import emotion_lane
from cjmap.draw.pictures.journey.rows import broken
from cjmap.draw.scene import polyline
from cjmap.exchange.pptx.drawing import Box, Look
from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.paragraphs import (
    LEAST,
    Paragraph,
    Run,
    clipped,
    cut,
    height,
    lines,
    plain,
    said,
    strong,
    widest_line,
    widest_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.draw.scene import Point
    from cjmap.exchange.pptx.deck import Deck, Page

_NARROWEST, _WIDEST = 52.0, 108.0
"""The widths in points between which a column is as wide as its longest word needs."""

_GAP = 5.0
_TIP = 9.0
_INSET = (2.0, 3.5)
_CURVE = (118.0, 260.0)
"""The least and the greatest height of the curve, in points."""

_FACE = 9.0
_LONGEST_NAME = 200.0
"""The width from which a name in the legend is cut, in points; it is told in full on the cover."""

_MOST_OF_STAGE, _MOST_OF_STEP = 3, 6
"""How many lines of their titles have room here; the slides of the stages have all of them."""

_LEAST_BLOCK = 44.0
"""The height that is kept free for a lane of texts that comes later, in points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lanes of a slide stand: their names, and the columns of this slide."""

    page: Page
    plan: Plan
    label: Box
    columns: Columns
    own: dict[str, str]

    def stages(self) -> list[tuple[int, int, int]]:
        """List the stages of the slide: number, first and last column."""
        found: list[tuple[int, int, int]] = []
        for column in self.columns.numbers:
            stage = self.plan.places[column].stage
            if found and found[-1][0] == stage:
                found[-1] = (stage, found[-1][1], column)
            else:
                found.append((stage, column, column))
        return found

    def name(self, of: str) -> str:
        """Return the name of a shape."""
        return f"{self.plan.journey.id}#{of}"


def overview_slides(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    """Add the slides of the whole journey."""
    journey = plan.journey
    label = _label_width(plan)
    sample = deck.page(journey.title)
    room = sample.area.width - label - _GAP
    widest = max(_NARROWEST, min(_column_width(plan), _WIDEST))
    parts = broken([place.stage for place in plan.places], max(int(room // widest), 1))
    for number, part in enumerate(parts, 1):
        page = deck.part(sample, journey.title, number, len(parts), own)
        area = page.area
        width = min(room / len(part), _WIDEST * 2)
        columns = Columns(area.left + label + _GAP, width, len(part), part.start, number - 1)
        _slide(Frame(page, plan, Box(area.left, 0, label, 0), columns, own), area)
        steps = [plan.places[column].step for column in part]
        deck.speak(page, notes_of(plan.setting, own, [step for step in steps if step]))


def _label_width(plan: Plan) -> float:
    words = plan.setting.said
    names = [
        words[key] for key in ("steps", "emotion", "pains", "opportunities", "touchpoints", "gains")
    ]
    return max(widest_word(name, 10.0, bold=True) for name in names) + 10.5


def _column_width(plan: Plan) -> float:
    """Return the width that the longest word of a step or of a stage needs."""
    across = 2 * _INSET[0] + 2.0
    words = [widest_word(step.title, 10.0) + across for _, step in plan.steps()]
    for number, stage in enumerate(plan.journey.stages):
        first, last = plan.columns_of_stage(number)
        need = widest_word(stage.label, 10.0, bold=True) + _TIP + 8.0
        words.append(need / (last - first + 1))
    return max(words, default=_NARROWEST)


def _slide(frame: Frame, area: Box) -> None:
    """Draw the lanes of one slide from top to bottom."""
    lane = emotion_lane(frame.plan)
    y = area.top + _chevrons(frame, area.top) + _GAP
    tall = _steps(frame, y)
    y += tall + _GAP if tall else 0.0
    left = area.bottom - y
    legend = _legend(frame, lane)
    foot = height([Paragraph(tuple(legend))], area.width) if legend else 0.0
    if legend:
        left -= foot + 4.0
    blocks = _blocks(frame, left - (_CURVE[0] + _GAP if lane else 0.0))
    taken = sum(tall + _GAP for _, tall in blocks)
    if lane is not None:
        tall = min(max(left - taken, _CURVE[0]), _CURVE[1])
        _emotion(frame, lane, y, tall)
        y += tall + _GAP
    for draw, tall in blocks:
        draw(y, tall)
        y += tall + _GAP
    if legend:
        box = Box(area.left, min(y, area.bottom - foot), area.width, foot)
        frame.page.drawing.label(box, frame.name("legend"), [Paragraph(tuple(legend))])


def _chevrons(frame: Frame, y: float) -> float:
    plan, theme = frame.plan, frame.plan.setting.theme
    colours = stage_colours(theme, len(plan.journey.stages))
    laid = []
    for number, first, last in frame.stages():
        stage = plan.journey.stages[number]
        begins = not frame.columns.numbers[0] or plan.columns_of_stage(number)[0] == first
        title = said(stage.label) or str(number + 1)
        told = title if begins else f"{title} ({plan.setting.said['continued']})"
        left, right = frame.columns.start(first), frame.columns.start(last + 1)
        room = right - left - _TIP - 8
        laid.append((number, left, right, told, room, stage))
    sizes = (12.0, 11.0, 10.0)
    size = next((z for z in sizes if all(widest_line(t, z) < r for _, _, _, t, r, _ in laid)), 10.0)
    titles = [
        strong(clipped(told, room, _MOST_OF_STAGE, size, bold=True), theme.on_stage, size)
        for _, _, _, told, room, _ in laid
    ]
    rooms = [room for _, _, _, _, room, _ in laid]
    tall = max(map(height, [[title] for title in titles], rooms)) + 12
    for place, (number, left, right, _, _, stage) in enumerate(laid):
        first_one = place == 0
        start = left if first_one else left - _TIP + 3
        box = Box(start, y, right - start, tall)
        kind = MSO_SHAPE.PENTAGON if first_one else MSO_SHAPE.CHEVRON
        frame.page.drawing.shape(
            kind, box, Look(colours[number]), frame.name(stage.id or str(number + 1)),
            adjust=(_TIP / min(tall, box.width),), text=(titles[place],),
            inset=(8.0 if first_one else 2.0, 2.0), anchor="middle",
        )  # fmt: skip
    return tall


def _steps(frame: Frame, y: float) -> float:
    """Draw the cards of the steps; return their height."""
    plan, theme = frame.plan, frame.plan.setting.theme
    hue = theme.hues["blue"]
    width = frame.columns.width - 3
    inner = width - 2 * _INSET[0]
    shown = [
        (column, step, plain(clipped(step.title, inner, _MOST_OF_STEP), hue.ink))
        for column in frame.columns.numbers
        if (step := plan.places[column].step) is not None
    ]
    if not shown:
        return 0.0
    tall = max(height(text, inner) for _, _, text in shown) + 2 * _INSET[1] + 4
    for column, step, text in shown:
        box = Box(frame.columns.start(column) + 1.5, y, width, tall)
        name = frame.name(step.id)
        frame.page.drawing.card(
            box, Look(hue.card, hue.edge), name, text, inset=_INSET, anchor="middle"
        )
    for column, step, _ in shown:
        if step.moment_of_truth:
            title = plan.setting.said["truth"]
            right = frame.columns.start(column + 1) - 7
            name = frame.name(f"{step.id} {title}")
            frame.page.drawing.badge(
                right, y + 1, "★", theme.truth, name, f"{title}: {said(step.title)}"
            )
    _label(frame, Box(frame.label.left, y, frame.label.width, tall), "steps", hue)
    return tall


def _label(frame: Frame, box: Box, key: str, hue: Hue) -> None:
    text = [strong(frame.plan.setting.said[key], hue.ink)]
    frame.page.drawing.card(box, Look(hue.label), frame.name(f"lane {key}"), text, inset=(5.0, 5.0))


def _emotion(frame: Frame, lane: EmotionLane, y: float, tall: float) -> None:
    """Draw the curve, a face or the initials at each step, and the feelings beside them."""
    theme, drawing = frame.plan.setting.theme, frame.page.drawing
    hue = theme.hues["orange"]
    columns = frame.columns
    _label(frame, Box(frame.label.left, y, frame.label.width, tall), "emotion", hue)
    drawing.ground(
        Box(columns.left, y, columns.right - columns.left, tall), hue.band, frame.name("ground")
    )
    unit = (tall - 64.0) / 4
    neutral = y + tall / 2
    _scale(frame, y, neutral, unit)
    level = Look(None, theme.rule, 0.75, True)
    drawing.line((columns.left, neutral), (columns.right, neutral), level, frame.name("neutral"))
    alone = len([one for one in lane.series if one.only is None]) == 1
    for number, series in enumerate(lane.series):
        pieces = _pieces(series, columns, unit)
        if not pieces:
            continue
        if alone and number == 0:
            _tints(frame, pieces, neutral)
        path = [pieces[0][0], *(point for piece in pieces for point in piece[1:])]
        points = [(x, dy + neutral) for x, dy in path]
        colour = series.colour or theme.arrow
        look = Look(None, colour, 2.25 if series.dash == "solid" else 1.5, series.dash != "solid")
        drawing.outline(points, look, frame.name(f"curve {series.key}"), _told(frame, series))
    for number, series in reversed(list(enumerate(lane.series))):
        for column, score in sorted(series.scores.items()):
            if column not in columns.numbers or (
                series.only is not None and column not in series.only
            ):
                continue
            _point(frame, lane, number, column, score, neutral, unit)
    if alone:
        _names(frame, lane, neutral, unit, Box(columns.left, y, columns.right - columns.left, tall))


def _scale(frame: Frame, y: float, neutral: float, unit: float) -> None:
    words, theme = frame.plan.setting.said, frame.plan.setting.theme
    for key, score, colour in (
        ("delighted", 2, theme.good),
        ("neutral", 0, theme.muted),
        ("frustrated", -2, theme.bad),
    ):
        middle = neutral - score * unit
        if score == 2:
            middle = max(middle, y + 30)  # below the name of the lane
        box = Box(frame.label.left, middle - 8, frame.label.width - 4, 16.0)
        text = Paragraph((Run(words[key], colour),), align="right")
        frame.page.drawing.label(box, frame.name(f"scale {key}"), [text], anchor="middle")


def _pieces(series: Series, columns: Columns, unit: float) -> list[curves.Piece]:
    points = [(columns.middle(c), -s * unit) for c, s in sorted(series.scores.items())]
    scored = sorted(series.scores)
    if series.only is None:
        points = run_on(points, columns.width / 2 - 6)
    pieces = curves.monotone(points)
    if series.only is not None:
        only = series.only
        pieces = [
            piece
            for one, other, piece in zip(scored, scored[1:], pieces, strict=False)
            if one in only or other in only
        ]
    return curves.between(pieces, columns.left, columns.right)


def _tints(frame: Frame, pieces: Sequence[curves.Piece], neutral: float) -> None:
    """Tint what lies between the curve and neutral, a run above or below it at a time."""
    theme = frame.plan.setting.theme
    runs: list[list[curves.Piece]] = []
    for piece in [part for whole in pieces for part in curves.cut_at_level(whole, 0.0)]:
        side = curves.at(piece, 0.5)[1] > 0
        if runs and (curves.at(runs[-1][-1], 0.5)[1] > 0) == side:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    for run in runs:
        path: list[Point] = list(polyline((run[0][0][0], 0.0), run[0][0]))
        for piece in run:
            path += piece[1:]
        end = run[-1][3]
        path += polyline(end, (end[0], 0.0), (run[0][0][0], 0.0))[1:]
        fill = theme.tint_bad if curves.at(run[0], 0.5)[1] > 0 else theme.tint_good
        points = [(x, y + neutral) for x, y in path]
        frame.page.drawing.outline(points, Look(fill), frame.name("tint"), closed=True)


def _point(
    frame: Frame,
    lane: EmotionLane,
    number: int,
    column: int,
    score: float,
    neutral: float,
    unit: float,
) -> None:
    series, theme, drawing = lane.series[number], frame.plan.setting.theme, frame.page.drawing
    x, y = frame.columns.middle(column), neutral - score * unit
    step = frame.plan.places[column].step
    name = frame.name(f"{step.id if step else column} emotion {series.key}")
    title = f"{said(step.title) if step else ''}, {said(series.name)}: {frame.plan.setting.said.signed(score)}"
    if series.colour is None:
        colour = emotion_colour(theme, score)
        drawing.face(x, y, _FACE, score, colour, theme.page, name, lane.titles.get(column, title))
        return
    if series.only is not None:
        box = Box(x - 4.5, y - 4.5, 9.0, 9.0)
        drawing.shape(MSO_SHAPE.OVAL, box, Look(theme.page, series.colour, 1.75), name, title=title)
        return
    x += lane.aside(number, column, frame.columns.width)
    box = Box(x - 9.5, y - 9.5, 19.0, 19.0)
    letters = Paragraph((Run(series.letters, theme.on_mark, True),), align="center")
    drawing.shape(
        MSO_SHAPE.OVAL, box, Look(series.colour, theme.page, 1.0), name,
        text=(letters,), inset=(0.0, 0.0), anchor="middle", title=title, wrap=False,
    )  # fmt: skip


def _names(frame: Frame, lane: EmotionLane, neutral: float, unit: float, area: Box) -> None:
    """Write the feelings above or below their points, clear of one another, where there is room."""
    theme = frame.plan.setting.theme
    taken: list[Box] = []
    for column, name in sorted(lane.names.items()):
        scores = [one.scores[column] for one in lane.series if column in one.scores]
        if column not in frame.columns.numbers or column not in lane.series[0].scores:
            continue
        text = Paragraph((Run(said(name), theme.body),), align="center")
        width = max(frame.columns.width - 2, widest_word(name, 10.0) + 4)
        tall = lines(text, width) * 12.0
        left = min(max(frame.columns.middle(column) - width / 2, area.left), area.right - width)
        above = neutral - max(scores) * unit - _FACE - 3 - tall
        below = neutral - min(scores) * unit + _FACE + 3
        places = [above, below] if lane.series[0].scores[column] > 0 else [below, above]
        for top in places:
            box = Box(left, top, width, tall)
            inside = area.top <= top and top + tall <= area.bottom
            if tall <= 24.0 and inside and not any(_overlap(box, other) for other in taken):
                step = frame.plan.places[column].step
                named = frame.name(f"{step.id if step else column} feeling")
                frame.page.drawing.label(box, named, [text])
                taken.append(box)
                break


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _told(frame: Frame, series: Series) -> str:
    """Tell a curve in words: its scores, step by step."""
    words = frame.plan.setting.said
    scores = [
        f"{said(step.title)} {words.signed(series.scores[column])}"
        for column, step in frame.plan.steps()
        if column in series.scores and column in frame.columns.numbers
    ]
    return f"{said(series.name)}: {', '.join(scores)}"


def _legend(frame: Frame, lane: EmotionLane | None) -> list[Run]:
    """Return what the signs of the slide mean."""
    theme, words = frame.plan.setting.theme, frame.plan.setting.said
    runs: list[Run] = []
    steps = [frame.plan.places[column].step for column in frame.columns.numbers]
    if any(step is not None and step.moment_of_truth for step in steps):
        runs.append(Run(f"★ {words['truth']}    ", theme.truth, True))
    series = lane.series if lane else ()
    if len(series) > 1:
        for one in series:
            if one.colour is not None:
                sign = one.letters or ("– –" if one.dash != "solid" else "—")
                name = texts.shorten(said(one.name), _LONGEST_NAME, LEAST)
                runs.append(Run(f"{sign} {name}    ", one.colour, True))
    return runs


def _blocks(frame: Frame, room: float) -> list[tuple[Callable[[float, float], None], float]]:
    """Return the lanes of texts that have room, each with its height; the first go first."""
    plan, theme = frame.plan, frame.plan.setting.theme
    lanes = [
        ("pains", theme.hues["rose"], [_pains(plan, number) for number, _, _ in frame.stages()]),
        ("opportunities", theme.hues["amber"], [_answers(frame, each) for each in frame.stages()]),
        ("touchpoints", theme.hues["teal"], [_touchpoints(frame, each) for each in frame.stages()]),
        ("gains", theme.hues["lime"], [_gains(plan, number) for number, _, _ in frame.stages()]),
    ]
    blocks: list[tuple[Callable[[float, float], None], float]] = []
    wanted = [(key, hue, told, _wanted(frame, told)) for key, hue, told in lanes if any(told)]
    for number, (key, hue, told, need) in enumerate(wanted):
        least = height([strong(plan.setting.said[key])], frame.label.width - 10) + 10.0
        need = max(need, least)
        later = sum(min(each[3], _LEAST_BLOCK) + _GAP for each in wanted[number + 1 : 2])
        tall = min(need, room - later)
        # The first two may be cut short; the others are shown whole or not at all.
        if tall < (least if number < 2 else need):
            continue
        room -= tall + _GAP
        blocks.append((_drawer(frame, key, hue, told), tall))
    return blocks


def _drawer(
    frame: Frame, key: str, hue: Hue, told: Sequence[list[Paragraph]]
) -> Callable[[float, float], None]:
    def draw(y: float, tall: float) -> None:
        _label(frame, Box(frame.label.left, y, frame.label.width, tall), key, hue)
        for (number, first, last), text in zip(frame.stages(), told, strict=True):
            stage = frame.plan.journey.stages[number]
            left, right = frame.columns.start(first) + 2, frame.columns.start(last + 1) - 2
            shown = _fitting(frame, text, right - left - 10, tall - 8)
            if not shown:
                continue
            name = frame.name(f"{stage.id or number + 1} {key}")
            frame.page.drawing.card(
                Box(left, y, right - left, tall), Look(hue.band, hue.edge, 0.5), name, shown
            )

    return draw


def _fitting(frame: Frame, text: list[Paragraph], width: float, room: float) -> list[Paragraph]:
    """Return what of the texts has room, and how many more there are."""
    shown, rest = cut(text, width, room + 0.01)
    if not rest:
        return shown
    shown, rest = cut(text, width, room - 12.0)
    more = frame.own["more"].format(count=len(rest))
    return [*shown, Paragraph((Run(more, frame.plan.setting.theme.muted),))]


def _wanted(frame: Frame, told: Sequence[list[Paragraph]]) -> float:
    heights = [
        height(text, frame.columns.start(last + 1) - frame.columns.start(first) - 14)
        for (_, first, last), text in zip(frame.stages(), told, strict=True)
    ]
    return max(heights) + 9.0


def _pains(plan: Plan, number: int) -> list[Paragraph]:
    """List what hurts in a stage, the worst first."""
    hue = plan.setting.theme.hues["rose"]
    pains = [pain for step in plan.journey.stages[number].steps for pain in step.pains]
    pains.sort(key=lambda pain: -(pain.severity or 0))
    return _listed([said(pain.text) for pain in pains], hue.ink)


def _gains(plan: Plan, number: int) -> list[Paragraph]:
    """List what is good in a stage."""
    hue = plan.setting.theme.hues["lime"]
    steps = plan.journey.stages[number].steps
    return _listed([said(gain.text) for step in steps for gain in step.gains], hue.ink)


def _answers(frame: Frame, stage: tuple[int, int, int]) -> list[Paragraph]:
    """List what could be done in a stage; each opportunity stands where it is first wanted."""
    plan = frame.plan
    _, first, last = stage
    hue = plan.setting.theme.hues["amber"]
    found = []
    for opportunity in plan.opportunities:
        spans = [plan.span(reference.rpartition("#")[2]) for reference in opportunity.for_]
        starts = [span[0] for span in spans if span is not None]
        if starts and first <= min(starts) <= last:
            found.append(said(opportunity.title))
    return _listed(found, hue.ink)


def _touchpoints(frame: Frame, stage: tuple[int, int, int]) -> list[Paragraph]:
    _, first, last = stage
    setting = frame.plan.setting
    names = []
    for column in range(first, last + 1):
        step = frame.plan.places[column].step
        use = step.touchpoint if step else None
        if use is not None:
            names.append(
                said(use.title or (setting.name_of("touchpoint", use.id) if use.id else ""))
            )
    told = ", ".join(name for name in dict.fromkeys(names) if name)
    return [Paragraph((Run(told, setting.theme.hues["teal"].ink),))] if told else []


def _listed(told: Sequence[str], colour: str) -> list[Paragraph]:
    return [Paragraph((Run(text, colour),), bullet=True) for text in told]
