"""The order of arrows that run side by side on one line, so that they cross as little as they can.

Whether two arrows on a line cross follows from where each comes from and where it goes. Where both
turn the same way at the same place, it follows from where they part at last, so both are followed
until then: that keeps a bundle of arrows from crossing at one of its bends. This is the nudging of
orthogonal connectors (Wybrow, Marriott and Stuckey, 2009, “Orthogonal Connector Routing”). Then
the order of each line is improved by sifting: every arrow is put where it crosses least, until no
arrow moves; and all lines are gone through again, now that the tracks on the others are known.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDS = 4
"""How often all lines are gone through, at most."""

_MOVES = 6
"""How often the arrows of one line are sifted, at most."""

_MOST_SIFTED = 200
"""The most arrows of one line that are sifted: it takes time with the square of their number. More than
that cross each other wherever they are put; they keep the order of where they begin and end."""


@dataclass(slots=True, eq=False)
class Segment:
    """A straight part of a link, on one line.

    `low` and `high` are the lines that it reaches at either end, half a line short of a card.
    `turn_low` and `turn_high` tell where the link goes from there: −1 to lower lines, 1 to higher
    ones, 0 into a card; `next_low` and `next_high` are the segments that it goes on with.
    `track` counts from 0 within the tracks of its neighbours, `tracks` tells how many there are,
    and `middle` which of them lies in the middle of the line.
    """

    link: int
    upright: bool
    line: int
    low: float
    high: float
    turn_low: int = 0
    turn_high: int = 0
    next_low: Segment | None = None
    next_high: Segment | None = None
    track: int = 0
    tracks: int = 1
    middle: float = 0.0

    def meets(self, other: Segment) -> bool:
        """Tell whether two segments of one line would lie upon each other, or touch."""
        return self.low <= other.high and other.low <= self.high

    @property
    def straight(self) -> bool:
        """Whether it joins its two cards all alone."""
        return self.turn_low == 0 and self.turn_high == 0


_Apart = Callable[[Segment, Segment], bool]
"""Tells whether two segments of one line need different tracks."""


def assign_tracks(segments: Iterable[Segment]) -> dict[tuple[bool, int], int]:
    """Give every segment its track; give back how many each line needs, by (upright, line)."""
    lines: dict[tuple[bool, int], list[Segment]] = {}
    for segment in segments:
        lines.setdefault((segment.upright, segment.line), []).append(segment)
    groups = [group for _, own in sorted(lines.items()) for group in _groups(own)]
    for group in groups:
        _order(group, known=False)
    for _ in range(_ROUNDS):
        changes = [_order(group, known=True) for group in groups if len(group) > 1]
        if not any(changes):
            break
    for (_, line), own in sorted(lines.items()):
        if line % 2 == 1:
            # The gutters are settled: two arrows of a card's column may yet share a track.
            for group in _parted(own):
                _settle(group, sorted(group, key=lambda each: each.track), _overlap)
    return {key: max(each.tracks for each in own) for key, own in lines.items()}


def _groups(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Split the segments of a line into groups that do not touch one another."""
    groups: list[list[Segment]] = []
    reach = float("-inf")
    for segment in sorted(segments, key=lambda s: (s.low, s.high, s.link)):
        if not groups or segment.low > reach:
            groups.append([])
            reach = float("-inf")
        groups[-1].append(segment)
        reach = max(reach, segment.high)
    return groups


