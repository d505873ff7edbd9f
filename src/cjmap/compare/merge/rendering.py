"""What was woven, written: text, and conflicts around as few whole lines as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.merge.entries import Block, Entry, Flow, shifted
from cjmap.compare.merge.outcome import GiveUp
from cjmap.compare.merge.pieces import Conflict, Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.compare.merge.weaving import Woven


class _NoLineOfItsOwn(Exception):
    """A conflict began beside a dash, and one of its sides has nothing to put there."""


def render_map(woven: Woven) -> list[Piece]:
    """Write a whole map, below the lines above its first key."""
    top = woven.entry.value
    assert isinstance(top, Block)
    pieces: list[Piece] = []
    for each in woven.inner or ():
        pieces += render(each, top.column)
    return joined([*pieces, *woven.tail])


def render(woven: Woven, column: int) -> list[Piece]:
    """Write a thing on lines of its own that begin at `column`."""
    if woven.clash is not None and len(woven.triple.sides) == 1:
        return [_removed(woven, column)]
    margin = " " * column
    try:
        return joined([*_above(woven, column), *_behind(margin, _body(woven, column))])
    except _NoLineOfItsOwn:
        woven.clash = woven.clash or _first_clash(woven)
        conflict = _as_conflict(woven, column, lead=True)
        return [conflict]


def _above(woven: Woven, column: int) -> list[Piece]:
    """Write the lines above a thing, those of an entry beside its dash among them."""
    if woven.whole:
        return [shifted(woven.entry.lead, column - woven.entry.column)]
    pieces = _shifted(woven.lead, column - woven.entry.column)
    block = woven.entry.value
    if woven.inner and isinstance(block, Block) and block.compact and woven.clash is None:
        pieces += _above(woven.inner[0], column)
    return pieces


def _body(woven: Woven, column: int) -> list[Piece]:
    """Write a thing from its key or dash on."""
    entry = woven.entry
    by = column - entry.column
    if woven.clash is not None:
        if len(woven.triple.sides) == 1:
            raise _NoLineOfItsOwn
        return [_as_conflict(woven, column, lead=False)]
    if woven.whole:
        return [_entry_body(entry, column)]
    if woven.inner is None:
        head = shifted(woven.head, by, from_second=True)
        return joined([head, *_shifted_from_second(woven.pieces, by), woven.rest])
    if not isinstance(entry.value, Block):
        head = shifted(woven.head, by, from_second=True)
        return [f"{head}{_in_brackets(woven)}{woven.rest}"]
    return joined([*_block(woven, entry.value, column), *_shifted(woven.tail, by)])


def _block(woven: Woven, block: Block, column: int) -> list[Piece]:
    inner_column = column + block.column - woven.entry.column
    head = shifted(woven.head, column - woven.entry.column, from_second=True)
    first, *others = woven.inner or []
    pieces: list[Piece] = []
    if block.compact:
        pieces += _behind(head, _body(first, inner_column), needs_line=True)
    else:
        pieces += [head, *render(first, inner_column)]
    for each in others:
        pieces += render(each, inner_column)
    return pieces


def _in_brackets(woven: Woven) -> str:
    """Write a list or a mapping between brackets, on one line."""
    value = woven.entry.value
    if woven.whole or woven.inner is None:
        assert not isinstance(value, Block)
        return value.text if woven.whole else "".join(map(str, woven.pieces))
    named = any(each.entry.key is not None for each in woven.inner)
    inner = ", ".join(f"{_flow_head(each)}{_in_brackets(each)}" for each in woven.inner)
    opened = value.text if isinstance(value, Flow) else ""
    blank = " " if opened[1:2] == " " else ""
    return f"{{{blank}{inner}{blank}}}" if named else f"[{blank}{inner}{blank}]"


def _flow_head(woven: Woven) -> str:
    entry = woven.entry
    return "" if entry.key is None else entry.inline_head


def _removed(woven: Woven, column: int) -> Conflict:
    """Write the conflict of what one side removed."""
    return _as_conflict(woven, column, lead=True)


def _as_conflict(woven: Woven, column: int, *, lead: bool) -> Conflict:
    triple = woven.triple

    def text_of(entry: Entry | None) -> str:
        if entry is None:
            return ""
        body = _entry_body(entry, column)
        if not lead:
            return body
        return f"{shifted(entry.lead, column - entry.column)}{' ' * column}{body}"

    ours, base, theirs = (text_of(each) for each in (triple.ours, triple.base, triple.theirs))
    return Conflict(ours, base, theirs, woven.clash or "")


def _entry_body(entry: Entry, column: int) -> str:
    return shifted(entry.body(), column - entry.column, from_second=True)


def _first_clash(woven: Woven) -> str:
    """Return what the first conflict in a thing is about."""
    if woven.clash is not None:
        return woven.clash
    for each in woven.inner or ():
        if each.in_conflict:
            return _first_clash(each)
    raise GiveUp("a conflict is nowhere to be found")


def _behind(prefix: str, pieces: list[Piece], *, needs_line: bool = False) -> list[Piece]:
    """Put `prefix` before what follows, or before each side of a conflict."""
    first, *others = pieces
    if isinstance(first, str):
        return [prefix + first, *others]
    if needs_line and not (first.ours and first.theirs):
        raise _NoLineOfItsOwn
    return [first.behind(prefix), *others]


def _shifted(pieces: Iterable[Piece], by: int) -> list[Piece]:
    return [
        shifted(piece, by)
        if isinstance(piece, str)
        else Conflict(
            shifted(piece.ours, by), shifted(piece.base, by), shifted(piece.theirs, by), piece.about
        )
        for piece in pieces
    ]


def _shifted_from_second(pieces: list[Piece], by: int) -> list[Piece]:
    """Indent the lines of a value below its first one, which follows its key."""
    if not pieces:
        return []
    first, *others = pieces
    begins = shifted(first, by, from_second=True) if isinstance(first, str) else first
    return [begins, *_shifted(others, by)]
