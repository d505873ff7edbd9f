"""A history as one page that needs nothing else: the picture, then the versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.formats.levels import SIGNS
from cjmap.html_page import page, picture, style_sheet
from cjmap.html_page import text as _text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.history.summary import Storyteller


def write(history: History) -> str:
    """Write the page."""
    story = history.story
    title = story.phrase("title", title=history.label)
    parts = []
    if history.picture is not None:
        parts.append(picture(history.picture, title, story.teller.phrase("actual-size")))
    if not history.editions:
        parts.append(f"<p>{_text(story.phrase('none'))}</p>")
    parts.append("<ol>")
    for edition in history.editions:
        parts += _version(edition, story)
    parts.append("</ol>")
    return page(
        lang=story.lang,
        title=title,
        style=style_sheet("cjmap.compare.history.formats", "history.css"),
        header=f"<h1>{_text(title)}</h1>",
        main="\n".join(parts),
    )


def _version(edition: Edition, story: Storyteller) -> Iterator[str]:
    version = edition.version
    yield '<li class="version">'
    if version is None:
        yield f"<h2>{_text(story.phrase('work-tree'))}</h2>"
        yield f'<p class="when">{_text(story.phrase("uncommitted"))}</p>'
    else:
        yield f"<h2>{_text(version.subject)}</h2>"
        when = f"{version.date:%Y-%m-%d}"
        yield (
            f'<p class="when"><code>{version.short}</code> · <time datetime="{when}">{when}</time>'
            f" · {_text(version.author)}</p>"
        )
    for note in story.notes(edition):
        yield f"<p>{_text(note)}</p>"
    changes = story.shown(edition)
    if changes:
        yield '<ul class="changes">'
        for change in changes:
            sign = f'<span class="{change.level}">{SIGNS[change.level]}</span>'
            reason = _text(story.teller.reason(change.level))
            yield f'<li title="{reason}">{sign} {_text(story.teller.message(change))}</li>'
        yield "</ul>"
    if edition.figures is not None and (told := story.figures(edition.figures)):
        yield f'<p class="figures">{_text(told)}</p>'
    yield "</li>"
