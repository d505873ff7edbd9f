"""Which values of a thing are ids of something else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import compiled_kind
from cjmap.format.roles import Reach, Refers, Section

if TYPE_CHECKING:
    from cjmap.compare.things import Field


@cache
def reference(kind: str, model: str, field: Field) -> Refers | None:
    """Return what the value at `field` of a model refers to, in maps of a kind; None: to nothing."""
    found = _roles(kind, model, field)
    while found and found[0] == "many":
        found = found[1]
    return _refers(found)


@cache
def key_reference(kind: str, model: str, field: Field) -> Refers | None:
    """Return what the last key of `field` refers to (`by: {anna: 1}`); None: to nothing."""
    found = _roles(kind, model, field[:-1]) if len(field) > 1 else None
    return _refers(found[1]) if found and found[0] == "keys" else None


@cache
def may_be_within(kind: str, role: Refers) -> bool:
    """Whether maps of a kind themselves define what a role refers to: a column's step, they do not."""
    defined = {roles["id"][2] for roles in compiled_kind(kind).roles.values() if _defines(roles)}
    return not defined.isdisjoint(role.sections)


def _defines(roles: dict[str, Any]) -> bool:
    return (roles.get("id") or [])[:2] == ["role", "defines"]


def _roles(kind: str, model: str, field: Field) -> list[Any] | None:
    roles = compiled_kind(kind).roles
    found: list[Any] | None = None
    inner: str | None = model
    for key in field:
        found = roles.get(inner or "", {}).get(key)
        inner = str(found[1]) if found and found[0] == "object" else None
    return found


def _refers(found: list[Any] | None) -> Refers | None:
    if not found or found[:2] != ["role", "refers"]:
        return None
    _, _, sections, reach, strict = found
    return Refers(tuple(Section(each) for each in sections), Reach(reach), strict)
