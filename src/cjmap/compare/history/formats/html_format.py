"""A history as one page that needs nothing else: the picture, then the versions."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cjmap.compare.formats.levels import SIGNS
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.history.summary import Storyteller

_STYLE = """\
:root { color-scheme: light dark; --ink: #0f172a; --body: #334155; --muted: #556377;
  --page: #ffffff; --line: #d5dce6; --bad: #be123c; --good: #047857; }
@media (prefers-color-scheme: dark) { :root { --ink: #f8fafc; --body: #d3dbe6; --muted: #9fb0c6;
  --page: #0b1220; --line: #2a3850; --bad: #fb7185; --good: #34d399; } }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--page); color: var(--body);
  font: 1rem/1.5 Inter, "Helvetica Neue", Arial, sans-serif; }
h1 { color: var(--ink); font-size: 1.6rem; line-height: 1.2; }
.picture { overflow-x: auto; margin: 1rem 0 2rem; }
.picture svg { max-width: 100%; height: auto; }
ol { list-style: none; padding: 0; }
li.version { border-top: 1px solid var(--line); padding: .8rem 0; }
h2 { color: var(--ink); font-size: 1rem; margin: 0; }
.when { color: var(--muted); font-size: .85rem; margin: 0; }
.changes { list-style: none; margin: .4rem 0 0; padding: 0; }
.changes li { padding-left: 1.3rem; text-indent: -1.3rem; }
.breaking, .regression { color: var(--bad); } .improvement { color: var(--good); }
.cosmetic, .figures { color: var(--muted); } .figures { font-size: .85rem; margin: .4rem 0 0; }
"""


def write(history: History) -> str:
    """Write the page."""
    story = history.story
    title = escape(story.phrase("title", title=history.label))
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(story.lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:; font-src data:\">",
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
    ]
    if history.picture is not None:
        parts.append(f'<div class="picture">{history.picture.decode()}</div>')
    if not history.editions:
        parts.append(f"<p>{escape(story.phrase('none'))}</p>")
    parts.append("<ol>")
    for edition in history.editions:
        parts += _version(edition, story)
    parts += ["</ol>", "</body>", "</html>", ""]
    return "\n".join(parts)


def _version(edition: Edition, story: Storyteller) -> Iterator[str]:
    version = edition.version
    yield '<li class="version">'
    if version is None:
        yield f"<h2>{escape(story.phrase('work-tree'))}</h2>"
        yield f'<p class="when">{escape(story.phrase("uncommitted"))}</p>'
    else:
        yield f"<h2>{_shown(version.subject)}</h2>"
        when = f"{version.date:%Y-%m-%d}"
        yield (
            f'<p class="when"><code>{version.short}</code> · <time datetime="{when}">{when}</time>'
            f" · {_shown(version.author)}</p>"
        )
    for note in story.notes(edition):
        yield f"<p>{_shown(note)}</p>"
    changes = story.shown(edition)
    if changes:
        yield '<ul class="changes">'
        for change in changes:
            sign = f'<span class="{change.level}">{SIGNS[change.level]}</span>'
            reason = escape(story.teller.reason(change.level))
            yield f'<li title="{reason}">{sign} {_shown(story.teller.message(change))}</li>'
        yield "</ul>"
    if edition.figures is not None and (told := story.figures(edition.figures)):
        yield f'<p class="figures">{_shown(told)}</p>'
    yield "</li>"


def _shown(text: str) -> str:
    return escape(one_line(text))
