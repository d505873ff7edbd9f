"""Markdown for a pull request: what changed in each map, foldable, with its picture.

It begins with a marker by which a bot finds its comment again, and is never longer than GitHub
takes; what weighs least is left out first, and how much that is stands at the end.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.formats.groups import grouped
from cjmap.compare.formats.levels import SIGNS
from cjmap.markdown_text import html_text, markdown_text
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjmap.compare.change import Change
    from cjmap.compare.formats.groups import Group
    from cjmap.compare.presentation import MapChanges, Presentation, Refused
    from cjmap.compare.unseen import Unseen

MARKER = "<!-- cjmap diff -->"
"""The first line."""

LONGEST = 65_536
"""The characters that GitHub takes in one comment."""

_MOST_REFUSED = 20
_OPENED = (Level.BREAKING, Level.REGRESSION)
"""A map with a change of such a level is unfolded."""


def write(presentation: Presentation) -> str:
    """Return the changes as Markdown, at most `LONGEST` characters of it."""
    report = _Report(presentation)
    changes = sorted(presentation.changes, key=lambda change: change.level.rank)
    whole = report.of(changes)
    if _length(whole) <= LONGEST:
        return whole
    fitting, too_many = 0, len(changes)
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        if _length(report.of(changes[:middle])) <= LONGEST:
            fitting = middle
        else:
            too_many = middle
    return report.of(changes[:fitting])


def _length(text: str) -> int:
    """Count as the strictest reader does: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Report:
    """Writes a presentation, whole or without some of its changes."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        self._teller = presentation.teller
        self._groups = [
            (each, grouped(each.changes, self._teller)) for each in presentation.heaviest_first()
        ]
        self._lines: dict[Change, str] = {}

    def of(self, kept: Collection[Change]) -> str:
        """Write the report with these changes; of the others it says how many they are."""
        chosen = set(kept)
        told = self._presentation
        left_out = sum(1 for _ in told.changes) - len(chosen)
        parts = [MARKER, self._head()]
        for each, groups in self._groups:
            if not chosen.isdisjoint(each.changes):
                parts.append(self._map(each, groups, chosen))
        parts += self._refused(told.refused)
        if left_out:
            parts.append(f"_{self._teller.phrase_of('left-out', left_out)}_")
        if told.ignored:
            parts.append(f"_{self._teller.phrase_of('ignored', told.ignored)}_")
        return "\n\n".join(parts) + "\n"

    def _head(self) -> str:
        teller, told = self._teller, self._presentation
        versions = f"{markdown_text(told.old)} → {markdown_text(told.new)}"
        counts = told.counts()
        if not counts:
            title = teller.phrase("nothing-told" if told.refused else "no-change").rstrip(".")
            return f"### {title}\n\n{versions}"
        title = teller.counted(sum(counts.values()))
        return f"### {title}\n\n{versions}\n\n{self._counted(counts.items())}"

    def _counted(self, counts: Iterable[tuple[Level, int]]) -> str:
        return " · ".join(
            f"**{SIGNS[level]}** {self._teller.counted(count, level)}" for level, count in counts
        )

    def _map(self, each: MapChanges, groups: list[Group], chosen: set[Change]) -> str:
        levels = [change.level for change in each.changes]
        counts = [
            f"{SIGNS[level]} {self._teller.counted(levels.count(level), level)}"
            for level in Level
            if level in levels
        ]
        opened = " open" if any(level in _OPENED for level in levels) else ""
        parts = [
            f"<details{opened}>\n<summary><b>{html_text(each.top.label)}</b>"
            f" ({html_text(self._teller.kind_name(each.top))},"
            f" <code>{html_text(each.file)}</code>): {', '.join(counts)}</summary>"
        ]
        picture = self._presentation.pictures.get(each.address)
        if picture is not None:
            alt = self._teller.phrase("picture").replace("{name}", each.top.label)
            source = html.escape(one_line(picture))
            parts.append(f'<img src="{source}" alt="{html_text(alt)}">')
        for group in groups:
            kept = [change for change in group.changes if change in chosen]
            if kept:
                parts += self._group(group, kept)
        return "\n\n".join((*parts, "</details>"))

    def _group(self, group: Group, kept: list[Change]) -> list[str]:
        lines = []
        for change in kept:
            if change not in self._lines:
                self._lines[change] = self._change(change, group)
            lines.append(self._lines[change])
        heading = " › ".join(markdown_text(each) for each in group.heading)
        return [*([f"#### {heading}"] if heading else []), "\n".join(lines)]

    def _change(self, change: Change, group: Group) -> str:
        teller = self._teller
        said = markdown_text(teller.message(change, group.about))
        lines = [f"- **{SIGNS[change.level]}** {said} <sub><code>{change.kind.id}</code></sub>"]
        lines += [f"  - {markdown_text(note)}" for note in teller.few_notes(change)]
        return "\n".join(lines)

    def _refused(self, refused: tuple[Refused | Unseen, ...]) -> list[str]:
        if not refused:
            return []
        teller = self._teller
        lines = [
            f"- {markdown_text(each.file)} {markdown_text(teller.not_compared(each))}"
            for each in refused[:_MOST_REFUSED]
        ]
        if len(refused) > _MOST_REFUSED:
            lines.append(f"- {teller.phrase_of('more', len(refused) - _MOST_REFUSED)}")
        return ["\n".join(lines)]
