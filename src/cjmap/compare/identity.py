"""What makes two things of two versions the same thing: an id, or what stands in its place.

A thing of the map is an object in one of its lists: a stage, a step, a pain, a metric, an arrow.
Those with an id are the same where their ids are. Of the others the format says what they are
about (a metric, the two ends of an arrow), and texts are the same where they are equal.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from cjmap.format.compiled import compiled_kind
from cjmap.format.kinds import KINDS
from cjmap.format.roles import Section

Key = tuple[str, ...]
"""What a thing is known by: the name of the kind of key, then its parts."""

_ABOUT: dict[str, tuple[tuple[str, ...], ...]] = {
    "Column": (("step",), ("title",)),
    "Link": (("from", "to", "kind"), ("from", "to")),
    "Loop": (("from", "to", "kind"), ("from", "to")),
    "MetricUse": (("metric", "period"), ("metric",)),
    "Next": (("to", "when"), ("to",)),
    "Stage": (("title",),),
    "Trait": (("name",),),
    "Variant": (("when",),),
}
"""The fields by which things without an id are known, by model, the strictest first."""


def kinds_of_keys(model: str) -> tuple[str, ...]:
    """List the kinds of key that things without an id may have, the strictest first."""
    return tuple("/".join(fields) for fields in _ABOUT.get(model, (("text",),)))


def keys_of(model: str, data: dict[str, Any]) -> tuple[Key, ...]:
    """List the keys of a thing in its long form, the strictest first.

    Two things with an id are the same only where the ids are; a thing that has one and a thing
    that has none are compared by the other keys.
    """
    keys: list[Key] = []
    if own := id_of(model, data):
        keys.append(("id", own))
    for fields in _ABOUT.get(model, (("text",),) if "text" in data else ()):
        if any(field in data for field in fields):
            keys.append(("/".join(fields), *(_word(data.get(field)) for field in fields)))
    return tuple(keys)


def id_of(model: str, data: dict[str, Any]) -> str | None:
    """Return the id of a thing, also where it follows from another field; None where it has none."""
    own = data.get("id")
    if own is None and model == "Column" and data.get("step"):
        return str(data["step"]).rpartition("#")[2]
    return own if isinstance(own, str) and section_of(model) is not None else None


@cache
def section_of(model: str) -> str | None:
    """Return the namespace of the ids that things of a model have (`step`), or None."""
    for kind in KINDS:
        roles = compiled_kind(kind.name).roles.get(model, {}).get("id")
        if roles is not None and roles[:2] == ["role", "defines"]:
            return str(roles[2])
    return None


@cache
def is_shared(model: str) -> bool:
    """Whether the ids of things of a model hold for the whole workspace, not for their map alone."""
    section = section_of(model)
    return section is not None and Section(section).of_workspace


def _word(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "+".join(sorted(map(str, value)))
    return "" if value is None else str(value)
