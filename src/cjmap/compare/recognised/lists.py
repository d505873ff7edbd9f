"""Lists of ids and words: what came to one and what left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.about import listed_in

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About
    from cjmap.compare.things import Field


def tell_list(
    about: About, field: Field, added: str, removed: str, section: str | None = None
) -> None:
    """Tell what came to a list and what left it; an id that took another's place is neither.

    Ids of `section` are told by the titles of what they name.
    """
    delta = about.take(*field)
    if delta is None:
        return
    old, new = about.versions.old, about.versions.new
    name = ".".join(field)
    before = {
        about.versions.matching.translated(each, about.old.top): each
        for each in listed_in(delta.before)
    }
    after = dict.fromkeys(listed_in(delta.after))
    told = len(about.changes)
    for each in after:
        if each not in before:
            title = new.title_of(section, each) if section else each
            about.tell(added, delta, after=each, name=title, field=name)
    for translated, each in before.items():
        if translated not in after:
            title = old.title_of(section, each) if section else each
            about.tell(removed, delta, before=each, name=title, field=name)
    if len(about.changes) == told:
        about.tell("order-changed", delta, field=name)
