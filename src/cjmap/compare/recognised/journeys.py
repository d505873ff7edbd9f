"""The course of a journey: touchpoints, moments of truth, ways, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.about import place_title
from cjmap.compare.recognised.lists import tell_list
from cjmap.compare.things import number_of
from cjmap.format.roles import Section
from cjmap.format.texts import Length

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About
    from cjmap.compare.side import Side
    from cjmap.compare.things import Thing


def touchpoint(about: About) -> None:
    """Another touchpoint of a step; on another channel, that is what is told."""
    explained = about.take_all("touchpoint")
    if not explained:
        return
    old, new = about.versions.old, about.versions.new
    before, after = _touchpoint(old, about.old), _touchpoint(new, about.new)
    data = _touchpoint_data(about.old), _touchpoint_data(about.new)
    if before is None or after is None:
        kind = "touchpoint-added" if before is None else "touchpoint-removed"
        about.tell(kind, *explained, before=data[0], after=data[1], name=after or before)
        return
    channels = _channel(old, about.old), _channel(new, about.new)
    if channels[0] and channels[1] and channels[0] != channels[1]:
        about.tell(
            "touchpoint-rechanneled",
            *explained,
            before=channels[0],
            after=channels[1],
            old=old.title_of(Section.CHANNEL, channels[0]),
            new=new.title_of(Section.CHANNEL, channels[1]),
            was=before,
            name=after,
        )
    else:
        about.tell(
            "touchpoint-changed",
            *explained,
            before=data[0],
            after=data[1],
            old=before,
            new=after,
        )


def catalog_touchpoint(about: About) -> None:
    """Another channel of a touchpoint of the catalog."""
    delta = about.take("channel")
    if delta is None:
        return
    if delta.before is None or delta.after is None:
        about.left[("channel",)] = delta
        return
    about.tell(
        "touchpoint-rechanneled",
        delta,
        old=about.versions.old.title_of(Section.CHANNEL, str(delta.before)),
        new=about.versions.new.title_of(Section.CHANNEL, str(delta.after)),
    )


def _touchpoint_data(step: Thing) -> str | None:
    """Return what tells a touchpoint: its id, or else its title or channel."""
    fields = (step.text("touchpoint", name) for name in ("id", "title", "channel"))
    return next((each for each in fields if each is not None), None)


def _touchpoint(side: Side, step: Thing) -> str | None:
    own = step.text("touchpoint", "id")
    if own is not None:
        return side.title_of(Section.TOUCHPOINT, own)
    channel = step.text("touchpoint", "channel")
    title = step.text("touchpoint", "title")
    return title or (side.title_of(Section.CHANNEL, channel) if channel else None)


def _channel(side: Side, step: Thing) -> str | None:
    own = step.text("touchpoint", "id")
    found = side.find(Section.TOUCHPOINT, own) if own is not None else None
    return step.text("touchpoint", "channel") or (found.text("channel") if found else None)


def moment_of_truth(about: About) -> None:
    """A step in which customers make up their mind, or no longer."""
    if delta := about.take("moment_of_truth"):
        about.tell(f"moment-of-truth-{'marked' if delta.after else 'unmarked'}", delta)


def phase(about: About) -> None:
    """Another phase of a stage."""
    delta = about.left.get(("phase",))
    if delta is not None and delta.before is not None and delta.after is not None:
        about.take("phase")
        about.tell("phase-changed", delta)


def way_share(about: About) -> None:
    """Another share of the customers who take a way out of a step."""
    delta = about.left.get(("share",))
    if delta is None or delta.before is None or delta.after is None:
        return
    about.take("share")
    more = (number_of(delta.after) or 0) > (number_of(delta.before) or 0)
    about.tell(
        f"way-share-{'raised' if more else 'lowered'}", delta, to=place_title(about.new, "to")
    )


_TIMES = {
    ("duration", "wait"): "wait",
    ("wait",): "wait",
    ("duration", "actual"): "duration",
    ("duration", "planned"): "plan",
}


def times(about: About) -> None:
    """How long the customer waits, and how long things take or should take."""
    came = about.came_or_went("duration")
    actual = about.left.get(("duration", "actual"))
    if came is not None and actual is not None:
        explained = sorted(about.take_all("duration"), key=lambda delta: delta is not actual)
        about.tell(f"duration-{'recorded' if came else 'removed'}", *explained)
    for field, word in _TIMES.items():
        delta = about.take(*field)
        if delta is None:
            continue
        before, after = delta.before, delta.after
        if isinstance(before, Length) and isinstance(after, Length):
            longer = after.seconds > before.seconds
            about.tell(f"{word}-{'lengthened' if longer else 'shortened'}", delta)
        elif word == "plan":
            about.tell(f"plan-{'dropped' if after is None else 'made'}", delta)
        else:
            about.tell(f"{word}-{'removed' if after is None else 'recorded'}", delta)


def contexts(about: About) -> None:
    """The contexts in which a step happens, or a variant of it."""
    for field in ("context", "when"):
        tell_list(about, (field,), "context-added", "context-removed")


def personas(about: About) -> None:
    """Who goes through a journey."""
    tell_list(about, ("personas",), "persona-included", "persona-excluded")
