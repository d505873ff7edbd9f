"""What no other module knows: a value came, went, or is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    for field in list(about.left):
        delta = about.left[field]
        before, after = delta.before, delta.after
        if isinstance(before if before is not None else after, tuple):
            tell_list(about, field, "entry-listed", "entry-unlisted")
            continue
        about.take(*field)
        name = ".".join(field)
        if before is None or after is None:
            about.tell(f"value-{'added' if before is None else 'removed'}", delta, field=name)
        elif field[-1] in LONG_TEXTS:
            about.tell("text-changed", delta, field=name)
        else:
            about.tell("value-changed", delta, field=name)
