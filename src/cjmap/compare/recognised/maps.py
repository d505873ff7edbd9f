"""What every map says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.lists import tell_list
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About
    from cjmap.compare.things import Thing

_STATUS = ("draft", "proposed", "approved")


def status(about: About) -> None:
    """How far a map has got; without a status it counts as nothing said."""
    delta = about.left.get(("status",))
    if delta is None or delta.before is None or delta.after is None:
        return
    about.take("status")
    if delta.after == "deprecated":
        about.tell("map-deprecated", delta)
    elif delta.before == "deprecated":
        about.tell("map-revived", delta)
    else:
        further = _STATUS.index(str(delta.after)) > _STATUS.index(str(delta.before))
        about.tell(f"status-{'advanced' if further else 'set-back'}", delta)


def review(about: About) -> None:
    """A review that took place since, or is no longer told of."""
    delta = about.take("reviewed")
    if delta is not None:
        later = str(delta.after or "") > str(delta.before or "")  # ISO dates sort as texts
        about.tell(f"review-{'recorded' if later else 'withdrawn'}", delta)


def owner(about: About) -> None:
    """Who answers for something."""
    delta = about.take("owner")
    if delta is None:
        return
    old, new = about.versions.old, about.versions.new
    before = old.title_of(Section.TEAM, str(delta.before)) if delta.before else None
    after = new.title_of(Section.TEAM, str(delta.after)) if delta.after else None
    if before is None or after is None:
        about.tell(f"owner-{'named' if before is None else 'dropped'}", delta, name=before or after)
    else:
        about.tell("owner-changed", delta, old=before, new=after)


def tags(about: About) -> None:
    """Free words to find a map by."""
    tell_list(about, ("tags",), "tag-added", "tag-removed")


def retired(about: About) -> None:
    """Ids that are kept from being used again, and those that are not any more."""
    delta = about.left.get(("retired",))
    if delta is None:
        return
    given_up = set(about.old.several("retired")) - set(about.new.several("retired"))
    reused = {each.id for each in about.new if each.id in given_up and _is_new(each, about)}
    tell_list(about, ("retired",), "id-retired", "id-released", passed_over=reused)
    for id in sorted(map(str, reused)):
        about.tell("id-reused", delta, after=id, name=id)


def _is_new(thing: Thing, about: About) -> bool:
    """Whether a thing had no such id in the older version."""
    pair = about.versions.matching.of_new.get(thing)
    return pair is None or pair.old.id != thing.id
