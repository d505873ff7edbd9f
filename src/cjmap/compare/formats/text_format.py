"""Changes for a terminal: one line each, by map, the counts at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.formats.levels import SIGNS, STYLES
from cjmap.printable import one_line
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.compare.change import Change
    from cjmap.compare.presentation import MapChanges, Presentation
    from cjmap.compare.words.told import Teller


def write(presentation: Presentation) -> str:
    """Return the changes as plain text."""
    return style(presentation).plain


def style(presentation: Presentation, *, verbose: bool = False) -> Styled:
    """Return the changes as styled text; `verbose` adds kinds, fingerprints and all notes."""
    styled = Styled()
    teller = presentation.teller
    for each in presentation.maps:
        _map(styled, each, teller, verbose=verbose)
    for refused in presentation.refused:
        styled.add(one_line(refused.place), "place").add(f" {teller.not_compared(refused)}\n")
    counts = presentation.counts()
    if counts:
        total = sum(counts.values())
        parts = [teller.counted(count, level) for level, count in counts.items()]
        styled.add(f"{teller.counted(total)}: {', '.join(parts)}\n")
    elif not presentation.refused and not presentation.ignored:
        styled.add(f"{teller.phrase('no-change')}\n")
    if presentation.ignored:
        styled.add(f"{teller.phrase_of('ignored', presentation.ignored)}\n")
    return styled


def _map(styled: Styled, each: MapChanges, teller: Teller, *, verbose: bool) -> None:
    styled.add(one_line(each.file) or one_line(each.top.label), "place").add("\n")
    for change in each.changes:
        styled.add(f"  {SIGNS[change.level]} ", STYLES[change.level])
        styled.add(teller.message(change))
        styled.add(f"  {change.kind.id}\n", "frame")
        if verbose:
            address = one_line(change.address)
            styled.add(f"      {change.level} · {address} · {change.fingerprint}\n", "frame")
        for note in teller.notes(change) if verbose or _matters(change) else ():
            styled.add(f"      {note}\n", "help")


def _matters(change: Change) -> bool:
    """Whether a note of a change should be seen by everybody: something is to be done."""
    return change.level is Level.BREAKING or "looks_like" in change.said
