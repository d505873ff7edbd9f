"""How the customer feels at a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.things import number_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.deltas import Delta
    from cjmap.compare.recognised.about import About

_FOUNDED = ("assumed", "reported", "observed")
"""How a feeling is known, the weakest ground first."""


def emotion(about: About) -> None:
    """The score of a step, and of each persona where it went another way."""
    score = about.take("emotion", "score")
    by_persona = about.take_all("emotion", "by")
    if score is not None:
        direction = _direction(score)
        along = [delta for delta in by_persona if _direction(delta) == direction]
        by_persona = [delta for delta in by_persona if delta not in along]
        explained = [score, *along]
        if direction in _CAME_OR_WENT:
            explained += about.take_all("emotion")
        basis = about.take("emotion", "basis")
        if basis is not None:
            explained.append(basis)
        about.tell(
            direction,
            *explained,
            basis=f"{basis.before} → {basis.after}"
            if basis and basis.before and basis.after
            else None,
        )
    strength = about.left.get(("emotion", "intensity"))
    if strength is not None and strength.before is not None and strength.after is not None:
        about.take("emotion", "intensity")
        more = (number_of(strength.after) or 0) > (number_of(strength.before) or 0)
        about.tell(f"emotion-{'strengthened' if more else 'weakened'}", strength)
    for delta in by_persona:
        persona = about.versions.new.title_of(Section.PERSONA, delta.field[2])
        about.tell(_direction(delta), delta, persona=persona)


_CAME_OR_WENT = ("emotion-recorded", "emotion-removed")


def _direction(delta: Delta) -> str:
    before, after = number_of(delta.before), number_of(delta.after)
    if before is None or after is None:
        return _CAME_OR_WENT[0 if before is None else 1]
    return "emotion-improved" if after > before else "emotion-worsened"


def basis(about: About) -> None:
    """A feeling that was assumed and has been asked about or watched, or the other way round."""
    delta = about.left.get(("emotion", "basis"))
    if delta is None or delta.before not in _FOUNDED or delta.after not in _FOUNDED:
        return
    about.take("emotion", "basis")
    better = _FOUNDED.index(str(delta.after)) > _FOUNDED.index(str(delta.before))
    about.tell(f"emotion-{'better' if better else 'worse'}-founded", delta)
