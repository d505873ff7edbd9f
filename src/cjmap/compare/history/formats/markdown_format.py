"""A history as Markdown: a table of the versions, and one of their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.history.summary import Storyteller


def write(history: History) -> str:
    """Write the history."""
    story = history.story
    lines = [f"## {markdown_text(story.phrase('title', title=history.label))}", ""]
    if not history.editions:
        return "\n".join([*lines, story.phrase("none"), ""])
    heads = [story.phrase(name) for name in ("version", "date", "author", "what")]
    lines += [_row(heads), _row(["---"] * len(heads))]
    lines += [_row(_cells(edition, story)) for edition in history.editions]
    figures = list(_figures(history))
    if len(figures) > 2:
        lines += ["", f"### {story.phrase('figures')}", "", *figures]
    return "\n".join([*lines, ""])


def _cells(edition: Edition, story: Storyteller) -> list[str]:
    told = markdown_text(story.line(edition))
    version = edition.version
    if version is None:
        return [story.phrase("work-tree"), "", "", told]
    subject = f"**{markdown_text(version.subject)}**" if version.subject.strip() else ""
    what = "<br>".join(part for part in (subject, told) if part)
    return [f"`{version.short}`", f"{version.date:%Y-%m-%d}", markdown_text(version.author), what]


def _figures(history: History) -> Iterator[str]:
    story = history.story
    names = ("version", "mean", "peak-end", "pains", "evidence", "truths", "steps")
    yield _row([story.phrase(name) for name in names])
    yield _row(["---", *(["---:"] * (len(names) - 1))])
    number = story.teller.number
    for edition in history.editions:
        figures = edition.figures
        if figures is None:
            continue
        means = [
            "–" if value is None else story.speech.signed(value)
            for value in (figures.mean, figures.peak_and_end)
        ]
        share = "–" if figures.evidence is None else f"{number(round(figures.evidence * 100))} %"
        truths = story.phrase("won", won=figures.won, lost=figures.lost)
        version = edition.version
        name = f"`{version.short}`" if version is not None else story.phrase("work-tree")
        pains = f"{figures.pains} ({story.phrase('severity', sum=figures.severity)})"
        yield _row([name, *means, pains, share, truths, str(figures.steps)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
