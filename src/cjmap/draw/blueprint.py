"""The picture of a service blueprint: lanes of cards over the customer's steps, and arrows.

Cards stand in a table: columns are the customer's steps, and each lane has as many rows as its
fullest cell has cards. The links are routed first; gutters are then made as wide as the arrows in
them need. The three lines follow from the roles of the lanes alone.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.cards import Badge, Block, Card, Fitted, fit
from cjmap.draw.chevrons import Chevron, chevrons_at
from cjmap.draw.frame import (
    GAP,
    LABELS,
    MARGIN,
    Entry,
    Heading,
    Legend,
    Line,
    finish,
    footnotes,
    header,
    label_height,
    lane_label,
)
from cjmap.draw.labels import words
from cjmap.draw.measures import figure
from cjmap.draw.notes import Note, notes_panel
from cjmap.draw.routing import Segment, route
from cjmap.draw.scene import (
    Box,
    Mark,
    Point,
    Scene,
    Shape,
    Stroke,
    Weight,
    Words,
    polyline,
    rounded_area,
    rounded_polyline,
)
from cjmap.draw.theme import LIGHT, Hue, Theme
from cjmap.draw.times import TimesRow, spelled, told, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.format.blueprint import Action, Blueprint, Column, Lane
    from cjmap.format.journey import Step, Timing

_HUES = {
    "physical-evidence": "slate",
    "customer": "blue-filled",
    "frontstage": "teal-filled",
    "backstage": "violet",
    "support": "amber",
}
_RANKS = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}
_LINES = (("interaction", "blue-filled"), ("visibility", "teal-filled"), ("internal", "violet"))

_WIDTHS = (132.0, 140.0, 150.0, 162.0, 176.0)
_SHAPE = 1.7
_TRACK = 7.0
_CLEAR = 13.0
"""The least distance of an arrow from a card that it passes."""

_BADGES = 37.0
"""Room at the corner of a card for two badges, where no arrow may arrive."""

_PADDING = 12.0
_LEAST_ROW = 46.0
_LEAST_INNER = 900.0


@dataclass(slots=True)
class _Entry:
    """A card in the table, with the names by which links know it."""

    card: Card
    names: tuple[str, ...]


@dataclass(slots=True)
class _Table:
    """Which card stands where, before anything has a size."""

    cards: dict[tuple[int, int], _Entry]
    lane_rows: list[range]
    """The rows of each lane."""
    columns: int

    @property
    def rows(self) -> int:
        """How many rows there are in all lanes together."""
        return self.lane_rows[-1].stop if self.lane_rows else 0


@dataclass(slots=True)
class _Sizes:
    """Where everything is: coordinates of columns and rows, and of the gutters between them."""

    card_left: list[float] = field(default_factory=list)
    card_width: float = 0.0
    row_top: list[float] = field(default_factory=list)
    row_height: list[float] = field(default_factory=list)
    upright: list[tuple[float, float]] = field(default_factory=list)
    """The room between the cards, left and right, of each vertical gutter."""
    level: list[tuple[float, float]] = field(default_factory=list)
    """The room between the cards, above and below, of each horizontal gutter."""
    lane_top: list[float] = field(default_factory=list)
    lane_bottom: list[float] = field(default_factory=list)
    right: float = 0.0


def scene_of(blueprint: Blueprint, context: Context) -> Scene:
    """Lay out the picture of a service blueprint."""
    return _Drawing(blueprint, context, LIGHT).scene()


class _Drawing:
    """One blueprint on its way to a scene."""

    def __init__(self, blueprint: Blueprint, context: Context, theme: Theme) -> None:
        self.blueprint = blueprint
        self.context = context
        self.theme = theme
        self.said = words(context.language_of(blueprint))
        self.legend = Legend()
        self.notes: list[Note] = []
        self.columns: list[Column] = list(blueprint.steps) or []
        self.lanes: list[Lane] = list(blueprint.all_lanes)
        self.steps: list[Step | None] = [
            context.step_of(column.step, blueprint.journey) if column.step else None
            for column in self.columns
        ]
        self.table = self._table()
        self.links = self._links()
        ends = [(start, end) for start, end, _ in self.links]
        self.routed = route(self.table.rows, self.table.columns, self.table.cards, ends)

    def scene(self) -> Scene:
        """Lay everything out, with cards as wide as suits the picture's shape."""

        def shape(width: float) -> float:
            sizes, _ = self._sizes(width, 0.0)
            inner = sizes.right - MARGIN
            return abs(math.log(inner / (sizes.lane_bottom[-1] + 330) / _SHAPE))

        width = min(_WIDTHS, key=lambda each: (shape(each), each))
        return self._compose(width)

    # What stands where.

    def _table(self) -> _Table:
        keys = [column.key for column in self.columns]
        stacks: dict[tuple[int, int], list[_Entry]] = {}
        customer = next((n for n, lane in enumerate(self.lanes) if lane.role == "customer"), None)
        if customer is not None:
            for number_, column in enumerate(self.columns):
                stacks.setdefault((customer, number_), []).append(
                    self._customer_card(number_, column)
                )
        lane_ids = [lane.id for lane in self.lanes]
        for action in self.blueprint.actions:
            if action.at in keys and action.lane in lane_ids:
                place = (lane_ids.index(action.lane), keys.index(action.at))
                stacks.setdefault(place, []).append(self._action_card(action))
        cards: dict[tuple[int, int], _Entry] = {}
        lane_rows: list[range] = []
        row = 0
        for index in range(len(self.lanes)):
            deep = max(
                (len(stack) for (lane, _), stack in stacks.items() if lane == index), default=0
            )
            lane_rows.append(range(row, row + max(deep, 1)))
            for (lane, column_), stack in stacks.items():
                if lane == index:
                    for depth, entry in enumerate(stack):
                        cards[row + depth, column_] = entry
            row += max(deep, 1)
        return _Table(cards, lane_rows, max(len(self.columns), 1))

    def _customer_card(self, index: int, column: Column) -> _Entry:
        hue = self.theme.hues["blue-filled"]
        step = self.steps[index]
        key = column.key or f"column-{index + 1}"
        title = column.title or (step.title if step else None) or key
        badges = []
        if step is not None and step.moment_of_truth:
            badges.append(self._badge("★", self.theme.truth, "truth"))
        card = Card(
            (Block(title, 10.0, Weight.REGULAR, hue.ink),),
            hue.card,
            hue.edge,
            "card customer",
            f"column-{key}",
            title,
            tuple(badges),
        )
        return _Entry(card, (key,))

    def _badge(self, letter: str, fill: str, meaning: str) -> Badge:
        badge = Badge(letter, fill, self.said[meaning])
        self.legend.add_badge(badge)
        return badge

    def _action_card(self, action: Action) -> _Entry:
        role = next(lane.role for lane in self.lanes if lane.id == action.lane)
        hue = self.theme.hues[_HUES[role]]
        blocks = [Block(action.text, 10.0, Weight.REGULAR, hue.ink)]
        captions = []
        if action.owner:
            captions.append(self.context.title_of("team", action.owner) or action.owner)
        if action.system:
            name = self.context.title_of("system", action.system) or action.system
            captions.append(f"◇\u00a0{name}")
        for index, caption in enumerate(captions):
            gap = 1.0 if index else 3.0
            blocks.append(Block(caption, 8.5, Weight.REGULAR, self.theme.body, gap))
        if action.perceived_owner:
            seen = self.context.title_of("team", action.perceived_owner) or action.perceived_owner
            blocks.append(
                Block(
                    f"{self.said['perceived']}: {seen}", 8.5, Weight.REGULAR, self.theme.body, 1.5
                )
            )
        if action.duration:
            times = [
                f"{self.said[key]} {spelled(time, self.said)}"
                for key, time in (
                    ("planned", action.duration.planned),
                    ("actual", action.duration.actual),
                    ("waiting", action.duration.wait),
                )
                if time
            ]
            blocks.append(Block(" · ".join(times), 8.5, Weight.REGULAR, self.theme.body, 1.5))
        dash = "solid"
        if action.assumption:
            dash = "dashed"
            self.legend.add(Entry("card", self.said["assumption"], self.theme.muted, dash="dashed"))
        title = action.text
        sources = [self.context.title_of("evidence", id) or id for id in action.evidence]
        if sources:
            title += f" [{', '.join(sources)}]"
        card = Card(
            tuple(blocks),
            hue.card,
            hue.edge,
            "card action",
            f"action-{action.id}" if action.id else "",
            title,
            self._badges(action),
            signs=self._signs(action),
            dash="dashed" if dash == "dashed" else "solid",
        )
        return _Entry(card, (action.id,) if action.id else ())

    def _badges(self, action: Action) -> tuple[Badge, ...]:
        """Give the badges of an action, and put what they stand for among the notes."""
        badges = []
        theme, said = self.theme, self.said
        if action.fail_point:
            point = action.fail_point
            text = point.text
            if point.recovery:
                text += f" → {point.recovery}"
            if point.severity is not None:
                text += f" ({said['severity']} {point.severity}/5)"
            badges.append(self._noted("F", theme.fail, "fail", action.text, text))
        if action.wait:
            badges.append(
                self._noted("W", theme.wait, "wait", action.text, spelled(action.wait, self.said))
            )
        return tuple(badges)

    def _signs(self, action: Action) -> tuple[Badge, ...]:
        """Give the lesser badges of an action, and put what they stand for among the notes."""
        badges = []
        theme, said = self.theme, self.said
        if action.improve:
            badges.append(self._noted("↗", theme.improve, "improve", action.text, action.improve))
        if action.policy:
            badges.append(self._noted("§", theme.arrow, "policy", action.text, action.policy))
        for kpi in action.kpis:
            name = kpi.text
            if kpi.metric:
                metric = self.context.title_of("metric", kpi.metric) or kpi.metric
                name = kpi.text if kpi.text == metric else f"{kpi.text} ({metric})"
            if kpi.target is not None:
                name += (
                    f", {said['target']} {figure(kpi.target, kpi.metric, self.context, self.said)}"
                )
            self._noted("◆", theme.good, "kpis", action.text, name)
        if action.kpis:
            badges.append(self._badge("◆", theme.good, "kpis"))
        return tuple(badges)

    def _noted(self, letter: str, fill: str, meaning: str, where: str, text: str) -> Badge:
        badge = self._badge(letter, fill, meaning)
        self.notes.append(Note(badge, where, text))
        return badge

    def _links(self) -> list[tuple[tuple[int, int], tuple[int, int], int]]:
        """Give the links whose ends are both there: first card, second card, number of link."""
        places: dict[str, tuple[int, int]] = {}
        # An action's own name wins over the column's.
        for place, entry in sorted(self.table.cards.items()):
            for name in entry.names:
                if name not in places or "action" in entry.card.css:
                    places[name] = place
        found = []
        for index, link in enumerate(self.blueprint.links):
            start, end = places.get(link.from_), places.get(link.to)
            if start is not None and end is not None and start != end:
                found.append((start, end, index))
        return found

    # How large everything is.

    def _sizes(self, width: float, top: float) -> tuple[_Sizes, dict[tuple[int, int], Fitted]]:
        table, tracks = self.table, self.routed.tracks
        sizes = _Sizes(card_width=width)
        least = (_LEAST_INNER - LABELS - GAP) / table.columns - 40
        sizes.card_width = width = max(width, min(least, 260.0))
        fitted = {place: fit(entry.card, width) for place, entry in table.cards.items()}
        x = MARGIN + LABELS + GAP
        for column in range(table.columns + 1):
            count = tracks.get((True, 2 * column), 0)
            at_rim = column in (0, table.columns)
            least_gutter = 16.0 if at_rim else 32.0
            gutter = (
                max(least_gutter, 2 * _CLEAR + (count - 1) * _TRACK + 2) if count else least_gutter
            )
            sizes.upright.append((x, x + gutter))
            x += gutter
            if column < table.columns:
                sizes.card_left.append(x)
                x += width
        sizes.right = max(x, MARGIN + _LEAST_INNER * 0.85)
        sizes.upright[-1] = (sizes.upright[-1][0], sizes.right)
        y = top
        for lane, rows in enumerate(table.lane_rows):
            for row in rows:
                first = row == rows.start
                y = self._gutter(sizes, row, first, y)
                tall = max(
                    (fitted[row, c].height for c in range(table.columns) if (row, c) in fitted),
                    default=0.0,
                )
                count = tracks.get((False, 2 * row + 1), 1)
                tall = max(tall, _LEAST_ROW, 24 + (count - 1) * _TRACK)
                if len(rows) == 1:
                    hint = label_height(self._label(lane), "") - 2 * _PADDING
                    tall = max(tall, hint)
                sizes.row_top.append(y)
                sizes.row_height.append(tall)
                y += tall
        bottom = self._room(2 * table.rows)
        sizes.level.append((y, y + bottom))
        sizes.lane_bottom.append(y + bottom)
        return sizes, fitted

    def _room(self, line: int) -> float:
        """Give the height that the arrows in a horizontal gutter need; at least the padding."""
        count = self.routed.tracks.get((False, line), 0)
        return max(_PADDING, 2 * _CLEAR + (count - 1) * _TRACK) if count else _PADDING

    def _gutter(self, sizes: _Sizes, row: int, first: bool, y: float) -> float:
        """Add the gutter above a row, and end or begin lanes; give the row's upper side."""
        if not first:
            # Between two cards of one lane; an arrow may run from one to the other.
            count = self.routed.tracks.get((False, 2 * row), 0)
            between = max(12.0, 2 * _CLEAR + (count - 1) * _TRACK if count else 0.0)
            if self._joined(row):
                between = max(between, 26.0)
            sizes.level.append((y, y + between))
            return y + between
        if row == 0:
            room = self._room(0)
            sizes.level.append((y, y + room))
            sizes.lane_top.append(y)
            return y + room
        lane = next(n for n, rows in enumerate(self.table.lane_rows) if rows.start == row)
        lines = self._lines_above(lane)
        gap = 10.0 + sum(self._line_chip(key)[1] + 6 for key, _ in lines)
        count = self.routed.tracks.get((False, 2 * row), 0)
        room = gap + 2 * _PADDING
        if count:
            half = _CLEAR + math.ceil(count / 2) * _TRACK + 3
            room = (
                max(room, gap + 2 * half) if lines else max(room, 2 * _CLEAR + (count - 1) * _TRACK)
            )
        padding = (room - gap) / 2
        sizes.level.append((y, y + room))
        sizes.lane_bottom.append(y + padding)
        sizes.lane_top.append(y + padding + gap)
        return y + room

    def _joined(self, row: int) -> bool:
        """Tell whether a link runs straight down into this row from the one above."""
        return any(
            segment.upright and segment.low < 2 * row < segment.high and segment.line % 2 == 1
            for way in self.routed.ways
            for segment in way.segments
        )

    def _label(self, lane: int) -> str:
        return self.lanes[lane].title or self.said[str(self.lanes[lane].role)]

    def _lines_above(self, lane: int) -> list[tuple[str, str]]:
        """Give the lines between a lane and the one above it, from the roles of both."""
        ranks: list[int] = []
        for each in self.lanes:
            rank = _RANKS.get(str(each.role))
            if rank is None:  # Evidence goes with its neighbour.
                rank = ranks[-1] if ranks else -1
            ranks.append(rank)
        for index in range(len(ranks) - 2, -1, -1):
            if ranks[index] < 0:
                ranks[index] = ranks[index + 1]
        low, high = sorted((ranks[lane - 1], ranks[lane]))
        lines = [line for rank, line in enumerate(_LINES) if low <= rank < high]
        return lines if ranks[lane - 1] <= ranks[lane] else lines[::-1]

    def _line_chip(self, key: str) -> tuple[tuple[str, ...], float]:
        """Give the lines of text of a line's name, and the height of its chip."""
        lines = texts.wrap(self.said[key].upper(), LABELS - 18, 8, Weight.BOLD)
        return lines, texts.height(len(lines), 8) + 7

    # Where everything is.

    def _place(self, sizes: _Sizes, segment: Segment) -> float:
        """Give the coordinate of a segment, in points."""
        offset = segment.track - segment.middle
        if segment.line % 2 == 1:
            index = segment.line // 2
            if segment.upright:
                start, length, spacing = sizes.card_left[index], sizes.card_width, 10.0
                clear = _BADGES
            else:
                start, length, spacing = sizes.row_top[index], sizes.row_height[index], _TRACK + 1
                clear = 12.0
            reach = max(segment.middle, segment.tracks - 1 - segment.middle)
            spacing = min(spacing, (length / 2 - clear) / reach) if reach else spacing
            return start + length / 2 + offset * spacing
        index = segment.line // 2
        if segment.upright:
            left, right = sizes.upright[index]
            return self._spread(left, right, segment)
        top, bottom = sizes.level[index]
        rows = [rows.start for rows in self.table.lane_rows]
        if index in rows and index > 0 and self._lines_above(rows.index(index)):
            lane = rows.index(index)
            low, high = sizes.lane_bottom[lane - 1], sizes.lane_top[lane]
            upper = math.ceil(segment.tracks / 2)
            if segment.track < upper:
                return low + 3 - (upper - 1 - segment.track) * _TRACK
            return high - 3 + (segment.track - upper) * _TRACK
        return self._spread(top, bottom, segment)

    def _spread(self, low: float, high: float, segment: Segment) -> float:
        offset = segment.track - (segment.tracks - 1) / 2
        room = max(high - low - 2 * (_CLEAR - 2), 0.0)
        spacing = min(_TRACK, room / (segment.tracks - 1)) if segment.tracks > 1 else 0.0
        return (low + high) / 2 + offset * spacing

    def _sides(self, sizes: _Sizes, cell: tuple[int, int]) -> tuple[float, float, float, float]:
        row, column = cell
        left, top = sizes.card_left[column], sizes.row_top[row]
        return left, top, left + sizes.card_width, top + sizes.row_height[row]

    # The drawing.

    def _compose(self, width: float) -> Scene:
        probe, _ = self._sizes(width, 0.0)
        inner = probe.right - MARGIN
        marks, y = header(self._heading(), inner, self.theme)
        y += 22
        heads, tall = self._stages(probe, y)
        marks += heads
        y += tall + (10 if heads else 0)
        sizes, fitted = self._sizes(width, y)
        bands, labels = self._lane_marks(sizes)
        marks += bands
        marks += labels
        marks += self._line_marks(sizes)
        arrows, paths = self._arrows(sizes)
        marks += arrows
        for (row, column), entry in sorted(fitted.items()):
            left, top, _, _ = self._sides(sizes, (row, column))
            marks.append(entry.place(left, top, sizes.row_height[row]))
        marks += self._link_titles(sizes, paths)
        bottom = sizes.lane_bottom[-1]
        more, bottom = self._times(sizes, bottom)
        marks += more
        more, bottom = notes_panel(self.notes, inner, bottom + 10, self.theme)
        marks += more
        notes = footnotes(self.blueprint, self.context)
        whole, waiting = total(self._durations())
        if whole:
            text = f"{self.said['total']}: {told(whole)}"
            if waiting:
                text += f" ({self.said['waiting']} {told(waiting)})"
            notes.insert(0, text)
        description = ". ".join(
            part for part in (self.blueprint.summary, self.blueprint.goal) if part
        )
        return finish(
            self.blueprint,
            self.context.language_of(self.blueprint),
            marks,
            inner,
            bottom + 4,
            self.legend,
            notes,
            self.theme,
            description,
        )

    def _heading(self) -> Heading:
        blueprint = self.blueprint
        lines = [Line("", blueprint.summary)] if blueprint.summary else []
        if blueprint.goal:
            lines.append(Line(self.said["goal"], blueprint.goal))
        note = self.said[f"path-{blueprint.path}"] if blueprint.path else ""
        return Heading(self.said["blueprint"], blueprint.title, tuple(lines), (), note)

    def _stages(self, sizes: _Sizes, y: float) -> tuple[list[Mark], float]:
        """Place the journey's stages over the columns whose steps they hold."""
        journey = self.context.map_of("journey", self.blueprint.journey or "")
        runs: list[tuple[str, str, int, int]] = []
        for index, step in enumerate(self.steps):
            stage = None
            if journey is not None and step is not None:
                stage = next((s for s in journey.stages if step in s.steps), None)
            key, label = (stage.id or stage.label, stage.label) if stage else ("", "")
            if runs and runs[-1][0] == key:
                runs[-1] = (key, label, runs[-1][2], index)
            else:
                runs.append((key, label, index, index))
        if not any(key for key, *_ in runs):
            return [], 0.0
        stages = [
            Chevron(key or f"other-{first + 1}", label or "–", "", first, last)
            for key, label, first, last in runs
        ]
        places = []
        for stage in stages:
            left = sum(sizes.upright[stage.first]) / 2 if stage.first else sizes.upright[0][0] + 4
            following = sizes.upright[stage.last + 1]
            rim = stage.last + 1 == self.table.columns
            places.append((left, following[1] - 4 if rim else sum(following) / 2))
        return chevrons_at(stages, places, y, self.theme, numbered=False)

    def _lane_marks(self, sizes: _Sizes) -> tuple[list[Mark], list[Mark]]:
        bands, labels = [], []
        left = MARGIN + LABELS + GAP
        for index, lane in enumerate(self.lanes):
            hue = self._hue(lane)
            top, bottom = sizes.lane_top[index], sizes.lane_bottom[index]
            ground = rounded_area(left, top, sizes.right - left, bottom - top, 12, hue.band)
            bands.append(Mark("band", (ground,), f"band-{lane.id}"))
            labels.append(
                lane_label(lane.id, self._label(index), "", hue, top, bottom - top, middle=True)
            )
        return bands, labels

    def _hue(self, lane: Lane) -> Hue:
        return self.theme.hues[_HUES[str(lane.role)]]

    def _line_marks(self, sizes: _Sizes) -> list[Mark]:
        marks = []
        for lane in range(1, len(self.lanes)):
            lines = self._lines_above(lane)
            gap_top, gap_bottom = sizes.lane_bottom[lane - 1], sizes.lane_top[lane]
            chips = [self._line_chip(key) for key, _ in lines]
            tall = sum(height for _, height in chips) + 6 * (len(chips) - 1)
            y = (gap_top + gap_bottom - tall) / 2
            for (key, hue_name), (text, height) in zip(lines, chips, strict=True):
                colour = self.theme.hues[hue_name].accent
                middle = y + height / 2
                wide = texts.widest(text, 8, Weight.BOLD) + 18
                shapes: list[Shape] = [
                    Stroke(
                        polyline((MARGIN + wide, middle), (sizes.right, middle)),
                        colour,
                        1.3,
                        "dashed",
                    ),
                    Box(MARGIN, y, wide, height, self.theme.page, colour, 1.2),
                    Words(
                        MARGIN + wide / 2,
                        y + 3.5 + 8 * 0.93,
                        text,
                        8,
                        colour,
                        Weight.BOLD,
                        "middle",
                    ),
                ]
                marks.append(Mark("line", tuple(shapes), f"line-{key}", self.said[key]))
                y += height + 6
        return marks

    def _arrows(self, sizes: _Sizes) -> tuple[list[Mark], list[list[Point]]]:
        marks = []
        paths = []
        for index, (start, end, link_index) in enumerate(self.links):
            link = self.blueprint.links[link_index]
            points = self.routed.path(
                index, lambda s: self._place(sizes, s), lambda c: self._sides(sizes, c)
            )
            points = _simplified(points)
            paths.append(points)
            both = link.kind == "agrees"
            stroke = Stroke(
                rounded_polyline(points, 7),
                self.theme.arrow,
                1.3,
                tail=both,
                head=link.kind != "needs",
            )
            names = [self.table.cards[cell].card.blocks[0].text for cell in (start, end)]
            sign = {"triggers": "→", "needs": "–", "agrees": "↔"}[str(link.kind)]
            title = f"{names[0]} {sign} {names[1]}" + (f": {link.title}" if link.title else "")
            marks.append(Mark(f"link {link.kind}", (stroke,), f"link-{link_index + 1}", title))
            sign_kind, word = {
                "triggers": ("arrow", "triggers"),
                "needs": ("line", "needs-link"),
                "agrees": ("double", "agrees"),
            }[str(link.kind)]
            if sign_kind == "arrow":
                self.legend.add(Entry("arrow", self.said[word], self.theme.arrow))
            elif sign_kind == "line":
                self.legend.add(Entry("line", self.said[word], self.theme.arrow))
            else:
                self.legend.add(Entry("double", self.said[word], self.theme.arrow))
        return marks, paths

    def _link_titles(self, sizes: _Sizes, paths: Sequence[Sequence[Point]]) -> list[Mark]:
        """Write the titles of links beside them where there is room, else among the notes."""
        marks: list[Mark] = []
        taken = [self._sides(sizes, cell) for cell in self.table.cards]
        for index, (start, _, link_index) in enumerate(self.links):
            title = self.blueprint.links[link_index].title
            if not title:
                continue
            others = [path for n, path in enumerate(paths) if n != index]
            spot = _spot(title, paths[index], others, taken)
            if spot is None:
                where = self.table.cards[start].card.blocks[0].text
                self.notes.append(Note(Badge("→", self.theme.arrow, ""), where, title))
                continue
            lines, (left, top, right, bottom) = spot
            taken.append((left, top, right, bottom))
            shapes: tuple[Shape, ...] = (
                Box(left, top, right - left, bottom - top, self.theme.page, self.theme.faint),
                Words(
                    (left + right) / 2,
                    top + 3 + 8.5 * 0.95,
                    lines,
                    8.5,
                    self.theme.body,
                    anchor="middle",
                ),
            )
            marks.append(Mark("link-title", shapes))
        return marks

    def _durations(self) -> list[Timing | None]:
        return [
            column.duration or (step.duration if step else None)
            for column, step in zip(self.columns, self.steps, strict=True)
        ]

    def _times(self, sizes: _Sizes, bottom: float) -> tuple[list[Mark], float]:
        times = self._durations()
        if not any(times):
            return [], bottom
        hue = self.theme.hues["slate"]
        row = TimesRow(self.said["time"], "", hue, self.theme, self.said, times)
        places = [(left, sizes.card_width) for left in sizes.card_left]
        y = bottom + 10
        marks, tall = row.lay_out(places, y)
        left = MARGIN + LABELS + GAP
        ground = rounded_area(left, y, sizes.right - left, tall, 12, hue.band)
        return [Mark("band", (ground,), "band-times"), *marks], y + tall


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Leave out corners that are none."""
    kept = [points[0]]
    for here, after in itertools.pairwise(points):
        before = kept[-1]
        same_x = abs(before[0] - here[0]) < 0.01 and abs(here[0] - after[0]) < 0.01
        same_y = abs(before[1] - here[1]) < 0.01 and abs(here[1] - after[1]) < 0.01
        if not (same_x or same_y):
            kept.append(here)
    kept.append(points[-1])
    return kept


_Sides = tuple[float, float, float, float]


def _spot(
    title: str,
    path: Sequence[Point],
    others: Sequence[Sequence[Point]],
    taken: Sequence[_Sides],
) -> tuple[tuple[str, ...], _Sides] | None:
    """Find a place on a path for a label that covers no card, no label and no other path."""
    lines = texts.wrap(title, 96, 8.5)
    if not lines or len(lines) > 3:
        return None
    wide = texts.widest(lines, 8.5) + 10
    tall = texts.height(len(lines), 8.5) + 6
    parts = sorted(
        itertools.pairwise(path),
        key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1]),
    )
    for a, b in parts:
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
            x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            if any(_overlap(box, other, 3) for other in taken):
                continue
            if any(
                _overlap(box, _around(c, d), 2)
                for other in others
                for c, d in itertools.pairwise(other)
            ):
                continue
            # The label must not cover the arrow's head.
            if all(_overlap(box, (*end, *end), 10) is False for end in (path[0], path[-1])):
                return lines, box
    return None


def _around(a: Point, b: Point) -> _Sides:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _overlap(a: _Sides, b: _Sides, space: float) -> bool:
    return (
        a[0] < b[2] + space and b[0] < a[2] + space and a[1] < b[3] + space and b[1] < a[3] + space
    )
