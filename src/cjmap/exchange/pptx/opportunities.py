"""What could be done: a table of opportunities, what helps most first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, plain, said, strong
from cjmap.exchange.pptx.tables import Cell, Row, Table, draw, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.exchange.pptx.deck import Deck
    from cjmap.format.backlog import Opportunity

_SHARES = (0.5, 0.1, 0.12, 0.14, 0.14)
"""The parts of the table's width that its columns have."""


def opportunity_slides(
    deck: Deck,
    setting: Setting,
    map: str,
    opportunities: Sequence[Opportunity],
    answers: Callable[[Opportunity], str],
    own: dict[str, str],
) -> None:
    """Add the slides of the opportunities of a map; `answers` tells what each is for."""
    if not opportunities:
        return
    theme, words = setting.theme, setting.said
    title = words["opportunities"]
    page = deck.page(title)
    ordered = sorted(
        opportunities,
        key=lambda each: (
            each.status in ("done", "dropped"),
            -(each.impact or 0),
            each.effort or 0,
        ),
    )
    names = (own["opportunity"], own["impact"], own["effort"], words["owner"], own["status"])
    table = Table(
        deck.unique(f"{map}#opportunities"),
        title,
        tuple(Cell((strong(name, theme.on_stage, 11.0),), theme.brand) for name in names),
        tuple(_row(setting, each, answers(each)) for each in ordered),
        tuple(page.area.width * share for share in _SHARES),
        theme.faint,
    )
    table, shown = fitted(table, page.area.height)
    for count, rows in enumerate(shown):
        page = deck.part(page, title, count + 1, len(shown), own)
        name = table.name if not count else deck.unique(table.name)
        draw(page.drawing, replace(table, name=name), rows, page.area.left, page.area.top)
        deck.speak(page, notes_of(setting, own, ordered))


def _row(setting: Setting, each: Opportunity, answers: str) -> Row:
    theme, words = setting.theme, setting.said
    what = [strong(each.title, theme.ink, 11.0), *plain(each.summary, theme.body)]
    if answers:
        what.append(Paragraph((Run(f"{words['answers']} {answers}", theme.muted),)))
    impact = "●" * each.impact + "○" * (5 - each.impact) if each.impact is not None else "–"
    effort = f"{words.number(each.effort)} {words['days']}" if each.effort is not None else "–"
    owner = setting.name_of("team", each.owner) if each.owner else "–"
    standing = [words[f"is-{each.status}"]] if each.status else []
    standing += [words.day(each.due)] if each.due else []
    kind = [words[f"kind-{each.kind}"]] if each.kind else []
    return (
        Cell(tuple(what)),
        Cell(
            (
                Paragraph((Run(impact, theme.hues["amber"].accent, True),)),
                *_lines(kind, theme.muted),
            )
        ),
        Cell(tuple(_lines([effort], theme.body))),
        Cell(tuple(_lines([owner], theme.body))),
        Cell(tuple(_lines(standing or ["–"], theme.body))),
    )


def _lines(texts: Sequence[str], colour: str) -> list[Paragraph]:
    return [Paragraph((Run(said(text), colour),)) for text in texts]
