"""The composition of an overview: personas, journeys, opportunities, one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.errors import DrawError
from cjmap.draw.parts.cards import centred, fit
from cjmap.draw.parts.footer import finish
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.header import Heading, Line, header
from cjmap.draw.parts.items import chip
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.people import people_of
from cjmap.draw.parts.progress import counted, word_of
from cjmap.draw.parts.scores import note_on_means
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.parts.subject import WORKSPACE, Subject
from cjmap.draw.pictures.opportunity_matrix.gathering import opportunities_of
from cjmap.draw.pictures.overview.families import families
from cjmap.draw.pictures.overview.feelings import felt_of
from cjmap.draw.pictures.overview.journeys import inner_width, lay_out, rows_of
from cjmap.draw.pictures.overview.panel import JourneyPanel
from cjmap.draw.pictures.overview.people import small_cards
from cjmap.draw.pictures.overview.progress import progress_bar
from cjmap.draw.scene import Mark, Shape, Stroke, Weight, polyline, rounded_area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.people import Person
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.overview.families import Member
    from cjmap.draw.scene import Scene
    from cjmap.format.blueprint import Blueprint

_KIND = "overview"

_WIDTHS = {1: 820.0, 2: 560.0, 3: 440.0, 4: 390.0, 5: 370.0}
"""The width of a panel by the number of columns, in points."""

_SLIDE = 16 / 9
_ROW = 310.0
_REST = 420.0
"""About how high a row of panels is, and everything besides, in points; only for the choice of
columns."""

_SECTION = 24.0


@dataclass(frozen=True, slots=True)
class _Found:
    """What a workspace holds, as far as an overview shows it."""

    setting: Setting
    families: list[list[Member]]
    people: tuple[Person, ...]
    blueprints: tuple[Blueprint, ...]
    states: list[tuple[str, int]]

    @property
    def members(self) -> list[Member]:
        return [member for family in self.families for member in family]


def composed(context: Context, view: View, model: Any | None) -> Scene:
    """Lay out the overview of a workspace. Raise DrawError where there is nothing to show."""
    if model is not None:
        raise DrawError(
            f"There is no overview of a {model.kind}.",
            hint="An overview shows the whole workspace.",
        )
    found = _found(context, view)
    if not found.members and view.personas and context.maps("journey"):
        raise DrawError(f"No journey is one of {', '.join(view.personas)}.")
    if not found.members:
        raise DrawError(
            "The workspace has no journeys, so there is no overview to draw.",
            hint="`cjmap init` writes a first one.",
        )
    setting = found.setting
    columns, panel = _columns([len(family) for family in found.families], setting)
    inner = max(inner_width(panel, columns), LEAST)
    marks, y = header(_heading(found), inner, setting.theme)
    if found.people:
        marks.append(_section(setting.said["people"], "people", inner, y + _SECTION, setting))
        more, y = small_cards(found.people, inner, y + _SECTION + 18, setting)
        marks += more
    marks.append(_section(setting.said["journeys"], "journeys", inner, y + _SECTION, setting))
    more, y = lay_out(
        _panels(found, panel), [len(family) for family in found.families], columns,
        y + _SECTION + 18, setting,
    )  # fmt: skip
    marks += more
    if found.states:
        title = setting.said["opportunities"]
        marks.append(_section(title, "opportunities", inner, y + _SECTION, setting))
        more, y = progress_bar(found.states, inner, y + _SECTION + 18, setting)
        marks += more
    others = [each for each in found.blueprints if not _journeys_of(each)]
    if others:
        title = setting.said["blueprints-other"]
        marks.append(_section(title, "blueprints", inner, y + _SECTION, setting))
        more, y = _chips(others, inner, y + _SECTION + 18, setting)
        marks += more
    _explain(found)
    subject = Subject(_KIND, WORKSPACE, setting.said["overview-all"])
    told = " ".join(_told(found))
    steps = (step for member in found.members for step in member.journey.steps)
    notes = [setting.said["overview-told"], *note_on_means(steps, setting)]
    return finish(subject, setting, marks, inner, y + 12, notes, told)


def _found(context: Context, view: View) -> _Found:
    setting = setting_of(None, context, view)
    personas = [each.id for each in context.maps("persona")]
    journeys = context.maps("journey")
    if view.personas:
        personas = [id for id in personas if id in view.personas]
        journeys = [each for each in journeys if set(view.personas) & set(_people_ids(each))]
    return _Found(
        setting,
        families(journeys),
        people_of(personas, context, setting.theme, setting.said),
        tuple(context.maps("blueprint")),
        counted(each.opportunity for each in opportunities_of(context)),
    )


def _columns(sizes: Sequence[int], setting: Setting) -> tuple[int, float]:
    """Choose how many columns bring the whole nearest to the shape of a slide."""
    limit = setting.view.width - 2 * MARGIN if setting.view.width else None
    widest = _WIDTHS[1] if limit is None else max(limit, LEAST) - inner_width(0.0, 1)
    best = (1, min(_WIDTHS[1], widest))
    least = None
    for columns, panel in _WIDTHS.items():
        inner = inner_width(panel, columns)
        if columns > sum(sizes) or (limit is not None and inner > limit):
            continue
        shape = inner / (len(rows_of(sizes, columns)) * _ROW + _REST)
        distance = abs(shape - _SLIDE)
        if least is None or distance < least:
            best, least = (columns, panel), distance
    return best


def _panels(found: _Found, width: float) -> list[JourneyPanel]:
    setting = found.setting
    known = {person.id: person for person in found.people}
    panels = []
    for member in found.members:
        ids = [id for id in _people_ids(member.journey) if not setting.view.personas or id in known]
        unknown = [id for id in ids if id not in known]
        others = people_of(unknown, setting.context, setting.theme, setting.said)
        by_id = {**known, **{person.id: person for person in others}}
        panels.append(
            JourneyPanel(
                member,
                tuple(by_id[id] for id in ids),
                tuple(b for b in found.blueprints if member.journey.id in _journeys_of(b)),
                _opportunities(member, setting.context),
                setting,
                width,
            )
        )
    return panels


def _people_ids(journey: Any) -> list[str]:
    """Give the personas of a journey, each once."""
    return list(dict.fromkeys(journey.personas))


def _opportunities(member: Member, context: Context) -> int:
    """Count the opportunities of a journey, its own and those of backlogs that aim at it."""
    journey = member.journey
    every = (*journey.opportunities, *context.opportunities_for(journey.id))
    return len({opportunity.id for opportunity in every})


def _journeys_of(blueprint: Blueprint) -> set[str]:
    """Give the ids of the journeys that a blueprint makes happen."""
    named = {blueprint.journey} if blueprint.journey else set()
    steps = (column.step for column in blueprint.steps if column.step)
    return named | {step.rpartition("#")[0] for step in steps if "#" in step}


def _heading(found: _Found) -> Heading:
    said = found.setting.said
    counts = [
        (said["journeys"], len(found.members)),
        (said["people"], len(found.people)),
        (said["blueprints"], len(found.blueprints)),
        (said["opportunities"], sum(count for _, count in found.states)),
    ]
    line = " · ".join(f"{word}: {said.number(count)}" for word, count in counts if count)
    return Heading(said["overview"], said["overview-all"], (Line("", line),))


def _section(title: str, key: str, inner: float, y: float, setting: Setting) -> Mark:
    """Give the heading of a section: its name, and a line to the right end."""
    theme = setting.theme
    wide = texts.width(title, 11, Weight.SEMIBOLD)
    shapes: tuple[Shape, ...] = (
        centred(title, MARGIN, y, 11, theme.ink, Weight.SEMIBOLD, "start"),
        Stroke(polyline((MARGIN + wide + 10, y), (MARGIN + inner, y)), theme.faint, 1.2),
    )
    return Mark("section", shapes, f"section-{key}", title)


def _chips(
    blueprints: Sequence[Blueprint], inner: float, y: float, setting: Setting
) -> tuple[list[Mark], float]:
    """Place a chip for each blueprint that belongs to no journey."""
    hue = setting.theme.hues["teal"]
    marks: list[Mark] = []
    laid: list[tuple[Any, float, float]] = []
    x, line = MARGIN, 0.0
    for blueprint in blueprints:
        id = f"blueprint-{blueprint.id}"
        fitted = fit(chip(blueprint.title, hue, "blueprint", id, blueprint.title), min(inner, 420))
        if x > MARGIN and x + fitted.width > MARGIN + inner:
            x, y, line = MARGIN, y + line + 6, 0.0
        laid.append((fitted, x, y))
        x += fitted.width + 6
        line = max(line, fitted.height)
    top, bottom = laid[0][2] - 8, y + line + 8
    ground = rounded_area(MARGIN - 8, top, inner + 16, bottom - top, 12, setting.theme.panel)
    marks.append(Mark("band", (ground,), "blueprints"))
    marks += [fitted.place(left, here) for fitted, left, here in laid]
    return marks, bottom


def _explain(found: _Found) -> None:
    """Put the curve into the legend, where there is one."""
    theme, said, legend = found.setting.theme, found.setting.said, found.setting.legend
    if any(felt_of(member.journey, found.setting).scores for member in found.members):
        for index, key in ((4, "positive"), (2, "neutral"), (0, "negative")):
            legend.add(Entry("dot", said[key], theme.emotions[index]))


def _told(found: _Found) -> Iterator[str]:
    """Tell the picture in words: people, then each journey with its worst point, then progress."""
    said = found.setting.said
    if found.people:
        yield f"{said['people']}: {', '.join(person.name for person in found.people)}."
    for member in found.members:
        journey, felt = member.journey, felt_of(member.journey, found.setting)
        state = said[f"state-{journey.state or 'current'}"]
        parts = [f"{journey.title} ({state})"]
        parts.append(", ".join(stage.label for stage in journey.stages if stage.label))
        if felt.worst is not None:
            step = journey.steps[felt.worst]
            score = said.signed(felt.scores[felt.worst])
            parts.append(f"{said['worst']}: {step.title} {score}")
        truths = [step.title for step in journey.steps if step.moment_of_truth]
        if truths:
            parts.append(f"{said['truth']}: {', '.join(truths)}")
        yield "; ".join(part for part in parts if part) + "."
    if found.states:
        states = ", ".join(f"{word_of(state, said)} {count}" for state, count in found.states)
        yield f"{said['opportunities']}: {states}."
