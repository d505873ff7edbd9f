"""How far an opportunity has got, and what is thought of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised.lists import tell_list
from cjmap.compare.things import number_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About

_PROGRESS = ("idea", "planned", "doing", "done")
_REACHED = {
    "planned": "opportunity-planned",
    "doing": "opportunity-started",
    "done": "opportunity-done",
}
_LEFT = {
    "planned": "opportunity-shelved",
    "doing": "opportunity-paused",
    "done": "opportunity-reopened",
}


def status(about: About) -> None:
    """Planned, started, done, dropped, or back again."""
    delta = about.left.get(("status",))
    if delta is None or "dropped" not in (delta.before, delta.after):
        before, after = (
            _PROGRESS.index(str(each or "idea")) if delta is not None else 0
            for each in (delta and delta.before, delta and delta.after)
        )
        if delta is None or before == after:
            return
        about.take("status")
        if after > before:
            about.tell(_REACHED[_PROGRESS[after]], delta)
        else:
            about.tell(_LEFT[_PROGRESS[before]], delta)
        return
    about.take("status")
    about.tell(f"opportunity-{'dropped' if delta.after == 'dropped' else 'revived'}", delta)


def estimates(about: About) -> None:
    """Impact, effort, confidence and reach."""
    for field in ("impact", "effort", "confidence", "reach"):
        delta = about.left.get((field,))
        if delta is None:
            continue
        before, after = number_of(delta.before), number_of(delta.after)
        if before is not None and after is not None:
            about.take(field)
            about.tell(f"estimate-{'raised' if after > before else 'lowered'}", delta, field=field)


def outcome(about: About) -> None:
    """What will be different, by a metric."""
    came = about.came_or_went("outcome")
    if came is not None:
        side, thing = (about.versions.new, about.new) if came else (about.versions.old, about.old)
        about.tell(
            f"outcome-{'set' if came else 'dropped'}",
            *about.take_all("outcome"),
            name=side.title_of(Section.METRIC, thing.text("outcome", "metric") or ""),
            from_value=thing.number("outcome", "from"),
            to_value=thing.number("outcome", "to"),
        )
        return
    delta = about.left.get(("outcome", "to"))
    if delta is not None and None not in (delta.before, delta.after):
        about.take("outcome", "to")
        name = about.new.text("outcome", "metric") or ""
        about.tell("outcome-changed", delta, name=about.versions.new.title_of(Section.METRIC, name))


def due(about: About) -> None:
    """The day by which it should be done."""
    delta = about.take("due")
    if delta is None:
        return
    if delta.before is None or delta.after is None:
        about.tell(f"due-date-{'set' if delta.before is None else 'dropped'}", delta)
    else:
        later = str(delta.after) > str(delta.before)
        about.tell(f"due-date-{'postponed' if later else 'brought-forward'}", delta)


def lists(about: About) -> None:
    """What it answers, what has to be done first, and what makes no sense beside it."""
    tell_list(about, ("for",), "aim-added", "aim-removed")
    tell_list(about, ("requires",), "requirement-added", "requirement-removed")
    tell_list(about, ("excludes",), "exclusion-added", "exclusion-removed")
