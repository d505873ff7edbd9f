"""Pains, expectations and all else that is told in words, and what claims rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.lists import tell_list
from cjmap.compare.things import number_of

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About

_MET = ("no", "partly", "yes")


def pain(about: About) -> None:
    """How much something hurts, and how often."""
    for field in ("severity", "frequency"):
        delta = about.take(field)
        if delta is None:
            continue
        before, after = number_of(delta.before), number_of(delta.after)
        if before is None or after is None:
            about.tell(f"pain-{'un' if after is None else ''}assessed", delta, field=field)
        else:
            about.tell(f"pain-{'worsened' if after > before else 'eased'}", delta, field=field)


def expectation(about: About) -> None:
    """Whether what the customer counts on is met."""
    delta = about.take("met")
    if delta is None:
        return
    if delta.before is None or delta.after is None:
        about.tell(f"expectation-{'un' if delta.after is None else ''}assessed", delta)
        return
    better = _MET.index(str(delta.after)) > _MET.index(str(delta.before))
    if "yes" in (delta.before, delta.after):
        kind = "expectation-now-met" if better else "expectation-no-longer-met"
    else:
        kind = "expectation-met-better" if better else "expectation-met-worse"
    about.tell(kind, delta)


def wording(about: About) -> None:
    """The words of an item; how alike they are is told where nothing else made it the same item."""
    if delta := about.take("text"):
        pair = about.versions.matching.of_new[about.new]
        alike = round(pair.likeness, 2) if pair.by == "likeness" else None
        about.tell("reworded", delta, likeness=alike)


def title(about: About) -> None:
    """The title of anything that has one."""
    for field in ("title", "name"):
        delta = about.left.get((field,))
        if delta is not None and delta.before is not None and delta.after is not None:
            about.take(field)
            about.tell("retitled", delta)


def evidence(about: About) -> None:
    """What a claim rests on."""
    for place in ((), ("emotion",), ("fail_point",)):
        tell_list(
            about,
            (*place, "evidence"),
            "evidence-added",
            "evidence-withdrawn",
        )
        if delta := about.take(*place, "assumption"):
            about.tell(f"assumption-{'marked' if delta.after else 'cleared'}", delta)


def identity(about: About) -> None:
    """Another id, a first one, or none any more."""
    former = about.take("was")
    delta = about.take("id")
    if delta is None:
        if former is not None:
            about.tell("former-id-changed", former)
        return
    explained = [delta] if former is None else [delta, former]
    if delta.before is None or delta.after is None:
        about.tell("id-given" if delta.before is None else "id-taken-away", *explained)
        return
    carried_on = str(delta.before) in about.new.several("was")
    about.tell("id-changed", *explained, carried_on="yes" if carried_on else None)
