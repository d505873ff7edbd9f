"""What changed of the shared vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.things import number_of

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About


def source(about: About) -> None:
    """A source that was gathered anew: its date, and what goes with it."""
    delta = about.left.get(("date",))
    if delta is None or delta.before is None or delta.after is None:
        return
    explained = [delta, *(found for word in ("n", "digest") for found in about.take_all(word))]
    about.take("date")
    later = str(delta.after) > str(delta.before)  # ISO dates sort as texts
    about.tell(f"source-{'renewed' if later else 'set-back'}", *explained)


def capacity(about: About) -> None:
    """How much a team can do."""
    delta = about.left.get(("capacity",))
    if delta is None:
        return
    before, after = number_of(delta.before), number_of(delta.after)
    if before is not None and after is not None:
        about.take("capacity")
        about.tell(f"capacity-{'raised' if after > before else 'lowered'}", delta)
