"""Which thing a word means: `anna`, `persona:anna`, `first-order#pay`, the file of a map, a title."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.format.roles import Section
from cjmap.insight.find.fields import FIELDS
from cjmap.insight.find.meaning import shown
from cjmap.insight.find.values import folded
from cjmap.insight.gathered.linked import linked, place_of
from cjmap.insight.gathered.things import things
from cjmap.insight.impact.nodes import nodes
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.impact.nodes import Node
    from cjmap.insight.inquiry import Inquiry
    from cjmap.workspace.index import Definition

_LONGEST = 200
_CHOICES = 8


def meant(inquiry: Inquiry, word: str) -> Node:
    """Return the thing that a word means; raises `CjmapError` for none, or several."""
    word = word.strip()
    if not word or len(word) > _LONGEST:
        raise CjmapError(
            "Which thing is meant?" if not word else "That is too long for a reference.",
            hint="Write an id, as in `cjmap impact anna` or `cjmap impact first-order#pay`.",
        )
    found = _of_file(inquiry, word) or _named(inquiry, word) or _titled(inquiry, word)
    different = list({(each.entry.number, place_of(each)): each for each in found}.values())
    # One id defined twice is a fault of the workspace, and not one of the question.
    choices = list(dict.fromkeys(_exact(each) for each in different))
    if len(choices) > 1:
        more = len(choices) - _CHOICES
        raise CjmapError(
            f"`{one_line(word)}` means several things.",
            hint=f"Write {listed(choices[:_CHOICES])}" + (f" ({more} more)." if more > 0 else "."),
        )
    if not different:
        raise _unknown(inquiry, word)
    return inquiry.once(nodes).defined(different[0])


def _of_file(inquiry: Inquiry, word: str) -> list[Definition]:
    """Return the map of a file that the word names."""
    if not word.lower().endswith((".yaml", ".yml")):
        return []
    file = Path(word).absolute()
    index = inquiry.workspace.index
    return [
        index.defined_in(entry)[0]
        for entry in inquiry.workspace.entries
        if entry.file == file and index.defined_in(entry)
    ]


def _named(inquiry: Inquiry, word: str) -> list[Definition]:
    """Return what an id names, with or without its section and its map."""
    prefix, colon, rest = word.partition(":")
    section = _section(prefix) if colon else None
    name = rest if section is not None else word
    owner, hash, id = name.rpartition("#")
    everything = [
        each
        for entry in inquiry.workspace.entries
        for each in inquiry.workspace.index.defined_in(entry)
    ]
    found = [
        each
        for each in everything
        if each.id == id
        and (section is None or each.section is section)
        and (not hash or (each.entry.id == owner and not each.section.of_workspace))
    ]
    wide = [each for each in found if each.section.of_workspace]
    return wide or found  # an id of the workspace is meant before those within maps


def _section(word: str) -> Section | None:
    name = word.strip().lower().replace("_", "-")
    return Section(name) if name in set(Section) else None


def _titled(inquiry: Inquiry, word: str) -> list[Definition]:
    """Return what is called so."""
    wanted = folded(word)
    places = {
        (thing.entry.number, thing.path)
        for thing in inquiry.once(things).all
        if folded(thing.title) == wanted
    }
    return [
        each
        for entry in inquiry.workspace.entries
        for each in inquiry.workspace.index.defined_in(entry)
        if (entry.number, place_of(each)) in places
    ]


def _exact(definition: Definition) -> str:
    """Return the words that mean this definition and no other."""
    if definition.section.of_workspace:
        return f"{definition.section}:{definition.id}"
    return f"{definition.section}:{definition.entry.id}#{definition.id}"


def _unknown(inquiry: Inquiry, word: str) -> CjmapError:
    known = _known(inquiry)
    bare = word.rpartition(":")[2]
    near = nearest(word, known) or nearest(bare, known)
    hint = (
        f"Did you mean `{one_line(near)}`?" if near else "`cjmap find 'kind:*'` lists all things."
    )
    used = _used(inquiry, word)
    if used:
        hint = used
    prefix, colon, _ = word.partition(":")
    if colon and not used and _section(prefix) is None and not near:
        hint = f"Before the colon stands one of {listed(map(str, Section))}."
    return CjmapError(f"There is nothing called `{one_line(word)}` in the workspace.", hint=hint)


def _used(inquiry: Inquiry, word: str) -> str:
    """Tell that maps refer to a word which nothing defines, and how to find them."""
    prefix, _, rest = word.partition(":")
    asked, id = (_section(prefix), rest) if _section(prefix) else (None, word)
    naming = [
        each
        for each in inquiry.once(linked)
        if each.text == id and not each.found and asked in (None, *each.role.sections)
    ]
    sections = [str(asked)] if asked else [str(s) for each in naming for s in each.role.sections]
    field = next((name for s in sections for name, f in FIELDS.items() if s in f.names), "")
    if not naming or not field:
        return ""
    refer = "1 reference names" if len(naming) == 1 else f"{len(naming):,} references name"
    query = f"{field}:{shown(id)}"
    return f"{refer} it, but nothing defines it: `cjmap find {one_line(query)}` finds what does."


def _known(inquiry: Inquiry) -> Sequence[str]:
    """List the ids that may be meant."""
    words: Iterable[str] = (
        each.id if each.section.of_workspace else f"{entry.id}#{each.id}"
        for entry in inquiry.workspace.entries
        for each in inquiry.workspace.index.defined_in(entry)
    )
    return sorted(set(words))
