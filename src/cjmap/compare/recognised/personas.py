"""What changed of a persona."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.lists import tell_list
from cjmap.compare.things import number_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About


def share(about: About) -> None:
    """How many of all customers are like this."""
    delta = about.left.get(("share",))
    if delta is None:
        return
    before, after = number_of(delta.before), number_of(delta.after)
    if before is not None and after is not None:
        about.take("share")
        about.tell(f"share-{'raised' if after > before else 'lowered'}", delta)


def proto(about: About) -> None:
    """Whether the persona rests on research."""
    if delta := about.take("proto"):
        about.tell("persona-made-proto" if delta.after else "persona-researched", delta)


def channels(about: About) -> None:
    """The channels that the persona prefers."""
    tell_list(
        about,
        ("preferences", "channels"),
        "channel-preferred",
        "channel-no-longer-preferred",
    )


def of_empathy_map(about: About) -> None:
    """Another persona whom an empathy map is about."""
    delta = about.left.get(("persona",))
    if delta is not None and delta.before is not None and delta.after is not None:
        about.take("persona")
        about.tell(
            "persona-changed",
            delta,
            old=about.versions.old.title_of(Section.PERSONA, str(delta.before)),
            new=about.versions.new.title_of(Section.PERSONA, str(delta.after)),
        )


def trait(about: About) -> None:
    """Another place on a scale."""
    delta = about.left.get(("value",))
    if delta is None:
        return
    before, after = number_of(delta.before), number_of(delta.after)
    if before is not None and after is not None:
        about.take("value")
        about.tell("trait-shifted", delta)
