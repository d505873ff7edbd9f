"""One HTML page: the counts, and each map with its picture and its changes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.formats.groups import grouped
from cjmap.compare.formats.levels import SIGNS
from cjmap.compare.formats.word_marks import marked_words
from cjmap.html_page import page, picture, style_sheet
from cjmap.html_page import text as _text
from cjmap.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.compare.change import Change
    from cjmap.compare.formats.groups import Group
    from cjmap.compare.presentation import MapChanges, Presentation
    from cjmap.compare.words.told import Teller


def write(presentation: Presentation) -> str:
    """Return the changes as an HTML page."""
    teller = presentation.teller
    maps = presentation.heaviest_first()
    parts = [_map(each, number, presentation) for number, each in enumerate(maps, 1)]
    parts += _refused(presentation)
    title, old, new = teller.phrase("report"), presentation.old, presentation.new
    versions = f"<code>{_text(old)}</code> → <code>{_text(new)}</code>"
    header = [f'<h1>{_text(title)}</h1>\n<p class="versions">{versions}</p>']
    return page(
        lang=teller.lang,
        title=f"{title}: {old} → {new}",
        style=style_sheet("cjmap.compare.formats.page", "page.css"),
        header="\n".join((*header, *_counts(presentation), *_contents(maps, teller))),
        main="\n".join(parts),
    )


def _counts(presentation: Presentation) -> list[str]:
    """Tell how many changes there are of each level, and what the levels mean."""
    teller = presentation.teller
    counts = presentation.counts()
    if not counts:
        phrase = "nothing-told" if presentation.refused else "no-change"
        return [f'<p class="versions">{_text(teller.phrase(phrase))}</p>']
    tiles = "\n".join(
        f'<li class="{level}"><span class="number">{count}</span>'
        f'<span class="word"><span aria-hidden="true">{SIGNS[level]}</span> '
        f"{_text(_word(teller, count, level))}</span>"
        f'<p class="reason">{_text(teller.reason(level))}</p></li>'
        for level, count in counts.items()
    )
    found = [f'<ul class="counts">\n{tiles}\n</ul>']
    if presentation.ignored:
        said = _text(teller.phrase_of("ignored", presentation.ignored))
        found.append(f'<p class="versions">{said}</p>')
    return found


def _word(teller: Teller, count: int, level: Level) -> str:
    """Return the name of a level as it follows a number."""
    return teller.counted(count, level).partition(" ")[2]


def _contents(maps: Iterable[MapChanges], teller: Teller) -> list[str]:
    rows = [
        f'<li><a href="#map-{number}">{_text(each.top.label)}</a>{_marks(each, teller)}</li>'
        for number, each in enumerate(maps, 1)
    ]
    if len(rows) < 2:
        return []
    label = _text(teller.phrase("maps"))
    listed = "\n".join(rows)
    return [f'<nav aria-label="{label}">\n<h2>{label}</h2>\n<ul>\n{listed}\n</ul>\n</nav>']


def _marks(each: MapChanges, teller: Teller) -> str:
    levels = [change.level for change in each.changes]
    marks = "".join(
        f'<span class="{level}"><span class="mark" aria-hidden="true">{SIGNS[level]}</span>'
        f" {levels.count(level)}"
        f'<span class="unseen"> {_text(_word(teller, levels.count(level), level))}</span></span>'
        for level in Level
        if level in levels
    )
    return f'<span class="marks">{marks}</span>'


def _map(each: MapChanges, number: int, presentation: Presentation) -> str:
    teller = presentation.teller
    state = "added" if each.old is None else "removed" if each.new is None else None
    badge = f' <span class="state">{_text(teller.phrase(state))}</span>' if state else ""
    lines = [
        f'<section class="map" id="map-{number}" aria-labelledby="title-{number}">',
        f'<header>\n<h2 id="title-{number}">{_text(each.top.label)}</h2>',
        f'<p class="about">{_text(teller.kind_name(each.top))} · '
        f"<code>{_text(each.file)}</code>{badge}</p>\n</header>",
    ]
    drawing = presentation.drawings.get(each.address)
    if drawing is not None:
        alt = teller.phrase("picture").replace("{name}", each.top.label)
        lines.append(picture(drawing, alt, teller.phrase("actual-size")))
    lines += (_group(group, teller) for group in grouped(each.changes, teller))
    return "\n".join((*lines, "</section>"))


def _group(group: Group, teller: Teller) -> str:
    titles = group.heading or (teller.phrase("map-itself"),)
    heading = '<span class="between" aria-hidden="true">›</span>'.join(
        f'<span class="step">{_text(title)}</span>' if place else _text(title)
        for place, title in zip(
            [False] * (len(titles) - 1) + [bool(group.heading)], titles, strict=True
        )
    )
    rows = "\n".join(_change(change, group, teller) for change in group.changes)
    return (
        f'<section class="group">\n<h3>{heading}</h3>\n<ul class="changes">\n{rows}\n</ul>\n'
        "</section>"
    )


def _change(change: Change, group: Group, teller: Teller) -> str:
    texts = teller.texts(change)
    beside = texts is not None and None not in texts
    said = _text(teller.message(change, group.about, values=not beside))
    notes = "".join(f"<li>{_text(note)}</li>" for note in teller.few_notes(change))
    listed = f'\n<ul class="notes">{notes}</ul>' if notes else ""
    return (
        f'<li class="{change.level}">\n<p class="level"><b aria-hidden="true">'
        f"{SIGNS[change.level]}</b>{_text(teller.level(change.level))}</p>\n"
        f'<div><p class="said">{said} <code>{change.kind.id}</code></p>{listed}'
        f"{_laid_out(texts, teller) if texts else ''}</div>\n</li>"
    )


def _laid_out(texts: tuple[str | None, str | None], teller: Teller) -> str:
    """Lay what was written before and after side by side."""
    before, after = texts
    if before is not None and after is not None:
        shown = marked_words(before, after)
    else:
        nothing = f'<span class="none">{_text(teller.phrase("nothing"))}</span>'
        whole = [html.escape(printable(each)) if each else nothing for each in texts]
        shown = whole[0], whole[1]
    return (
        f'\n<dl class="texts"><div><dt>{_text(teller.phrase("before"))}</dt><dd>{shown[0]}</dd>'
        f"</div><div><dt>{_text(teller.phrase('after'))}</dt><dd>{shown[1]}</dd></div></dl>"
    )


def _refused(presentation: Presentation) -> list[str]:
    if not presentation.refused:
        return []
    teller = presentation.teller
    rows = "\n".join(
        f"<li><code>{_text(each.file)}</code> {_text(teller.not_compared(each))}</li>"
        for each in presentation.refused
    )
    title = _text(teller.phrase("refused"))
    return [f'<section class="refused">\n<h2>{title}</h2>\n<ul>\n{rows}\n</ul>\n</section>']
