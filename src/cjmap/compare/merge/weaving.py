"""Three versions of a map woven into one, thing by thing.

Each thing is decided where it can be: a side that left it alone gives way to the other one, what both
say is taken once, and what is in it is looked at in turn. Where both sides changed one value, or one
changed what the other took away, it becomes a conflict, and nobody's word is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from cjmap.compare.merge.entries import Block, Entry, Flow, Leaf, shifted
from cjmap.compare.merge.matching import alike, words_of
from cjmap.compare.merge.order import merge_orders, moved, placed_alike
from cjmap.compare.merge.outcome import GiveUp, Labels
from cjmap.compare.merge.pieces import Conflict, Piece
from cjmap.compare.merge.same import same
from cjmap.compare.merge.texts import merge_long_texts, merged_comments
from cjmap.compare.merge.words import place_of, shown, thing_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.merge.matching import Triple


@dataclass(slots=True, eq=False)
class Woven:
    """What became of a thing.

    Its texts are indented as `entry` is, a version of it. One that is `whole` stands as that version
    has it; one with a `clash` as both sides have it, between markers. Else it is put together of
    `lead`, `head`, its value (`pieces` of text, or what is in the list or mapping) and `rest`.
    `means` is what it says in the long form.
    """

    triple: Triple
    entry: Entry
    means: Any = None
    whole: bool = False
    clash: str | None = None
    lead: list[Piece] = field(default_factory=list)
    head: str = ""
    pieces: list[Piece] = field(default_factory=list)
    inner: list[Woven] | None = None
    tail: list[Piece] = field(default_factory=list)
    rest: str = ""

    @property
    def in_conflict(self) -> bool:
        """Whether a conflict is anywhere in it."""
        if self.clash is not None or not all(
            isinstance(piece, str) for piece in (*self.lead, *self.pieces, *self.tail)
        ):
            return True
        return any(each.in_conflict for each in self.inner or ())


class Loom:
    """Weaves the things of one map; `notes` tells what it decided where both sides had a say."""

    def __init__(self, top: Triple, labels: Labels | None = None) -> None:
        """Look for the things that were moved; those that go to another list tie the two together."""
        self.top = top
        self.labels = labels or Labels()
        self.notes: dict[str, None] = {}
        self._tied: set[Triple] = set()
        for version in top.versions:
            for entry in version.all_entries():
                if entry.key is None and entry.triple is not None and entry.triple.is_away(entry):
                    self._tie(entry.triple)
        self._moved_by_ours = _moved_things(top.base, "ours")
        self._moved_by_theirs = _moved_things(top.base, "theirs")

    def weave(self) -> Woven:
        """Weave the map."""
        woven = self._parts(self.top)
        if woven is None:
            raise GiveUp("nothing would be left of the map")
        return woven

    def opened(self, woven: Woven) -> Woven:
        """Return the same woven of its parts, where it was taken whole."""
        if not woven.whole or woven.clash is not None:
            return woven
        return self._parts(woven.triple) or woven

    def clash(self, triple: Triple, about: str | None = None) -> Woven:
        """Leave a thing to whoever merges: both sides as they stand.

        Raises `GiveUp` where something in it belongs elsewhere by now.
        """
        for version in triple.versions:
            inner = [version, *version.all_entries()]
            if any(each.triple is not None and each.triple.is_away(each) for each in inner[1:]):
                raise GiveUp(f"{place_of(version)} is in conflict, and parts of it were moved away")
        return Woven(triple, triple.shown, clash=about or _told(triple, self.labels))

    def _tie(self, triple: Triple) -> None:
        """Mark whatever holds a version of a thing that moves, and the list that it goes to."""
        for version in triple.versions:
            holder = version.parent
            while holder is not None:
                if holder.triple is not None:
                    self._tied.add(holder.triple)
                holder = holder.parent

    def _weave(self, triple: Triple) -> Woven | None:
        """Weave a thing; None where it goes."""
        base, ours, theirs = triple.base, triple.ours, triple.theirs
        if not triple.sides:
            return None
        if base is not None and len(triple.sides) == 1:
            left = triple.sides[0]
            if _untouched(base, left) and triple not in self._moved:
                return None
            return self.clash(triple, _told_removed(triple, self.labels))
        if _strangers(triple):
            return self.clash(triple, f"{place_of(triple.shown)}: both sides added one with its id")
        if triple not in self._tied:
            chosen = _as_it_stands(base, ours, theirs)
            if chosen is not None:
                return Woven(triple, chosen, chosen.said, whole=True)
        return self._parts(triple)

    def _parts(self, triple: Triple) -> Woven | None:
        """Weave a thing of what it is made of."""
        versions, sides = triple.versions, triple.sides
        collections = [each for each in versions if isinstance(each.said, (dict, list))]
        written_out = any(not isinstance(each.value, Leaf) for each in sides)
        if len(collections) == len(versions) and written_out:
            in_lines = any(each.is_block for each in sides)
            if in_lines or triple in self._tied or _both_changed(triple):
                return self._collection(triple)
        return self._leaf(triple)

    def _leaf(self, triple: Triple) -> Woven | None:
        base, ours, theirs = triple.base, triple.ours, triple.theirs
        chosen = _chosen(base, ours, theirs)
        if chosen is None:
            assert ours is not None
            assert theirs is not None
            text = merge_long_texts(base, ours, theirs, _told(triple, self.labels))
            if text is None:
                return self._clash_of_values(triple)
            woven = Woven(triple, text.entry, text.means, pieces=text.pieces)
        elif chosen.is_block or (triple in self._tied and chosen.entries):
            if triple in self._tied:
                raise GiveUp(f"{place_of(chosen)} is written in two ways, and parts of it moved")
            return Woven(triple, chosen, chosen.said, whole=True)
        else:
            assert not isinstance(chosen.value, Block)
            woven = Woven(triple, chosen, chosen.said, pieces=[chosen.value.text])
        return self._dressed(triple, woven)

    def _clash_of_values(self, triple: Triple, about: str | None = None) -> Woven:
        """Leave a value to whoever merges; the comments above it are merged."""
        woven = self.clash(triple, about)
        woven.lead = self._lead(triple, woven.entry)
        return woven

    def _dressed(self, triple: Triple, woven: Woven) -> Woven:
        """Put on a value what stands around it, from the side that changed it."""
        entry = woven.entry
        woven.lead = self._lead(triple, entry)
        like_it = [each for each in triple.versions if not each.is_block and not each.inline]
        if entry.inline and like_it:
            woven.head, woven.rest = like_it[-1].head, like_it[-1].rest
        elif entry.inline:
            woven.head, woven.rest = entry.inline_head, "\n"
        else:
            woven.head, woven.rest = entry.head, entry.rest
        if len(like_it) == len(triple.versions):
            woven.head = _picked([_part(each, each.head, entry) for each in like_it], woven.head)
        if not any(each.inline for each in triple.versions):
            beside = _rest([each.beside for each in triple.versions], entry.beside)
            if beside is None:
                return self._clash_of_values(triple)
            self._put_beside(woven, beside)
        if woven.pieces and isinstance(woven.pieces[-1], Conflict):
            woven.rest = ""
        return woven

    def _put_beside(self, woven: Woven, beside: str) -> None:
        """Write a comment at the end of the first line of a value, which may be `|` or `>`."""
        leaf = woven.entry.value
        first = woven.pieces[0] if woven.pieces else None
        if isinstance(leaf, Leaf) and leaf.is_text_block and isinstance(first, str):
            woven.pieces[0] = Leaf(first, leaf.style).with_beside(beside)
        else:
            woven.rest = f"{beside}\n"

    def _lead(self, triple: Triple, entry: Entry) -> list[Piece]:
        """Merge the lines above an entry, indented as `entry` is."""
        return self._merged_lines(triple, entry, [each.lead for each in triple.versions], "above")

    def _merged_lines(
        self, triple: Triple, entry: Entry, texts: Sequence[str], where: str
    ) -> list[Piece]:
        """Merge lines of comments, one text a version of the thing."""
        lines = {
            version: shifted(text, entry.column - version.column)
            for version, text in zip(triple.versions, texts, strict=True)
            if not version.inline  # between brackets nothing can stand above
        }
        base, ours, theirs = triple.base, triple.ours, triple.theirs
        if ours is None or theirs is None:
            return [lines.get(triple.sides[0], "")]
        before = lines.get(base, "") if base is not None else ""
        about = f"the comments {where} {place_of(triple.shown)}"
        return merged_comments(before, lines.get(ours, before), lines.get(theirs, before), about)

    # --- lists and mappings ---

    def _collection(self, triple: Triple) -> Woven | None:
        inner = self._inner(triple)
        if not inner and triple is not self.top:
            return None
        frame = _frame(triple, in_brackets=all(map(_is_inline, inner)))
        woven = Woven(triple, frame, _meant(inner, frame), inner=inner)
        woven.lead = self._lead(triple, frame)
        if not isinstance(frame.value, Block):
            clashes = [each.clash for each in inner if each.clash is not None]
            if clashes or _is_remarked(triple) or not all(map(_is_inline, inner)):
                return self._clash_of_values(triple, "; ".join(clashes) or None)
            return self._dressed(triple, woven)
        woven.head = frame.head
        if frame.key is not None:
            beside = _rest([each.beside for each in triple.versions], frame.beside)
            if beside is None:
                return self._clash_of_values(triple)
            woven.head = frame.head_with(beside)
        tails = [
            each.value.tail if isinstance(each.value, Block) else "" for each in triple.versions
        ]
        woven.tail = self._merged_lines(triple, frame, tails, "at the end of")
        return woven

    def _inner(self, triple: Triple) -> list[Woven]:
        """Weave what belongs into a list or mapping, and put it in order."""
        base, ours, theirs = (
            _things(each, triple) for each in (triple.base, triple.ours, triple.theirs)
        )
        woven: dict[Triple, Woven] = {}
        for thing in {**dict.fromkeys(base), **dict.fromkeys(ours), **dict.fromkeys(theirs)}:
            made = self._weave(thing)
            if made is not None:
                woven[thing] = made
        orders = [[each for each in order if each in woven] for order in (base, ours, theirs)]
        if any(_is_ordered(each) for each in triple.versions):
            self._tell_moves(orders)
        return [woven[thing] for thing in merge_orders(*orders)]

    def _tell_moves(self, orders: list[list[Triple]]) -> None:
        """Tell of what both sides moved or put in one place, and what was made of it."""
        base, ours, theirs = orders
        together = placed_alike(*orders) if self._moved_by_ours & self._moved_by_theirs else set()
        for thing in dict.fromkeys((*ours, *theirs)):
            if thing.ours is None or thing.theirs is None:
                continue
            here, there = _home_of(thing.ours), _home_of(thing.theirs)
            twice = thing in self._moved_by_ours and thing in self._moved_by_theirs
            if here is not there and (twice or thing.base is None):
                side = "ours" if _home_of(thing.ours) is thing.home else "theirs"
            elif twice and thing not in together:
                side = "ours"
            else:
                continue
            did = "moved" if thing.base is not None else "added"
            self._note(f"Both sides {did} {_name(thing)}; it stands where {side} has it.")
        known = set(base)
        merged = merge_orders(base, ours, theirs)
        for one, other in pairwise(merged):
            if {one, other} & known or one.theirs is not None or other.ours is not None:
                continue
            self._note(
                f"Both sides added at one place; {_name(one)} of ours stands before"
                f" {_name(other)} of theirs."
            )

    @property
    def _moved(self) -> set[Triple]:
        return self._moved_by_ours | self._moved_by_theirs

    def _note(self, note: str) -> None:
        self.notes.setdefault(note)


def _name(thing: Triple) -> str:
    return thing_name(thing.shown) or place_of(thing.shown)


def _home_of(entry: Entry | None) -> Triple | None:
    return entry.parent.triple if entry is not None and entry.parent is not None else None


def _moved_things(base: Entry | None, side: Literal["ours", "theirs"]) -> set[Triple]:
    """Return the things that a side moved, within their list or to another one; sets have no order."""
    found: set[Triple] = set()
    if base is None:
        return found
    for entry in base.all_entries():
        thing = entry.triple
        now = getattr(thing, side)
        if thing is None or now is None:
            continue
        if _home_of(now) is not _home_of(entry):
            found.add(thing)
        if _is_ordered(entry):
            before = [each.triple for each in entry.entries]
            after = [each.triple for each in now.entries]
            found |= {each for each in moved(before, after) if each is not None}
    return found


def _is_ordered(entry: Entry) -> bool:
    """Whether the order of what is in an entry means something: in lists of things, not of words."""
    return isinstance(entry.said, list) and any(isinstance(each, dict) for each in entry.said)


def _strangers(triple: Triple) -> bool:
    """Whether both sides gave one new id to things that have nothing in common but it."""
    if triple.base is not None or len(triple.sides) < 2 or triple.shown.key is not None:
        return False
    ours, theirs = (words_of(each) for each in triple.sides)
    return ours is not None and theirs is not None and not alike(ours, theirs)


def _things(entry: Entry | None, home: Triple) -> list[Triple]:
    """List the things in a version of a collection that belong there once they are merged."""
    return [
        each.triple
        for each in (entry.entries if entry is not None else ())
        if each.triple is not None and each.triple.home is home
    ]


def _untouched(base: Entry, side: Entry) -> bool:
    """Whether a side left a thing alone: what it says, and its comments, but for what moved away."""
    return same(_kept(base), _kept(side)) and _remarks(base) == _remarks(side)


def _kept(entry: Entry) -> Any:
    """Return what an entry says, without what ends up elsewhere."""
    if not any(each.triple and each.triple.is_away(each) for each in entry.all_entries()):
        return entry.said
    stay = [each for each in entry.entries if each.triple is None or not each.triple.is_away(each)]
    if isinstance(entry.said, dict):
        kept = {str(each.key): _kept(each) for each in stay}
        return {key: value for key, value in kept.items() if value not in (None, [], {})}
    return [_kept(each) for each in stay]


def _remarks(entry: Entry) -> list[str]:
    found = entry.remarks()
    for each in entry.entries:
        if not isinstance(entry.value, Leaf) and not (each.triple and each.triple.is_away(each)):
            found += _remarks(each)
    return sorted(found)


def _as_it_stands(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Entry | None:
    """Return the side whose text can be taken whole: the other one did nothing, or the same."""
    if ours is None or theirs is None:
        return ours or theirs
    text_o, text_t = _shape(ours), _shape(theirs)
    if text_o == text_t:
        return ours
    if base is None:
        return None
    text_b = _shape(base)
    if text_o == text_b:
        return theirs
    return ours if text_t == text_b else None


def _shape(entry: Entry) -> str:
    """Return the text of an entry as it would stand in the first column."""
    return shifted(entry.lead, -entry.column) + shifted(
        entry.body(), -entry.column, from_second=True
    )


def _both_changed(triple: Triple) -> bool:
    base, ours, theirs = triple.base, triple.ours, triple.theirs
    return _chosen(base, ours, theirs) is None


def _chosen(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Entry | None:
    """Return the side whose value holds; None where both changed it, each in its way."""
    if ours is None or theirs is None:
        return ours or theirs
    if same(ours.said, theirs.said):
        return theirs if base is not None and _value(base) == _value(ours) else ours
    if base is not None and same(base.said, theirs.said):
        return ours
    return theirs if base is not None and same(base.said, ours.said) else None


def _value(entry: Entry) -> tuple[bool, str]:
    """Return how a value is written, wherever it stands and whatever comment is beside it."""
    value = entry.value
    if isinstance(value, Block):
        return False, shifted(entry.body(), -entry.column, from_second=True)
    text = value.text
    if isinstance(value, Leaf) and value.is_text_block:
        text = value.with_beside("")
    return entry.inline, shifted(text, -entry.column, from_second=True)


def _frame(triple: Triple, *, in_brackets: bool) -> Entry:
    """Return the side that a collection is laid out as.

    That is the one that changed the layout; else lines come before brackets, and these before a
    short form. `in_brackets` says that brackets can hold what is in it.
    """
    base, ours, theirs = triple.base, triple.ours, triple.theirs
    if base is not None and ours is not None and theirs is not None:
        kinds = [type(each.value) for each in (base, ours, theirs)]
        changed = None
        if kinds[0] is kinds[1]:
            changed = (
                theirs if kinds[2] is not kinds[0] or _outline(ours) == _outline(base) else None
            )
        elif kinds[0] is kinds[2]:
            changed = ours
        if changed is not None and (changed.is_block or (in_brackets and not _is_remarked(triple))):
            return changed
    for kind in (Block, Flow):
        fits = [each for each in triple.sides if isinstance(each.value, kind)]
        if fits:
            return fits[0]
    return triple.sides[0]


def _is_remarked(triple: Triple) -> bool:
    """Whether comments stand in a collection of one of the sides, between its brackets or lines."""
    return any(
        each.value.remarked if isinstance(each.value, Flow) else bool(_inner_remarks(each))
        for each in triple.sides
    )


def _inner_remarks(entry: Entry) -> list[str]:
    tail = entry.value.tail if isinstance(entry.value, Block) else ""
    return [*tail.split(), *(word for each in entry.entries for word in _remarks(each))]


def _outline(entry: Entry) -> tuple[Any, ...]:
    if isinstance(entry.value, Block):
        return (entry.column, entry.value.column, entry.value.compact)
    return (entry.head, entry.value.text[:2])


def _is_inline(woven: Woven) -> bool:
    return woven.entry.inline and not woven.entry.is_block


def _picked(texts: Sequence[str], default: str) -> str:
    """Pick the text that one side changed, of base, ours and theirs; else the default."""
    if len(texts) != 3:
        return default
    base, ours, theirs = texts
    if ours == base:
        return theirs
    return ours if theirs == base else default


def _rest(rests: Sequence[str], default: str) -> str | None:
    """Pick the end of a line; None where both sides changed the comment there, each in its way."""
    words = [each.strip() for each in rests]
    if len(words) < 2 or words[-1] == words[-2]:
        return default
    if len(words) == 2:
        return None if all(words) else max(rests, key=len)
    if words[1] == words[0]:
        return rests[2]
    return rests[1] if words[2] == words[0] else None


def _part(version: Entry, text: str, entry: Entry) -> str:
    return shifted(text, entry.column - version.column, from_second=True)


def _meant(inner: Sequence[Woven], frame: Entry) -> Any:
    if any(each.entry.key is not None for each in inner):
        meant = {str(each.entry.key): each.means for each in inner}
        return {key: value for key, value in meant.items() if value not in (None, [], {})}
    if isinstance(frame.said, dict):
        return {}
    return [each.means for each in inner]


def _told(triple: Triple, labels: Labels) -> str:
    """Tell what a conflict is about: the place, and the values of both sides."""
    ours, theirs = triple.ours, triple.theirs
    values = [shown(each.said) if each is not None else "nothing" for each in (ours, theirs)]
    if values[0] == values[1]:
        return f"{place_of(triple.shown)}: both sides changed it"
    words = f"{values[0]} in {labels.ours}, {values[1]} in {labels.theirs}"
    return f"{place_of(triple.shown)}: {words}"


def _told_removed(triple: Triple, labels: Labels) -> str:
    """Tell that one side removed what the other one changed or moved."""
    sides = (labels.ours, labels.theirs)
    side, other = sides if triple.ours is None else reversed(sides)
    assert triple.base is not None
    did = "moved" if _untouched(triple.base, triple.sides[0]) else "changed"
    return f"{place_of(triple.shown)}: removed in {side}, {did} in {other}"
