"""What no other module knows: a value came, went, or is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.compare.recognised.about import called, meant, meant_before
from cjmap.compare.recognised.lists import tell_list

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About

LONG_TEXTS = frozenset(
    {"summary", "scenario", "goal", "bio", "quote", "situation", "promise", "standard", "policy"}
    | {"improve", "recovery", "source"}
)
"""Fields that hold sentences; a change of one is told by its name alone."""


def rest(about: About) -> None:
    """Tell all that is left."""
    for group in dict.fromkeys(field[0] for field in about.left if len(field) > 1):
        _group(about, group)
    for field in list(about.left):
        delta = about.left[field]
        before, after = delta.before, delta.after
        if all(each is None or isinstance(each, tuple) for each in (before, after)):
            tell_list(about, field, "entry-listed", "entry-unlisted")
            continue
        about.take(*field)
        name = ".".join(field)
        if before is None or after is None:
            about.tell(f"value-{'added' if before is None else 'removed'}", delta, field=name)
        elif field[-1] in LONG_TEXTS:
            about.tell("text-changed", delta, field=name)
        else:
            if meant_before(about, field, str(before)) == meant(
                about.versions.new, about.new, field, str(after)
            ):
                about.tell("reference-respelled", delta, field=name)
                continue
            old = called(about.versions.old, about.old, field, str(before))
            new = called(about.versions.new, about.new, field, str(after))
            titles: dict[str, Any] = {}
            if (old, new) != (str(before), str(after)):
                titles = {"old": old, "new": new}
            about.tell("value-changed", delta, field=name, **titles)


def _group(about: About, name: str) -> None:
    """Tell several values that came or went together (`scope: {from, to}`) in one line."""
    came = about.came_or_went(name)
    if came is None:
        return
    explained = about.take_all(name)
    if len(explained) == 1:
        about.left[explained[0].field] = explained[0]
        return
    said = ", ".join(
        f"{'.'.join(delta.field[1:])}: {delta.after if came else delta.before}"
        for delta in explained
    )
    if came:
        about.tell("value-added", *explained, after=said, field=name)
    else:
        about.tell("value-removed", *explained, before=said, field=name)
