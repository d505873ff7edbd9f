"""What changed of the shared vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.about import number_of

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About


def capacity(about: About) -> None:
    """How much a team can do."""
    delta = about.left.get(("capacity",))
    if delta is None:
        return
    before, after = number_of(delta.before), number_of(delta.after)
    if before is not None and after is not None:
        about.take("capacity")
        about.tell(f"capacity-{'raised' if after > before else 'lowered'}", delta)
