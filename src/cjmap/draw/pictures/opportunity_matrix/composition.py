"""The composition of an opportunity matrix: the header, the plot, and the list beside or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.header import Heading, Line, compared, header
from cjmap.draw.parts.progress import counted, sign_of, word_of
from cjmap.draw.pictures.opportunity_matrix.listing import (
    BETWEEN,
    COLUMN,
    height_of,
    in_columns,
    pieces_of,
)
from cjmap.draw.pictures.opportunity_matrix.plot import ROW, Plot
from cjmap.draw.pictures.opportunity_matrix.ranking import Field, ranking_of
from cjmap.draw.scene import Mark, rounded_area

if TYPE_CHECKING:
    from cjmap.draw.pictures.opportunity_matrix.gathering import Gathered
    from cjmap.draw.pictures.opportunity_matrix.ranking import Ranked, Ranking
    from cjmap.draw.scene import Scene

_PLOT = 620.0
"""Width of a plot that has the list beside it, in points."""

_BESIDE = 40.0
"""Space between the plot and the list, in points."""

_TALLEST = 1.75
"""How much higher than the plot the list beside it may be; the plot is then made as high."""


def composed(gathered: Gathered) -> Scene:
    """Lay everything out: beside each other where the list is short enough, else below."""
    setting = gathered.setting
    gone = [each for each in gathered.found if setting.is_gone(each.opportunity)]
    ranking = _ranking(gathered)
    limit = setting.view.width - 2 * MARGIN if setting.view.width else None
    if not gathered.found:
        return _empty(gathered)
    pieces = pieces_of(ranking, setting, COLUMN, gone)
    _, plot_height = Plot(ranking, setting, _PLOT).lay_out(0.0)
    columns = 1 if height_of(pieces, 1) <= plot_height else 2
    inner = _PLOT + _BESIDE + columns * (COLUMN + BETWEEN) - BETWEEN
    beside = (
        bool(ranking.ranked)
        and height_of(pieces, columns) <= plot_height * _TALLEST
        and (limit is None or inner <= limit)
    )
    if not beside:
        inner = 4 * (COLUMN + BETWEEN) - BETWEEN if limit is None else limit
        inner = max(inner, LEAST)
    marks, y = header(_heading(gathered), inner, setting.theme)
    y += 20
    if beside:
        entries, end = in_columns(pieces, columns, MARGIN + _PLOT + _BESIDE, y + 2, COLUMN)
        row = ROW + max(0.0, (end - y - plot_height) / 5)
        plot, bottom = Plot(ranking, setting, _PLOT, row).lay_out(y)
        bottom = max(bottom, end)
    else:
        plot, bottom = [], y
        if ranking.ranked:
            plot, bottom = Plot(ranking, setting, inner).lay_out(y)
            bottom += 26
        count = max(1, int((inner + BETWEEN) // (COLUMN * 0.9 + BETWEEN)))
        wide = (inner + BETWEEN) / count - BETWEEN
        entries, bottom = in_columns(
            pieces_of(ranking, setting, wide, gone), count, MARGIN, bottom, wide
        )
    whole: list[Mark] = [*marks, *plot, *entries]
    notes = footnotes(gathered.model, setting) if gathered.model is not None else []
    if ranking.ranked and len(gathered.everything) > len(gathered.found):
        notes = [setting.said["ranked-whole"], *notes]
    return finish(
        gathered.subject,
        setting,
        whole,
        inner,
        bottom + 8,
        notes,
        _description(gathered, ranking),
    )


def _ranking(gathered: Gathered) -> Ranking:
    """Rank all opportunities but those that are only there to show that they were removed."""
    gone = gathered.setting.is_gone
    kept = [each for each in gathered.everything if not gone(each.opportunity)]
    return ranking_of(kept).among([each for each in gathered.found if not gone(each.opportunity)])


def _empty(gathered: Gathered) -> Scene:
    """Lay out the picture of a backlog that holds nothing."""
    setting, theme = gathered.setting, gathered.setting.theme
    marks, y = header(_heading(gathered), LEAST, theme)
    text = setting.said["no-opportunities"]
    words, tall = paragraph(text, MARGIN + 20, y + 40, LEAST - 40, 12, theme.muted)
    ground = rounded_area(MARGIN, y + 20, LEAST, tall + 40, 12, theme.panel)
    marks += [Mark("band", (ground,), "nothing"), Mark("nothing", tuple(words))]
    notes = footnotes(gathered.model, setting)
    return finish(gathered.subject, setting, marks, LEAST, y + tall + 68, notes, text)


def _heading(gathered: Gathered) -> Heading:
    said, model = gathered.setting.said, gathered.model
    kept = [
        each.opportunity
        for each in gathered.found
        if not gathered.setting.is_gone(each.opportunity)
    ]
    states = counted(kept)
    line = " · ".join(f"{sign_of(state)} {word_of(state, said)} {count}" for state, count in states)
    lines = []
    if model is not None and model.summary:
        lines.append(Line("", model.summary, field="summary"))
    lines.append(Line(said["opportunities-count"].format(count=said.number(len(kept))), line))
    heading = Heading(said["opportunity-matrix"], gathered.subject.label, tuple(lines))
    return heading if model is None else compared(heading, model, gathered.setting)


def _chosen(gathered: Gathered, ranked: Ranked) -> str:
    """Say that an opportunity is in the plan, where it is."""
    chosen = ranked.found.opportunity.id in gathered.setting.view.chosen
    return f", {gathered.setting.said['in-plan']}" if chosen else ""


def _description(gathered: Gathered, ranking: Ranking) -> str:
    """Tell the picture in words: each field with its opportunities, then what has no place."""
    said = gathered.setting.said
    parts = []
    for field in Field:
        entries = [
            f"{each.number} {each.found.opportunity.title} ({said['impact']} {each.impact}/5, "
            f"{said.number(each.effort)} {said['days']}{_chosen(gathered, each)})"
            for each in ranking.of(field)
        ]
        parts.append(f"{said[field]}: {'; '.join(entries) or '–'}")
    if ranking.unplaced:
        titles = "; ".join(each.opportunity.title for each in ranking.unplaced)
        parts.append(f"{said['unplaced']}: {titles}")
    return ". ".join(parts)
