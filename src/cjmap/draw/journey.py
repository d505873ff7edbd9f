"""The picture of a journey: stages over steps, a lane for everything that the map fills, the curve.

Every step is a column. A lane is drawn when one step fills it; the order of the lanes is that of
`_lanes`. The columns are made as wide as brings the whole picture nearest to the shape of a slide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from cjmap.draw.cards import Badge, Block, Card, Lead
from cjmap.draw.chevrons import Chevron, chevrons, phase_strip
from cjmap.draw.emotion import EmotionLane, Series
from cjmap.draw.frame import (
    LEAST,
    MARGIN,
    Entry,
    Heading,
    Legend,
    Line,
    finish,
    footnotes,
    header,
    people_of,
)
from cjmap.draw.grid import Cell, Columns, Lane, band, content_left
from cjmap.draw.labels import words
from cjmap.draw.measures import (
    figure,
    met_lead,
    number,
    percent,
    quoted,
    severity,
    signed,
    titled,
)
from cjmap.draw.scene import Dash, Mark, Scene, Stroke, Weight, polyline
from cjmap.draw.theme import LIGHT, Hue, Theme
from cjmap.draw.times import TimesRow, spelled, told, total
from cjmap.draw.ways import Way, WaysLane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cjmap.draw.context import Context
    from cjmap.format.backlog import Opportunity
    from cjmap.format.items import Expectation, Item
    from cjmap.format.journey import Experience, Journey, MetricUse, Step, Variant

_WIDTHS = (96, 110, 116, 122, 128, 136, 144, 154, 164, 176, 200, 230, 270)
_MANY = 24
_SHAPE = 1.3
"""Width to height: a little less than a sheet of paper (√2:1)."""

_LONGEST_NAME = 48
"""How many letters of feelings have room at a point of the curve."""

_SMALL = 8.5
_TEXT = 10.0


class Row(Protocol):
    """Anything that can be placed below the last lane."""

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place it with its upper side at y; give its marks and its height, in points."""
        ...


@dataclass(frozen=True, slots=True)
class _Times:
    """The row of durations, on a ground of its own."""

    row: TimesRow

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        places = [(columns.start(index) + 8, columns.width - 16) for index in range(columns.count)]
        marks, height = self.row.lay_out(places, y)
        return [*band("duration", self.row.hue, columns, y, height), *marks], height


def scene_of(journey: Journey, context: Context) -> Scene:
    """Lay out the picture of a journey."""
    return _Drawing(journey, context, LIGHT).scene()


@dataclass(frozen=True, slots=True)
class _Place:
    """A column: a step, or the place of a stage that has none."""

    stage: int
    step: Step | None


