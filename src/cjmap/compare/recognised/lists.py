"""Lists of ids and words: what came to one and what left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.about import called, listed_in, meant, meant_before

if TYPE_CHECKING:
    from collections.abc import Collection

    from cjmap.compare.recognised.about import About
    from cjmap.compare.things import Field


def tell_list(
    about: About,
    field: Field,
    added: str,
    removed: str,
    *,
    passed_over: Collection[str | None] = (),
) -> None:
    """Tell what came to a list and what left it; an id that took another's place is neither.

    Ids are told by the titles of what they name. What is in `passed_over` is told elsewhere.
    """
    delta = about.take(*field)
    if delta is None:
        return
    old, new = about.versions.old, about.versions.new
    name = ".".join(field)
    before = {meant_before(about, field, each): each for each in listed_in(delta.before)}
    after = {meant(new, about.new, field, each): each for each in listed_in(delta.after)}
    same = set(before.values()) & set(after.values())
    come = [each for word, each in after.items() if word not in before and each not in same]
    gone = [each for word, each in before.items() if word not in after and each not in same]
    for each in come:
        if each not in passed_over:
            about.tell(
                added, delta, after=each, name=called(new, about.new, field, each), field=name
            )
    for each in gone:
        if each not in passed_over:
            about.tell(
                removed, delta, before=each, name=called(old, about.old, field, each), field=name
            )
    if not come and not gone:
        reordered = set(listed_in(delta.before)) == set(listed_in(delta.after))
        about.tell("order-changed" if reordered else "reference-respelled", delta, field=name)
