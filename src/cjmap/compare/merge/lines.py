"""Three versions of a text merged line by line, as git does.

Lines that stand once on both sides are the anchors (the patience algorithm of Bram Cohen); what is
between them is compared by `difflib`, or taken for changed as a whole where a few lines come again and
again. A stretch that both sides changed is a clash.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from cjmap.compare.order import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

Lines = list[str]
Block = tuple[int, int, int]
"""Equal lines: where they start in the one text and in the other, and how many there are."""

_COMPARED_AT_MOST = 300_000
"""Pairs of equal lines that `difflib` is given: its time grows with them, and more so with every block."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch that both sides changed, each in its way."""

    base: Lines
    ours: Lines
    theirs: Lines


def split_lines(text: str) -> Lines:
    r"""Return the lines of a text, each with its `\n`; no other character ends one."""
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])


def merge_lines(base: Lines, ours: Lines, theirs: Lines) -> list[Lines | Clash]:
    """Merge two versions of `base`: stretches that are decided, and clashes."""
    merged: list[Lines | Clash] = []
    b = o = t = 0
    for at_b, at_o, at_t, length in _in_all(base, ours, theirs):
        part = _decided(base[b:at_b], ours[o:at_o], theirs[t:at_t])
        if part:
            merged.append(part)
        if length:
            merged.append(base[at_b : at_b + length])
        b, o, t = at_b + length, at_o + length, at_t + length
    return merged


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """Merge texts line by line; None where they clash."""
    parts = merge_lines(*map(split_lines, (base, ours, theirs)))
    if any(isinstance(part, Clash) for part in parts):
        return None
    return "".join(line for part in parts if isinstance(part, list) for line in part)


def common_ends(ours: Lines, theirs: Lines) -> tuple[int, int]:
    """Count the equal lines at the beginning and, apart from those, at the end."""
    least = min(len(ours), len(theirs))
    head = next((at for at in range(least) if ours[at] != theirs[at]), least)
    left = least - head
    tail = next((at for at in range(left) if ours[-1 - at] != theirs[-1 - at]), left)
    return head, tail


def _decided(base: Lines, ours: Lines, theirs: Lines) -> Lines | Clash:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else Clash(base, ours, theirs)


def _in_all(base: Lines, ours: Lines, theirs: Lines) -> list[tuple[int, int, int, int]]:
    """List what stands in all three: where in each, and how many lines; at the end, none."""
    found: list[tuple[int, int, int, int]] = []
    blocks_o, blocks_t = equal_blocks(base, ours), equal_blocks(base, theirs)
    i = j = 0
    while i < len(blocks_o) and j < len(blocks_t):
        bo, o, length_o = blocks_o[i]
        bt, t, length_t = blocks_t[j]
        start, end = max(bo, bt), min(bo + length_o, bt + length_t)
        if start < end:
            found.append((start, o + start - bo, t + start - bt, end - start))
        if bo + length_o <= bt + length_t:
            i += 1
        else:
            j += 1
    return [*found, (len(base), len(ours), len(theirs), 0)]


def equal_blocks(one: Lines, other: Lines) -> list[Block]:
    """List the blocks of equal lines, in order."""
    found: list[Block] = []
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        low, high, other_low, other_high = waiting.pop()
        left, right = one[low:high], other[other_low:other_high]
        head, tail = common_ends(left, right)
        if head:
            found.append((low, other_low, head))
        if tail:
            found.append((high - tail, other_high - tail, tail))
        low, other_low = low + head, other_low + head
        high, other_high = high - tail, other_high - tail
        if low == high or other_low == other_high:
            continue
        left, right = one[low:high], other[other_low:other_high]
        anchors = _anchors(left, right)
        if not anchors:
            if _pairs(left, right) > _COMPARED_AT_MOST:
                continue
            matcher = SequenceMatcher(None, left, right, autojunk=False)
            found += [
                (low + block.a, other_low + block.b, block.size)
                for block in matcher.get_matching_blocks()
                if block.size
            ]
            continue
        ends = [*anchors, (len(left), len(right))]
        here, there = 0, 0
        for at, other_at in ends:
            waiting.append((low + here, low + at, other_low + there, other_low + other_at))
            if at < len(left):
                found.append((low + at, other_low + other_at, 1))
            here, there = at + 1, other_at + 1
    return sorted(found)


def _anchors(one: Lines, other: Lines) -> list[tuple[int, int]]:
    """Pair the lines that stand once in both, as far as they stand in the same order."""
    once, other_once = _once(one), _once(other)
    pairs = [(at, other_once[line]) for line, at in once.items() if line in other_once]
    crossing = moved([there for _, there in pairs], [one[here] for here, _ in pairs])
    return [pair for number, pair in enumerate(pairs) if number not in crossing]


def _pairs(one: Lines, other: Lines) -> int:
    """Count the pairs of a line here and an equal one there."""
    counts = Counter(other)
    return sum(counts[line] for line in one)


def _once(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}
