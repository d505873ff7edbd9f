"""The versions of a map that are told, each with what changed in it, and their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.history.editions import Outcome
from cjmap.insight.voice import short
from cjmap.site.pages.map_history.changes import weighed
from cjmap.site.past.traces import version_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.compare.figures import Figures
    from cjmap.compare.history.editions import Edition
    from cjmap.compare.words.told import Teller
    from cjmap.git import Version
    from cjmap.insight.voice import Voice
    from cjmap.site.pages.map_history.changes import Weighed
    from cjmap.site.past.traces import Trace
    from cjmap.site.references import Ref


@dataclass(frozen=True, slots=True)
class Name:
    """A version by its names: in ids, in a sentence, in a list to choose from; and its day."""

    id: str
    title: str
    day: str
    choice: str


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """A version: who made it (empty where it is not committed) and why, and what changed.

    `note` stands where nothing is to be listed.
    """

    name: Name
    author: str
    heading: str
    is_newest: bool
    note: str
    changes: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """The figures of a version; a mean is None where no step has a score."""

    name: Name
    mean: float | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiguresTable:
    """The figures of versions side by side, in the order of `heads`; `has_mean`: with feelings."""

    has_mean: bool
    heads: tuple[str, ...]
    rows: tuple[FiguresRow, ...]


def name_of(version: Version | None, trace: Trace, words: Voice) -> Name:
    """Name a version by its number: the first one is 1, whatever comes after."""
    if version is None:
        day = words("uncommitted")
        title = words("version", number=trace.count)
        return Name(version_id(None), title, day, f"{title} · {day}")
    number = len(trace.versions) - trace.versions.index(version)
    title, day = words("version", number=number), words.day(version.date.date())
    subject = short(version.subject)
    return Name(version_id(version), title, day, " · ".join(filter(None, (title, day, subject))))


def told_version(
    version: Version | None,
    trace: Trace,
    edition: Edition | None,
    teller: Teller,
    words: Voice,
    steps: Mapping[str, Ref],
) -> ToldVersion:
    """Tell a version; the only one of its map needs no `edition`, `steps` are those of today."""
    newest = None if trace.is_changed else trace.versions[0]
    began = edition is None or edition.outcome is Outcome.BEGAN
    note = words("began") if began else ""
    if edition is not None and edition.outcome is Outcome.RETURNED:
        note = words("returned")
    name = name_of(version, trace, words)
    return ToldVersion(
        name=name,
        author=version.author if version is not None else "",
        heading=(version.subject or name.title) if version is not None else words("work"),
        is_newest=version is newest,
        note=note,
        changes=weighed(edition.changes, teller, words, steps)
        if edition is not None and not began
        else (),
    )


def figures_table(
    editions: Sequence[Edition], names: Sequence[Name], words: Voice
) -> FiguresTable | None:
    """Set the figures of versions side by side; those that no version has are left out."""
    found = [
        (name, edition.figures, _opportunities(edition))
        for name, edition in zip(names, editions, strict=True)
        if edition.figures is not None
    ]
    columns = [
        (key, cells)
        for key in _FIGURES
        if any(cells := [_cell(key, *each[1:], words) for each in found])
    ]
    has_mean = any(figures.mean is not None for _, figures, _ in found)
    if len(found) < 2 or not (columns or has_mean):
        return None
    return FiguresTable(
        has_mean=has_mean,
        heads=tuple(words(f"figure-{key}") for key, _ in columns),
        rows=tuple(
            FiguresRow(name, figures.mean, tuple(cells[row] or "–" for _, cells in columns))
            for row, (name, figures, _) in enumerate(found)
        ),
    )


_FIGURES = ("steps", "pains", "severity", "opportunities", "evidence")


def _cell(key: str, figures: Figures, opportunities: int, words: Voice) -> str:
    """Write one figure; nothing for none."""
    if key == "evidence":
        return words.percent(figures.evidence) if figures.evidence is not None else ""
    if key == "opportunities":
        return words.number(opportunities) if opportunities else ""
    count: int = getattr(figures, key)
    return words.number(count) if count else ""


def _opportunities(edition: Edition) -> int:
    return len(edition.top.children.get("opportunities", ())) if edition.top is not None else 0
