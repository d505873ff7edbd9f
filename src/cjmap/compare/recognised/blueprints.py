"""Actions that change place or lane, and what can go wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.compare.recognised.about import called, meant, meant_before
from cjmap.compare.things import number_of
from cjmap.format.lanes import DEFAULT_LANES

if TYPE_CHECKING:
    from cjmap.compare.deltas import Delta
    from cjmap.compare.recognised.about import About
    from cjmap.compare.side import Side
    from cjmap.compare.things import Thing

_DEFAULT_LINK = "triggers"

_ORDER = ("physical-evidence", "customer", "frontstage", "backstage", "support")
_LINES = (
    ("action-crossed-visibility", "frontstage"),
    ("action-crossed-interaction", "customer"),
    ("action-crossed-internal-interaction", "backstage"),
)
"""The lines by the last role above them, the most important to the customer first."""


def lane(about: About) -> None:
    """An action that went to another lane, above all across the line of visibility."""
    delta = about.take("lane")
    if delta is None:
        return
    before = _lane(about.old.top, str(delta.before))
    after = _lane(about.new.top, str(delta.after))
    kind = "action-changed-lane"
    towards = None
    if before[0] in _ORDER and after[0] in _ORDER:
        rows = _ORDER.index(before[0]), _ORDER.index(after[0])
        towards = "customer" if rows[1] < rows[0] else "organisation"
        for crossed, last in _LINES:
            border = _ORDER.index(last)
            if min(rows) <= border < max(rows):
                kind = crossed
                break
    about.tell(kind, delta, old=before[1] or before[0], new=after[1] or after[0], towards=towards)


def _lane(blueprint: Thing, id: str) -> tuple[str, str | None]:
    """Return the role of a lane and its title, where it has one of its own."""
    for each in blueprint.children.get("lanes", ()):
        if each.id == id:
            return each.text("role") or "", each.text("title")
    return dict(DEFAULT_LANES).get(id, ""), None


def column(about: About) -> None:
    """An action that went to another column."""
    if delta := about.take("at"):
        about.tell(
            "action-moved",
            delta,
            old=column_title(about.versions.old, about.old.top, str(delta.before)),
            new=column_title(about.versions.new, about.new.top, str(delta.after)),
        )


def column_title(side: Side, blueprint: Thing, id: str) -> str:
    """Return the title of a column: its own, that of its step, or its id."""
    for each in blueprint.children.get("steps", ()):
        if each.id == id:
            return side.called(each)
    return id


def fail_point(about: About) -> None:
    """Where an action can go wrong, and the way back."""
    text = about.left.get(("fail_point", "text"))
    if text is not None and (text.before is None or text.after is None):
        explained = sorted(about.take_all("fail_point"), key=lambda each: each is not text)
        about.tell(f"fail-point-{'added' if text.before is None else 'removed'}", *explained)
        return
    if text is not None:
        about.take("fail_point", "text")
        about.tell("fail-point-reworded", text)
    if delta := about.left.get(("fail_point", "severity")):
        before, after = number_of(delta.before), number_of(delta.after)
        if before is not None and after is not None:
            about.take("fail_point", "severity")
            about.tell(f"fail-point-{'worsened' if after > before else 'eased'}", delta)
    delta = about.left.get(("fail_point", "recovery"))
    if delta is not None and (delta.before is None or delta.after is None):
        about.take("fail_point", "recovery")
        about.tell(f"recovery-{'added' if delta.before is None else 'removed'}", delta)


def link(about: About) -> None:
    """An arrow that means something else; one that leads elsewhere is another arrow."""
    delta = about.take("kind")
    if delta is not None:
        ends: dict[str, Any] = {
            end: end_title(about.versions.new, about.new, end) for end in ("from", "to")
        }
        about.tell(
            "link-redirected",
            delta,
            before=delta.before or _DEFAULT_LINK,
            after=delta.after or _DEFAULT_LINK,
            **ends,
        )


def end_title(side: Side, link: Thing, end: str) -> str:
    """Return what is done at an end of an arrow: an action, or what the customer does there."""
    id = link.text(end) or ""
    for each in link.top.children.get("actions", ()):
        if each.id == id:
            return each.label
    return column_title(side, link.top, id)


def step_of_column(about: About) -> None:
    """A column that stands for another step of the journey; one that lost its step has none."""
    delta = about.left.get(("step",))
    old, new = about.versions.old, about.versions.new
    if delta is None or delta.before is None or delta.after is None or _same_step(about, delta):
        return
    about.take("step")
    about.tell(
        "column-redirected",
        delta,
        old=called(old, about.old, ("step",), str(delta.before)),
        new=called(new, about.new, ("step",), str(delta.after)),
    )


def _same_step(about: About, delta: Delta) -> bool:
    before = meant_before(about, ("step",), str(delta.before))
    return before == meant(about.versions.new, about.new, ("step",), str(delta.after))


def role(about: About) -> None:
    """A lane of which all actions are somebody else's now, as its role is another."""
    if delta := about.take("role"):
        about.tell("lane-role-changed", delta)
