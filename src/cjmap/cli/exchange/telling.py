"""Losses as people read them: by what became of things, a few of each, worst first."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from cjmap.cli.targets import shown_file
from cjmap.exchange.losses import Fate, Loss
from cjmap.printable import one_line
from cjmap.problem import Severity, author_path
from cjmap.styled import Styled

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

_ORDER = (Fate.UNREADABLE, Fate.CHANGED, Fate.GUESSED, Fate.DROPPED, Fate.MADE)
_HEADINGS = {
    Fate.UNREADABLE: "Not readable",
    Fate.CHANGED: "Changed",
    Fate.GUESSED: "Guessed",
    Fate.DROPPED: "Left out",
    Fate.MADE: "Made",
}
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_SHOWN = 3
"""So many losses of a kind are shown; the others are counted."""


def style_losses(losses: Sequence[Loss], *, detail: bool) -> Styled:
    """Write losses under a heading for each fate; with `detail` every one, else a few of each kind."""
    text = Styled()
    files: dict[str, set[str]] = defaultdict(set)
    for loss in losses:
        files[loss.map].add(loss.file)
    shared = frozenset(id for id, those in files.items() if len(those) > 1)
    for fate in _ORDER:
        chosen = [loss for loss in losses if loss.fate is fate]
        if not chosen:
            continue
        worst = min((loss.severity for loss in chosen), key=lambda each: each.rank)
        text.add("\n")
        text.add(_HEADINGS[fate], _STYLES[worst])
        text.add(f" ({len(chosen):,})\n")
        for line in _lines(chosen, detail, shared):
            text.add(f"  {line}\n")
    return text


def _lines(losses: Sequence[Loss], detail: bool, shared: Container[str]) -> Iterable[str]:
    groups: dict[str, list[Loss]] = defaultdict(list)
    for loss in losses:
        groups[loss.what].append(loss)
    for what, group in groups.items():
        shown = group if detail or len(group) <= _SHOWN + 1 else group[:_SHOWN]
        for loss in shown:
            place = place_of(loss, shared)
            yield f"{place}: {one_line(loss.message)}" if place else one_line(loss.message)
        if len(shown) < len(group):
            yield f"… and {len(group) - len(shown):,} more ({one_line(what)}); --detail lists all."


def place_of(loss: Loss, shared: Container[str] = ()) -> str:
    """Return where a loss stands: `day.mmd:4:7`, `plan.xlsx:Sheet1!C4`, `stages[0].title`.

    A map is called by its id, or by its file where the id is `shared` by maps of several files.
    """
    if loss.file and loss.place.label:
        return one_line(f"{_name(loss.file)}:{loss.place.label}")
    map = _name(loss.file) if loss.map in shared else loss.map
    if loss.path:
        return one_line(f"{map}: {author_path(loss.path)}" if map else author_path(loss.path))
    return one_line(map)


def _name(file: str) -> str:
    from pathlib import Path

    return shown_file(Path(file))


def counted(read: Counter[str]) -> str:
    """Write counts of things in a row: `3 sections, 9 tasks and 2 actors`."""
    words = [
        f"{number:,} {thing if number == 1 else _plural(thing)}"
        for thing, number in read.items()
        if number
    ]
    return (
        words[0]
        if len(words) == 1
        else f"{', '.join(words[:-1])} and {words[-1]}"
        if words
        else "nothing"
    )


def _plural(thing: str) -> str:
    if thing.endswith("y") and thing[-2:-1] not in "aeiou":
        return f"{thing[:-1]}ies"
    return f"{thing}es" if thing.endswith(("s", "x", "ch")) else f"{thing}s"
