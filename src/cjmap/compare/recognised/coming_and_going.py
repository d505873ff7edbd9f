"""Things that came, went, or stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.change import Change
from cjmap.compare.deltas import Op
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.recognised.about import place_title
from cjmap.compare.recognised.blueprints import column_title, end_title
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.deltas import Delta
    from cjmap.compare.recognised.about import Versions
    from cjmap.compare.side import Side
    from cjmap.compare.things import Thing

_WORDS: dict[str, tuple[str, str, str]] = {
    "Stage": ("stage-added", "stage-removed", "stage-moved"),
    "Step": ("step-added", "step-removed", "step-moved"),
    "Next": ("way-added", "way-removed", ""),
    "Loop": ("loop-added", "loop-removed", ""),
    "Variant": ("variant-added", "variant-removed", ""),
    "Pain": ("pain-added", "pain-resolved", "item-moved"),
    "Expectation": ("expectation-added", "expectation-removed", "item-moved"),
    "MetricUse": ("metric-added", "metric-removed", ""),
    "Column": ("column-added", "column-removed", "column-moved"),
    "Lane": ("lane-added", "lane-removed", "lane-moved"),
    "Action": ("action-added", "action-removed", ""),
    "Link": ("link-added", "link-removed", ""),
    "Opportunity": ("opportunity-added", "opportunity-removed", "opportunity-moved"),
    "Trait": ("trait-added", "trait-removed", ""),
}
"""The kinds of change by model: added, removed, moved."""

_LISTS: dict[str, tuple[str, str]] = {
    "gains": ("gain-added", "gain-lost"),
    "drivers": ("driver-added", "driver-lost"),
    "barriers": ("barrier-added", "barrier-removed"),
}
"""The same for items whose list says what they are to the customer."""

_ENTRIES = frozenset({"Channel", "Touchpoint", "Team", "System", "Context", "Metric", "Evidence"})

_LASTING = _ENTRIES | {"Stage", "Step", "Action", "Column", "Lane", "Opportunity"}
"""What others are likely to refer to: when it goes, its id should not be used again."""


def came_or_went(delta: Delta, versions: Versions, inner: tuple[Delta, ...]) -> Change:
    """Tell a thing that is new or gone; `inner` are the things in it, which came or went with it."""
    added = delta.op is Op.ADDED
    thing = delta.new if added else delta.old
    if thing is None:
        raise TypeError("a thing came or went")
    kind = CHANGE_KINDS[_kinds(thing)[0 if added else 1]]
    side = versions.new if added else versions.old
    said = _said(thing, side)
    if not added and thing.id is not None and thing.model in _LASTING:
        pair = versions.matching.of_old.get(thing.top)
        retired = pair.new.several("retired") if pair is not None else ()
        said["kept"] = "yes" if thing.id in retired else "no"
    pair = versions.matching.of_old.get(thing.parent) if thing.parent is not None else None
    home = pair.new if pair is not None else thing.parent
    explained = (delta, *inner)
    return Change(kind, kind.level, delta.old, delta.new, deltas=explained, said=said, home=home)


def moved(delta: Delta, versions: Versions) -> Change:
    """Tell a thing that stands elsewhere: from and to where, counted from 1."""
    old, new = delta.old, delta.new
    if old is None or new is None:
        raise TypeError("what moved is in both versions")
    kind = CHANGE_KINDS[_moved_kind(new)]
    said: dict[str, str | float] = {}
    pair = versions.matching.of_new.get(new.parent) if new.parent is not None else None
    if pair is None or pair.old is not old.parent or old.name != new.name:
        said = {"from": _label(old.parent), "to": _label(new.parent)}
        if old.name != new.name:
            said |= {"from_list": old.name, "to_list": new.name}
    if new.model == "Column":
        said["what"] = versions.new.called(new)
    return Change(
        kind, kind.level, old, new, old.position + 1, new.position + 1, (delta,), said=said
    )


def reordered(delta: Delta) -> Change:
    """Tell a list whose items without ids changed places."""
    kind = CHANGE_KINDS["order-changed"]
    said: dict[str, str | float] = {"field": delta.field[0]}
    return Change(kind, kind.level, delta.old, delta.new, deltas=(delta,), said=said)


def _kinds(thing: Thing) -> tuple[str, str]:
    if thing.parent is None:
        return "map-added", "map-removed"
    if thing.model in _ENTRIES:
        return "entry-added", "entry-removed"
    if thing.name in _LISTS:
        return _LISTS[thing.name]
    added, removed, _ = _WORDS.get(thing.model, ("item-added", "item-removed", ""))
    return added, removed


def _moved_kind(thing: Thing) -> str:
    if thing.model in _ENTRIES:
        return "entry-moved"
    return _WORDS.get(thing.model, ("", "", "item-moved"))[2] or "item-moved"


def _said(thing: Thing, side: Side) -> dict[str, str | float]:
    """Return what the message of a thing that came or went holds beside its label."""
    if thing.model == "MetricUse":
        said: dict[str, str | float] = {
            "name": side.title_of(Section.METRIC, thing.text("metric") or "")
        }
        value = thing.number("value")
        return said if value is None else {**said, "value": value}
    if thing.model in ("Next", "Loop"):
        ends = [place_title(thing, end) for end in ("from", "to")]
        return {key: name for key, name in zip(("from", "to"), ends, strict=True) if name}
    if thing.model == "Variant":
        titles = [side.title_of(Section.CONTEXT, each) for each in thing.several("when")]
        return {"name": ", ".join(titles)}
    if thing.model == "Link":
        return {end: end_title(side, thing, end) for end in ("from", "to")}
    if thing.model == "Column" and thing.id is not None:
        return {"name": column_title(side, thing.top, thing.id)}
    return {}


def _label(thing: Thing | None) -> str:
    return thing.label if thing is not None else ""