class _Drawing:
    """One journey on its way to a scene: what all lanes need to know."""

    def __init__(self, journey: Journey, context: Context, theme: Theme) -> None:
        self.journey = journey
        self.context = context
        self.theme = theme
        self.said = words(context.language_of(journey))
        self.legend = Legend()
        self.places: list[_Place] = []
        for index, stage in enumerate(journey.stages):
            if stage.steps:
                self.places += [_Place(index, step) for step in stage.steps]
            else:
                self.places.append(_Place(index, None))
        self.opportunities = self._opportunities()
        self.answered = {
            reference.rpartition("#")[2]
            for opportunity in self.opportunities
            for reference in opportunity.for_
        }
        self.people = people_of(self._persona_ids(), context, theme, self.said)

    def scene(self) -> Scene:
        """Lay everything out at the width that suits a slide best."""
        rows = self._lanes()
        best = self._best_width(rows)
        return self._compose(rows, best)

    def _best_width(self, rows: Sequence[Row]) -> float:
        count = len(self.places)
        least = (LEAST - content_left() + MARGIN) / count
        # Only a map with very many steps has to make do with the narrowest column.
        given = [width for width in _WIDTHS if count > _MANY or width != _WIDTHS[0]]
        widths = sorted({max(float(width), least) for width in given})

        def shape(width: float) -> float:
            columns = Columns(content_left(), width, count)
            inner = columns.right + 4 - MARGIN
            _, top = header(self._heading(), inner, self.theme)
            height = top + 120 + sum(row.lay_out(columns, 0.0)[1] + 8 for row in rows)
            return math.log(inner / height / _SHAPE)

        low, high = 0, len(widths) - 1
        while low < high:
            middle = (low + high) // 2
            if shape(widths[middle]) >= 0:
                high = middle
            else:
                low = middle + 1
        if low > 0 and abs(shape(widths[low - 1])) < abs(shape(widths[low])):
            low -= 1
        return widths[low]

    def _compose(self, rows: Sequence[Row], width: float) -> Scene:
        columns = Columns(content_left(), width, len(self.places))
        inner = columns.right + 4 - MARGIN
        marks, y = header(self._heading(), inner, self.theme)
        y += 22
        strip, tall = phase_strip(self._phases(), columns, y, self.theme, self.said)
        marks += strip
        y += tall
        heads, tall = chevrons(self._chevrons(), columns, y, self.theme)
        marks += heads
        y += tall + 8
        top = y
        lanes: list[Mark] = []
        for row in rows:
            more, tall = row.lay_out(columns, y)
            lanes += more
            y += tall + 8
        bands = [mark for mark in lanes if mark.css in ("band", "tint")]
        rest = [mark for mark in lanes if mark.css not in ("band", "tint")]
        marks += [*bands, *self._separators(columns, top, y - 8), *rest]
        notes = footnotes(self.journey, self.context)
        whole, waiting = total(
            [place.step.duration if place.step else None for place in self.places]
        )
        if whole:
            text = f"{self.said['total']}: {told(whole)}"
            if waiting:
                text += f" ({self.said['waiting']} {told(waiting)})"
            notes.insert(0, text)
        return finish(
            self.journey,
            self.context.language_of(self.journey),
            marks,
            inner,
            y - 2,
            self.legend,
            notes,
            self.theme,
            self._description(),
        )

    def _heading(self) -> Heading:
        journey, said = self.journey, self.said
        lines = [Line("", text) for text in (journey.scenario, journey.summary) if text]
        if journey.goal:
            lines.append(Line(said["goal"], journey.goal))
        if journey.expectations:
            text = "; ".join(
                item.text + (f" ({said[f'met-{item.met}'].lower()})" if item.met else "")
                for item in journey.expectations
            )
            lines.append(Line(said["expectations"], text))
        if journey.scope and (journey.scope.from_ or journey.scope.to):
            ends = f"{journey.scope.from_ or '…'} → {journey.scope.to or '…'}"
            lines.append(Line(said["scope"], ends))
        note = said[f"state-{journey.state}"] if journey.state else ""
        return Heading(said["journey"], journey.title, tuple(lines), self.people, note)

    def _description(self) -> str:
        stages = "; ".join(
            f"{stage.label}: {', '.join(step.title for step in stage.steps)}"
            for stage in self.journey.stages
        )
        return ". ".join(part for part in (self.journey.scenario, stages) if part)

    def _persona_ids(self) -> list[str]:
        ids = list(self.journey.personas)
        for place in self.places:
            if place.step and place.step.emotion:
                ids += [id for id in place.step.emotion.by if id not in ids]
        return ids

    def _chevrons(self) -> list[Chevron]:
        result = []
        for index, stage in enumerate(self.journey.stages):
            own = [n for n, place in enumerate(self.places) if place.stage == index]
            hint = " · ".join(text for text in (stage.goal, stage.summary) if text)
            label = stage.label or str(index + 1)
            result.append(Chevron(stage.id or str(index + 1), label, hint, own[0], own[-1]))
        return result

    def _phases(self) -> list[tuple[str, int, int]]:
        """Give the runs of stages of one phase: its name, first and last column."""
        runs: list[tuple[str, int, int]] = []
        for column, place in enumerate(self.places):
            phase = self.journey.stages[place.stage].phase
            if phase is None:
                continue
            if runs and runs[-1][0] == phase and runs[-1][2] == column - 1:
                runs[-1] = (phase, runs[-1][1], column)
            else:
                runs.append((str(phase), column, column))
        return runs

    def _separators(self, columns: Columns, top: float, bottom: float) -> list[Mark]:
        marks = []
        for column in range(1, columns.count):
            if self.places[column].stage != self.places[column - 1].stage:
                x = columns.start(column)
                line = Stroke(polyline((x, top), (x, bottom)), self.theme.faint, 1.0, "dashed")
                marks.append(Mark("separator", (line,)))
        return marks

    # The lanes, in the order in which they are drawn.

    def _lanes(self) -> list[Row]:
        rows: list[Row | None] = [
            self._lane("steps", "blue", self._step_cards),
            self._ways(),
            self._lane("touchpoints", "teal", self._touchpoint_cards),
            self._lane("thinks", "violet", self._thought_cards),
            self._emotions(),
            self._lane("feels", "fuchsia", self._feeling_cards),
            self._lane("needs", "sky", self._cards_of("needs", "sky")),
            self._lane("expectations", "indigo", self._expectation_cards),
            self._lane("drivers", "emerald", self._cards_of("drivers", "emerald")),
            self._lane("barriers", "orange", self._cards_of("barriers", "orange")),
            self._lane("pains", "rose", self._pain_cards),
            self._lane("gains", "lime", self._cards_of("gains", "lime")),
            self._lane("metrics", "sky", self._metric_cards),
            self._times(),
            self._lane("contexts", "slate", self._context_cards),
            self._lane("variants", "fuchsia", self._variant_cards),
            self._opportunity_lane(),
        ]
        return [row for row in rows if row is not None]

    def _hue(self, name: str) -> Hue:
        return self.theme.hues[name]

    def _lane(self, key: str, hue: str, cards: Callable[[Step], Iterable[Card]]) -> Lane | None:
        cells = tuple(
            Cell(column, column, card)
            for column, place in enumerate(self.places)
            if place.step is not None
            for card in cards(place.step)
        )
        return self._lane_of(key, hue, cells)

    def _lane_of(self, key: str, hue: str, cells: tuple[Cell, ...]) -> Lane | None:
        if not cells:
            return None
        return Lane(key, self.said[key], self.said[f"{key}-hint"], self._hue(hue), cells)

    def _step_cards(self, step: Step) -> Iterable[Card]:
        hue = self._hue("blue")
        blocks = [Block(step.title, 10.5, Weight.SEMIBOLD, hue.ink)]
        notes = []
        if step.actor:
            notes.append(
                self.context.title_of("persona", step.actor)
                or self.context.title_of("team", step.actor)
                or step.actor
            )
        if step.initiator == "organisation":
            notes.append(self.said["organisation"])
        if step.summary:
            notes.append(step.summary)
        if step.journey:
            other = self.context.map_of("journey", step.journey)
            notes.append(f"{self.said['zoom']} ↘ {other.title if other else step.journey}")
        blocks += [Block(note, _SMALL, Weight.REGULAR, self.theme.muted, 2.5) for note in notes]
        for index, item in enumerate(step.does):
            gap = 5.0 if index == 0 else 2.0
            blocks.append(Block(item.text, 9.5, Weight.REGULAR, self.theme.body, gap, bullet="•"))
        badges = []
        if step.moment_of_truth:
            badges.append(self._badge("★", self.theme.truth, "truth"))
        yield Card(
            tuple(blocks),
            hue.card,
            hue.edge,
            "card step",
            f"step-{step.id}",
            self._title(step.title, step),
            tuple(badges),
            dash=self._dash(step),
            inset=(9.0, 9.0),
            raised=True,
        )

    def _badge(self, letter: str, fill: str, meaning: str) -> Badge:
        badge = Badge(letter, fill, self.said[meaning])
        self.legend.add_badge(badge)
        return badge

    def _dash(self, claim: Any) -> Dash:
        if not claim.assumption:
            return "solid"
        self.legend.add(Entry("card", self.said["assumption"], self.theme.muted, dash="dashed"))
        return "dashed"

    def _title(self, text: str, claim: Any) -> str:
        return titled(text, claim.evidence, self.context)

    def _touchpoint_cards(self, step: Step) -> Iterable[Card]:
        if step.touchpoint is not None:
            name, channel = self._touchpoint(step.touchpoint)
            hue = self._hue("teal")
            blocks = [Block(name, 9.5, Weight.SEMIBOLD, hue.ink)]
            if channel and channel != name:
                blocks.append(Block(channel, _SMALL, Weight.REGULAR, self.theme.muted, 1.0))
            yield Card(
                tuple(blocks),
                hue.card,
                hue.edge,
                "chip touchpoint",
                lead=Lead(hue.accent),
                inset=(9.0, 5.0),
                hug=True,
            )

    def _touchpoint(self, use: Any) -> tuple[str, str]:
        name, channel = use.title, use.channel
        if use.id:
            name = name or self.context.title_of("touchpoint", use.id) or use.id
            channel = channel or self.context.channel_of(use.id)
        shown = (self.context.title_of("channel", channel) or channel) if channel else ""
        return name or shown or "–", shown

    def _thought_cards(self, step: Step) -> Iterable[Card]:
        for item in step.thinks:
            yield self._item(item, "violet", "thinks", quoted(item.text, self.said))

    def _cards_of(self, field: str, hue: str) -> Callable[[Step], Iterable[Card]]:
        def cards(step: Step) -> Iterable[Card]:
            for item in getattr(step, field):
                yield self._item(item, hue, field, item.text)

        return cards

    def _item(
        self,
        item: Item,
        hue: str,
        css: str,
        text: str,
        notes: Sequence[str] = (),
        lead: Lead | None = None,
    ) -> Card:
        colours = self._hue(hue)
        blocks = [Block(text, _TEXT, Weight.REGULAR, colours.ink)]
        blocks += [Block(note, _SMALL, Weight.REGULAR, colours.ink, 2.5) for note in notes if note]
        badges: tuple[Badge, ...] = ()
        if item.id and item.id in self.answered:
            badges = (self._badge("↗", self._hue("amber").accent, "opportunity"),)
        return Card(
            tuple(blocks),
            colours.card,
            colours.edge,
            f"card {css}",
            item.id or "",
            self._title(item.text, item),
            badges,
            lead=lead,
            dash=self._dash(item),
            inset=(9.0, 7.0),
        )

    def _expectation_cards(self, step: Step) -> Iterable[Card]:
        for item in step.expectations:
            yield self._item(
                item, "indigo", "expectations", item.text, self._by(item), self._met(item)
            )

    def _by(self, item: Expectation) -> list[str]:
        if not item.by:
            return []
        return [f"{self.said['by']} {self.context.title_of('persona', item.by) or item.by}"]

    def _met(self, item: Expectation) -> Lead | None:
        lead = met_lead(item, self.theme)
        if lead is not None:
            self.legend.add(Entry("badge", self.said[f"met-{item.met}"], lead.fill, lead.letter))
        return lead

    def _pain_cards(self, step: Step) -> Iterable[Card]:
        for item in step.pains:
            yield self._item(item, "rose", "pains", item.text, [severity(item, self.said)])

    def _feels_on_curve(self) -> bool:
        """Whether every feeling has a point of the one curve to stand at."""
        felt = [place.step for place in self.places if place.step and place.step.feels]
        return len(self._people_series()) <= 1 and all(
            _score(step) is not None and len(_feelings(step)) <= _LONGEST_NAME for step in felt
        )

    def _feeling_cards(self, step: Step) -> Iterable[Card]:
        if self._feels_on_curve():
            return
        hue = self._hue("fuchsia")
        for item in step.feels:
            yield Card(
                (Block(item.text, 9.5, Weight.SEMIBOLD, hue.ink),),
                hue.card,
                hue.edge,
                "chip feels",
                item.id or "",
                self._title(item.text, item),
                lead=Lead(hue.accent),
                dash=self._dash(item),
                inset=(9.0, 5.0),
                hug=True,
            )

    def _metric_cards(self, step: Step) -> Iterable[Card]:
        for use in step.metrics:
            yield self._metric(use)

    def _metric(self, use: MetricUse) -> Card:
        hue = self._hue("sky")
        name = self.context.title_of("metric", use.metric) or use.metric
        blocks = [Block(name, 9.0, Weight.REGULAR, hue.ink)]
        if use.value is not None:
            blocks.append(
                Block(
                    figure(use.value, use.metric, self.context, self.said),
                    13.0,
                    Weight.BOLD,
                    hue.ink,
                    2.0,
                )
            )
        notes = []
        if use.target is not None:
            notes.append(
                f"{self.said['target']} {figure(use.target, use.metric, self.context, self.said)}"
            )
        if use.low is not None or use.high is not None:
            ends = [
                figure(end, use.metric, self.context, self.said) if end is not None else "…"
                for end in (use.low, use.high)
            ]
            notes.append("–".join(ends))
        if use.n is not None:
            notes.append(f"n\u00a0=\u00a0{use.n}")
        if use.period:
            notes.append(use.period)
        if notes:
            blocks.append(Block(" · ".join(notes), _SMALL, Weight.REGULAR, self.theme.body, 1.5))
        title = " ".join(block.text for block in blocks)
        return Card(
            tuple(blocks),
            hue.card,
            hue.edge,
            "card metrics",
            title=titled(title, use.evidence, self.context),
            inset=(9.0, 7.0),
        )

    def _times(self) -> Row | None:
        times = [place.step.duration if place.step else None for place in self.places]
        if not any(times):
            return None
        return _Times(
            TimesRow(
                self.said["duration"],
                self.said["duration-hint"],
                self._hue("slate"),
                self.theme,
                self.said,
                times,
            )
        )

    def _context_cards(self, step: Step) -> Iterable[Card]:
        hue = self._hue("slate")
        for id in step.context:
            name = self.context.title_of("context", id) or id
            yield Card(
                (Block(name, 9.5, Weight.SEMIBOLD, hue.ink),),
                hue.card,
                hue.edge,
                "chip context",
                lead=Lead(hue.accent),
                inset=(9.0, 5.0),
                hug=True,
            )

    def _when(self, variant: Variant) -> str:
        return ", ".join(self.context.title_of("context", id) or id for id in variant.when)

    def _variant_cards(self, step: Step) -> Iterable[Card]:
        hue = self._hue("fuchsia")
        for variant in step.variants:
            blocks = [Block(self._when(variant), 9.5, Weight.SEMIBOLD, hue.ink)]
            for index, (name, text) in enumerate(self._changes(variant)):
                gap = 4.0 if index == 0 else 2.0
                blocks.append(
                    Block(f"{name}: {text}", 9.0, Weight.REGULAR, self.theme.body, gap, bullet="•")
                )
            yield Card(
                tuple(blocks), hue.card, hue.edge, "card variant", inset=(9.0, 7.0), raised=True
            )

    def _changes(self, variant: Experience) -> list[tuple[str, str]]:
        said = self.said
        changes: list[tuple[str, str]] = []
        score = _score(variant)
        if score is not None:
            changes.append((said["emotion"], signed(score)))
        for field in (
            "does",
            "thinks",
            "feels",
            "needs",
            "expectations",
            "drivers",
            "barriers",
            "pains",
            "gains",
        ):
            items = getattr(variant, field)
            if items:
                changes.append((said[field], "; ".join(item.text for item in items)))
        if variant.touchpoint:
            name, channel = self._touchpoint(variant.touchpoint)
            both = name if channel in ("", name) else f"{name} ({channel})"
            changes.append((said["touchpoint"], both))
        if variant.duration:
            time = variant.duration
            told_times = [
                f"{said[key]} {spelled(value, said)}"
                for key, value in (
                    ("planned", time.planned),
                    ("actual", time.actual),
                    ("waiting", time.wait),
                )
                if value
            ]
            changes.append((said["duration"], ", ".join(told_times)))
        for use in variant.metrics:
            name = self.context.title_of("metric", use.metric) or use.metric
            if use.value is not None:
                changes.append((name, figure(use.value, use.metric, self.context, self.said)))
        return changes

    def _ways(self) -> Row | None:
        """Give the branches and returns; a step that just leads to the one after it has none."""
        ways: list[Way] = []
        for column, place in enumerate(self.places):
            nexts = place.step.next if place.step else ()
            for index, way in enumerate(nexts):
                span = self._span(way.to)
                if span is None:
                    continue
                target = span[0]
                plain = way.share is None and way.when is None
                if plain and len(nexts) == 1 and target == column + 1:
                    continue
                parts = [percent(way.share, self.said)] if way.share is not None else []
                parts += [way.when] if way.when else []
                title = f"{self._name(place.step.id if place.step else '')} → {self._name(way.to)}"
                title += "".join(f" · {part}" for part in parts)
                ways.append(
                    Way(column, target, " · ".join(parts), title, f"next-{column + 1}-{index + 1}")
                )
        for index, loop in enumerate(self.journey.loops):
            start, end = self._span(loop.from_), self._span(loop.to)
            if start is None or end is None:
                continue
            parts = ["↺ " + (loop.title or "")] if loop.title else []
            if loop.kind:
                kind = self.said[str(loop.kind)]
                parts.append(kind if parts else f"↺ {kind}")
            label = " · ".join(parts) or "↺"
            title = f"{self._name(loop.from_)} → {self._name(loop.to)} {label}"
            ways.append(Way(start[1], end[0], label, title, f"loop-{index + 1}", "dashed"))
        if not ways:
            return None
        return WaysLane(
            "next",
            self.said["next"],
            self.said["next-hint"],
            self._hue("slate"),
            self.theme,
            tuple(ways),
        )

    def _name(self, place: str) -> str:
        for stage in self.journey.stages:
            if stage.id == place:
                return stage.label
            for step in stage.steps:
                if step.id == place:
                    return step.title
        return place

    def _span(self, place: str) -> tuple[int, int] | None:
        """Give the columns of a stage, a step, or an item in a step; None if it is not here."""
        for index, stage in enumerate(self.journey.stages):
            if stage.id == place:
                own = [n for n, other in enumerate(self.places) if other.stage == index]
                return own[0], own[-1]
        for column, here in enumerate(self.places):
            if here.step is not None and (here.step.id == place or place in _items(here.step)):
                return column, column
        return None

    def _opportunities(self) -> list[Opportunity]:
        found = list(self.context.opportunities_for(self.journey.id))
        known = {opportunity.id for opportunity in found}
        own = [each for each in self.journey.opportunities if each.id not in known]
        return [*own, *found]

    def _opportunity_lane(self) -> Row | None:
        cells: list[Cell] = []
        own = {opportunity.id for opportunity in self.journey.opportunities}
        for opportunity in self.opportunities:
            spans = self._targets(opportunity)
            if not spans:
                if opportunity.id not in own:
                    continue
                spans = [(0, min(len(self.places) - 1, 3))]
                card = self._opportunity(opportunity, self.said["all"])
            else:
                card = self._opportunity(opportunity, "")
            cells += [Cell(first, last, card) for first, last in spans]
        # From left to right, the wide ones last, so that little room is lost.
        cells.sort(key=lambda cell: (cell.last - cell.first, cell.first))
        return self._lane_of("opportunities", "amber", tuple(cells))

    def _targets(self, opportunity: Opportunity) -> list[tuple[int, int]]:
        """Give the columns that an opportunity answers; neighbours are joined to one span."""
        columns: set[int] = set()
        for reference in opportunity.for_:
            journey, _, place = reference.rpartition("#")
            if journey in ("", self.journey.id):
                span = self._span(place)
                if span is not None:
                    columns |= set(range(span[0], span[1] + 1))
        spans: list[tuple[int, int]] = []
        for column in sorted(columns):
            if spans and spans[-1][1] == column - 1:
                spans[-1] = (spans[-1][0], column)
            else:
                spans.append((column, column))
        return spans

    def _opportunity(self, opportunity: Opportunity, place: str) -> Card:
        hue = self._hue("amber")
        said = self.said
        notes = [place] if place else []
        if opportunity.kind:
            notes.append(said[f"kind-{opportunity.kind}"])
        if opportunity.impact is not None:
            notes.append(f"{said['impact']} {opportunity.impact}/5")
        if opportunity.effort is not None:
            notes.append(f"{number(opportunity.effort, self.said)} {said['days']}")
        if opportunity.status:
            notes.append(said[f"is-{opportunity.status}"])
        if opportunity.due:
            notes.append(str(opportunity.due))
        blocks = [Block(opportunity.title, _TEXT, Weight.REGULAR, hue.ink)]
        if notes:
            blocks.append(Block(" · ".join(notes), _SMALL, Weight.REGULAR, hue.ink, 2.5))
        title = self._title(opportunity.summary or opportunity.title, opportunity)
        return Card(
            tuple(blocks),
            hue.card,
            hue.edge,
            "card opportunity",
            f"opportunity-{opportunity.id}",
            title,
            dash=self._dash(opportunity),
            inset=(9.0, 7.0),
        )

    # The emotion curve.

    def _people_series(self) -> list[Series]:
        """Give one curve for each persona, or one for all where they do not differ."""
        scores: dict[str, dict[int, float]] = {person.id: {} for person in self.people}
        whole: dict[int, float] = {}
        for column, place in enumerate(self.places):
            if place.step is None or place.step.emotion is None:
                continue
            emotion = place.step.emotion
            score = _score(place.step)
            if score is not None:
                whole[column] = score
            for person in self.people:
                own = emotion.by.get(person.id, emotion.score)
                if own is not None:
                    scores[person.id][column] = own
        told_apart = {id: own for id, own in scores.items() if own}
        if len({tuple(sorted(own.items())) for own in told_apart.values()}) <= 1:
            return [Series("main", self.said["emotion"], whole)] if whole else []
        dashes: tuple[Dash, ...] = ("solid", "dashed", "dotted")
        return [
            Series(
                person.id,
                person.name,
                told_apart[person.id],
                person.colour,
                person.initials,
                dashes[index % 3],
            )
            for index, person in enumerate(self.people)
            if person.id in told_apart
        ]

    def _variant_series(self, base: Mapping[int, float]) -> list[Series]:
        """Give one dashed curve for each context in which a step feels different."""
        changed: dict[str, dict[int, float]] = {}
        for column, place in enumerate(self.places):
            for variant in place.step.variants if place.step else ():
                score = _score(variant)
                if score is not None:
                    changed.setdefault(self._when(variant), {})[column] = score
        colours = self.theme.variants
        return [
            Series(
                f"variant-{index + 1}",
                name,
                {**base, **own},
                colours[index % len(colours)],
                dash="dashed",
                only=frozenset(own),
            )
            for index, (name, own) in enumerate(changed.items())
        ]

    def _emotions(self) -> Row | None:
        series = self._people_series()
        if not series:
            return None
        if len(series) > 1:
            for one in series:
                self.legend.add(
                    Entry("line", one.name, one.colour or self.theme.brand, dash=one.dash)
                )
        else:
            for key, colour in (
                ("positive", self.theme.emotions[4]),
                ("neutral", self.theme.emotions[2]),
                ("negative", self.theme.emotions[0]),
            ):
                self.legend.add(Entry("dot", self.said[key], colour))
        variants = self._variant_series(series[0].scores) if len(series) == 1 else []
        for one in variants:
            self.legend.add(Entry("line", one.name, one.colour or self.theme.brand, dash="dashed"))
        names: dict[int, str] = {}
        titles: dict[int, str] = {}
        ids: dict[int, str] = {}
        unsure: set[int] = set()
        for column, place in enumerate(self.places):
            step = place.step
            if step is None or step.emotion is None:
                continue
            score = _score(step)
            feels = _feelings(step)
            if self._feels_on_curve() and feels:
                names[column] = feels
            if score is not None:
                titles[column] = f"{step.title}: {signed(score)} {feels}".strip()
            ids[column] = step.id
            if step.emotion.basis == "assumed" or step.emotion.assumption:
                unsure.add(column)
        if unsure and len(series) == 1:
            self.legend.add(Entry("badge", self.said["assumption"], self.theme.muted, "?"))
        scale = (self.said["delighted"], self.said["neutral"], self.said["frustrated"])
        return EmotionLane(
            "emotion",
            self.said["emotion"],
            scale,
            self._hue("orange"),
            self.theme,
            (*series, *variants),
            names,
            titles,
            ids,
            frozenset(unsure),
        )


def _score(experience: Experience) -> float | None:
    """Give the score of a step: its own, else the mean of its personas' scores."""
    emotion = experience.emotion
    if emotion is None:
        return None
    if emotion.score is not None:
        return emotion.score
    scores = list(emotion.by.values())
    return sum(scores) / len(scores) if scores else None


def _feelings(step: Step) -> str:
    """Give the feelings of a step on one line."""
    return ", ".join(item.text for item in step.feels)


def _items(step: Step) -> set[str]:
    """Give the ids of all items in a step."""
    lists = (
        step.does,
        step.thinks,
        step.feels,
        step.needs,
        step.expectations,
        step.drivers,
        step.barriers,
        step.pains,
        step.gains,
    )
    return {item.id for items in lists for item in items if item.id}
