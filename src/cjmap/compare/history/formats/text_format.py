"""A history for a terminal: a line for each version, and one for what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.formats.levels import SIGNS, STYLES
from cjmap.compare.history.editions import Outcome
from cjmap.printable import one_line
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.history.summary import Storyteller


def write(history: History) -> str:
    """Return the history as plain text."""
    styled = Styled()
    for edition in history.editions:
        style(styled, edition, history.story)
    return styled.plain


def style(styled: Styled, edition: Edition, story: Storyteller, *, verbose: bool = False) -> Styled:
    """Add a version to styled text; with `verbose`, each change has a line, and figures follow."""
    version = edition.version
    if version is None:
        styled.add(story.phrase("work-tree"), "place")
        styled.add(f"  {story.phrase('uncommitted')}\n", "frame")
    else:
        styled.add(version.short, "place")
        styled.add(f"  {version.date:%Y-%m-%d}  {one_line(version.author)}  ", "frame")
        styled.add(f"{one_line(version.subject)}\n", "rule")
    if not verbose:
        _sign(styled, edition, story).add(f"{story.line(edition)}\n")
        return styled
    for note in story.notes(edition):
        styled.add("  – ", "error" if edition.outcome is Outcome.REFUSED else "frame")
        styled.add(f"{note}\n")
    for change in story.shown(edition):
        styled.add(f"  {SIGNS[change.level]} ", STYLES[change.level])
        styled.add(story.teller.message(change))
        styled.add(f"  {change.kind.id}\n", "frame")
    if edition.figures is not None and (told := story.figures(edition.figures)):
        styled.add(f"    {told}\n", "frame")
    return styled


def _sign(styled: Styled, edition: Edition, story: Storyteller) -> Styled:
    changes = story.shown(edition)
    if edition.outcome is Outcome.REFUSED:
        return styled.add("  – ", "error")
    if edition.outcome is Outcome.DELETED or not changes:
        return styled.add("  – ", "frame")
    return styled.add(f"  {SIGNS[changes[0].level]} ", STYLES[changes[0].level])