def _parted(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Split the segments of a line into groups that do not lie upon one another."""
    groups: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.low, s.high, s.link)):
        joined = [group for group in groups if any(_overlap(segment, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*itertools.chain.from_iterable(joined), segment])
    return groups


def _overlap(a: Segment, b: Segment) -> bool:
    """Tell whether two segments lie upon each other, with the tracks of what they go on with."""
    if not a.meets(b):
        return False
    for lower, upper in ((a, b), (b, a)):
        if lower.high == upper.low and lower.next_high and upper.next_low:
            settled = lower.next_high.line % 2 == 0
            return not settled or lower.next_high.track >= upper.next_low.track
    return True


def _order(group: list[Segment], *, known: bool) -> bool:
    """Order the segments of a group; tell whether an order that was there has changed.

    With `known`, the tracks of the lines across are taken as they are.
    """
    if known:
        ordered = sorted(group, key=lambda s: (s.track, s.low, s.high, s.link))
    else:
        ordered = sorted(group, key=lambda s: (s.turn_low + s.turn_high, s.low, s.high, s.link))
    before = [segment.track for segment in group]
    if 1 < len(ordered) <= _MOST_SIFTED:
        ordered = _sifted(ordered, known)
    _stack(ordered)
    _centre(group)
    return before != [segment.track for segment in group]


def _sifted(ordered: list[Segment], known: bool) -> list[Segment]:
    """Put each segment where it crosses the fewest others, until none is better elsewhere."""
    count = len(ordered)
    gains = [[0.0] * count for _ in range(count)]
    """How many crossings it saves that the first lies below the second, and not above."""
    for a, b in itertools.combinations(range(count), 2):
        first, second = ordered[a], ordered[b]
        if first.meets(second):
            gain = _crossings(second, first, known) - _crossings(first, second, known)
            gains[a][b], gains[b][a] = gain, -gain
    places = list(range(count))
    for _ in range(_MOVES):
        moved = False
        for each in range(count):
            at = places.index(each)
            own = gains[each]
            best, target = 0.0, at
            saved = 0.0
            for index in range(at - 1, -1, -1):
                saved += own[places[index]]
                if saved > best + 1e-9:
                    best, target = saved, index
            saved = 0.0
            for index in range(at + 1, count):
                saved -= own[places[index]]
                if saved > best + 1e-9:
                    best, target = saved, index
            if target != at:
                places.insert(target, places.pop(at))
                moved = True
        if not moved:
            break
    return [ordered[index] for index in places]


def _settle(group: Sequence[Segment], ordered: Sequence[Segment], apart: _Apart) -> None:
    """Give tracks in this order, each as low as those below allow, and find the middle one."""
    for index, segment in enumerate(ordered):
        below = [other.track for other in ordered[:index] if apart(other, segment)]
        segment.track = max(below, default=-1) + 1
    _centre(group)


def _stack(ordered: Iterable[Segment]) -> None:
    """Give tracks in this order, each as low as those below that it meets allow.

    Segments begin and end at lines or half between two, so whether they meet is told by these places.
    """
    free: defaultdict[int, int] = defaultdict(int)
    for segment in ordered:
        places = range(int(2 * segment.low), int(2 * segment.high) + 1)
        segment.track = max(free[place] for place in places)
        for place in places:
            free[place] = segment.track + 1


def _centre(group: Sequence[Segment]) -> None:
    """Find how many tracks a group has, and the middle one of them."""
    count = max(segment.track for segment in group) + 1
    # A link that runs straight from card to card keeps to the middle.
    straight = [segment.track for segment in group if segment.straight]
    middle = (count - 1) / 2
    if straight:
        middle = float(min(straight, key=lambda track: (abs(track - middle), track)))
    for segment in group:
        segment.tracks, segment.middle = count, middle


def _crossings(lower: Segment, upper: Segment, known: bool) -> float:
    """Count the crossings if `lower` has the track with the smaller coordinate."""
    count = 0.0
    for turning, other, turn in ((upper, lower, -1), (lower, upper, 1)):
        if turning.turn_low == turn:
            count += _crossed(turning, other, False, known)
        if turning.turn_high == turn:
            count += _crossed(turning, other, True, known)
    return count


def _crossed(turning: Segment, other: Segment, at_high: bool, known: bool) -> float:
    """Tell whether the turn at one end of a segment leads across the other one: 0 to 1."""
    place = turning.high if at_high else turning.low
    if other.low < place < other.high:
        return 1.0
    if place not in (other.low, other.high):
        return 0.0
    mine = turning.next_high if at_high else turning.next_low
    other_high = place == other.high
    theirs = other.next_high if other_high else other.next_low
    if mine is None or theirs is None:
        return 0.5
    if known:
        # The other one ends at the coordinate of what it goes on with.
        return float(mine.track < theirs.track if other_high else mine.track > theirs.track)
    turn = turning.turn_high if at_high else turning.turn_low
    if at_high != other_high or turn != (other.turn_high if other_high else other.turn_low):
        return 0.5
    wanted = _parting(mine, theirs, turn > 0)
    if not wanted:
        return 0.5
    return float(wanted < 0 if other_high else wanted > 0)


def _parting(first: Segment, second: Segment, upwards: bool) -> int:
    """Tell which of two segments that start together has to lie lower: −1 the first, 1 the second.

    Both run on to higher lines if `upwards`, else to lower ones; 0 if it makes no difference.
    """
    sign = 1
    while True:
        ends = (first.high, second.high) if upwards else (-first.low, -second.low)
        turn = first.turn_high if upwards else first.turn_low
        other_turn = second.turn_high if upwards else second.turn_low
        if ends[0] < ends[1]:
            return sign * turn
        if ends[0] > ends[1]:
            return -sign * other_turn
        following = first.next_high if upwards else first.next_low
        others = second.next_high if upwards else second.next_low
        if turn != other_turn or following is None or others is None:
            return sign * ((turn > other_turn) - (turn < other_turn))
        sign *= -turn if upwards else turn
        first, second, upwards = following, others, turn > 0
